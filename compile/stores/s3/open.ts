/** Objects of S3 as inputs, through the cache. Loaded where there is one to list or to read: the client of S3 is large, and every worker would load it. */
import type { InputObject } from '../input.ts'
import { openFile } from '../local.ts'
import { cached } from './cache.ts'
import { sharedAccess } from './client.ts'
import { listS3 } from './list.ts'
import { openS3 } from './read.ts'
import type { S3Reading } from './settings.ts'

export async function listInputsInS3(path: string, { cache, ...s3 }: S3Reading): Promise<InputObject[]> {
  return (await listS3(path, sharedAccess(s3))).map((object) => ({ ...object, s3, ...(cache === undefined ? {} : { cache }) }))
}

export async function* openInS3(object: InputObject): AsyncGenerator<Uint8Array> {
  const access = sharedAccess(object.s3)
  const file = object.cache === undefined ? null : await cached(object, object.cache, access)
  if (file === null) return yield* openS3(object, access)
  try {
    yield* openFile({ ...object, location: file })
  } catch (error) {
    // Swept away by another thread since: nothing of it was given yet, because an open file stays readable.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    yield* openS3(object, access)
  }
}

/** Small objects are fetched this many at a time: what takes long with them is the way there and back. */
const AHEAD = 8

/** Fetches objects into the cache, some at a time. What fails here is met again, and told, by whoever reads it. */
export function fetchInto(objects: readonly InputObject[]): void {
  const waiting = [...objects]
  const next = async (): Promise<void> => {
    for (let object = waiting.shift(); object !== undefined; object = waiting.shift())
      await cached(object, object.cache!, sharedAccess(object.s3))?.catch(() => undefined)
  }
  for (let i = 0; i < AHEAD; i++) void next()
}
