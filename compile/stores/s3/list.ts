/** Listings: page by page, and not believed. A page that repeats keys is put right; one that leads in circles, or names fewer objects than it counts, is an error. */
import { posix } from 'node:path'
import { HeadObjectCommand, ListObjectsV2Command, type ListObjectsV2CommandOutput, type _Object } from '@aws-sdk/client-s3'
import { compareCodePoints } from '#contract/python-text.ts'
import type { InputObject } from '../input.ts'
import { type S3Access, sharedAccess } from './client.ts'
import { inWords, isMissing, S3Error } from './failure.ts'
import { parseS3, uriOf } from './location.ts'
import { withRetries } from './retry.ts'

/**
 * What a bucket holds below a prefix, as pages in the store's order; no key twice in a row of pages.
 * With `folders`, only what stands at the prefix itself: what lies deeper is named there, as far as its next slash. Throws S3Error where the listing is not whole.
 */
export async function* listPages(
  bucket: string,
  prefix: string,
  access: S3Access = sharedAccess(),
  folders?: Set<string>,
): AsyncGenerator<_Object[]> {
  const where = `"${uriOf({ bucket, key: prefix })}"`
  const tokens = new Set<string>()
  let token: string | undefined
  let last: _Object | undefined
  do {
    const page = await withRetries(`${where} could not be listed`, access.pacer, async () =>
      whole(
        await access.client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            ContinuationToken: token,
            ...(folders === undefined ? {} : { Delimiter: '/' }),
          }),
        ),
        where,
      ),
    )
    const fresh = (page.Contents ?? []).filter(({ Key }) => last === undefined || isAfter(Key ?? '', last.Key ?? ''))
    for (const { Prefix } of page.CommonPrefixes ?? []) if (Prefix !== undefined) folders?.add(Prefix)
    yield inOrder(fresh, where)
    last = fresh.at(-1) ?? last
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined
    if (page.IsTruncated !== true) continue
    if (!token) throw notWhole(`${where}: the store says that more objects follow and gives no token for them; the listing is not whole.`)
    if (tokens.has(token)) throw notWhole(`${where}: the store's listing leads in circles; the listing is not whole.`)
    tokens.add(token)
  } while (token !== undefined)
}

const notWhole = (what: string): S3Error => new S3Error(what, 'List it again; where it stays so, the store is at fault.')

/** S3 sorts by the bytes of UTF-8, which is by code points. */
const isAfter = (key: string, other: string): boolean => compareCodePoints(key, other) > 0

/** A page that counts more than it names was cut on its way: asked for again. */
function whole(page: ListObjectsV2CommandOutput, where: string): ListObjectsV2CommandOutput {
  const named = (page.Contents?.length ?? 0) + (page.CommonPrefixes?.length ?? 0)
  if (page.KeyCount !== undefined && page.KeyCount > named)
    throw Object.assign(new Error(`${where}: a page of the listing counts ${page.KeyCount} objects and names ${named}`), {
      name: 'IncompleteBody',
    })
  return page
}

function inOrder(page: readonly _Object[], where: string): _Object[] {
  const byKey = new Map<string, _Object>()
  for (const object of page) {
    const known = byKey.get(object.Key ?? '')
    if (known !== undefined && known.ETag !== object.ETag)
      throw new S3Error(`${where}: an object changed while it was listed.`, 'Let its writer finish, then run it again.')
    byKey.set(object.Key ?? '', object)
  }
  return [...byKey.values()]
}

/** The object that the URI names, all below it as a prefix, or all that match it as a glob, sorted by key. Throws where there is none. */
export async function listS3(uri: string, access: S3Access = sharedAccess()): Promise<InputObject[]> {
  const { bucket, key } = parseS3(uri)
  if (key !== '' && !key.endsWith('/')) {
    const one = await headS3(uri, access)
    if (one !== null) return [{ location: uri, key: uri, size: one.size, ...(one.etag === undefined ? {} : { etag: one.etag }) }]
  }
  const literal = await allBelow(bucket, key, access)
  const magic = key.search(GLOB)
  const found = literal.length > 0 || magic === -1 ? literal : await allBelow(bucket, key.slice(0, magic), access, key)
  if (found.length === 0)
    throw new Error(
      `"${uri}": ${magic === -1 ? 'no object has this key or prefix' : 'the glob matches no object'}; expected at least one; correct the source's path`,
    )
  return found.sort((a, b) => compareCodePoints(a.key, b.key))
}

/** Where a pattern begins that files know too. A key may hold such characters itself: it is looked for as it stands first. */
const GLOB = /[*?[{]/

async function allBelow(bucket: string, prefix: string, access: S3Access, pattern?: string): Promise<InputObject[]> {
  const found: InputObject[] = []
  for await (const page of listPages(bucket, prefix, access)) {
    for (const { Key, Size, ETag } of page) {
      if (Key === undefined || Key.endsWith('/') || (pattern !== undefined && !posix.matchesGlob(Key, pattern))) continue
      const location = uriOf({ bucket, key: Key })
      found.push({ location, key: location, size: Size ?? 0, ...(ETag === undefined ? {} : { etag: ETag }) })
    }
  }
  return found
}

export interface ObjectHead {
  size: number
  etag: string | undefined
  metadata: Record<string, string>
  modified: Date | undefined
}

/** What is known of an object; null where there is none. */
export async function headS3(uri: string, access: S3Access = sharedAccess()): Promise<ObjectHead | null> {
  const { bucket, key } = parseS3(uri)
  return withRetries(`"${uri}" could not be looked up`, access.pacer, async () => {
    try {
      const head = await access.client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
      return { size: head.ContentLength ?? 0, etag: head.ETag, metadata: head.Metadata ?? {}, modified: head.LastModified }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }).catch((error: unknown) => {
    throw inWords(`"${uri}" can not be read`, error)
  })
}
