import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { openS3Access, type S3Access } from './client.ts'
import { listPages, listS3, headS3 } from './list.ts'
import { parseS3 } from './location.ts'
import { openS3 } from './read.ts'
import { openTrial, quickAccess, type Trial } from './s3-trial.ts'
import { putS3 } from './write.ts'
import type { Answer, Fault, Schedule } from '../s3-faults.ts'

const KEYS = ['in/1.jsonl', 'in/2.jsonl', 'in/3.jsonl', 'in/sub/4.jsonl', 'in/ü &+.jsonl', 'other.jsonl']
const BIG = Buffer.alloc(300_000, 'abcdefghij')
const objects = new Map([...KEYS.map((key) => [key, Buffer.from(`of ${key}`)] as const), ['big', BIG]])
let trial: Trial
afterEach(() => trial?.close())

const open = async (schedule: Schedule = () => undefined): Promise<Trial> => (trial = await openTrial(objects, schedule))
const bytes = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => Buffer.concat(await Array.fromAsync(chunks))
const uris = (keys: readonly string[]): string[] => keys.map((key) => `s3://bucket/${key}`)
const changing =
  (change: (body: string) => string, path = /list-type/): Schedule =>
  ({ path: asked }) =>
    path.test(asked) ? (answer: Answer) => ({ ...answer, body: Buffer.from(change(answer.body.toString())) }) : undefined

describe('listing', () => {
  test('a prefix names all objects below it, over every page, sorted, with their ETags', async () => {
    await open()
    const found = await listS3('s3://bucket/in/', trial.access)
    expect(found.map(({ key }) => key)).toEqual(uris(KEYS.slice(0, 5)))
    expect(found.every(({ etag }) => /^"[0-9a-f]{32}"$/.test(etag!))).toBe(true)
  })

  test('a key names its object', async () => {
    await open()
    expect(await listS3('s3://bucket/other.jsonl', trial.access)).toMatchObject([{ location: 's3://bucket/other.jsonl', size: 14 }])
    expect(await headS3('s3://bucket/none', trial.access)).toBeNull()
  })

  test('only listings, looks and gets are sent', async () => {
    await open()
    await bytes(openS3((await listS3('s3://bucket/in/', trial.access))[0]!, trial.access))
    expect([...new Set(trial.requests.map((request) => request.split(' ')[0]))].sort()).toEqual(['GET'])
  })

  test('a page that repeats the keys of the one before adds nothing', async () => {
    let before = ''
    await open(
      changing((page) => {
        const entries = page.match(/<Contents>.*<\/Contents>/)?.[0] ?? ''
        const repeated = page.replace('</ListBucketResult>', `${before}</ListBucketResult>`)
        before = entries
        return repeated
      }),
    )
    expect((await listS3('s3://bucket/in/', trial.access)).map(({ key }) => key)).toEqual(uris(KEYS.slice(0, 5)))
  })

  test('a page that counts an object more than it names is asked for again, and is an error where it stays so', async () => {
    let cut = 0
    await open(changing((page) => (cut++ === 1 ? page.replace(/<Contents>.*?<\/Contents>/, '') : page)))
    expect(await listS3('s3://bucket/in/', trial.access)).toHaveLength(5)
    await trial.close()
    await open(changing((page) => page.replace(/<Contents>.*?<\/Contents>/, '')))
    await expect(listS3('s3://bucket/in/', trial.access)).rejects.toThrow(/could not be listed in 8 attempts \(IncompleteBody\)/)
  })

  test.each([
    ['gives no token', (page: string) => page.replace(/<NextContinuationToken>.*<\/NextContinuationToken>/, ''), /gives no token/],
    [
      'leads in circles',
      (page: string) => page.replace(/Token>[^<]*</, 'Token>in/1.jsonl<').replace('>false<', '>true<'),
      /leads in circles|gives no token/,
    ],
  ])('a listing that %s is an error', async (_, change, message) => {
    await open(changing(change))
    await expect(Array.fromAsync(listPages('bucket', 'in/', trial.access))).rejects.toThrow(message)
  })

  test('a glob names what a path of files would, and a key with such characters is itself', async () => {
    const keys = ['in/a.txt', 'in/b.txt', 'in/b.md', 'in/deep/c.txt', 'odd/x[1]*.txt', 'odd/x1.txt']
    const trial = await openTrial(new Map(keys.map((key) => [key, Buffer.from(key)])), () => undefined)
    const names = async (path: string): Promise<string[]> =>
      (await listS3(`s3://bucket/${path}`, trial.access)).map(({ key }) => key.slice('s3://bucket/'.length))
    expect(await names('in/*.txt')).toEqual(['in/a.txt', 'in/b.txt'])
    expect(await names('in/**/*.txt')).toEqual(['in/a.txt', 'in/b.txt', 'in/deep/c.txt'])
    expect(await names('in/{a,b}.*')).toEqual(['in/a.txt', 'in/b.md', 'in/b.txt'])
    expect(await names('odd/x[1]*.txt')).toEqual(['odd/x[1]*.txt'])
    await expect(names('in/*.csv')).rejects.toThrow('"s3://bucket/in/*.csv": the glob matches no object; expected at least one')
    await trial.close()
  })

  test('a prefix of nothing is refused in words', async () => {
    await open()
    await expect(listS3('s3://bucket/nothing/', trial.access)).rejects.toThrow(
      /"s3:\/\/bucket\/nothing\/": no object has this key or prefix/,
    )
  })
})

