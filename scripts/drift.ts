/**
 * `npm run drift [-- --fail --json]`: how far DATASET (or what the configuration compiled) lies from PREVIOUS (or the version that it
 * continues), from the bytes of both and without judging either. `--fail` exits with 1 where something drifted, for a CI that wants to be asked.
 */
import { resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { DEFAULT_THRESHOLDS } from '../gates/drift/compare.ts'
import { measureDrift, portraitCensus } from '../gates/drift/measure.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { openProgress, told } from '../gates/kit/progress.ts'
import { driftLines } from '../reports/drift/words.ts'
import { EXIT } from './exit.ts'
import { hasDataset, nameOf, previousOf } from './gates.ts'
import { fromFolder } from './history/previous-version.ts'
import { loadConfig } from './load-config.ts'
import { localDataset } from './open-dataset.ts'
import { digestOf } from './previous-beside.ts'
import { storeOf } from './publish/store-of.ts'
import { table } from './tables.ts'

export default async function main(args: string[]): Promise<number> {
  const { json, fail } = minimist(args, { boolean: ['json', 'fail'] })
  const { config } = await loadConfig(args)
  const root = process.env['DATASET'] ?? config.output
  if (!hasDataset(config))
    throw new ConfigError(
      `  nothing was compiled yet at ${nameOf(root)}; compile it with "npm start", or name a dataset: DATASET=<folder or s3:// root>`,
    )
  const folder = await localDataset(root, resolve('.signoff'), storeOf(config))
  const previous = await previousOf(folder, config, process.env)
  if (previous === '')
    throw new ConfigError(
      `  ${nameOf(root)} names no previous version that is here; expected one to compare with: PREVIOUS=<folder or s3:// root>`,
    )
  const shown = openProgress(process.stderr)
  const census = await portraitCensus(folderStore(folder), config.profile, (progress) => shown.show(told(progress)))
  shown.done()
  const before = fromFolder(previous)
  const drift = await measureDrift(census, before, {
    profile: config.profile,
    thresholds: { ...DEFAULT_THRESHOLDS, ...config.drift },
    digest: digestOf(folder, 'dataset_digest') ?? '',
  }).finally(before.done)
  if (json === true) console.log(JSON.stringify(drift, null, 2))
  else {
    if (drift.from !== null) {
      const rows = drift.axes.map((axis) => [
        axis.axis,
        axis.distance.toFixed(3),
        axis.chance.toFixed(3),
        axis.before,
        axis.after,
        axis.drifted ? 'drifted' : '',
      ])
      console.log(`${table(['axis', 'distance', 'by chance', 'before', 'now', ''], rows, [5])}\n`)
    }
    console.log(driftLines(drift).join('\n'))
  }
  if (drift.from === null) return EXIT.couldNotRun
  return fail === true && drift.drifted.length > 0 ? EXIT.failed : EXIT.passed
}
