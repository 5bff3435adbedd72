/** Compares a dataset with its previous version, from the bytes of both; or with what was kept of it, where its bytes are gone. */
import { CONTRACT_VERSION } from '#contract/manifest.ts'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Profile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import type { Census } from '../dataset/census.ts'
import { isShardPath } from '../dataset/open.ts'
import type { OnProgress } from '../dataset/progress.ts'
import { takeCensus } from '../dataset/take-census.ts'
import { own, text } from '../kit/untrusted.ts'
import { type Comparison, compare, DEFAULT_THRESHOLDS, type Thresholds } from './compare.ts'
import { driftExaminer } from './examiner.ts'
import { conversationsOf, type Portrait } from './portrait.ts'
import { recordChanges, type RecordChanges } from './records.ts'

/** Among the evidence of a run. */
export const DRIFT = 'drift.json'

export interface Version {
  /** As its manifest states it; empty where it states none. */
  digest: string
  contract_version: string
  conversations: number
  /** Lines that are no record. */
  unreadable: number
}

export interface Drift extends Comparison {
  drift_version: '1.0'
  /** `bytes`: both versions were read. `history`: the previous one's counts were kept, so that nothing is known of single records. */
  from: 'bytes' | 'history'
  thresholds: Thresholds
  previous: Version
  current: Version
  /** Null where only the counts of the previous version are there. */
  records: RecordChanges | null
  notes: string[]
}

/** Why there is no comparison. */
export interface NoDrift {
  drift_version: '1.0'
  from: null
  why: string
}

export const noDrift = (why: string): NoDrift => ({ drift_version: '1.0', from: null, why })

export type Before = { store: Store; onProgress?: OnProgress } | { portrait: Portrait; version: Version }

const portraitOf = ({ summaries }: Census): Portrait => summaries[driftExaminer.name] as Portrait

const versionOf = ({ manifest }: Census, portrait: Portrait, digest: string): Version => ({
  digest,
  contract_version: shown(text(own(manifest, 'contract_version'))),
  conversations: conversationsOf(portrait),
  unreadable: portrait.unreadable,
})

const shown = (version: string | undefined): string => (version !== undefined && /^[\w.-]{1,20}$/.test(version) ? version : 'unknown')

/** Only the shards and the manifest: the export repeats the shards, and the rest is not compared. */
const onlyShards = (store: Store): Store => ({
  root: store.root,
  ...(store.localRoot === undefined ? {} : { localRoot: store.localRoot }),
  async *list(prefix) {
    for await (const object of store.list(prefix)) if (isShardPath(object.key) || object.key === MANIFEST_PATH) yield object
  },
  read: (key, range) => store.read(key, range),
  size: (key) => store.size(key),
})

/** Every record of a dataset, examined for its portrait alone. */
export const portraitCensus = (store: Store, profile: Profile, onProgress?: OnProgress): Promise<Census> =>
  takeCensus({ store: onlyShards(store), profile, examiners: [driftExaminer], ...(onProgress === undefined ? {} : { onProgress }) })

const DIGEST = /^[0-9a-f]{64}$/
const stated = ({ manifest }: Census): string => {
  const digest = text(own(manifest, 'dataset_digest')) ?? ''
  return DIGEST.test(digest) ? digest : ''
}

function notesOf(previous: Version): string[] {
  return [
    ...(previous.contract_version === CONTRACT_VERSION
      ? []
      : [
          `the previous version follows contract version ${previous.contract_version}, this one ${CONTRACT_VERSION}: both are counted by today's rules`,
        ]),
    ...(previous.unreadable === 0
      ? []
      : [
          `${previous.unreadable} lines of the previous version are no records and count for nothing: its bytes are not what was published`,
        ]),
  ]
}

/** `census` holds the drift examiner's summary. Throws where the previous version can not be read; says why where there is nothing to compare. */
export async function measureDrift(
  census: Census,
  before: Before,
  { profile, thresholds = DEFAULT_THRESHOLDS, digest = census.digest }: { profile: Profile; thresholds?: Thresholds; digest?: string },
): Promise<Drift | NoDrift> {
  const after = portraitOf(census)
  const read = 'store' in before ? await portraitCensus(before.store, profile, before.onProgress) : null
  const portrait = 'portrait' in before ? before.portrait : portraitOf(read!)
  const previous = 'portrait' in before ? before.version : versionOf(read!, portrait, stated(read!))
  if (previous.conversations === 0) return noDrift('the previous version holds no record that can be read')
  const current = versionOf(census, after, digest)
  if (current.conversations === 0) return noDrift('this version holds no record that can be read')
  return {
    drift_version: '1.0',
    from: read === null ? 'history' : 'bytes',
    thresholds,
    previous,
    current,
    ...compare(portrait, after, thresholds),
    records: read === null ? null : recordChanges(read, census, new Set(Object.keys(profile.families))),
    notes: notesOf(previous),
  }
}
