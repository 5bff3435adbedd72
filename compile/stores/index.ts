/** Where a source's path leads: to files or to S3. */
import type { InputObject } from './input.ts'
import { listFiles, openFile } from './local.ts'
import { cached, type CacheSettings } from './s3/cache.ts'
import { sharedAccess } from './s3/client.ts'
import { isS3 } from './s3/location.ts'
import { listS3 } from './s3/list.ts'
import { openS3 } from './s3/read.ts'
import type { S3Settings } from './s3/settings.ts'

/** How S3 sources are read: which store, and where what was read is kept for the next time. */
export interface S3Reading extends S3Settings {
  cache?: CacheSettings
}

/** Objects that a source's path names, sorted by key. Throws an error in words where there are none. */
export async function listInputs(path: string, root: string, reading: S3Reading = {}): Promise<InputObject[]> {
  if (!isS3(path)) return listFiles(path, root)
  const { cache, ...s3 } = reading
  return (await listS3(path, sharedAccess(s3))).map((object) => ({ ...object, s3, ...(cache === undefined ? {} : { cache }) }))
}

/** Bytes of an object. */
export const openBytes = (object: InputObject): AsyncIterable<Uint8Array> => (isS3(object.location) ? openFromS3(object) : openFile(object))

async function* openFromS3(object: InputObject): AsyncGenerator<Uint8Array> {
  const access = sharedAccess(object.s3)
  const file = object.cache === undefined ? null : await cached(object, object.cache, access)
  yield* file === null ? openS3(object, access) : openFile({ ...object, location: file })
}

/** Small objects are fetched this many at a time: what takes long with them is the way there and back. */
const AHEAD = 8

/** Fetches objects of S3 into the cache, some at a time, while the first of them are read. What fails here is met again, and told, by whoever reads it. */
export function fetchAhead(objects: readonly InputObject[]): void {
  const waiting = objects.filter(({ location, cache }) => isS3(location) && cache !== undefined)
  const next = async (): Promise<void> => {
    for (let object = waiting.shift(); object !== undefined; object = waiting.shift())
      await cached(object, object.cache!, sharedAccess(object.s3))?.catch(() => undefined)
  }
  if (waiting.length > 1) for (let i = 0; i < AHEAD; i++) void next()
}
