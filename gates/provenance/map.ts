/** The provenance map, inline or in sidecars, read entry by entry; and its comparison with the records, both ways. */
import type { Manifest } from '#contract/manifest.ts'
import type { Store } from '#contract/store.ts'
import { readObjects } from '../kit/ledger.ts'
import type { GateContext } from '../kit/gate.ts'
import { examined, type Tally, violate } from '../kit/tally.ts'
import { fields, own, readJson, sidecarEntries, text, token } from '../kit/untrusted.ts'
import { joinFingerprints, provenanceExaminer, type ProvenanceSummary } from './examiner.ts'
import { fingerprint, FINGERPRINT_BYTES, SHARED, sharedOfEntry, sharedOfRecord } from './fingerprint.ts'
import type { ProvenanceCode } from './rules.ts'

export interface MapEntry {
  id: string
  entry: unknown
  /** Where the entry stands. */
  at: string
}

/** A sidecar that is not there is the hash gate’s violation; its records are then missing from the map. */
export async function* readMap(manifest: Manifest | null, store: Store): AsyncGenerator<MapEntry> {
  const sidecars = sidecarEntries(manifest)
  if (sidecars.length === 0) {
    for (const [id, entry] of Object.entries(fields(own(manifest, 'provenance_map'))))
      yield { id, entry, at: `manifest.json#provenance_map.${token(id)}` }
    return
  }
  for (const sidecar of sidecars) {
    const path = text(own(sidecar, 'path'))
    if (path === undefined || path.split('/').includes('..') || (await store.size(path)) === null) continue
    for await (const { ref, entry } of readObjects(store, path)) yield { id: text(own(entry, 'id')) ?? '', entry, at: ref }
  }
}

/** True where the manifest has a map at all. */
export const hasMap = (manifest: Manifest | null): boolean => own(manifest, 'provenance_map') !== undefined

/** Records by id; of two records with one id, the first: the other is the hash gate's violation. */
export function indexById({ columns, population }: GateContext['census']): Map<string, number> {
  const { id } = columns
  const bytes = Buffer.from(id.buffer, id.byteOffset, id.byteLength)
  const index = new Map<string, number>()
  const none = '\0'.repeat(32)
  for (let at = 0; at < population; at++) {
    const key = bytes.toString('latin1', at * 32, at * 32 + 32)
    if (key !== none && !index.has(key)) index.set(key, at)
  }
  return index
}

/** A hex id as the key of `indexById`. */
export const idKey = (id: string): string => Buffer.from(id, 'hex').toString('latin1')

export async function judgeMap({ census, store }: GateContext, byId: Map<string, number>, tally: Tally<ProvenanceCode>): Promise<void> {
  const fingerprints = Buffer.from(
    joinFingerprints(census.summaries[provenanceExaminer.name] as ProvenanceSummary, census.population).buffer,
  )
  const seen = new Uint8Array(census.population)
  for await (const { id, entry, at } of readMap(census.manifest, store)) {
    examined(tally.map_orphan)
    const index = /^[0-9a-f]{64}$/.test(id) ? byId.get(idKey(id)) : undefined
    if (index === undefined || seen[index] === 1) {
      violate(tally, {
        code: 'map_orphan',
        subject: at,
        expected: 'the id of a record, once',
        found: index === undefined ? 'one of no record' : 'an id for the second time',
      })
      continue
    }
    seen[index] = 1
    examined(tally.map_disagrees)
    const start = index * FINGERPRINT_BYTES
    if (fingerprints.subarray(start, start + FINGERPRINT_BYTES).equals(fingerprint(sharedOfEntry(entry)))) continue
    const differing = tally.map_disagrees.samples.length < 20 ? await differs(census.record(index), entry) : 'another entry'
    violate(tally, { code: 'map_disagrees', subject: census.ref(index), expected: 'what the map says', found: differing, cause: at })
  }
  for (let index = 0; index < census.population; index++) {
    examined(tally.map_missing)
    if (seen[index] === 0)
      violate(tally, { code: 'map_missing', subject: census.ref(index), expected: 'an entry in the provenance map', found: 'none' })
  }
}

async function differs(record: Promise<unknown>, entry: unknown): Promise<string> {
  const ours = sharedOfRecord(own(await record, 'metadata'))
  const theirs = sharedOfEntry(entry)
  const names = SHARED.filter((_, at) => JSON.stringify(ours[at]) !== JSON.stringify(theirs[at]))
  return `another ${names.join(', another ')}`
}

/** Origins of the previous version's records that are in this one too. */
export async function judgeOrigins(
  { census, previous, store }: GateContext,
  byId: Map<string, number>,
  tally: Tally<ProvenanceCode>,
): Promise<string | undefined> {
  if (previous === undefined) return undefined
  const manifest = await readJson(previous, 'manifest.json')
  if (manifest.problem !== undefined) return `manifest.json of the previous version: ${manifest.problem}`
  if (!hasMap(manifest.value as Manifest)) return 'the previous version has no provenance map'
  const before = new Map<number, string>()
  for await (const { id, entry } of readMap(manifest.value as Manifest, previous)) {
    const index = /^[0-9a-f]{64}$/.test(id) ? byId.get(idKey(id)) : undefined
    if (index !== undefined) before.set(index, text(own(entry, 'source_key')) ?? '')
  }
  const compare = (index: number, now: unknown): void => {
    examined(tally.origin_changed)
    if (now !== before.get(index))
      violate(tally, {
        code: 'origin_changed',
        subject: census.ref(index),
        expected: 'the source_key of the previous version',
        found: 'another',
      })
    before.delete(index)
  }
  // Read from the map, which map_disagrees holds to the records: reading each record again would be a second pass over all text.
  for await (const { id, entry } of readMap(census.manifest, store)) {
    const index = /^[0-9a-f]{64}$/.test(id) ? byId.get(idKey(id)) : undefined
    if (index !== undefined && before.has(index)) compare(index, own(entry, 'source_key'))
  }
  for (const index of [...before.keys()]) compare(index, own(own(await census.record(index), 'metadata'), 'source_key'))
  return undefined
}
