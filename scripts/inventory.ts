/**
 * `npm run inventory -- <s3://bucket/prefix | folder | listing file | -> [--out FILE] [--json] [--config FILE]`: lists objects, says which
 * family each is evidence for, and writes the coverage report. Exit code 1 where the listing is not whole.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config-error.ts'
import { resolveProfile } from '#contract/profile.ts'
import { readListing } from '../generators/inventory/read-listing.ts'
import { showInventory } from '../generators/inventory/show.ts'
import { takeInventory } from '../generators/inventory/take-inventory.ts'
import { EXIT } from './exit.ts'
import { signerOf } from './inventory/signer-of.ts'
import { table } from './tables.ts'

const OUT = 'dataset_coverage_report.json'
const USAGE = `usage: npm run inventory -- <s3://bucket/prefix | folder | listing file | -> [--out FILE (default ${OUT})] [--json] [--config FILE]`

export default async function main(args: string[]): Promise<number> {
  const known = { string: ['out', 'config', '_'], boolean: ['json', 'help'] }
  const {
    _: places,
    out = OUT,
    json = false,
    help = false,
    config: named,
    ...unknown
  } = minimist(args, known) as {
    _: string[]
    out?: string
    json?: boolean
    help?: boolean
    config?: string
  }
  if (help) {
    console.log(USAGE)
    return EXIT.passed
  }
  const stray = Object.keys(unknown)[0]
  if (stray !== undefined) throw new ConfigError(`  --${stray}: no such option; ${USAGE}`)
  if (places.length !== 1) throw new ConfigError(`  found ${places.length} places to list; expected one\n  ${USAGE}`)
  if (out === '') throw new ConfigError(`  --out: found nothing; expected a file\n  ${USAGE}`)
  if (statSync(resolve(out), { throwIfNoEntry: false })?.isDirectory())
    throw new ConfigError(`  --out: found the folder ${out}; expected a file, such as ${join(out, OUT)}\n  ${USAGE}`)
  const { profile, s3 } = named === undefined ? { profile: resolveProfile({}), s3: {} } : await signerOf(named)
  const report = takeInventory(await readListing(places[0]!, { stdin: process.stdin, s3 }), profile)
  const text = `${JSON.stringify(report, null, 2)}\n`
  const file = resolve(out)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  if (json) process.stdout.write(text)
  else console.log(`${showInventory(report, table)}\n\nReport   ${relative(process.cwd(), file)}`)
  const { complete, problems } = report.inventory!
  if (!complete && json) for (const problem of problems) console.error(`The listing is not whole: ${problem}`)
  return complete ? EXIT.passed : EXIT.failed
}
