/**
 * `npm run route -- [dataset_coverage_report.json] [--out FILE] [--stubs FOLDER] [--bucket NAME] [--root FOLDER] [--config FILE] [--json]`: from
 * a coverage report to where each family comes from, and to a list of sources for a configuration. A stub that stands there is never overwritten.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { type Profile, resolveProfile } from '#contract/profile.ts'
import { ConfigError } from '../compile/config-error.ts'
import { GENERATORS } from '../generators/families/index.ts'
import { route } from '../generators/router/route.ts'
import type { RoutingConfig } from '../generators/router/routing.ts'
import { showRouting } from '../generators/router/show.ts'
import { stubFor, stubName } from '../generators/router/stub.ts'
import { EXIT } from './exit.ts'
import { readReport } from './inventory/load.ts'
import { signerOf } from './inventory/signer-of.ts'
import { localFile } from './local-file.ts'
import { table } from './tables.ts'

const REPORT = 'dataset_coverage_report.json'
const OUT = 'dataset_routing_config.json'
const USAGE = `usage: npm run route -- [REPORT (default ${REPORT})] [--out FILE (default ${OUT})] [--stubs FOLDER] [--bucket NAME] [--root FOLDER] [--config FILE] [--json]`

interface Arguments {
  _: string[]
  out?: string
  stubs?: string
  bucket?: string
  root?: string
  config?: string
  json?: boolean
  help?: boolean
}

function readArguments(args: string[]): Arguments {
  const read = minimist(args, {
    string: ['out', 'stubs', 'bucket', 'root', 'config', '_'],
    boolean: ['json', 'help'],
  }) as unknown as Arguments
  for (const [name, value] of Object.entries(read)) {
    if (!['_', 'out', 'stubs', 'bucket', 'root', 'config', 'json', 'help'].includes(name))
      throw new ConfigError(`  --${name}: no such option\n  ${USAGE}`)
    if (value === '') throw new ConfigError(`  --${name}: found nothing; expected a value\n  ${USAGE}`)
  }
  if (read._.length > 1) throw new ConfigError(`  found ${read._.length} reports; expected one\n  ${USAGE}`)
  return read
}

export default async function main(args: string[]): Promise<number> {
  const { _: places, out = OUT, stubs, bucket, root, config, json = false, help = false } = readArguments(args)
  if (help) {
    console.log(USAGE)
    return EXIT.passed
  }
  const named = places[0] ?? REPORT
  const { profile, s3 } = config === undefined ? { profile: resolveProfile({}), s3: {} } : await signerOf(config)
  const place = await localFile(named, s3)
  if (!existsSync(place))
    throw new ConfigError(`  ${named}: there is no such file; expected a coverage report: write one with "npm run inventory"`)
  const report = readReport(resolve(place), named)
  if (report.inventory === undefined) throw new ConfigError(`  ${named}: it holds no inventory; expected what "npm run inventory" writes`)
  const routing = route(report, {
    generators: GENERATORS,
    ...(bucket === undefined ? {} : { bucket }),
    ...(root === undefined ? {} : { root }),
  })
  if (stubs !== undefined) writeStubs(routing, stubs, profile)
  const text = `${JSON.stringify(routing, null, 2)}\n`
  const file = resolve(out)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  if (json) process.stdout.write(text)
  else console.log(`${showRouting(routing, table)}\n\nRouting  ${relative(process.cwd(), file)}`)
  return EXIT.passed
}

/** One for every family with nothing; what somebody may have filled in stays. */
function writeStubs(routing: RoutingConfig, folder: string, { families }: Profile): void {
  for (const [family, entry] of Object.entries(routing.families)) {
    if (entry.evidence_count > 0) continue
    const file = join(folder, stubName(family))
    entry.stub = file
    if (existsSync(file)) {
      console.error(`${file}: is there already and stays as it is`)
      continue
    }
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      file,
      stubFor({ family, holds: families[family]?.holds ?? 'of the signer’s profile', generator: entry.generator?.name ?? null }),
    )
  }
}
