/** Copies within a store. */
import { CopyObjectCommand } from '@aws-sdk/client-s3'
import type { S3Access } from './client.ts'
import { parseS3 } from './location.ts'
import { copyInParts } from './multipart.ts'
import { withRetries } from './retry.ts'

/** Most that a store copies in one request. */
const COPY_LIMIT = 5 * 2 ** 30

/** Copies within the store, with metadata; nothing passes through this machine. */
export async function copyS3(
  from: string,
  to: string,
  facts: { size: number; sha256: string },
  access: S3Access,
  limit = COPY_LIMIT,
): Promise<void> {
  const [source, target] = [parseS3(from), parseS3(to)]
  const copySource = `${source.bucket}/${source.key.split('/').map(encodeURIComponent).join('/')}`
  if (facts.size > limit) return copyInParts({ copySource, to, ...facts, partBytes: Math.min(limit, 2 ** 30) }, access)
  await withRetries(`"${from}" could not be copied to "${to}"`, access.pacer, () =>
    access.client.send(new CopyObjectCommand({ Bucket: target.bucket, Key: target.key, CopySource: copySource })),
  )
}
