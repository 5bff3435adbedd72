/** Uploads in parts. What an interrupted upload left is taken up: a part that is there with this machine's bytes is not sent again. */
import { hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { isThere, MARK, SHA256, sumsOf } from './checks.ts'
import type { S3Access } from './client.ts'
import { factsOf, isRefusedByCondition, S3Error } from './failure.ts'
import { parseS3, uriOf } from './location.ts'
import { inParallel, openSlots } from './parallel.ts'
import { withRetries } from './retry.ts'
import { putS3 } from './write.ts'

/** Bytes of a part, and of what is sent in one request. */
export const PART_BYTES = 8 * 2 ** 20
/** So many of those are all that this thread holds in memory, however many files it sends and however large they are. */
const AT_ONCE = 8
const inSlot = openSlots(AT_ONCE)
const MOST_PARTS = 10_000

export interface LocalFile {
  file: string
  size: number
  sha256: string
}

export interface Sent {
  /** Bytes that were sent in this run. */
  bytes: number
  /** Bytes that an earlier run had sent. */
  found: number
}

/** Uploads a file as an object that is not there yet. Throws S3Error; an object of other bytes is never replaced. */
export async function uploadFile(local: LocalFile, uri: string, access: S3Access, partBytes = PART_BYTES): Promise<Sent> {
  if (local.size > partBytes) return uploadInParts(local, uri, access, Math.max(partBytes, Math.ceil(local.size / MOST_PARTS)))
  const written = await inSlot(async () =>
    putS3(uri, await readPart(local, 0, local.size), access, { absent: true }, { sha256: local.sha256 }),
  )
  if (written === 'refused' && !(await isThere(uri, local, access))) throw other(uri)
  return { bytes: local.size, found: 0 }
}

const other = (uri: string): S3Error =>
  new S3Error(
    `"${uri}" is there with other bytes.`,
    'A version is never overwritten; look who wrote it, and remove that version if it is none of yours.',
  )

async function readPart({ file }: LocalFile, start: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.allocUnsafe(length)
    let at = 0
    while (at < length) {
      const { bytesRead } = await handle.read(bytes, at, length - at, start + at)
      if (bytesRead === 0)
        throw new Error('A file of the dataset became shorter while it was published; expected one that nobody writes to; publish again')
      at += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}

async function uploadInParts(local: LocalFile, uri: string, access: S3Access, partBytes: number): Promise<Sent> {
  for (let attempt = 1; ; attempt++) {
    const sent: Sent = { bytes: 0, found: 0 }
    const id = (await uploadsBelow(uri, access, uri))[0]?.UploadId ?? (await start(uri, local.sha256, access))
    try {
      const known = await partsOf(uri, id, access)
      const starts = Array.from({ length: Math.ceil(local.size / partBytes) }, (_, index) => index * partBytes)
      const partAt = async (at: number, index: number): Promise<CompletedPart> => {
        const body = await readPart(local, at, Math.min(partBytes, local.size - at))
        const there = known.get(index + 1)
        const isSame = there?.Size === body.length && there.ETag?.replaceAll('"', '') === hash('md5', body)
        sent[isSame ? 'found' : 'bytes'] += body.length
        return isSame ? completed(there) : sendPart(uri, id, index + 1, body, access)
      }
      const parts = await inParallel(starts, AT_ONCE, (at, index) => inSlot(() => partAt(at, index)))
      await complete({ uri, id, parts, facts: local, isNew: true }, access)
      return sent
    } catch (error) {
      // Another publisher of the same bytes ended the upload that both were at.
      if (factsOf(error).code !== 'NoSuchUpload' || attempt === 3) throw error
      if (await isThere(uri, local, access)) return sent
    }
  }
}

const completed = ({ PartNumber, ETag, ChecksumSHA256 }: CompletedPart): CompletedPart => ({
  PartNumber,
  ETag,
  ...(ChecksumSHA256 === undefined ? {} : { ChecksumSHA256 }),
})

async function start(uri: string, sha256: string, access: S3Access): Promise<string> {
  const { bucket, key } = parseS3(uri)
  const { UploadId } = await withRetries(`An upload of "${uri}" could not be started`, access.pacer, () =>
    access.client.send(
      new CreateMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        Metadata: { [SHA256]: sha256, [MARK]: '1' },
        ...(access.checksums ? { ChecksumAlgorithm: 'SHA256' as const } : {}),
      }),
    ),
  )
  return UploadId!
}

function sendPart(uri: string, id: string, number: number, body: Buffer, access: S3Access): Promise<CompletedPart> {
  const { bucket, key } = parseS3(uri)
  return withRetries(`Part ${number} of "${uri}" could not be written`, access.pacer, async () => {
    const { ETag, ChecksumSHA256 } = await access.client.send(
      new UploadPartCommand({ Bucket: bucket, Key: key, UploadId: id, PartNumber: number, Body: body, ...sumsOf(body, access) }),
    )
    return completed({ PartNumber: number, ETag, ChecksumSHA256 })
  })
}

