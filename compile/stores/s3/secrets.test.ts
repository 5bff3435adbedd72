/** No credential is ever found in what this program says: whatever a store answers, and wherever it fails. */
import { fc, test } from '@fast-check/vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest'
import { refusePublic } from '../../publish/refuse-public.ts'
import { openS3Access, s3Client } from './client.ts'
import { copyS3 } from './copy.ts'
import { headS3, listPages, listS3 } from './list.ts'
import { uploadsBelow } from './multipart.ts'
import { openS3 } from './read.ts'
import { endpointProblem } from './settings.ts'
import { getS3, putS3, removeS3 } from './write.ts'

/** A store that answers everything with what it was asked: headers, signature and all, in every field that an error has. */
let status = 403
let extra = ''
const server = createServer((request, response) => {
  const echo = `${request.headers.authorization} ${request.headers['x-amz-security-token']} ${extra}`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
  response.writeHead(status, { 'content-type': 'application/xml', 'x-amz-request-id': 'x' })
  response.end(
    request.method === 'HEAD'
      ? undefined
      : `<?xml version="1.0"?><Error><Code>${echo}</Code><Message>${echo}</Message><StringToSign>${echo}</StringToSign><AWSAccessKeyId>${echo}</AWSAccessKeyId><Resource>${echo}</Resource></Error>`,
  )
})
let endpoint: string
const before = { ...process.env }
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
})

/** All that a careless logger could print of an error. */
const all = (error: unknown): string =>
  `${String(error)} ${(error as Error).stack} ${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`

const OPERATIONS = ['list', 'pages', 'head', 'read', 'get', 'put', 'copy', 'remove', 'uploads', 'public'] as const
const word = fc.stringMatching(/^[A-Za-z0-9/+]{16,40}$/)

describe('canaries', () => {
  test.prop([word, word, word, fc.constantFrom(...OPERATIONS), fc.constantFrom(400, 403, 404, 409, 412, 500, 503, 200)], { numRuns: 60 })(
    'no key, secret, token or signature is in an error, whatever the store echoes',
    async (id, secret, token, operation, answered) => {
      Object.assign(process.env, { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token })
      status = answered
      extra = secret
      const access = openS3Access({ endpoint }, {}, { attempts: 2, sleep: () => Promise.resolve() })
      const uri = 's3://bucket/key'
      const work = {
        list: () => listS3(uri, access),
        pages: () => Array.fromAsync(listPages('bucket', 'key', access)),
        head: () => headS3(uri, access),
        read: () => Array.fromAsync(openS3({ location: uri, key: uri, size: 3, etag: '"a"' }, access)),
        get: () => getS3(uri, access),
        put: () => putS3(uri, Buffer.from('x'), access, { absent: true }),
        copy: () => copyS3(uri, `${uri}2`, { size: 1, sha256: 'a'.repeat(64) }, access),
        remove: () => removeS3(uri, access),
        uploads: () => uploadsBelow(uri, access),
        public: () => refusePublic(uri, access),
      }[operation]
      const said = await work().then(
        // What a store gives as an object's bytes is the object, not ours to judge.
        (result: unknown) => (operation === 'get' || operation === 'read' ? '' : JSON.stringify(result ?? null)),
        (error: unknown) => all(error),
      )
      for (const canary of [id, secret, token, 'Signature=', 'AWS4-HMAC']) expect(said).not.toContain(canary)
      access.client.destroy()
    },
  )
})

plain('without credentials it is said which variables are missing', async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) delete process.env[name]
  Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_CONFIG_FILE: '/nowhere' })
  const access = openS3Access({ endpoint }, {}, { sleep: () => Promise.resolve() })
  await expect(listS3('s3://bucket/key/', access)).rejects.toThrow(
    /CredentialsProviderError\)\. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile/,
  )
  for (const name of ['AWS_EC2_METADATA_DISABLED', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE']) delete process.env[name]
})

describe('settings', () => {
  plain.each([
    ['https://user:pw@host', /a user or password/],
    ['ftp://host', /a URL of "ftp:"/],
    ['host:9000 ', /a URL of "host:"|no URL/],
    ['https://host?X-Amz-Signature=pw', /a query or fragment/],
    ['nothing', /no URL/],
  ])('an endpoint such as %s is refused, without repeating it', (given, message) => {
    expect(endpointProblem(given)).toMatch(message)
    expect(endpointProblem(given)).not.toContain('pw')
    expect(() => s3Client({ AWS_ENDPOINT_URL_S3: given })).toThrow(/endpoint of the store can not be used/)
  })

  plain('TLS verification is never off', () => {
    expect(() => s3Client({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(/TLS verification is switched off/)
    expect(() => s3Client({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, { endpoint: 'https://s3.example.org' })).toThrow(/NODE_EXTRA_CA_CERTS/)
  })

  plain.each([
    [
      'an endpoint of one’s own',
      { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' },
      {},
      { pathStyle: true, request: 'WHEN_REQUIRED', checksums: false },
    ],
    ['AWS', { AWS_REGION: 'eu-west-1' }, {}, { pathStyle: false, request: 'WHEN_SUPPORTED', checksums: true }],
    [
      'a configuration',
      { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' },
      { pathStyle: false, checksums: 'when_supported' as const },
      { pathStyle: false, request: 'WHEN_SUPPORTED', checksums: true },
    ],
  ])('%s decides path style and checksums', async (_, env, settings, expected) => {
    const { client, checksums } = openS3Access(settings, env)
    expect({ pathStyle: client.config.forcePathStyle, request: await client.config.requestChecksumCalculation(), checksums }).toEqual(
      expected,
    )
  })

  plain('region and profile are handed on', async () => {
    expect(await s3Client({}, { region: 'gra' }).config.region()).toBe('gra')
    expect(await s3Client({ AWS_REGION: 'eu-west-3' }).config.region()).toBe('eu-west-3')
    expect(s3Client({}, { region: 'gra', profile: 'lab' }).config.profile).toBe('lab')
  })
})
