/**
 * For tests only: an S3 store on loopback, in memory, with as much of S3 as this program uses: listings (pages of two keys, so that paging is always
 * exercised), ranges, conditions, multipart uploads, copies. What goes wrong on the way is the business of s3-faults.ts, a proxy that stands before
 * this store or a real one.
 */
import { hash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FixtureObject {
  body: Buffer
  etag: string
  metadata: Record<string, string>
  modified: Date
}

interface Upload {
  key: string
  metadata: Record<string, string>
  started: Date
  parts: Map<number, Buffer>
}

export interface FixtureOptions {
  /** Keys to a page of a listing. */
  page?: number
  /** False: conditions on writes are ignored, as by some stores. */
  conditions?: boolean
  /** Who may read the bucket besides its owner, as a group's URI. */
  grantedTo?: string
}

export interface Fixture {
  env: Record<string, string>
  server: Server
  objects: Map<string, FixtureObject>
  uploads: Map<string, Upload>
  /** `METHOD key` of every request, in order. */
  requests: string[]
  close(): Promise<void>
}

const md5 = (body: Buffer): string => hash('md5', body, 'hex')
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const bare = (etag: string | undefined): string | undefined => etag?.replaceAll('"', '')
const stored = (body: Buffer, metadata: Record<string, string>, etag = `"${md5(body)}"`): FixtureObject => ({
  body,
  etag,
  metadata,
  modified: new Date(),
})

const metadataOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith('x-amz-meta-') ? [[name.slice(11), String(value)]] : [])),
  )

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Serves `objects` (key to bytes) as bucket `bucket`; `env` leads a client there. */
export async function serveS3(
  bucket: string,
  given: ReadonlyMap<string, Buffer> = new Map(),
  options: FixtureOptions = {},
): Promise<Fixture> {
  const objects = new Map([...given].map(([key, body]) => [key, stored(body, {})]))
  const uploads = new Map<string, Upload>()
  const requests: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2))
    requests.push(`${request.method} ${key}`)
    void answer({ request, response, query: url.searchParams, key, bucket, objects, uploads, options }).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { server, objects, uploads, requests, close, env: fixtureEnv(port) }
}

export const fixtureEnv = (port: number): Record<string, string> => ({
  AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'canary-secret',
})

interface Call {
  request: IncomingMessage
  response: ServerResponse
  query: URLSearchParams
  key: string
  bucket: string
  objects: Map<string, FixtureObject>
  uploads: Map<string, Upload>
  options: FixtureOptions
}

const document = ({ response }: Call, text: string, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
}

const refuse = (call: Call, status: number, code: string): void =>
  call.request.method === 'HEAD'
    ? void call.response.writeHead(status).end()
    : document(call, `<Error><Code>${code}</Code></Error>`, status)

async function answer(call: Call): Promise<void> {
  const { request, query, key } = call
  const body = await bodyOf(request)
  // As stores do: the signature covers the body's hash, and a body that is another is refused.
  const sent = request.headers['x-amz-content-sha256']
  if (typeof sent === 'string' && /^[0-9a-f]{64}$/.test(sent) && sent !== hash('sha256', body))
    return refuse(call, 400, 'XAmzContentSHA256Mismatch')
  switch (request.method) {
    case 'GET':
      if (query.has('acl')) return grants(call)
      if (query.has('uploads')) return listUploads(call)
      if (query.has('uploadId')) return listParts(call)
      return key === '' ? list(call) : get(call)
    case 'HEAD':
      return get(call)
    case 'PUT':
      return query.has('uploadId') ? putPart(call, body) : put(call, body)
    case 'POST':
      return query.has('uploads') ? startUpload(call) : complete(call, body)
    default:
      return remove(call)
  }
}

function grants(call: Call): void {
  const { grantedTo } = call.options
  const others =
    grantedTo === undefined
      ? ''
      : `<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>${grantedTo}</URI></Grantee><Permission>READ</Permission></Grant>`
  document(call, `<AccessControlPolicy><Owner><ID>test</ID></Owner><AccessControlList>${others}</AccessControlList></AccessControlPolicy>`)
}

function list(call: Call): void {
  const { query, objects, options } = call
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const after = query.get('continuation-token') ?? ''
  const groupOf = (key: string): string | null => {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    return end === -1 ? null : key.slice(0, end + 1)
  }
  const names = [...new Set([...objects.keys()].filter((key) => key.startsWith(prefix)).map((key) => groupOf(key) ?? key))]
  const left = names.filter((name) => name > after).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const page = left.slice(0, options.page ?? 2)
  const more = page.length < left.length
  const entries = page.map((name) => {
    const object = objects.get(name)
    return object === undefined
      ? `<CommonPrefixes><Prefix>${xml(name)}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${xml(name)}</Key><Size>${object.body.length}</Size><ETag>${object.etag}</ETag><LastModified>${object.modified.toISOString()}</LastModified></Contents>`
  })
  const next = more ? `<NextContinuationToken>${xml(page.at(-1)!)}</NextContinuationToken>` : ''
  document(
    call,
    `<ListBucketResult><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`,
  )
}