interface Ending {
  uri: string
  id: string
  parts: CompletedPart[]
  facts: { size: number; sha256: string }
  /** Nothing may be there yet. */
  isNew: boolean
}

/** Ends an upload. Whether an answer that was lost said yes is seen by looking. */
function complete({ uri, id, parts, facts, isNew }: Ending, access: S3Access): Promise<void> {
  const { bucket, key } = parseS3(uri)
  return withRetries(`The upload of "${uri}" could not be ended`, access.pacer, async (attempt) => {
    if (attempt > 1 && (await isThere(uri, facts, access))) return
    try {
      await access.client.send(
        new CompleteMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          UploadId: id,
          MultipartUpload: { Parts: parts },
          ...(isNew ? { IfNoneMatch: '*' } : {}),
        }),
      )
    } catch (error) {
      if ((isRefusedByCondition(error) || factsOf(error).code === 'NoSuchUpload') && (await isThere(uri, facts, access))) return
      throw isRefusedByCondition(error) ? other(uri) : error
    }
  })
}

/** Uploads below a prefix that were begun and not ended, newest first; with `exact`, those of that very object. */
export async function uploadsBelow(prefix: string, access: S3Access, exact?: string): Promise<MultipartUpload[]> {
  const { bucket, key } = parseS3(prefix)
  const found: MultipartUpload[] = []
  let marker: { KeyMarker?: string; UploadIdMarker?: string } = {}
  for (;;) {
    const page = await withRetries(`Uploads below "${prefix}" could not be listed`, access.pacer, () =>
      access.client.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key, ...marker })),
    )
    found.push(...(page.Uploads ?? []).filter(({ Key }) => exact === undefined || uriOf({ bucket, key: Key ?? '' }) === exact))
    if (page.IsTruncated !== true || page.NextKeyMarker === undefined || page.NextKeyMarker === marker.KeyMarker) break
    marker = {
      KeyMarker: page.NextKeyMarker,
      ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }),
    }
  }
  return found.sort((a, b) => Number(b.Initiated ?? 0) - Number(a.Initiated ?? 0))
}

async function partsOf(uri: string, id: string, access: S3Access): Promise<Map<number, CompletedPart & { Size?: number | undefined }>> {
  const { bucket, key } = parseS3(uri)
  const parts = new Map<number, CompletedPart & { Size?: number | undefined }>()
  let marker: string | undefined
  for (;;) {
    const page = await withRetries(`Parts of "${uri}" could not be listed`, access.pacer, () =>
      access.client.send(new ListPartsCommand({ Bucket: bucket, Key: key, UploadId: id, PartNumberMarker: marker })),
    )
    for (const part of page.Parts ?? []) parts.set(part.PartNumber!, part)
    if (page.IsTruncated !== true || !page.NextPartNumberMarker || page.NextPartNumberMarker === marker) return parts
    marker = page.NextPartNumberMarker
  }
}

/** Ends an upload without an object; its parts are removed, and cost nothing any more. */
export async function abortUpload(bucket: string, { Key, UploadId }: MultipartUpload, access: S3Access): Promise<void> {
  try {
    await withRetries('An abandoned upload could not be removed', access.pacer, () =>
      access.client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: Key!, UploadId: UploadId! })),
    )
  } catch (error) {
    if (factsOf(error).code !== 'NoSuchUpload') throw error
  }
}

interface Copy {
  copySource: string
  to: string
  size: number
  sha256: string
  partBytes: number
}

/** For objects that are too large to be copied in one request. */
export async function copyInParts({ copySource, to, size, sha256, partBytes }: Copy, access: S3Access): Promise<void> {
  const { bucket, key } = parseS3(to)
  const id = await start(to, sha256, access)
  try {
    const starts = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => index * partBytes)
    const parts = await inParallel(starts, AT_ONCE, (at, index) =>
      withRetries(`Part ${index + 1} of "${to}" could not be copied`, access.pacer, async (): Promise<CompletedPart> => {
        const { CopyPartResult } = await access.client.send(
          new UploadPartCopyCommand({
            Bucket: bucket,
            Key: key,
            UploadId: id,
            PartNumber: index + 1,
            CopySource: copySource,
            CopySourceRange: `bytes=${at}-${Math.min(at + partBytes, size) - 1}`,
          }),
        )
        return completed({ PartNumber: index + 1, ETag: CopyPartResult?.ETag, ChecksumSHA256: CopyPartResult?.ChecksumSHA256 })
      }),
    )
    await complete({ uri: to, id, parts, facts: { size, sha256 }, isNew: false }, access)
  } catch (error) {
    await abortUpload(bucket, { Key: key, UploadId: id }, access).catch(() => undefined) // the first error is the one to tell
    throw error
  }
}
