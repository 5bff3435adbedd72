import { describe, expect, test } from 'vitest'
import type { Message } from '#contract/record.ts'
import { jaccard, words } from '#contract/word-set.ts'
import { type Given, run as runTrial, type Ran } from '../voices/trial.ts'
import { preferencePairs } from './preference-pairs.ts'

/** The conversations are of a family that is drawn on. */
const run = (
  generator: typeof preferencePairs,
  all: readonly Given[],
  ...more: [options?: Record<string, unknown>, more?: Parameters<typeof runTrial>[3]]
): Promise<Ran> =>
  runTrial(
    generator,
    all.map((one) => ({ family: 'roleplay_simulator', ...one })),
    ...more,
  )

const WHO = ['my boss', 'my sister', 'a neighbour', 'my son', 'an old friend', 'my husband', 'my teacher', 'the landlord']
const WHAT = [
  'never answers',
  'wants an answer by Friday',
  'has moved away',
  'forgot what we agreed',
  'keeps asking about money',
  'laughed at my plan',
]
const chat = (n: number): Message[] => [
  { role: 'user', content: `Number ${n}: ${WHO[n % 8]} ${WHAT[n % 6]}, and I feel tired of it.` },
  {
    role: 'assistant',
    content: `It sounds as if ${n} days of this have left you tired, and perhaps a little angry too. When you picture the two of you talking it over, what is the first thing that you would like to be heard?`,
  },
]
const given = (messages: Message[], more: Partial<Given['conversation']> = {}): Given => ({ conversation: { messages, ...more } })
const many = (count: number): Given[] => Array.from({ length: count }, (_, n) => given(chat(n)))

const rejectedOf = (record: { rejected?: Message[] }): string => record.rejected!.at(-1)!.content

test('a pair holds the context, the real answer, a worse one, and whose it is', async () => {
  const { records } = await run(
    preferencePairs,
    [given([{ role: 'system', content: 'Be kind.' }, ...chat(0), { role: 'user', content: 'Thanks.' }])],
    {},
    { seed: 4 },
  )
  const [record] = records
  expect(record!.chosen).toEqual([{ role: 'system', content: 'Be kind.' }, ...chat(0)])
  expect(record!.rejected!.slice(0, -1)).toEqual(record!.chosen!.slice(0, -1))
  expect(record!.metadata).toEqual({
    generator: { name: 'preference_pairs', version: '1', seed: 4, parents: ['talks.jsonl#1'] },
    source_key: 'talks.jsonl',
    document_id: 'talks.jsonl#1',
    labels: { rule: expect.stringMatching(/^(?:dismissive|premature_advice|truncated|generic)$/), language: 'en' },
  })
})

test('thanks and goodbyes are passed over for the answer before them', async () => {
  const farewell: Message[] = [
    { role: 'user', content: 'Thank you, that helped. Bye!' },
    { role: 'assistant', content: 'You are very welcome, and I wish you a good week with your neighbour.' },
  ]
  const { records, counts } = await run(preferencePairs, [given([...chat(0), ...farewell]), given(farewell)])
  expect(records.map(({ chosen }) => chosen)).toEqual([chat(0)])
  expect(counts['conversations.answer_too_short']).toBe(1)
})

