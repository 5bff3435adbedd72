/** What is known of a version's publication, as the object beside the version. */
import type { S3Access } from '../stores/s3/client.ts'
import { getS3, putS3 } from '../stores/s3/write.ts'
import { recordOf, type Root, VERSION_ID } from './places.ts'
import { type Signoff, SIGNOFF_STATES } from './signoff.ts'

export interface PublicationRecord {
  record_version: '1.0'
  version: string
  dataset_digest: string
  manifest_sha256: string
  generated_at: string
  published_at: string
  conversations: number
  files: number
  bytes: number
  signoff: Signoff
}

/** Null where there is none, or none that can be understood. */
export async function readRecord(root: Root, id: string, access: S3Access): Promise<PublicationRecord | null> {
  const found = await getS3(recordOf(root, id), access)
  if (found === null) return null
  try {
    const record = JSON.parse(found.body.toString()) as PublicationRecord
    return VERSION_ID.test(record.version) && SIGNOFF_STATES.includes(record.signoff.state) ? record : null
  } catch {
    return null
  }
}

/** Writes it where there is none, or where the signoff got better: a version that was forced may be signed later. Returns what stands there. */
export async function writeRecord(root: Root, record: PublicationRecord, access: S3Access): Promise<PublicationRecord> {
  const known = await readRecord(root, record.version, access)
  const rank = ({ signoff }: PublicationRecord): number => SIGNOFF_STATES.indexOf(signoff.state)
  if (known !== null && rank(known) >= rank(record)) return known
  const merged = known === null ? record : { ...record, published_at: known.published_at }
  await putS3(recordOf(root, record.version), Buffer.from(`${JSON.stringify(merged, null, 2)}\n`), access)
  return merged
}
