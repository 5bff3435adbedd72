/** kill -9 of a publisher at random moments: what readers see is one whole version, and the next run completes it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Made, makeDataset, soundVersion } from '../../compile/publish/publish-trial.ts'
import { rootOf } from '../../compile/publish/places.ts'
import { quickAccess } from '../../compile/stores/s3/s3-trial.ts'
import { uploadsBelow } from '../../compile/stores/s3/multipart.ts'
import { type Ended, runJob } from '../kill-after.ts'
import { publishAll } from './publishing.ts'
import type { FaultStore } from './store.ts'
import type { Tally } from './tally.ts'

export async function faultKilling(
  store: FaultStore,
  folder: string,
  { kills, seed, tally }: { kills: number; seed: number; tally: Tally },
): Promise<void> {
  if (kills === 0) return
  const direct = quickAccess(store.env)
  const versions = [0, 1].map((i) => {
    const made = makeDataset(join(folder, `killed-${i}`), `killed ${i}`, 12 * 2 ** 20)
    writeFileSync(join(folder, `killed-${i}.json`), made.report)
    return { made, report: join(folder, `killed-${i}.json`) }
  })
  const config = join(folder, 'kill.config.mjs')
  writeFileSync(config, `export default { sources: [{ name: 'a', family: 'sarcasm', path: 'a', licence: 'synthetic', group: 'g' }] }\n`)
  const [old, fresh] = [versions[0]!.made, versions[1]!]
  const publisher = (root: string, after?: number): Promise<Ended> =>
    runJob(
      'The publisher',
      ['publish', '--config', config, '--to', root, '--dataset', fresh.made.folder, '--report', fresh.report, '--part-megabytes', '5'],
      store.env,
      after,
    )
  const spare = rootOf(`s3://${store.bucket}/kill-none/final_dataset`)
  await publishAll(old, spare, direct)
  const started = performance.now()
  await publisher(spare)
  const duration = performance.now() - started
  for (let i = 0; i < kills; i++) {
    const root = rootOf(`s3://${store.bucket}/kill-${seed}-${i}/final_dataset`)
    await publishAll(old, root, direct)
    // Spread evenly, with a jitter: the start of the process takes a good part of the time.
    const { how } = await publisher(root, duration * (0.3 + 0.75 * ((i + ((seed * 0.618 + i * 0.381) % 1)) / kills)))
    tally.count(`publisher: ${how}`)
    await tally.check(`kill ${i}`, () => look(root, old, fresh.made, direct, tally))
  }
}

async function look(root: string, old: Made, fresh: Made, direct: ReturnType<typeof quickAccess>, tally: Tally): Promise<void> {
  const stands = await soundVersion(root, direct)
  if (stands !== old.digest && stands !== fresh.digest) throw new Error(`the manifest names ${stands ?? 'nothing'}`)
  tally.count(stands === old.digest ? 'after a kill: old, whole' : 'after a kill: new, whole')
  await publishAll(fresh, root, direct)
  if ((await soundVersion(root, direct, { copies: true })) !== fresh.digest) throw new Error('the rerun did not complete')
  if ((await uploadsBelow(root, direct)).length > 0) throw new Error('uploads were left over')
  tally.count('rerun after a kill: complete, nothing left over')
}