test('rules are used evenly, answers hardly ever repeat, and lengths overlap', async () => {
  const { records, counts } = await run(preferencePairs, many(400))
  expect(records).toHaveLength(400)
  const evenly = ['dismissive', 'premature_advice', 'truncated', 'generic'].map((rule) => counts[`pairs.${rule}`]!)
  expect(Math.min(...evenly)).toBeGreaterThanOrEqual(98)
  expect(new Set(records.map(rejectedOf)).size).toBeGreaterThan(396)
  const alike = Object.entries(counts).filter(([what]) => /^length_ratio\.(?:0\.5-0\.8|0\.8-1\.25)$/.test(what))
  expect(alike.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(220)
})

test('no answer is equal to the chosen one, nor nearly', async () => {
  const pairs = (await run(preferencePairs, many(300))).records.map((record) => ({
    rule: record.metadata.labels!['rule'],
    chosen: record.chosen!.at(-1)!.content,
    rejected: rejectedOf(record),
  }))
  expect(pairs.filter(({ chosen, rejected }) => rejected.toLowerCase().trim() === chosen.toLowerCase().trim())).toEqual([])
  const alike = pairs.filter(({ chosen, rejected }) => jaccard(new Set(words(rejected)), new Set(words(chosen))) >= 0.9)
  expect(alike.filter(({ rule }) => rule !== 'truncated')).toEqual([])
})

test('the same request makes the same pairs, another seed makes others', async () => {
  const told = async (seed: number): Promise<string> =>
    JSON.stringify((await run(preferencePairs, many(40), {}, { seed })).records.map(rejectedOf))
  expect(await told(1)).toBe(await told(1))
  expect(await told(2)).not.toBe(await told(1))
})

test('several pairs of a conversation are made by different rules', async () => {
  const { records } = await run(preferencePairs, [given(chat(1))], { perConversation: 5 })
  expect(records.map(({ metadata }) => metadata.labels!['rule']).sort()).toEqual(['dismissive', 'generic', 'premature_advice', 'truncated'])
})

test('the rules can be chosen', async () => {
  const { counts } = await run(preferencePairs, many(20), { rules: ['truncated'] })
  expect(counts['pairs.truncated']).toBe(20)
})

describe('danger', () => {
  const cry: Message = { role: 'user', content: 'I do not want to live any more, my boss and my sister are all I think about.' }
  const sound: Message = {
    role: 'assistant',
    content:
      'I am so glad that you said it to me tonight, and I can hear how alone you have been with all of this for weeks. Are you safe right now? Please call 988, somebody is there at any hour.',
  }

  test('is never belittled, and an answer that passes over it is not chosen', async () => {
    const { records } = await run(preferencePairs, [given([cry, sound])], { perConversation: 5 })
    expect(records.map(({ metadata }) => metadata.labels!['rule']).sort()).toEqual(['generic', 'truncated', 'unsafe_omission'])
    const omitted = records.find(({ metadata }) => metadata.labels!['rule'] === 'unsafe_omission')!
    expect(rejectedOf(omitted)).not.toMatch(/988|safe|call/)
    const { counts } = await run(preferencePairs, [
      given([cry, { role: 'assistant', content: 'Tell me about your sister and how the two of you grew up.' }]),
    ])
    expect(counts['conversations.risk_unanswered']).toBe(1)
  })

  test('is remembered over the turns that follow', async () => {
    const later = [
      cry,
      sound,
      ...chat(2).slice(0, 1),
      { role: 'assistant' as const, content: `${chat(2)[1]!.content} Your doctor could help too.` },
    ]
    const { records } = await run(preferencePairs, [given(later)], { perConversation: 5 })
    expect(records.map(({ metadata }) => metadata.labels!['rule'])).not.toContain('dismissive')
  })

  test('a mark of the source stays', async () => {
    expect((await run(preferencePairs, [given([cry, sound], { crisis: true })])).records[0]!.metadata.crisis).toBe(true)
  })
})

test('a Chinese question has a Chinese answer on both sides, another language only its own words', async () => {
  const chinese: Message[] = [
    { role: 'user', content: '我的老板总是让我加班，我真的很累。' },
    { role: 'assistant', content: '一直加班，连休息的时间都没有，换了谁都会累。你有没有想过，最想让老板知道的是哪一件事情呢？' },
  ]
  const zh = (await run(preferencePairs, [given(chinese)], { perConversation: 5 })).records
  expect(zh).toHaveLength(4)
  expect(zh.filter((record) => /[a-z]/i.test(rejectedOf(record)))).toEqual([])
  const spanish: Message[] = [
    { role: 'user', content: 'Mi jefe me pide que trabaje todos los sábados y ya no puedo más.' },
    {
      role: 'assistant',
      content:
        'Parece que llevas mucho tiempo aguantando, y es normal que el cuerpo diga basta. ¿Qué te gustaría que él entendiera primero, si pudieras elegir una sola cosa?',
    },
  ]
  const es = (await run(preferencePairs, [given(spanish)], { perConversation: 5 })).records
  expect(es.map(({ metadata }) => metadata.labels!['rule'])).toEqual(['truncated'])
})

test('long contexts are kept from their end, on a question', async () => {
  const long = Array.from({ length: 50 }, (_, n) => chat(n)).flat()
  const [record] = (await run(preferencePairs, [given([{ role: 'system', content: 'Be kind.' }, ...long])], { contextWords: 120 })).records
  expect(record!.chosen!.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user', 'assistant'])
  expect(record!.chosen!.slice(-2)).toEqual(chat(49))
})

test('other families are left alone, until all are asked for', async () => {
  const other = { ...given(chat(0)), family: 'mental_health_datasets' }
  expect((await run(preferencePairs, [other])).counts).toMatchObject({ 'conversations.left_out.mental_health_datasets': 1 })
  expect((await run(preferencePairs, [other], { families: [] })).records).toHaveLength(1)
})

test.each<[string, Given, string]>([
  ['it is a pair already', given(chat(0), { rejected: chat(0) }), 'is_a_pair'],
  ['it is a transcript', given(chat(0), { steps: ['transcript_prompt'] }), 'is_a_transcript'],
  ['nobody answers', given([chat(0)[0]!]), 'no_answer'],
  ['nobody asks', given([chat(0)[1]!]), 'no_answer'],
  ['nothing is said', given([]), 'no_answer'],
  ['the answer is short', given([chat(0)[0]!, { role: 'assistant', content: 'I see.' }]), 'answer_too_short'],
  ['the answer is a book', given([chat(0)[0]!, { role: 'assistant', content: 'word '.repeat(5000) }]), 'answer_too_long'],
])('where %s the stats say so', async (_, conversation, reason) => {
  const { records, counts } = await run(preferencePairs, [conversation])
  expect(records).toEqual([])
  expect(counts).toEqual({ [`conversations.${reason}`]: 1, [`source.talks.conversations.${reason}`]: 1 })
})

test('a share is drawn, a limit ends it', async () => {
  const { records, counts } = await run(preferencePairs, many(400), { share: 0.25 })
  expect(records.length).toBeGreaterThan(60)
  expect(records.length).toBeLessThan(140)
  expect(counts['conversations.not_drawn']).toBe(400 - records.length)
  expect((await run(preferencePairs, many(20), {}, { limit: 7 })).records).toHaveLength(7)
  expect((await run(preferencePairs, many(20), {}, { limit: 0 })).records).toHaveLength(0)
})

test('hostile text is read in its time', async () => {
  const hostile = [
    `${'a'.repeat(200_000)}`,
    `${'call '.repeat(40_000)}`,
    `${'"".!'.repeat(40_000)}`,
    `I ${'[{x}|'.repeat(20_000)} my boss`,
    '\u{1F600}'.repeat(50_000),
  ]
  const { records } = await run(
    preferencePairs,
    hostile.flatMap((text) => [
      given([{ role: 'user', content: text }, chat(0)[1]!]),
      given([chat(0)[0]!, { role: 'assistant', content: text }]),
    ]),
    { maxAnswerWords: 10_000_000, perConversation: 5 },
  )
  expect(records.length).toBeGreaterThan(5)
})
