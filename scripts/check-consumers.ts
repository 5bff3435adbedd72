/**
 * `npm run check-consumers [-- --config FILE --dataset DIR|s3://… --export DIR --venv DIR --python PROGRAM --require]`: loads an export, and the published dataset, with the
 * programs that people use (Hugging Face `datasets`, `mlcroissant`, pandas, pyarrow, DuckDB, TRL), and compares every record with the published one.
 * Needs Python with pip and a package index; where they are not at hand it says loudly what was not checked. The product itself never needs it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { $, minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { openSource } from '../compile/exports/source.ts'
import { EXPORT_MANIFEST } from '../compile/exports/target.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { type ConsumerCheck, outcomeTable, readOutcome } from './check-consumers/outcome.ts'
import { EXIT } from './exit.ts'
import { namedDataset } from './export/dataset.ts'

const CHECKS = join(import.meta.dirname, 'check-consumers')
/** Without its dependencies: its data utilities need no torch, which is gigabytes. */
const TRL = 'trl==1.16.0'
const FLAGS = ['config', 'dataset', 'export', 'venv', 'python']

export default async function main(args: string[]): Promise<number> {
  const given = minimist(args, { string: FLAGS, boolean: ['require'] }) as Record<string, string | undefined> & {
    require: boolean
    _: string[]
  }
  const unknown = [
    ...Object.keys(given)
      .filter((name) => ![...FLAGS, 'require', '_'].includes(name))
      .map((name) => `--${name}`),
    ...given._,
  ]
  if (unknown.length > 0) throw new ConfigError(`  found "${unknown[0]}"; expected --${[...FLAGS, 'require'].join(', --')}`)
  const folder = await namedDataset(given['dataset'], given['config'])
  const { digest } = await openSource(folderStore(folder))
  const exported = resolve(given['export'] ?? join('data/exports', digest.slice(0, 16)))
  checkExport(exported, digest)
  const kept = given['venv'] === undefined ? null : resolve(given['venv'])
  const work = mkdtempSync(join(tmpdir(), 'signoff-consumers-'))
  try {
    const python = await environment(kept ?? join(work, 'venv'), given['python'] ?? 'python3')
    if (typeof python !== 'string') return skipped(python.why, given.require)
    return conclude(await ask(python, folder, exported, work), given.require)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function checkExport(folder: string, digest: string): void {
  const file = join(folder, EXPORT_MANIFEST)
  if (!existsSync(file)) throw new ConfigError(`  --export: there is no export in "${folder}"; expected one; make it with "npm run export"`)
  const { dataset } = JSON.parse(readFileSync(file, 'utf8')) as { dataset?: { digest?: string } }
  if (dataset?.digest !== digest)
    throw new ConfigError(
      `  --export: found an export of another dataset; expected one of digest ${digest.slice(0, 16)}; make it with "npm run export"`,
    )
}

/** The Python of an environment that holds the consumers; made where it is not there yet. */
async function environment(venv: string, program: string): Promise<string | { why: string }> {
  const quiet = $({ nothrow: true, quiet: true })
  const python = join(venv, 'bin/python')
  if (!existsSync(python)) {
    const made = await quiet`${program} -m venv ${venv}`
    if (made.exitCode !== 0) return { why: `no Python with venv and pip is at hand (${program})` }
  }
  console.error('Installing the consumers …')
  const installed = await quiet`${python} -m pip install --quiet --disable-pip-version-check -r ${join(CHECKS, 'requirements.txt')}`
  if (installed.exitCode !== 0) return { why: 'pip could not install the consumers: no package index is at hand, or a version is gone' }
  await quiet`${python} -m pip install --quiet --disable-pip-version-check --no-deps ${TRL}` // where it fails, the checks say that it can not be imported
  return python
}

async function ask(python: string, dataset: string, exported: string, work: string): Promise<ConsumerCheck[]> {
  const checks: ConsumerCheck[] = []
  const env = {
    ...process.env,
    ...{
      HF_HOME: work,
      HF_DATASETS_CACHE: join(work, 'datasets'),
      HF_HUB_OFFLINE: '1',
      HF_HUB_DISABLE_TELEMETRY: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  }
  const running = $({ nothrow: true, quiet: true, env, cwd: work })`${python} ${join(CHECKS, 'check.py')} ${dataset} ${exported}`
  for await (const line of running) {
    const check = readOutcome(line)
    if (check === null) continue
    checks.push(check)
    console.error(`${check.state.padEnd(7)} ${check.consumer}: ${check.check}`)
  }
  const ended = await running
  if (ended.exitCode !== 0)
    checks.push({
      consumer: 'check.py',
      version: '',
      check: `ended with ${ended.exitCode}: ${lastLine(ended.stderr)}`,
      count: 0,
      state: 'wrong',
      problems: [],
    })
  return checks
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 200) ?? ''

function skipped(why: string, required: boolean): number {
  console.log(`\nSKIPPED: no consumer was asked: ${why}. 0 checks ran; nothing is known of how the export loads.`)
  return required ? EXIT.couldNotRun : EXIT.passed
}

function conclude(checks: readonly ConsumerCheck[], required: boolean): number {
  console.log(`\n${outcomeTable(checks)}\n`)
  const of = (state: ConsumerCheck['state']): ConsumerCheck[] => checks.filter((check) => check.state === state)
  for (const { consumer, check, problems } of of('wrong'))
    for (const problem of [check, ...problems]) console.log(`${consumer}: ${problem}`)
  for (const { consumer, check } of of('skipped')) console.log(`SKIPPED: ${consumer} was not asked: it ${check}`)
  console.log(`${of('ok').length} checks passed, ${of('wrong').length} failed, ${of('skipped').length} consumers skipped`)
  if (of('wrong').length > 0 || of('ok').length === 0) return EXIT.failed
  return of('skipped').length > 0 && required ? EXIT.couldNotRun : EXIT.passed
}
