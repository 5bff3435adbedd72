/**
 * `npm run export [-- --config FILE --dataset DIR|s3://… --to DIR --formats parquet,openai,… --name NAME --pretty-name "…" --language en --report FILE --strict --unsigned --verify]`:
 * writes a signed-off dataset as a folder that Hugging Face `datasets`, pandas, DuckDB and trainers read, with its card and Croissant metadata.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { exportDataset } from '../compile/exports/export-dataset.ts'
import { FORMATS } from '../compile/exports/formats/index.ts'
import type { ExportManifest, ExportSignoff } from '../compile/exports/manifest.ts'
import { PARQUET } from '../compile/exports/shard.ts'
import { openSource } from '../compile/exports/source.ts'
import { signoffOf, UnsignedError } from '../compile/publish/signoff.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import type { VerificationReport } from '../gates/kit/verification-report.ts'
import { datasetCards } from '../reports/card/card.ts'
import { croissantText } from '../reports/croissant/croissant.ts'
import { EXIT } from './exit.ts'
import { cardFacts } from './export/facts.ts'
import { namedDataset } from './export/dataset.ts'
import { openProgress } from './progress.ts'

const ALL = [PARQUET, ...Object.keys(FORMATS)]
const FLAGS = ['config', 'dataset', 'to', 'formats', 'name', 'pretty-name', 'language', 'report']
const UNSIGNED = 'exported with --unsigned'
const SWITCHES = ['strict', 'unsigned', 'verify']

export default async function main(args: string[]): Promise<number> {
  const given = minimist(args, { string: FLAGS, boolean: SWITCHES }) as Record<string, string | boolean | undefined> & { _: string[] }
  const unknown = [
    ...Object.keys(given)
      .filter((name) => ![...FLAGS, ...SWITCHES, '_'].includes(name))
      .map((name) => `--${name}`),
    ...given._,
  ]
  if (unknown.length > 0) throw new ConfigError(`  found "${unknown[0]}"; expected --${[...FLAGS, ...SWITCHES].join(', --')}`)
  const text = (name: string): string | undefined => {
    const value = given[name]
    if (Array.isArray(value)) throw new ConfigError(`  --${name}: found it twice; expected it once`)
    if (value === '') throw new ConfigError(`  --${name}: found nothing; expected a value`)
    return value as string | undefined
  }
  const folder = await namedDataset(text('dataset'), text('config'))
  const source = await openSource(folderStore(folder))
  const report = readReport(resolve(text('report') ?? 'report/verification_report.json'))
  const formats = formatsOf(text('formats'))
  const signoff = judge({
    digest: source.digest,
    manifestSha256: source.manifestSha256,
    report,
    unsigned: given['unsigned'] === true,
    strict: given['strict'] === true,
  })
  if (signoff === null) return EXIT.failed
  const to = resolve(text('to') ?? join('data/exports', source.digest.slice(0, 16)))
  const name = text('name') ?? `dataset-${source.digest.slice(0, 16)}`
  const named = { name, prettyName: text('pretty-name') ?? name, languages: languagesOf(text('language')) }
  const verification = signoff.state === 'unsigned' ? null : (JSON.parse(report!.toString()) as VerificationReport)
  const progress = openProgress(process.stderr)
  try {
    const manifest = await exportDataset({
      ...{ source, to, formats, signoff },
      documents: (exported) => {
        const facts = cardFacts({ source, exported, formats, signoff, verification, named })
        return { ...datasetCards(facts), 'croissant.json': croissantText(facts) }
      },
      progress: (done, total) => progress.show({ phase: 'exporting', done, total, unit: 'bytes' }),
    })
    progress.done()
    tell(manifest, to)
    if (given['verify'] !== true) return EXIT.passed
    const { verifyExport } = await import('./export/verify.ts')
    return (await verifyExport(source, to, (line) => console.log(line))) ? EXIT.passed : EXIT.failed
  } finally {
    progress.done()
  }
}

const readReport = (file: string): Buffer | null => (existsSync(file) ? readFileSync(file) : null)

function formatsOf(given: string | undefined): string[] {
  if (given === undefined) return ALL
  const names = given.split(',').map((name) => name.trim())
  for (const name of names)
    if (!ALL.includes(name)) throw new ConfigError(`  --formats: found "${name}"; expected one or more of ${ALL.join(', ')}`)
  return ALL.filter((name) => names.includes(name))
}

function languagesOf(given: string | undefined): string[] {
  const tags = given === undefined ? [] : given.split(',').map((tag) => tag.trim())
  for (const tag of tags)
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag))
      throw new ConfigError(`  --language: found "${tag}"; expected tags such as en or en,zh`)
  return tags
}

/** Null, and told, where the dataset may not be exported. */
function judge(given: {
  digest: string
  manifestSha256: string
  report: Buffer | null
  unsigned: boolean
  strict: boolean
}): ExportSignoff | null {
  try {
    const { unsigned, ...rest } = given
    const forced = unsigned ? UNSIGNED : null
    const { state, profile_sha256: profile } = signoffOf({ ...rest, forced })
    if (state === 'unsigned') return { state, reason: UNSIGNED } // without the problem, which depends on what lay in report/
    return { state, ...(profile === undefined ? {} : { profile_sha256: profile }) }
  } catch (error) {
    if (!(error instanceof UnsignedError)) throw error
    console.error(`\n${error.message.replace(/or force it with .*$/, 'or name --unsigned, which the card then says')}`)
    return null
  }
}

function tell({ formats, files, signoff }: ExportManifest, to: string): void {
  for (const [format, splits] of Object.entries(formats)) {
    const counts = Object.values(splits)
    const sum = (of: (count: (typeof counts)[number]) => number): number => counts.reduce((all, count) => all + of(count), 0)
    const left = sum((count) => Object.values(count.left_out).reduce((all, records) => all + records, 0))
    const other = sum((count) => count.other_kind)
    console.log(
      `${format.padEnd(18)} ${String(sum((count) => count.records)).padStart(8)} records${left > 0 ? `, ${left} left out (left_out/${format}/)` : ''}${other > 0 ? `, ${other} of the other kind` : ''}`,
    )
  }
  const bytes = files.reduce((total, { size_bytes: size }) => total + size, 0)
  console.log(
    `Exported  ${relative(process.cwd(), to) || '.'}: ${files.length + 1} files, ${(bytes / 1e6).toFixed(1)} MB, ${signoff.state === 'unsigned' ? 'UNSIGNED' : `signed off (${signoff.state})`}`,
  )
}
