/**
 * What went wrong at a store, in words. Nothing of the SDK's error is handed on but a code that is known: a store may echo a request, headers,
 * signatures and keys in what it answers, and errors end in logs and reports.
 */
import { SourceError } from '../../sources/source-error.ts'

const ADVICE: Record<string, string> = {
  AccessDenied: 'Check that the credentials may list and read there, and write where something is published.',
  AllAccessDisabled: 'The account can not be used; ask its owner.',
  AuthorizationHeaderMalformed: 'Set the region of the bucket (s3.region or AWS_REGION).',
  BadDigest: 'What arrived was not what was sent; check the network between here and the store.',
  BucketAlreadyExists: 'Choose another bucket.',
  ConditionalRequestConflict: 'Somebody else writes there at this moment; run it again.',
  CredentialsProviderError: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile (s3.profile or AWS_PROFILE).',
  EntityTooLarge: 'The object is too large for the store.',
  EntityTooSmall: 'A part is too small for the store.',
  ExpiredToken: 'Renew the credentials.',
  Forbidden: 'Check that the credentials may list and read there.',
  IncompleteBody: 'The connection broke; run it again.',
  InternalError: 'The store has a fault of its own; run it again.',
  InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID or the profile.',
  InvalidBucketName: 'Check the name of the bucket.',
  InvalidPart: 'Parts of an upload were lost; run it again.',
  InvalidRange: 'The object is shorter than it was; let its writer finish, then run it again.',
  MethodNotAllowed: 'The store does not offer this.',
  NoSuchBucket: 'Check the bucket and the endpoint.',
  NoSuchKey: 'Check that the object is there.',
  NoSuchUpload: 'The upload was ended meanwhile; run it again.',
  NotFound: 'Check that the object is there.',
  NotImplemented: 'The store does not offer this.',
  OperationAborted: 'Somebody else changes the same thing; run it again.',
  PermanentRedirect: 'Set the region or the endpoint of the bucket.',
  PreconditionFailed: 'Somebody else wrote there; look at what is there now.',
  RequestTimeTooSkewed: 'The clock of this machine is wrong; set it.',
  RequestTimeout: 'The connection is too slow, or stalled; run it again.',
  ServiceUnavailable: 'The store is overloaded; run it again later.',
  SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY or the profile, and the region.',
  SlowDown: 'The store asks for fewer requests; run it again later.',
  ThrottlingException: 'The store asks for fewer requests; run it again later.',
  TimeoutError: 'The store did not answer in time; check the endpoint, or run it again.',
  TooManyRequests: 'The store asks for fewer requests; run it again later.',
  XAmzContentSHA256Mismatch: 'What arrived was not what was sent; check the network between here and the store.',
  EAI_AGAIN: 'The name of the store could not be looked up; check the network.',
  ECONNREFUSED: 'Nothing answers at the endpoint; check it.',
  ECONNRESET: 'The connection broke; run it again.',
  ENOTFOUND: 'There is no such host; check the endpoint and the region.',
  EPIPE: 'The connection broke; run it again.',
  ETIMEDOUT: 'The store did not answer; check the endpoint.',
  CERT_HAS_EXPIRED: 'The certificate of the store has expired; ask its owner.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the store is not trusted here; name its authority with NODE_EXTRA_CA_CERTS.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the store is not trusted here; name its authority with NODE_EXTRA_CA_CERTS.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the store is not trusted here; name its authority with NODE_EXTRA_CA_CERTS.',
}

/** Codes of what is over when it is tried again, apart from every HTTP status from 500 on. */
const PASSING = new Set([
  ...['BadDigest', 'ConditionalRequestConflict', 'IncompleteBody', 'InternalError', 'OperationAborted', 'RequestTimeTooSkewed'],
  ...['RequestTimeout', 'ServiceUnavailable', 'SlowDown', 'ThrottlingException', 'TimeoutError', 'TooManyRequests'],
  ...['XAmzContentSHA256Mismatch', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
])
const THROTTLING = new Set(['SlowDown', 'ThrottlingException', 'TooManyRequests', 'ServiceUnavailable'])
/** What no retry changes although no HTTP status says so. */
const LASTING = new Set(['CredentialsProviderError', 'ENOTFOUND', ...Object.keys(ADVICE).filter((code) => /CERT|SIGNATURE$/.test(code))])

/** A fault of a store, as an error that ends its source or command. `s3Code` is one of the codes above, or `unknown`. */
export class S3Error extends SourceError {
  readonly s3Code: string
  /** HTTP status; 0 where there was no answer. */
  readonly status: number

  constructor(what: string, todo: string, facts: { s3Code?: string; status?: number } = {}) {
    super('unreadable', what, todo)
    this.name = 'S3Error'
    this.s3Code = facts.s3Code ?? 'unknown'
    this.status = facts.status ?? 0
  }
}

interface Facts {
  code: string
  status: number
  /** From the answer's Retry-After, in ms. */
  retryAfter: number
}

/** What may be known of an SDK's error. */
export function factsOf(error: unknown): Facts {
  if (error instanceof S3Error) return { code: error.s3Code, status: error.status, retryAfter: 0 }
  const { name, code, Code, $metadata, $response } = (error ?? {}) as {
    name?: unknown
    code?: unknown
    Code?: unknown
    $metadata?: { httpStatusCode?: number }
    $response?: { statusCode?: number; headers?: Record<string, string> }
  }
  const known = [Code, name, code].find(
    (candidate): candidate is string => typeof candidate === 'string' && Object.hasOwn(ADVICE, candidate),
  )
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0
  const seconds = Number($response?.headers?.['retry-after'])
  return { code: known ?? (status === 503 ? 'SlowDown' : 'unknown'), status, retryAfter: seconds > 0 ? Math.min(seconds, 60) * 1000 : 0 }
}

export const isMissing = (error: unknown): boolean => ['NotFound', 'NoSuchKey'].includes(factsOf(error).code)
export const isRefusedByCondition = (error: unknown): boolean => {
  const { code, status } = factsOf(error)
  return code === 'PreconditionFailed' || status === 412
}

export function isThrottling(error: unknown): boolean {
  const { code, status } = factsOf(error)
  return THROTTLING.has(code) || status === 429 || status === 503
}

/** False for what a retry can not change. What is not understood (a cut listing, a broken answer) is taken to pass. */
export function isPassing(error: unknown): boolean {
  if (error instanceof S3Error) return false
  const { code, status } = factsOf(error)
  if (PASSING.has(code)) return true
  if (LASTING.has(code)) return false
  return status < 400 || status >= 500 || status === 408 || status === 429
}

/** The error as a person and a log may have it: `what` says what was done to which object. */
export function inWords(what: string, error: unknown): S3Error {
  if (error instanceof S3Error) return error
  const { code, status } = factsOf(error)
  const found = [code === 'unknown' ? null : code, status >= 300 ? `HTTP ${status}` : null].filter((part) => part !== null)
  const advice = ADVICE[code] ?? (status === 403 ? ADVICE['AccessDenied']! : 'Check the endpoint, the bucket and the credentials.')
  return new S3Error(`${what} (${found.join(', ') || 'the answer was cut off or not understood'}).`, advice, { s3Code: code, status })
}
