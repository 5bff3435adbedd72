/**
 * Writes to a store: only the publisher does. Every object carries its SHA-256 in its metadata, and every request a checksum of its bytes that the
 * store compares: the SHA-256 of a signed request's body, and a native one where the client uses those. No ACL is ever sent: objects are private by default.
 */
import { hash } from 'node:crypto'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { MARK, SHA256, sumsOf } from './checks.ts'
import type { S3Access } from './client.ts'
import { isMissing, isRefusedByCondition } from './failure.ts'
import { parseS3 } from './location.ts'
import { withRetries } from './retry.ts'

/** What must hold for a write: nothing is there yet, or exactly the object of this ETag. */
export type Condition = { absent: true } | { etag: string }

/**
 * Writes one object of at most 5 GB. `refused`: the condition does not hold, or no longer; after an answer that was lost, the object may be there
 * all the same, so whoever is refused looks. `sha256` (hex) spares hashing a body whose hash is known; a body that is another is found by reading back.
 */
export async function putS3(
  uri: string,
  body: Buffer,
  access: S3Access,
  condition?: Condition,
  { metadata = {}, sha256 = hash('sha256', body) }: { metadata?: Record<string, string>; sha256?: string } = {},
): Promise<'written' | 'refused'> {
  const { bucket, key } = parseS3(uri)
  const sums = sumsOf(body, access, sha256)
  return withRetries(`"${uri}" could not be written`, access.pacer, async () => {
    try {
      await access.client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          Metadata: { ...metadata, [SHA256]: sha256, [MARK]: '1' },
          ...sums,
          ...(condition === undefined ? {} : 'absent' in condition ? { IfNoneMatch: '*' } : { IfMatch: condition.etag }),
        }),
      )
      return 'written'
    } catch (error) {
      // Some stores say of an object that is gone, and that was to be replaced, that it is not there.
      if (condition !== undefined && (isRefusedByCondition(error) || ('etag' in condition && isMissing(error)))) return 'refused'
      throw error
    }
  })
}

/** A small object's bytes and ETag; null where there is none. */
export async function getS3(
  uri: string,
  access: S3Access,
): Promise<{ body: Buffer; etag: string | undefined; metadata: Record<string, string> } | null> {
  const { bucket, key } = parseS3(uri)
  return withRetries(`"${uri}" could not be read`, access.pacer, async () => {
    try {
      const { Body, ETag, ContentLength, Metadata } = await access.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      const body = Buffer.from(await Body!.transformToByteArray())
      const stated = Metadata?.[SHA256]
      if (body.length !== (ContentLength ?? body.length) || (stated !== undefined && stated !== hash('sha256', body)))
        throw Object.assign(new Error('the body is not what its checksum says'), { name: 'BadDigest' })
      return { body, etag: ETag, metadata: Metadata ?? {} }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  })
}

export async function removeS3(uri: string, access: S3Access): Promise<void> {
  const { bucket, key } = parseS3(uri)
  await withRetries(`"${uri}" could not be removed`, access.pacer, () =>
    access.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })),
  )
}
