/**
 * `npm run census -- --shard i/n [--out FOLDER]`: examines part i of n of the dataset (DATASET, or what the configuration compiled) and leaves
 * sealed evidence in FOLDER. Several processes or machines do a part each; `npm run gates -- --evidence FOLDER` judges once, over all of them.
 */
import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { SEAL_KEY_VARIABLE } from '../gates/dataset/kept/sealed-file.ts'
import { takePart } from '../gates/dataset/take-part.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { openProgress, told } from '../gates/kit/progress.ts'
import { readSettings } from '../gates/kit/settings.ts'
import { EXIT } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { localDataset } from './open-dataset.ts'
import { partOf } from './part-of.ts'
import { storeOf } from './publish/store-of.ts'

const DEFAULT_FOLDER = '.signoff/parts'

export default async function main(args: string[]): Promise<number> {
  const { shard, out, ...rest } = minimist(args, { string: ['shard', 'out', 'config'] }) as Record<string, unknown>
  const unknown = Object.keys(rest).filter((name) => !['_', 'config'].includes(name))
  if (unknown.length > 0) throw new ConfigError(`  --${unknown[0]}: no such option; expected --shard i/n, --out FOLDER or --config FILE`)
  const { part, of } = partOf('--shard', shard)
  const { config } = await loadConfig(args)
  const folder = resolve(typeof out === 'string' && out !== '' ? out : DEFAULT_FOLDER)
  const dataset = realpathSync(await localDataset(process.env['DATASET'] ?? config.output, resolve('.signoff'), storeOf(config)))
  const { workers } = readSettings()
  const progress = openProgress(process.stderr)
  const taken = await takePart({
    store: folderStore(dataset),
    profile: config.profile,
    ...{ part, of, folder, key: process.env[SEAL_KEY_VARIABLE] ?? '' },
    ...(workers === undefined ? {} : { workers }),
    onProgress: (found) => progress.show(told(found)),
  })
  progress.done()
  const { shards, records, bytes, reused } = taken
  console.log(
    `Part ${part} of ${of}: ${shards} shards, ${records} records, ${(bytes / 1e6).toFixed(1)} MB examined${reused > 0 ? `, ${reused} of the shards by evidence that was there` : ''}; evidence in ${relative(process.cwd(), folder) || '.'}`,
  )
  console.log(`This judges nothing. When all ${of} parts are there: npm run gates -- --evidence ${relative(process.cwd(), folder) || '.'}`)
  return EXIT.passed
}
