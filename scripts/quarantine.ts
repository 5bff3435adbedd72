/** `npm run quarantine [-- --out FILE]`: what was kept out of DATASET (or what the configuration compiled) and why, and what waits for a person, as one local page. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { REVIEW_QUEUE } from '../compile/output/review.ts'
import { ConfigError } from '../compile/config.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { readQuarantine, survivorsOf, withPlaces } from '../gates/provenance/quarantine.ts'
import { quarantinePage } from '../reports/quarantine/page.ts'
import { EXIT } from './exit.ts'
import { hasDataset, nameOf } from './gates.ts'
import { loadConfig } from './load-config.ts'
import { localDataset } from './open-dataset.ts'
import { digestOf } from './previous-beside.ts'
import { storeOf } from './publish/store-of.ts'
import { placesOf } from './quarantine/places.ts'
import { readWaiting } from './quarantine/waiting.ts'

const WORK = resolve('.signoff')

export default async function main(args: string[]): Promise<number> {
  const { out } = minimist(args, { string: ['out'], default: { out: 'report/quarantine.html' } })
  if (out === '') throw new ConfigError('  --out: found nothing; expected the file that the page is written to')
  const { config } = await loadConfig(args)
  const root = process.env['DATASET'] ?? config.output
  if (process.env['DATASET'] === undefined && !hasDataset(config))
    throw new ConfigError(
      `  nothing was compiled yet at ${nameOf(root)}; compile it with "npm start", or name a dataset: DATASET=<folder or s3:// root>`,
    )
  const folder = await localDataset(root, WORK, storeOf(config))
  const digest = digestOf(folder, 'dataset_digest') ?? ''
  const store = folderStore(folder)
  const quarantine = await readQuarantine(store)
  const places = await placesOf(join(WORK, 'census'), store, { digest, ids: survivorsOf(quarantine) })
  // The queue is of this configuration's own compile: that of another dataset is not here.
  const queue = join(config.review, REVIEW_QUEUE)
  const threshold = config.profile.thresholds.pii_review
  const waiting = process.env['DATASET'] === undefined ? await readWaiting(queue, REVIEW_QUEUE, threshold) : null
  const page = quarantinePage({
    dataset: nameOf(root),
    digest: /^[0-9a-f]{64}$/.test(digest) ? digest : '',
    quarantine: withPlaces(quarantine, places),
    waiting,
    threshold,
  })
  const file = resolve(out)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, page)
  const number = (value: number): string => value.toLocaleString('en-US')
  console.log(
    `${number(quarantine.lines)} lines of the ledger, ${waiting === null ? 'no review queue here' : `${number(waiting.records)} records in the review queue`}\nPage     ${relative(process.cwd(), file)} (opens from disk; holds no text of a record)`,
  )
  return EXIT.passed
}
