import { expect, test } from 'vitest'
import type { Source } from '../../compile/config.ts'
import { DEFAULT_LIMITS } from '../../compile/sources/shape.ts'
import type { GeneratedRecord, Generator } from '../generator.ts'
import { resolveOptions } from './options.ts'
import { type Ran, runGenerator } from './run.ts'

const messages: GeneratedRecord['messages'] = [
  { role: 'user', content: 'PRIVATE question' },
  { role: 'assistant', content: 'an answer' },
]
const by = { name: 'fake', version: '3', seed: 9 }

const fake = (records: unknown[], more: Partial<Generator> = {}): Generator => ({
  name: 'fake',
  version: '3',
  family: 'sarcasm',
  makes: 'What it is told to make.',
  kind: 'written',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { depth: { type: 'integer', default: 4 }, names: { type: 'array', items: { type: 'string' }, default: [] } },
  },
  async *generate({ count }) {
    count('asked')
    yield* records as GeneratedRecord[]
  },
  ...more,
})

async function run(generator: Generator, more: Partial<Source> = {}): Promise<{ ran: Ran; lines: string[] }> {
  const lines: string[] = []
  const source: Source = {
    name: 'made',
    family: 'sarcasm',
    phase: 'stage6_specialized_domains',
    generator: 'fake',
    licence: 'custom',
    licenseDetail: 'ours',
    group: 'g',
    root: '/nowhere',
    maxRejectedShare: 0.5,
    ...more,
  }
  const ran = await runGenerator(
    { generator, source, config: { limits: DEFAULT_LIMITS }, seed: 9, from: [], folder: '/nowhere', env: {} },
    (line) => void lines.push(line),
  )
  return { ran, lines }
}

test('a record is written with what follows from its source, and counted', async () => {
  const { ran, lines } = await run(fake([{ messages, metadata: { generator: by, crisis: true } }]), { generate: { depth: 7 } })
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      messages,
      metadata: {
        source_family: 'sarcasm',
        source_group: 'made',
        phase: 'stage6_specialized_domains',
        license_tag: 'custom',
        license_detail: 'ours',
        conversation_length: 2,
        generator: by,
        crisis: true,
      },
    },
  ])
  expect(ran.stats).toMatchObject({ records: 1, messages: 2, turns: { 2: 1 }, counts: { asked: 1 }, options: { depth: 7, names: [] } })
})

test('no more records are taken than were asked for, whatever the generator goes on to make', async () => {
  const endless = fake([], {
    async *generate() {
      for (;;) yield { messages: messages!, metadata: { generator: by } }
    },
  })
  expect((await run(endless, { count: 3 })).lines).toHaveLength(3)
})

test.each<[string, unknown, Partial<Generator>]>([
  ['neither messages nor both sides', { chosen: messages, metadata: { generator: by } }, {}],
  ['neither messages nor both sides', { messages, chosen: messages, rejected: messages, metadata: { generator: by } }, {}],
  ['a message without text', { messages: [...messages!, { role: 'user', content: ' \u0085' }], metadata: { generator: by } }, {}],
  ['another role', { messages: [...messages!, { role: 'human', content: 'x' }], metadata: { generator: by } }, {}],
  ['lacks a message of the user or of the assistant', { messages: [messages![0]], metadata: { generator: by } }, {}],
  ['another generator, version or seed', { messages, metadata: { generator: { ...by, seed: 8 } } }, {}],
  ['lacks metadata.source_key', { messages, metadata: { generator: by } }, { kind: 'extracted' }],
  ['not of its source_key', { messages, metadata: { generator: by, source_key: 'a', document_id: 'b#1' } }, { kind: 'derived' }],
])('a record that has %s is the generator’s defect, told without its text', async (words, record, more) => {
  const error = await run(fake([{ messages, metadata: { generator: by, source_key: 'a', document_id: 'a#1' } }, record], more)).catch(
    (thrown: Error) => thrown,
  )
  expect((error as Error).message).toMatch(/The generator fake made a wrong record: number 2/)
  expect((error as Error).message).toContain(words)
  expect((error as Error).message).not.toContain('PRIVATE')
})

test('conversations and pairs are not mixed in one file', async () => {
  const pair = { chosen: messages, rejected: messages, metadata: { generator: by } }
  await expect(run(fake([pair, { messages, metadata: { generator: by } }]))).rejects.toThrow(/mixes conversations and pairs/)
  expect((await run(fake([pair]))).ran.shape).toBe('preference')
})

test('options get their defaults, and what was given stays as it is', () => {
  const given = {}
  expect(resolveOptions(fake([]), given)).toEqual({ depth: 4, names: [] })
  expect(given).toEqual({})
  expect(() => resolveOptions(fake([]), { depth: 'deep', width: 1 })).toThrow(
    /depth: found "deep".*|unknown field "width"; expected one of depth, names/,
  )
})
