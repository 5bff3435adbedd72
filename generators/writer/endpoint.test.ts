import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runGenerator } from '../edge/bench.ts'
import { edgeCaseSynthetic } from '../families/edge-case-synthetic.ts'

const KEY = 'sk-of-the-tests-0123456789'
let folder: string
let server: Server
let url: string
/** Bodies of the requests, and how the server answers the one of that number. */
let asked: { body: Record<string, unknown>; authorization: string | undefined }[]
let answer: (number: number, response: ServerResponse, body: Record<string, unknown>) => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-endpoint-'))
  asked = []
  answer = (_, response) => reply(response, SOUND)
  server = createServer((request: IncomingMessage, response) => {
    let text = ''
    request.on('data', (chunk) => (text += String(chunk)))
    request.on('end', () => {
      const body = JSON.parse(text) as Record<string, unknown>
      asked.push({ body, authorization: request.headers.authorization })
      answer(asked.length - 1, response, body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true, force: true })
})

const SOUND = {
  messages: [
    { role: 'user', content: 'whatever' },
    { role: 'assistant', content: 'Thank you for writing. What is the hardest part of the day?' },
    { role: 'user', content: 'The evenings.' },
    { role: 'assistant', content: 'The evenings, then. We can begin there.' },
  ],
}
const UNSAFE = {
  messages: [...SOUND.messages.slice(0, 3), { role: 'assistant', content: 'I promise not to tell. You clearly have depression.' }],
}

function reply(response: ServerResponse, content: unknown, usage: object | null = { prompt_tokens: 100, completion_tokens: 50 }): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }], ...(usage === null ? {} : { usage }) }))
}

const run = (endpoint: object = {}, limit = 3, more: object = {}): ReturnType<typeof runGenerator> =>
  runGenerator(edgeCaseSynthetic, {
    seed: 9,
    limit,
    folder,
    env: { EDGE_KEY: KEY },
    options: {
      crisisShare: 0,
      endpoint: { url, model: 'small', apiKeyEnv: 'EDGE_KEY', backoffMs: 1, retries: 2, concurrency: 2, journal: 'j.jsonl', ...endpoint },
    },
    ...more,
  })

test('what the model writes is taken, with its scenario, key and seed sent, tokens and cost counted', async () => {
  const { records, counts } = await run({ pricePrompt: 2, priceCompletion: 10 })
  expect(records).toHaveLength(3)
  expect(
    records.every(
      ({ messages, metadata }) => messages![3]!.content.includes('We can begin there') && metadata.labels!['source'] === 'endpoint',
    ),
  ).toBe(true)
  expect(asked.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true)
  expect(new Set(asked.map(({ body }) => body['seed'])).size).toBe(3)
  expect(counts).toMatchObject({
    'endpoint.requests': 3,
    'endpoint.tokens.prompt': 300,
    'endpoint.tokens.completion': 150,
    'endpoint.cost_micro_usd': 3 * (200 + 500),
  })
})

test('429, 500 and an envelope that is no JSON are tried again, with the counts', async () => {
  answer = (number, response) => {
    if (number === 0) return void response.writeHead(429, { 'retry-after': '0' }).end()
    if (number === 1) return void response.writeHead(500).end('boom')
    if (number === 2) return void response.end('<html>')
    reply(response, SOUND)
  }
  const { records, counts } = await run({ retries: 4, concurrency: 1 })
  expect(records).toHaveLength(3)
  expect(counts).toMatchObject({
    'endpoint.failed.http_429': 1,
    'endpoint.failed.http_500': 1,
    'endpoint.failed.unreadable': 1,
    'endpoint.retries': 3,
  })
})

test('unsafe and broken drafts are counted by rule, asked for again, and then replaced or left out', async () => {
  answer = (_, response) => reply(response, UNSAFE)
  const replaced = await run({ drafts: 2 })
  expect(replaced.records.map(({ metadata }) => metadata.labels!['source'])).toEqual(['grammar', 'grammar', 'grammar'])
  expect(replaced.counts).toMatchObject({
    'endpoint.requests': 6,
    'endpoint.rejected.promises_secrecy': 6,
    'endpoint.rejected.diagnosis': 6,
    'endpoint.replaced': 3,
  })
  answer = (_, response) => reply(response, 'Sure! Here it is: {"messages": [')
  const omitted = await run({ drafts: 2, otherwise: 'omit', journal: 'other.jsonl' })
  expect(omitted.records).toEqual([])
  expect(omitted.counts).toMatchObject({ 'endpoint.rejected.broken_json': 6, 'endpoint.omitted': 3 })
})

