/** A live S3 prefix, page by page. */
import type { S3Client } from '@aws-sdk/client-s3'
import { listPages, parseS3 } from '../../../compile/stores/s3.ts'
import { etagOf } from '../forms/fields.ts'
import type { ListedObject, Notes } from '../listing.ts'

export async function* listBucket(uri: string, notes: Notes, client?: S3Client): AsyncGenerator<ListedObject> {
  const { bucket, key } = parseS3(uri)
  notes.bucket(bucket)
  for await (const page of listPages(bucket, key, client)) {
    for (const { Key, Size, LastModified, ETag } of page)
      yield { key: Key ?? '', size: Size ?? null, lastModified: LastModified?.toISOString() ?? null, etag: etagOf(ETag) }
  }
}