describe('reading', () => {
  test.each<[Fault, number]>([
    ['reset', 3],
    ['internal', 3],
    ['slow_down', 3],
    ['skew', 1],
    ['cut', 4],
    ['short', 2],
    ['lost', 2],
  ])('%s, %i times in a row, is overcome, and the bytes are right', async (fault, times) => {
    await open(({ n }) => (n < times ? fault : undefined))
    expect((await bytes(openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access))).equals(BIG)).toBe(true)
    expect(trial.access.pauses.length).toBeGreaterThanOrEqual(times)
  })

  test('what breaks off is taken up where it broke, by range and ETag', async () => {
    const seen: unknown[] = []
    await open(({ n, path }) => {
      seen.push(path)
      return n === 0 ? 'cut' : undefined
    })
    let first = 0
    for await (const chunk of openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access)) first ||= chunk.length
    expect(seen).toHaveLength(2)
    expect(first).toBeGreaterThan(0)
  })

  test('an object that is written anew under way is an error, not a mixture', async () => {
    await open(({ n }) => {
      if (n > 0)
        trial.objects.set('big', {
          ...trial.objects.get('big')!,
          body: Buffer.alloc(BIG.length, 'z'),
          etag: '"00000000000000000000000000000000"',
        })
      return n === 0 ? 'cut' : undefined
    })
    await expect(bytes(openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access))).rejects.toThrow(
      '"s3://bucket/big": the object was changed while it was read. Let its writer finish, then run it again.',
    )
  })

  test('an object that was written anew since it was listed is an error', async () => {
    await open()
    const [object] = await listS3('s3://bucket/big', trial.access)
    trial.objects.set('big', { ...trial.objects.get('big')!, etag: '"00000000000000000000000000000000"' })
    await expect(bytes(openS3(object!, trial.access))).rejects.toThrow(/was changed while it was read/)
  })

  test('a store that sends the whole where the rest was asked for is told', async () => {
    await open(({ n }) => (n === 0 ? 'cut' : ({ body }) => ({ status: 200, headers: {}, body })))
    await expect(bytes(openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access))).rejects.toThrow(
      /asked for what follows byte \d+/,
    )
  })

  test('a drip that never becomes a stream ends as an error', async () => {
    await open(() => 'drip')
    const slow = openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access, { patience: { ms: 3, bytes: 1e9 } })
    await expect(bytes(slow)).rejects.toThrow(/could not be read: it broke off at byte \d+ in 8 attempts/)
  })

  test('a store that stays away is told after eight attempts, with growing pauses', async () => {
    await open(() => 'slow_down')
    await expect(bytes(openS3({ location: 's3://bucket/big', key: 'big', size: 1 }, trial.access))).rejects.toThrow(
      /in 8 attempts \(SlowDown, HTTP 503\)\. The store asks for fewer requests; run it again later\./,
    )
    const own = trial.access.pauses.filter((pause) => [200, 400, 800, 1600, 3200, 6400].includes(pause))
    expect(own).toEqual([200, 400, 800, 1600, 3200, 6400])
  })

  test('an answer that announces less than the object has is not taken for the object', async () => {
    await open(({ path }) =>
      path.includes('list-type')
        ? undefined
        : ({ body, headers }) => ({ status: 200, headers: { etag: headers['etag'] }, body: body.subarray(0, 9) }),
    )
    const object = (await listS3('s3://bucket/', trial.access)).find(({ key }) => key.endsWith('/big'))!
    await expect(bytes(openS3(object, trial.access))).rejects.toThrow(/IncompleteBody/)
  })

  test('Retry-After is respected', async () => {
    await open(({ n }) =>
      n === 0 ? (answer) => ({ status: 503, headers: { 'retry-after': '7' }, body: answer.body.subarray(0, 0) }) : undefined,
    )
    await bytes(openS3({ location: 's3://bucket/big', key: 'big', size: BIG.length }, trial.access))
    expect(trial.access.pauses[0]).toBe(7000)
  })

  test('what is not there, and what may not be read, is told at once', async () => {
    await open(({ path }) =>
      path.includes('other')
        ? () => ({ status: 403, headers: {}, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') })
        : undefined,
    )
    await expect(bytes(openS3({ location: 's3://bucket/none', key: 'none', size: 1 }, trial.access))).rejects.toThrow(/NoSuchKey, HTTP 404/)
    await expect(bytes(openS3({ location: 's3://bucket/other.jsonl', key: 'o', size: 1 }, trial.access))).rejects.toThrow(
      /AccessDenied, HTTP 403/,
    )
    expect(trial.access.pauses).toEqual([])
  })
})

