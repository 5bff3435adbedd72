import type { CacheSettings } from './s3/cache.ts'
import type { S3Settings } from './s3/settings.ts'

/** An object that a source reads: a file or an S3 object, named once, opened when its turn comes. */
export interface InputObject {
  /** Where the bytes are: an absolute path or an `s3://` URI. Identity of the object; two sources that name it contest it. */
  location: string
  /** How records, ledger and manifest name it: the path below the source's root, or the `s3://` URI. */
  key: string
  size: number
  /** Of an S3 object as it was listed: what is read later must still be it. */
  etag?: string
  /** How its store is reached; never holds credentials. */
  s3?: S3Settings
  /** Where what was read of S3 is kept. */
  cache?: CacheSettings
}

/** Opens an object's bytes once; throws an error that names the key. */
export type OpenBytes = (object: InputObject) => AsyncIterable<Uint8Array>
