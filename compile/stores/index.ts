/** Where a source's path leads: to files or to S3. */
import type { InputObject } from './input.ts'
import { listFiles, openFile } from './local.ts'
import { isS3 } from './s3/location.ts'
import type { S3Reading } from './s3/settings.ts'

/** Objects that a source's path names, sorted by key. Throws an error in words where there are none. */
export async function listInputs(path: string, root: string, reading: S3Reading = {}): Promise<InputObject[]> {
  return isS3(path) ? (await import('./s3/open.ts')).listInputsInS3(path, reading) : listFiles(path, root)
}

/** Bytes of an object. */
export const openBytes = (object: InputObject): AsyncIterable<Uint8Array> => (isS3(object.location) ? openFromS3(object) : openFile(object))

async function* openFromS3(object: InputObject): AsyncGenerator<Uint8Array> {
  const { openInS3 } = await import('./s3/open.ts')
  yield* openInS3(object)
}

/** Fetches objects of S3 into the cache, some at a time, while the first of them are read. */
export async function fetchAhead(objects: readonly InputObject[]): Promise<void> {
  const kept = objects.filter(({ location, cache }) => isS3(location) && cache !== undefined)
  if (kept.length > 1) (await import('./s3/open.ts')).fetchInto(kept)
}
