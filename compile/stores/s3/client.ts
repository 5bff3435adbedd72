/** Clients of S3 stores: one a thread and store, with its pacer. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { S3Error } from './failure.ts'
import { openPacer, type Pacer, type RetryPolicy } from './retry.ts'
import { endpointProblem, type S3Settings } from './settings.ts'

type Env = Record<string, string | undefined>

/** A client and how it tries again. */
export interface S3Access {
  client: S3Client
  pacer: Pacer
  /** True where the SDK adds and checks checksums. */
  checksums: boolean
}

/** Requests that a client has open at most. */
const SOCKETS = 32

/** A client as settings and environment say. Throws S3Error where they can not be meant. */
export function s3Client(env: Env = process.env, settings: S3Settings = {}): S3Client {
  const own = settings.endpoint ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']
  const problem = own === undefined ? null : endpointProblem(own)
  if (problem !== null)
    throw new S3Error(`The endpoint of the store can not be used: ${problem}.`, 'Correct s3.endpoint or AWS_ENDPOINT_URL_S3.')
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && own?.startsWith('http:') !== true)
    throw new S3Error(
      'TLS verification is switched off (NODE_TLS_REJECT_UNAUTHORIZED=0).',
      'Take that variable away; where the store has a certificate of its own, name its authority with NODE_EXTRA_CA_CERTS.',
    )
  const config: S3ClientConfig = {
    maxAttempts: 1, // retry.ts tries again: it knows what a stream has already given
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 60_000,
      httpAgent: { maxSockets: SOCKETS, keepAlive: true },
      httpsAgent: { maxSockets: SOCKETS, keepAlive: true },
    },
    ...regionOf(env, settings, own),
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
    ...(own === undefined ? {} : { endpoint: own }),
    forcePathStyle: settings.pathStyle ?? own !== undefined,
  }
  const wanted = settings.checksums ?? (own === undefined ? undefined : 'when_required')
  const mode = wanted === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED'
  if (settings.checksums !== undefined || (wanted !== undefined && env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined))
    config.requestChecksumCalculation = mode
  if (settings.checksums !== undefined || (wanted !== undefined && env['AWS_RESPONSE_CHECKSUM_VALIDATION'] === undefined))
    config.responseChecksumValidation = mode
  return new S3Client(config)
}

/** Left to the SDK where a profile may name it; a store of one's own has regions for the signature alone. */
function regionOf(env: Env, { region, profile }: S3Settings, own: string | undefined): { region?: string } {
  const named = region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']
  if (named !== undefined) return { region: named }
  const profiles =
    profile ?? env['AWS_PROFILE'] ?? (existsSync(env['AWS_CONFIG_FILE'] ?? join(homedir(), '.aws/config')) ? 'default' : undefined)
  return profiles === undefined || own !== undefined ? { region: 'us-east-1' } : {}
}

export function openS3Access(settings: S3Settings = {}, env: Env = process.env, policy: Partial<RetryPolicy> = {}): S3Access {
  const own = settings.endpoint ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']
  const wanted =
    settings.checksums?.toUpperCase() ??
    env['AWS_REQUEST_CHECKSUM_CALCULATION']?.toUpperCase() ??
    (own === undefined ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED')
  return { client: s3Client(env, settings), pacer: openPacer(policy), checksums: wanted === 'WHEN_SUPPORTED' }
}

const open = new Map<string, S3Access>()

/** The access of this thread to a store, opened once. The environment is asked each time: tests and configurations set it. */
export function sharedAccess(settings: S3Settings = {}): S3Access {
  const { AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL: all, AWS_REGION: region, AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: id } = process.env
  const name = JSON.stringify([settings, s3, all, region, profile, id])
  const known = open.get(name) ?? openS3Access(settings)
  open.set(name, known)
  return known
}
