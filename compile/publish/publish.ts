/**
 * Publishes a dataset as an immutable version: `versions/<digest>/` with every file, read back and hashed, and its manifest last. A version without
 * a manifest is none: whoever is interrupted leaves parts that the next run takes up, and that no reader sees.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { isThere } from '../stores/s3/checks.ts'
import { S3Error } from '../stores/s3/failure.ts'
import { headS3 } from '../stores/s3/list.ts'
import { parseS3 } from '../stores/s3/location.ts'
import { copyS3 } from '../stores/s3/copy.ts'
import { abortUpload, uploadFile, uploadsBelow } from '../stores/s3/multipart.ts'
import { inParallel } from '../stores/s3/parallel.ts'
import { openS3 } from '../stores/s3/read.ts'
import { putS3, removeS3 } from '../stores/s3/write.ts'
import type { LocalDataset } from './dataset.ts'
import type { FilePlan, PublishPlan } from './plan.ts'
import { type Root, versionManifest, versionPrefix, VERSIONS } from './places.ts'
import { type PublicationRecord, writeRecord } from './record.ts'
import type { Signoff } from './signoff.ts'

export interface PublishInput {
  plan: PublishPlan
  dataset: LocalDataset
  signoff: Signoff
  /** Bytes of the verification report, which is published with the version. */
  report: Buffer | null
  /** Bytes of the certificate, which is published with the version. */
  certificate?: Buffer | null
  now: Date
  access: S3Access
  progress?: (phase: string, done: number, total: number) => void
}

export interface Published {
  id: string
  /** False where the version was whole already. */
  uploaded: boolean
  bytesSent: number
  /** Bytes that an interrupted run had sent. */
  bytesFound: number
  /** Bytes that the store copied from the version that was current. */
  bytesCopied: number
  bytesVerified: number
  record: PublicationRecord
  /** Uploads of interrupted runs that were removed. */
  aborted: number
}

/** Files that are sent or read back at once. */
const FILES_AT_ONCE = 8
/** An upload that began so long ago is nobody's any more. */
const ABANDONED_MS = 7 * 24 * 3_600_000

/** Throws S3Error; what was uploaded by then is taken up by the next run. */
export async function publishVersion(input: PublishInput): Promise<Published> {
  const { plan, dataset, signoff, now, access } = input
  const sent = plan.complete ? { bytes: 0, found: 0, copied: 0, verified: 0 } : await upload(input)
  await putBeside(input)
  const record = await writeRecord(plan.root, describe(plan, dataset, signoff, now), access)
  if (!plan.complete) await putManifest(plan, dataset, access)
  const aborted = await abortAbandoned(plan.root, plan.id, now, access)
  return {
    id: plan.id,
    uploaded: !plan.complete,
    bytesSent: sent.bytes,
    bytesFound: sent.found,
    bytesCopied: sent.copied,
    bytesVerified: sent.verified,
    record,
    aborted,
  }
}

/** Not in the digest, and so not the version's identity: kept as it was first published. */
async function putBeside({ plan: { root, id }, dataset, signoff, report, certificate, access }: PublishInput): Promise<void> {
  const given = { 'verification_report.json': report, 'signoff.json': certificate ?? null }
  const reports = Object.entries(given).flatMap(([path, body]) => (body === null || signoff.state === 'unsigned' ? [] : [{ path, body }]))
  const others = dataset.beside.filter(({ path }) => !Object.hasOwn(given, path))
  for (const { path, body } of [...reports, ...others.map(({ path, file }) => ({ path, body: readFileSync(file) }))]) {
    const uri = versionPrefix(root, id) + path
    if ((await headS3(uri, access)) === null) await putS3(uri, body, access, { absent: true })
  }
}

const describe = ({ id, files }: PublishPlan, dataset: LocalDataset, signoff: Signoff, now: Date): PublicationRecord => ({
  record_version: '1.0',
  version: id,
  dataset_digest: dataset.digest,
  manifest_sha256: dataset.manifestSha256,
  generated_at: dataset.generatedAt,
  published_at: now.toISOString(),
  conversations: dataset.conversations,
  files: files.length + 1,
  bytes: dataset.bytes,
  signoff,
})

