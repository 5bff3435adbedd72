/**
 * A place that holds named bytes: a folder or an S3 prefix. The compiler's stores implement it, the gates are
 * handed one; neither side knows more of the place than this.
 */
export interface StoredObject {
  /** Path below the root, `/` separated. */
  key: string
  /** Bytes. */
  size: number
}

export interface Store {
  /** The root as a person names it: a folder or `s3://bucket/prefix`. Never holds credentials. */
  readonly root: string
  /** The folder of this machine that the keys are paths in, where there is one: workers then read byte ranges of it themselves. */
  readonly localRoot?: string
  /** Objects below a prefix, sorted by key in code-point order. */
  list(prefix?: string): AsyncIterable<StoredObject>
  /** Size in bytes, or null where there is no such object. */
  size(key: string): Promise<number | null>
  /** Bytes of `[start, end)`; the whole object by default. Throws an error that names the key where there is none. */
  read(key: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>
}
