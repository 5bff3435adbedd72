/** Checks that a record's provenance is complete, and keeps a fingerprint of it for the comparison with the map. */
import type { Examiner } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { list, own, text, token } from '../kit/untrusted.ts'
import { fingerprint, FINGERPRINT_BYTES, sharedOfRecord } from './fingerprint.ts'

type Code = 'provenance_incomplete'

export interface ProvenanceSummary {
  tally: Tally<Code>
  /** Fingerprints in dataset order, in pieces. */
  fingerprints: Uint8Array[]
  /** source_group -> source_key -> records. */
  kept: Map<string, Map<string, number>>
  /** Ids of records that say they were refiled, with their reference and family. */
  refiled: { id: string; ref: string; family: string }[]
}

const has = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** Names of the fields that are missing or empty. */
function missing(metadata: unknown): string[] {
  const provenance = own(metadata, 'provenance')
  const pipeline = own(provenance, 'processing_pipeline')
  return [
    ...['source_key', 'source_family', 'document_id', 'source_group', 'license_tag'].filter((field) => !has(own(metadata, field))),
    ...['original_s3_key', 'processed_at', 'dedup_status']
      .filter((field) => !has(own(provenance, field)))
      .map((field) => `provenance.${field}`),
    ...['name', 'version'].filter((field) => !has(own(pipeline, field))).map((field) => `provenance.processing_pipeline.${field}`),
    ...(list(own(provenance, 'processing_steps')).length > 0 ? [] : ['provenance.processing_steps']),
  ]
}

export const provenanceExaminer: Examiner<ProvenanceSummary> = {
  name: 'provenance',
  version: '1',
  start() {
    const tally = newTally<Code>(['provenance_incomplete'])
    const fingerprints: Buffer[] = []
    const kept: ProvenanceSummary['kept'] = new Map()
    const refiled: ProvenanceSummary['refiled'] = []
    return {
      examine({ record }, { ref }) {
        const metadata = own(record, 'metadata')
        examined(tally.provenance_incomplete)
        const fields = missing(metadata)
        if (fields.length > 0) {
          const family = text(own(metadata, 'source_family'))
          violate(tally, {
            code: 'provenance_incomplete',
            subject: ref,
            expected: fields.join(', '),
            found: 'nothing there',
            ...(family === undefined ? {} : { names: [token(family)] }),
          })
        }
        fingerprints.push(fingerprint(sharedOfRecord(metadata)))
        const group = text(own(metadata, 'source_group')) ?? ''
        const key = text(own(metadata, 'source_key')) ?? ''
        const keys = kept.get(group) ?? kept.set(group, new Map()).get(group)!
        keys.set(key, (keys.get(key) ?? 0) + 1)
        const id = text(own(metadata, 'id'))
        if (id !== undefined && list(own(own(metadata, 'provenance'), 'processing_steps')).includes('refile'))
          refiled.push({ id, ref, family: text(own(metadata, 'source_family')) ?? '' })
      },
      finish: () => ({
        tally,
        fingerprints: fingerprints.length === 0 ? [] : [new Uint8Array(Buffer.concat(fingerprints))],
        kept,
        refiled,
      }),
    }
  },
  merge(a, b) {
    for (const [group, keys] of b.kept) {
      const into = a.kept.get(group) ?? a.kept.set(group, new Map()).get(group)!
      for (const [key, count] of keys) into.set(key, (into.get(key) ?? 0) + count)
    }
    return {
      tally: mergeTally(a.tally, b.tally),
      fingerprints: [...a.fingerprints, ...b.fingerprints],
      kept: a.kept,
      refiled: [...a.refiled, ...b.refiled],
    }
  },
}

/** The fingerprints as one array, 16 bytes a record. */
export function joinFingerprints({ fingerprints }: ProvenanceSummary, population: number): Uint8Array {
  const all = new Uint8Array(population * FINGERPRINT_BYTES)
  let at = 0
  for (const piece of fingerprints) {
    all.set(piece, at)
    at += piece.length
  }
  if (at !== all.length) throw new Error(`The census holds ${at / FINGERPRINT_BYTES} fingerprints for ${population} records; take it again`)
  return all
}
