/** 16 bytes that two provenance entries share exactly when they say the same: what the pass keeps of a record instead of its strings. */
import { hash } from 'node:crypto'
import { own } from '../kit/untrusted.ts'

export const FINGERPRINT_BYTES = 16

/** Fields that record and map both state, as the map names them. */
export const SHARED = ['content_hash', 'source_key', 'source_family', 'processing_steps'] as const

export const sharedOfRecord = (metadata: unknown): unknown[] => [
  ...SHARED.slice(0, 3).map((field) => own(metadata, field)),
  own(own(metadata, 'provenance'), 'processing_steps'),
]
export const sharedOfEntry = (entry: unknown): unknown[] => SHARED.map((field) => own(entry, field))

export const fingerprint = (shared: unknown[]): Buffer =>
  Buffer.from(hash('sha256', JSON.stringify(shared)), 'hex').subarray(0, FINGERPRINT_BYTES)
