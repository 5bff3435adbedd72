/** For tests only: the read side of an S3 store on loopback, with pages of two keys, so that paging is always exercised. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = 2

/** Serves `objects` (key to bytes) as bucket `bucket`; returns the environment that leads a client there. */
export async function serveS3(
  bucket: string,
  objects: ReadonlyMap<string, Buffer>,
): Promise<{ env: Record<string, string>; server: Server }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2))
    if (url.searchParams.get('list-type') === '2') {
      const prefix = url.searchParams.get('prefix') ?? ''
      const keys = [...objects.keys()].filter((name) => name.startsWith(prefix)).sort()
      const from = Number(url.searchParams.get('continuation-token') ?? 0)
      const page = keys.slice(from, from + PAGE)
      const more = from + PAGE < keys.length
      const contents = page.map((name) => `<Contents><Key>${name}</Key><Size>${objects.get(name)!.length}</Size></Contents>`).join('')
      const next = more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''
      response.setHeader('content-type', 'application/xml')
      return response.end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`)
    }
    const body = objects.get(key)
    if (body === undefined) {
      response.statusCode = 404
      return response.end(request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>')
    }
    response.setHeader('content-length', body.length)
    return response.end(request.method === 'HEAD' ? '' : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    server,
    env: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'canary-secret',
    },
  }
}
