/** Where a source's path leads: to files or to S3. */
import type { InputObject } from './input.ts'
import { listFiles, openFile } from './local.ts'
import { listS3, openS3 } from './s3.ts'

const isS3 = (location: string): boolean => location.startsWith('s3:')

/** Objects that a source's path names, sorted by key. Throws an error in words where there are none. */
export const listInputs = (path: string, root: string): Promise<InputObject[]> => (isS3(path) ? listS3(path) : listFiles(path, root))

/** Bytes of an object. */
export const openBytes = (object: InputObject): AsyncIterable<Uint8Array> => (isS3(object.location) ? openS3(object) : openFile(object))