async function upload({
  plan,
  dataset,
  access,
  progress,
}: PublishInput): Promise<Record<'bytes' | 'found' | 'copied' | 'verified', number>> {
  const total = dataset.bytes - dataset.manifest.length
  const sum = { bytes: 0, found: 0, copied: 0, verified: 0 }
  progress?.('uploading and reading back', 0, total)
  await inParallel(largestFirst(plan.files), FILES_AT_ONCE, async (file) => {
    const { file: path, size_bytes: size, sha256, uri, state } = file
    if (state === 'copy' && (await copied(file, access))) {
      sum.copied += size
      return progress?.('uploading and reading back', (sum.verified += size), total)
    }
    if (state !== 'there') {
      const sent = await uploadFile({ file: path, size, sha256 }, uri, access, plan.partBytes)
      sum.bytes += sent.bytes
      sum.found += sent.found
    }
    // Also what an earlier run left: nobody knows whether that one came to read it back.
    await readBack(file, access)
    progress?.('uploading and reading back', (sum.verified += size), total)
  })
  return sum
}

/** The longest job should not begin last. */
const largestFirst = (files: readonly FilePlan[]): FilePlan[] => files.toSorted((a, b) => b.size_bytes - a.size_bytes)

type ReadBack = Pick<FilePlan, 'uri' | 'sha256' | 'size_bytes'>

/** Whether the object's bytes are these. It looks twice: a fault may be of the way back. */
async function holds({ uri, sha256, size_bytes: size }: ReadBack, access: S3Access): Promise<boolean> {
  const read = async (): Promise<boolean> => {
    const digest = createHash('sha256')
    let came = 0
    for await (const chunk of openS3({ location: uri, key: uri, size }, access)) {
      digest.update(chunk)
      came += chunk.length
    }
    return came === size && digest.digest('hex') === sha256
  }
  return (await read()) || (await read())
}

/**
 * Lets the store copy what the current version has. False where that is not what its manifest says, or can not be copied: then the bytes are sent.
 * A store that writes over what came meanwhile does no harm: under this name only these bytes are ever written.
 */
async function copied(file: FilePlan, access: S3Access): Promise<boolean> {
  const { from, uri, size_bytes: size, sha256 } = file
  if (from === undefined || !(await isThere(from, { size, sha256 }, access))) return false
  try {
    await copyS3(from, uri, { size, sha256 }, access)
  } catch (error) {
    if (error instanceof S3Error) return false
    throw error
  }
  if (await holds(file, access)) return true
  await removeS3(uri, access)
  return false
}

/** Throws where the store gives other bytes than it was given; such an object is removed, because no whole version holds it. */
async function readBack({ uri, sha256, size_bytes: size }: ReadBack, access: S3Access): Promise<void> {
  if (await holds({ uri, sha256, size_bytes: size }, access)) return
  await removeS3(uri, access)
  throw new S3Error(
    `"${uri}" holds other bytes than were sent.`,
    'It was removed; publish again. Where it stays so, do not trust the store, or the disk of this machine.',
    {
      s3Code: 'BadDigest',
    },
  )
}

async function putManifest({ root, id }: PublishPlan, { manifest, manifestSha256: sha256 }: LocalDataset, access: S3Access): Promise<void> {
  const uri = versionManifest(root, id)
  if (
    (await putS3(uri, manifest, access, { absent: true })) === 'written' ||
    (await isThere(uri, { size: manifest.length, sha256 }, access))
  )
    return
  throw new S3Error(
    `"${uri}" was written by somebody else, with other bytes.`,
    `Publish again: this dataset's ${MANIFEST_PATH} then gets a version of its own.`,
  )
}

/** Removes what this version's interrupted uploads left, now that it is whole, and everybody's that are long abandoned. */
export async function abortAbandoned(root: Root, id: string | null, now: Date, access: S3Access): Promise<number> {
  const { bucket } = parseS3(root)
  const ours = id === null ? null : parseS3(versionPrefix(root, id)).key
  const left = (await uploadsBelow(root + VERSIONS, access)).filter(
    ({ Key, Initiated }) => (ours !== null && Key?.startsWith(ours) === true) || now.getTime() - Number(Initiated ?? now) > ABANDONED_MS,
  )
  await inParallel(left, 4, (one) => abortUpload(bucket, one, access))
  return left.length
}