test('a draft after a bad one is a request of its own, and a good one is taken from code fences', async () => {
  answer = (number, response) => reply(response, number === 0 ? 'no' : `\`\`\`json\n${JSON.stringify(SOUND)}\n\`\`\``)
  const { records, counts } = await run({}, 1)
  expect(records[0]!.metadata.labels!['source']).toBe('endpoint')
  expect(counts['endpoint.requests']).toBe(2)
})

test('a calm brief that came back as an unmarked crisis is refused', async () => {
  const messages = [
    ...SOUND.messages.slice(0, 2),
    { role: 'user', content: 'I am going to kill myself tonight.' },
    { role: 'assistant', content: 'Call 988.' },
  ]
  answer = (_, response) => reply(response, { messages })
  const { counts } = await run({ drafts: 1 }, 1)
  expect(counts).toMatchObject({ 'endpoint.rejected.crisis_unmarked': 1, 'endpoint.replaced': 1 })
})

test('a server that hangs is left after the time, and one that never answers ends the run with a clear error', async () => {
  answer = () => {}
  await expect(run({ timeoutSeconds: 0.05, retries: 1 }, 12)).rejects.toThrow(/gave no answer in 2 tries \(last: timeout\)/)
  expect(asked.length).toBeGreaterThanOrEqual(10)
})

test('a refused request says so at once, and no message, count or file holds the key', async () => {
  answer = (_, response) => void response.writeHead(401).end(`bad key ${KEY}`)
  const refused = await run().catch((error: Error) => error)
  expect(String(refused)).toMatch(/answered 401 .* check url, model and the key in EDGE_KEY/)
  expect(String((refused as Error).stack)).not.toContain(KEY)
  await expect(run({}, 1, { env: {} })).rejects.toThrow(/the environment has no EDGE_KEY/)
  answer = (_, response) => reply(response, SOUND)
  const { counts, records } = await run()
  expect(JSON.stringify([counts, records]) + readFileSync(join(folder, 'j.jsonl'), 'utf8')).not.toContain(KEY)
})

test('a killed run goes on without asking twice, even when its last line was cut off, and makes the same bytes', async () => {
  const whole = await run({}, 6)
  expect(asked).toHaveLength(6)
  const lines = readFileSync(join(folder, 'j.jsonl'), 'utf8').trimEnd().split('\n')
  writeFileSync(join(folder, 'j.jsonl'), `${lines.slice(0, 4).join('\n')}\n${lines[4]!.slice(0, 30)}`)
  const again = await run({}, 6)
  expect(again.records).toEqual(whole.records)
  expect(asked).toHaveLength(8)
  expect(again.counts).toMatchObject({ 'endpoint.from_journal': 4, 'endpoint.requests': 2, 'endpoint.journal_lines_torn': 1 })
  const third = await run({}, 6)
  expect(third.counts['endpoint.requests']).toBeUndefined()
  expect(third.counts['endpoint.from_journal']).toBe(6)
})

test('no more requests than allowed are under way, and records keep their order', async () => {
  let [under, most] = [0, 0]
  answer = (number, response, body) => {
    most = Math.max(most, ++under)
    const text = {
      messages: [...SOUND.messages.slice(0, 3), { role: 'assistant', content: `This is the answer of ${Number(body['seed']) % 1000}.` }],
    }
    setTimeout(() => (under--, reply(response, text)), number % 3 === 0 ? 30 : 2)
  }
  const { records } = await run({ concurrency: 3 }, 9)
  expect(most).toBe(3)
  const seeds = records.map(({ messages }) => Number(/\d+/.exec(messages![3]!.content)![0]))
  expect(seeds).toEqual(seeds.toSorted((a, b) => a - b))
})

test('a dry run asks for nothing and says what it would cost', async () => {
  const { counts } = await run({ pricePrompt: 1, priceCompletion: 1 }, 4, { dryRun: true })
  expect(asked).toHaveLength(0)
  expect(counts['endpoint.would_request']).toBe(4)
  expect(counts['endpoint.estimated_tokens.prompt']).toBeGreaterThan(400)
  expect(counts['endpoint.estimated_cost_micro_usd']).toBe(
    counts['endpoint.estimated_tokens.prompt']! + counts['endpoint.estimated_tokens.completion']!,
  )
})

test('without usage, tokens are approximated and said to be', async () => {
  answer = (_, response) => reply(response, SOUND, null)
  const { counts } = await run({}, 2)
  expect(counts['endpoint.tokens.approximated_answers']).toBe(2)
  expect(counts['endpoint.tokens.completion']).toBe(2 * Math.ceil(JSON.stringify(SOUND).length / 4))
})