test.each(['s3://', 's3:/bucket/x', 's3://UPPER/x', 'http://bucket/x'])('%s is no S3 location', (uri) => {
  expect(() => parseS3(uri)).toThrow(/is no S3 location; expected s3:\/\/bucket/)
})

describe('checksums of the store', () => {
  const supported = async (schedule: Schedule): Promise<S3Access> => {
    await open(schedule)
    return openS3Access({ checksums: 'when_supported' }, trial.proxy.env, { sleep: () => Promise.resolve() })
  }
  const object = { location: 's3://bucket/big', key: 'big', size: BIG.length }
  const summed = (bytes: Buffer): Schedule => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(bytes))
    return () => (answer) => ({ ...answer, headers: { ...answer.headers, 'x-amz-checksum-crc32': sum.toString('base64') } })
  }

  test('a right one is compared, a wrong one is an error', async () => {
    const right = await supported(summed(BIG))
    expect((await bytes(openS3(object, right))).equals(BIG)).toBe(true)
    right.client.destroy()
    await trial.close()
    const wrong = await supported(summed(Buffer.from('another')))
    await expect(bytes(openS3(object, wrong))).rejects.toThrow(/what arrived has another checksum than the store states/)
    wrong.client.destroy()
  })

  test('what is written bears its SHA-256 in a header, and no trailer', async () => {
    const access = await supported(() => undefined)
    const headers: IncomingHttpHeaders[] = []
    trial.server.on('request', (request: IncomingMessage) => void headers.push(request.headers))
    await putS3('s3://bucket/new', Buffer.from('abc'), access)
    expect(headers[0]).toMatchObject({ 'x-amz-checksum-sha256': 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=', 'content-length': '3' })
    expect(headers[0]!['x-amz-trailer']).toBeUndefined()
    access.client.destroy()
  })

  test('a body without an announced length, with a checksum in a trailer, is read to its end', async () => {
    const server = createServer((request, response) => {
      response.writeHead(200, { etag: '"abc"', 'transfer-encoding': 'chunked', trailer: 'x-amz-checksum-crc32' })
      response.write(BIG.subarray(0, 1000))
      response.addTrailers({ 'x-amz-checksum-crc32': 'AAAAAA==' })
      response.end(BIG.subarray(1000))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await open()
    const access = quickAccess({ ...trial.env, AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    expect((await bytes(openS3(object, access))).equals(BIG)).toBe(true)
    expect((await bytes(openS3({ ...object, etag: '"abc"' }, access))).equals(BIG)).toBe(true)
    await expect(bytes(openS3({ ...object, etag: '"abc"', size: 999 }, access))).rejects.toThrow(/more than the 999 bytes/)
    server.closeAllConnections()
    server.close()
  })
})