function get(call: Call): void {
  const { request, response, objects, key } = call
  const object = objects.get(key)
  if (object === undefined) return refuse(call, 404, 'NoSuchKey')
  const wanted = bare(request.headers['if-match'])
  if (wanted !== undefined && wanted !== bare(object.etag)) return refuse(call, 412, 'PreconditionFailed')
  const { body, etag, metadata, modified } = object
  response.setHeader('etag', etag)
  response.setHeader('last-modified', modified.toUTCString())
  for (const [name, value] of Object.entries(metadata)) response.setHeader(`x-amz-meta-${name}`, value)
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const start = range === null ? 0 : Number(range[1])
  const end = range === null || range[2] === '' ? body.length : Number(range[2]) + 1
  if (range !== null && start >= body.length) return refuse(call, 416, 'InvalidRange')
  const bytes = body.subarray(start, end)
  response.writeHead(range === null ? 200 : 206, {
    'content-length': bytes.length,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${start + bytes.length - 1}/${body.length}` }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** What a write's conditions say of what is there. */
function isAllowed({ request: { headers }, objects, key, options }: Call): boolean {
  if (options.conditions === false) return true
  const there = objects.get(key)
  const [match, noneMatch] = [bare(headers['if-match']), headers['if-none-match']]
  return (match === undefined || match === bare(there?.etag)) && (noneMatch !== '*' || there === undefined)
}

function put(call: Call, body: Buffer): void {
  const { request, response, objects, key, bucket } = call
  if (!isAllowed(call)) return refuse(call, 412, 'PreconditionFailed')
  const from = request.headers['x-amz-copy-source']
  if (from === undefined) {
    const object = stored(body, metadataOf(request))
    objects.set(key, object)
    response.setHeader('etag', object.etag)
    return void response.end()
  }
  const source = objects.get(decodeURIComponent(String(from)).replace(`${bucket}/`, ''))
  if (source === undefined) return refuse(call, 404, 'NoSuchKey')
  const metadata = request.headers['x-amz-metadata-directive'] === 'REPLACE' ? metadataOf(request) : source.metadata
  objects.set(key, { ...source, metadata, modified: new Date() })
  document(call, `<CopyObjectResult><ETag>${source.etag}</ETag></CopyObjectResult>`)
}

function startUpload(call: Call): void {
  const id = randomUUID()
  call.uploads.set(id, { key: call.key, metadata: metadataOf(call.request), started: new Date(), parts: new Map() })
  document(call, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
}

function putPart(call: Call, body: Buffer): void {
  const upload = call.uploads.get(call.query.get('uploadId')!)
  if (upload === undefined) return refuse(call, 404, 'NoSuchUpload')
  const from = call.request.headers['x-amz-copy-source']
  let bytes = body
  if (from !== undefined) {
    const source = call.objects.get(decodeURIComponent(String(from)).replace(`${call.bucket}/`, ''))
    const range = /^bytes=(\d+)-(\d+)$/.exec(String(call.request.headers['x-amz-copy-source-range']))
    if (source === undefined || range === null) return refuse(call, 404, 'NoSuchKey')
    bytes = source.body.subarray(Number(range[1]), Number(range[2]) + 1)
  }
  upload.parts.set(Number(call.query.get('partNumber')), bytes)
  const etag = `"${md5(bytes)}"`
  call.response.setHeader('etag', etag)
  if (from === undefined) call.response.end()
  else document(call, `<CopyPartResult><ETag>${etag}</ETag></CopyPartResult>`)
}

function complete(call: Call, body: Buffer): void {
  const id = call.query.get('uploadId')!
  const upload = call.uploads.get(id)
  if (upload === undefined) return refuse(call, 404, 'NoSuchUpload')
  if (!isAllowed(call)) return refuse(call, 412, 'PreconditionFailed')
  const parts = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => upload.parts.get(Number(number)))
  if (parts.includes(undefined)) return refuse(call, 400, 'InvalidPart')
  const sums = Buffer.concat(parts.map((part) => hash('md5', part!, 'buffer')))
  const etag = `"${md5(sums)}-${parts.length}"`
  call.objects.set(call.key, stored(Buffer.concat(parts as Buffer[]), upload.metadata, etag))
  call.uploads.delete(id)
  document(call, `<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`)
}

function listUploads(call: Call): void {
  const prefix = call.query.get('prefix') ?? ''
  const entries = [...call.uploads].flatMap(([id, { key, started }]) =>
    key.startsWith(prefix)
      ? [`<Upload><Key>${xml(key)}</Key><UploadId>${id}</UploadId><Initiated>${started.toISOString()}</Initiated></Upload>`]
      : [],
  )
  document(call, `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${entries.join('')}</ListMultipartUploadsResult>`)
}

function listParts(call: Call): void {
  const upload = call.uploads.get(call.query.get('uploadId')!)
  if (upload === undefined) return refuse(call, 404, 'NoSuchUpload')
  const entries = [...upload.parts].map(
    ([number, bytes]) => `<Part><PartNumber>${number}</PartNumber><ETag>"${md5(bytes)}"</ETag><Size>${bytes.length}</Size></Part>`,
  )
  document(call, `<ListPartsResult><IsTruncated>false</IsTruncated>${entries.join('')}</ListPartsResult>`)
}

function remove(call: Call): void {
  const id = call.query.get('uploadId')
  if (id === null) call.objects.delete(call.key)
  else call.uploads.delete(id)
  call.response.writeHead(204).end()
}
