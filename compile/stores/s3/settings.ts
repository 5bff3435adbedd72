/** How a store is reached: by the configuration, and by the standard AWS_* variables and profiles for all that it leaves out. Never holds credentials. */
import type { CacheSettings } from './cache.ts'

export interface S3Settings {
  /** http(s) URL of a store that is not AWS (MinIO, Ceph, OVH); AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL by default. */
  endpoint?: string
  /** AWS_REGION, AWS_DEFAULT_REGION or the profile's by default. */
  region?: string
  /** `https://endpoint/bucket/key` instead of `https://bucket.endpoint/key`; the default wherever an endpoint is set: few such stores resolve bucket names as hosts. */
  pathStyle?: boolean
  /** when_supported: checksums of the SDK on every request (AWS). when_required: none of those; the default wherever an endpoint is set, because older stores refuse or ignore them. */
  checksums?: 'when_supported' | 'when_required'
  /** Profile of ~/.aws/config and ~/.aws/credentials; AWS_PROFILE by default. */
  profile?: string
}

/** How S3 sources are read: which store, and where what was read is kept for the next time. */
export interface S3Reading extends S3Settings {
  cache?: CacheSettings
}

/** What is wrong with an endpoint, or null. Never repeats it: it may hold a password. */
export function endpointProblem(endpoint: string): string | null {
  let url: URL
  try {
    url = new URL(endpoint)
  } catch {
    return 'found something that is no URL; expected one such as https://s3.example.org'
  }
  if (url.username !== '' || url.password !== '')
    return 'found a URL with a user or password in it; expected one without: credentials go into AWS_* variables or a profile'
  if (!['http:', 'https:'].includes(url.protocol)) return `found a URL of "${url.protocol}"; expected http: or https:`
  return url.search === '' && url.hash === '' ? null : 'found a URL with a query or fragment; expected scheme, host and port'
}
