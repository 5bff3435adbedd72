/** Why a whole object can not be read. Such an error ends its source, never the others; `message` holds no text of the object. */
export type SourceErrorCode =
  | 'empty'
  | 'lfs_pointer'
  | 'binary'
  | 'not_compressed'
  | 'truncated_compression'
  | 'corrupt_compression'
  | 'inflation_limit'
  | 'unknown_encoding'
  | 'not_json'
  | 'unreadable'

export class SourceError extends Error {
  readonly code: SourceErrorCode
  /** What a person can do about it. */
  readonly todo: string

  constructor(code: SourceErrorCode, message: string, todo: string, cause?: unknown) {
    super(`${message} ${todo}`, cause === undefined ? undefined : { cause })
    this.name = 'SourceError'
    this.code = code
    this.todo = todo
  }
}
