/** Objects of an S3 store as inputs. Endpoint, region and credentials come from the standard AWS_* variables and profiles. */
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, type _Object, S3Client } from '@aws-sdk/client-s3'
import { compareCodePoints } from '#contract/python-text.ts'
import type { InputObject } from './input.ts'

export interface S3Location {
  bucket: string
  key: string
}

/** Takes `s3://bucket/key` apart. Throws where it is not of that form. */
export function parseS3(uri: string): S3Location {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri)
  if (match === null) throw new Error(`"${uri}" is no S3 location; expected s3://bucket/key-or-prefix`)
  return { bucket: match[1]!, key: match[2] ?? '' }
}

/** Path-style addressing wherever an endpoint of one's own is set: few such stores resolve bucket names as hosts. */
export function s3Client(env: Record<string, string | undefined> = process.env): S3Client {
  const own = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']
  return new S3Client({
    region: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
    ...(own === undefined
      ? {}
      : { endpoint: own, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' }),
  })
}

const isMissing = (error: unknown): boolean => ['NotFound', 'NoSuchKey'].includes((error as Error).name)

/** The object that the URI names, or all below it as a prefix, sorted by key. Throws where there is none. */
export async function listS3(uri: string, client: S3Client = s3Client()): Promise<InputObject[]> {
  const { bucket, key } = parseS3(uri)
  if (key !== '' && !key.endsWith('/')) {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
      return [{ location: uri, key: uri, size: head.ContentLength ?? 0 }]
    } catch (error) {
      if (!isMissing(error)) throw new Error(`"${uri}" can not be read: ${(error as Error).name}`, { cause: error })
    }
  }
  const found: InputObject[] = []
  for await (const page of listPages(bucket, key, client)) {
    for (const { Key, Size } of page) {
      if (Key !== undefined && !Key.endsWith('/'))
        found.push({ location: `s3://${bucket}/${Key}`, key: `s3://${bucket}/${Key}`, size: Size ?? 0 })
    }
  }
  if (found.length === 0) throw new Error(`"${uri}": no object has this key or prefix; expected at least one; correct the source's path`)
  return found.sort((a, b) => compareCodePoints(a.key, b.key))
}

/** What a bucket holds below a prefix, page by page, as the store lists it. Throws where a page says that more follows and not where. */
export async function* listPages(bucket: string, prefix: string, client: S3Client = s3Client()): AsyncGenerator<_Object[]> {
  let token: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
    yield page.Contents ?? []
    if (page.IsTruncated === true && !page.NextContinuationToken)
      throw new Error(
        `"s3://${bucket}/${prefix}": the store says that more objects follow and gives no token for them; the listing is not whole`,
      )
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined
  } while (token !== undefined)
}

/** Bytes of an object, streamed. */
export async function* openS3({ location }: InputObject, client: S3Client = s3Client()): AsyncIterable<Uint8Array> {
  const { bucket, key } = parseS3(location)
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  if (Body === undefined) throw new Error(`"${location}": the store sent no body`)
  yield* Body as AsyncIterable<Uint8Array>
}
