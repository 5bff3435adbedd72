/** Faults over a publication: after each the canonical manifest names one whole version, old or new, and the rerun completes. */
import { join } from 'node:path'
import { readDataset } from '../../compile/publish/dataset.ts'
import { planPublication } from '../../compile/publish/plan.ts'
import { promote } from '../../compile/publish/promote.ts'
import { type Made, makeDataset, soundVersion } from '../../compile/publish/publish-trial.ts'
import { publishVersion } from '../../compile/publish/publish.ts'
import { rootOf } from '../../compile/publish/places.ts'
import { signoffOf } from '../../compile/publish/signoff.ts'
import type { S3Access } from '../../compile/stores/s3/client.ts'
import { quickAccess } from '../../compile/stores/s3/s3-trial.ts'
import { drawnFaults, serveFaults } from '../../compile/stores/s3-faults.ts'
import type { Tally } from './tally.ts'
import type { FaultStore } from './store.ts'

/** The smallest part that S3 takes is 5 MiB; the fixture takes any. */
const PART = 5 * 2 ** 20

export async function publishAll(made: Made, root: string, access: S3Access, partBytes = PART): Promise<string> {
  const dataset = await readDataset(made.folder)
  const signoff = signoffOf({ digest: dataset.digest, manifestSha256: dataset.manifestSha256, report: made.report, forced: null })
  const plan = await planPublication(dataset, root, access, partBytes)
  const { id } = await publishVersion({ plan, dataset, signoff, report: made.report, now: new Date(), access })
  return (await promote(root, id, plan.current, access)).outcome
}

/** `schedules` publications under faults, each below a root of its own. */
export async function faultPublishing(
  store: FaultStore,
  folder: string,
  { schedules, seed, tally }: { schedules: number; seed: number; tally: Tally },
): Promise<void> {
  const direct = quickAccess(store.env)
  // Every eighth dataset is large enough for several parts of what a real store takes.
  const [small, large] = [
    { bytes: 20_000, shards: 2 },
    { bytes: 11 * 2 ** 20, shards: 3 },
  ]
  const pairs = [small, large].map(
    ({ bytes, shards }, i) =>
      [
        makeDataset(join(folder, `old-${i}`), `old ${i}`, bytes, shards),
        makeDataset(join(folder, `new-${i}`), `new ${i}`, bytes, 2),
      ] as const,
  )
  for (let i = 0; i < schedules; i++) {
    const [before, after] = pairs[i % 8 === 7 ? 1 : 0]!
    const root = rootOf(`s3://${store.bucket}/faults-${seed}-${i}/final_dataset`)
    await publishAll(before, root, direct)
    const share = [0.02, 0.1, 0.25, 0.5][i % 4]!
    const proxy = await serveFaults(store.env['AWS_ENDPOINT_URL_S3']!, drawnFaults(seed * 100_003 + i, share))
    const faulty = quickAccess({ ...store.env, AWS_ENDPOINT_URL_S3: proxy.env['AWS_ENDPOINT_URL_S3']! }, { attempts: i % 3 === 0 ? 2 : 8 })
    const ended = await publishAll(after, root, faulty).catch((error: Error) =>
      error.name === 'S3Error' ? 'told' : `UNTOLD: ${error.message}`,
    )
    await proxy.close()
    faulty.client.destroy()
    tally.met(proxy.met)
    tally.count(`publish: ${ended}`)
    await tally.check(`schedule ${i}: after the faults`, async () => {
      const stands = await soundVersion(root, direct)
      const allowed = ended === 'switched' ? [after.digest] : [before.digest, after.digest]
      if (!allowed.includes(stands ?? '')) throw new Error(`the manifest names ${stands ?? 'nothing'} after "${ended}"`)
      tally.count(stands === after.digest ? 'manifest: new, whole' : 'manifest: old, whole')
    })
    await tally.check(`schedule ${i}: the rerun`, async () => {
      await publishAll(after, root, direct)
      if ((await soundVersion(root, direct, { copies: true })) !== after.digest) throw new Error('another version is current')
      tally.count('rerun: complete, bytes right')
    })
  }
}

/** Eight publishers of eight datasets who saw the same manifest. */
export async function faultRaces(store: FaultStore, folder: string, { times, tally }: { times: number; tally: Tally }): Promise<void> {
  const direct = quickAccess(store.env)
  const many = Array.from({ length: 8 }, (_, i) => makeDataset(join(folder, `race-${i}`), `race ${i}`, 2000, 1 + (i % 3)))
  for (let time = 0; time < times; time++) {
    const root = rootOf(`s3://${store.bucket}/race-${time}/final_dataset`)
    if (time % 2 === 1) await publishAll(makeDataset(join(folder, 'race-old'), 'race old'), root, direct)
    const planned = await Promise.all(
      many.map(async ({ folder }) => {
        const dataset = await readDataset(folder)
        return { dataset, plan: await planPublication(dataset, root, direct) }
      }),
    )
    const outcomes = await Promise.all(
      planned.map(async ({ dataset, plan }, i) => {
        const signoff = signoffOf({ digest: dataset.digest, manifestSha256: dataset.manifestSha256, report: many[i]!.report, forced: null })
        await publishVersion({ plan, dataset, signoff, report: many[i]!.report, now: new Date(), access: direct })
        return { id: plan.id, ...(await promote(root, plan.id, plan.current, direct)) }
      }),
    )
    await tally.check(`race ${time}`, async () => {
      const won = outcomes.filter(({ outcome }) => outcome === 'switched')
      if (won.length !== 1 || outcomes.filter(({ outcome }) => outcome === 'lost').length !== 7)
        throw new Error(`${won.length} of eight won`)
      if ((await soundVersion(root, direct, { copies: true })) !== won[0]!.id)
        throw new Error('another version is current than the winner’s')
      tally.count('race of eight: one won, seven were told')
    })
  }
}
