/** `npm run dedup -- FILES...`: exact and near-duplicates of any files that sources can be read from; see `USAGE`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { resolveDuplicates } from '../compile/stages/dedup/resolve.ts'
import { ArgumentError, readArguments, USAGE } from './dedup/arguments.ts'
import { load } from './dedup/load.ts'
import { reportOf, writeResults } from './dedup/results.ts'
import { EXIT } from './exit.ts'
import { openProgress } from './progress.ts'
import { table } from './tables.ts'

export default async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(USAGE)
    return EXIT.passed
  }
  const args = readArguments(argv)
  const folder = mkdtempSync(join(tmpdir(), 'signoff-dedup-'))
  const clean = (): void => rmSync(folder, { recursive: true, force: true })
  const interrupted = (): void => (clean(), process.exit(EXIT.couldNotRun))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  const progress = openProgress(process.stderr)
  try {
    const loaded = await load({
      ...args,
      folder,
      root: process.cwd(),
      progress: (done) => progress.show({ phase: 'reading', done, unit: 'records' }),
    })
    if (!args.dryRun && loaded.files.some(({ key }) => resolve(key) === resolve(args.out)))
      throw new ArgumentError(`--out: found "${args.out}", which is one of the files read; expected another file`)
    const resolution = resolveDuplicates(loaded.set, {
      ...args,
      progress: (phase, done, total) => progress.show({ phase: `comparing, ${phase}`, done, total, unit: 'records' }),
    })
    progress.done()
    const report = reportOf(loaded, resolution, args)
    tell(report)
    const failed = loaded.problems.length > 0
    if (failed) for (const problem of loaded.problems) console.error(`not read: ${problem}`)
    else if (!args.dryRun) for (const written of writeResults(loaded, resolution, report, args)) console.log(`wrote ${written}`)
    loaded.close()
    return failed ? EXIT.couldNotRun : EXIT.passed
  } finally {
    progress.done()
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    clean()
  }
}

/** Files on the terminal; of more, those that lost most. */
const MOST_ROWS = 30

function tell({ files, counts, clusters, threshold, strategy }: ReturnType<typeof reportOf>): void {
  const dropping = files.toSorted((a, b) => b.records - b.kept + b.rejected - (a.records - a.kept + a.rejected))
  const shown = files.length <= MOST_ROWS ? files : dropping.slice(0, MOST_ROWS)
  const rows = shown.map((file) => [
    `${file.key}${file.against ? ' (against)' : ''}`,
    file.shape,
    file.records,
    file.rejected,
    file.kept,
    file.exact_duplicate,
    file.near_duplicate,
    file.excluded,
  ])
  console.log(table(['file', 'shape', 'read', 'rejected', 'kept', 'exact dup', 'near dup', 'excluded'], rows))
  if (shown.length < files.length)
    console.log(`... and ${files.length - shown.length} files of which less was dropped; the report lists all`)
  const dropped = counts.exact_duplicate + counts.near_duplicate + counts.excluded
  console.log(
    `\n${counts.read} records: ${counts.kept} kept, ${dropped} dropped (similarity >= ${threshold}, ${strategy}); ${clusters.count} clusters, the largest of ${clusters.largest}`,
  )
}
