/** A live S3 prefix, page by page. */
import { listPages, parseS3, type S3Access } from '../../../compile/stores/s3.ts'
import { etagOf } from '../forms/fields.ts'
import { type ListedObject, ListingError, type Notes } from '../listing.ts'

export async function* listBucket(uri: string, notes: Notes, access?: S3Access): AsyncGenerator<ListedObject> {
  const { bucket, key } = parseS3(uri)
  notes.bucket(bucket)
  for await (const page of inWords(listPages(bucket, key, access), uri)) {
    for (const { Key, Size, LastModified, ETag } of page)
      yield { key: Key ?? '', size: Size ?? null, lastModified: LastModified?.toISOString() ?? null, etag: etagOf(ETag) }
  }
}

/** A store's error by its name: what it says besides may hold more than a log should. */
async function* inWords<Page>(pages: AsyncIterable<Page>, uri: string): AsyncGenerator<Page> {
  try {
    yield* pages
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException
    throw new ListingError(
      `"${uri}" can not be listed (${[...new Set([name, code])].filter((word) => word !== undefined && word !== 'Error').join(', ') || 'an error of the store'}); expected a bucket and prefix that these credentials may list; look at AWS_REGION, AWS_ENDPOINT_URL_S3 and the credentials`,
      { cause: error },
    )
  }
}
