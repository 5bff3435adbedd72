import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { normalisedText } from '#contract/content-hash.ts'
import { textFacts } from '../../dataset/text-facts.ts'
import { makeWordCore } from './index.ts'
import { ASSISTANT, SYSTEM, USER, type WordCore } from './word-core.ts'

/** Lines without making strings of them, against the same texts as strings: what the core says of a line, its words, its normalised text. */
const core = makeWordCore('wasm')
const byStrings = makeWordCore('typescript')

const ROLES = { user: USER, assistant: ASSISTANT, system: SYSTEM }
type Role = keyof typeof ROLES
interface Message {
  role: Role
  content: string
}

const lineOf = (messages: readonly Message[], metadata: object = { id: 'a' }): Buffer => Buffer.from(JSON.stringify({ messages, metadata }))

function wordsOf(of: WordCore, count: number): number[][] {
  return [[...of.low.subarray(0, count)], [...of.high.subarray(0, count)]]
}

/** Null where the core left the line to others. */
function read(
  messages: readonly Message[],
  line = lineOf(messages),
): { words: number[][]; ends: number[]; roles: number[]; text: string } | null {
  core.load(line)
  const found = core.messages()
  if (found === null) return null
  const each = Array.from({ length: found.count }, (_, at) => at)
  const [ends, roles] = [each.map(found.wordsUntil), each.map(found.role)]
  return { words: wordsOf(core, ends.at(-1)!), ends, roles, text: core.normalised().toString() }
}

function expected(messages: readonly Message[]): ReturnType<typeof read> {
  byStrings.begin()
  const ends = messages.map(({ content }) => byStrings.add(content, false))
  return { words: wordsOf(byStrings, ends.at(-1)!), ends, roles: messages.map(({ role }) => ROLES[role]), text: normalisedText(messages) }
}

const ordinary = [
  'word',
  'Word',
  ' ',
  '\n',
  '\t',
  '"',
  '\\',
  '/',
  '\b',
  '\f',
  '\r',
  '\x7f',
  '’',
  '—',
  '…',
  'É',
  'é',
  '×',
  'ß',
  'Þ',
  '¿',
  '€',
  '✓',
  '😀',
  '\ufe0f',
  'x'.repeat(40),
]
const unusual = [
  '\x01',
  '\x1c',
  '\x85',
  '\xa0',
  '\u2003',
  '\u2028',
  'İ',
  'Ω',
  'ΑΣ',
  'Ж',
  '心理',
  'かな',
  '🈀',
  '🄰',
  '\u3000',
  '\ud800',
  'ﬀ',
  'Ⅷ',
  'Ⓐ',
  'K',
]
const textOf = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''))
const messagesOf = (content: fc.Arbitrary<string>): fc.Arbitrary<Message[]> =>
  fc.array(fc.record({ role: fc.constantFrom(...(Object.keys(ROLES) as Role[])), content }), { minLength: 1, maxLength: 6 })

describe('a line is read as its texts are', () => {
  property.prop([messagesOf(textOf(ordinary))])('every line of ordinary text', (messages) => {
    expect(read(messages)).toEqual(expected(messages))
  })

  property.prop([messagesOf(fc.oneof(textOf([...ordinary, ...unusual]), fc.string({ unit: 'binary', maxLength: 80 })))], { numRuns: 500 })(
    'any other in the same way, or not at all',
    (messages) => {
      const found = read(messages)
      if (found !== null) expect(found).toEqual(expected(messages))
    },
  )

  test('every character beyond ASCII by itself, among letters', () => {
    let taken = 0
    const wrong: string[] = []
    for (let point = 0x80; point < 0x20000; point++) {
      if (point >= 0xd800 && point < 0xe000) continue
      const messages: Message[] = [{ role: 'user', content: `One${String.fromCodePoint(point)}Two three` }]
      const found = read(messages)
      if (found === null) continue
      taken++
      const wanted = expected(messages)
      if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push(point.toString(16))
    }
    expect(wrong).toEqual([])
    expect(taken).toBeGreaterThan(1000)
  })

  test('texts in the order of code points, without white space around, empty ones too', () => {
    const contents = [' b ', 'a\tc\n', '', 'B', 'ab', '😀', '€', '\x1cz']
    const messages = contents.map((content): Message => ({ role: 'user', content }))
    expect(read(messages.slice(0, 7))!.text).toBe(' a\tc ab b b € 😀')
    expect(read(messages.slice(0, 7))).toEqual(expected(messages.slice(0, 7)))
  })

  test('a line at the end of the memory that there is, and a longer one after it', () => {
    for (const words of [3, 8000, 3, 100_000, 12]) {
      const messages: Message[] = [{ role: 'assistant', content: Array.from({ length: words }, (_, i) => `Word${i}`).join(' ') }]
      expect(read(messages)).toEqual(expected(messages))
    }
  })

  test.each([
    ['an escape of a unit', '{"messages":[{"role":"user","content":"a \\u0041"}],"metadata":{}}'],
    ['another order of fields', '{"messages":[{"content":"a","role":"user"}],"metadata":{}}'],
    ['another field of a message', '{"messages":[{"role":"user","content":"a","name":"b"}],"metadata":{}}'],
    ['another role', '{"messages":[{"role":"tool","content":"a"}],"metadata":{}}'],
    ['another role that begins alike', '{"messages":[{"role":"users","content":"a"}],"metadata":{}}'],
    ['white space between', '{"messages": [{"role":"user","content":"a"}],"metadata":{}}'],
    ['another field behind', '{"messages":[{"role":"user","content":"a"}],"meta":{"data":{}}}'],
    ['no message', '{"messages":[],"metadata":{"a":"aaaaaaaaaaaaaaaaaaaaa"}}'],
    ['a content that is no text', '{"messages":[{"role":"user","content":[""]}],"metadata":{}}'],
  ])('%s is left to others', (_, line) => {
    core.load(Buffer.from(line))
    expect(core.messages()).toBeNull()
  })

  test('more messages than are sorted by insertion, and a line beyond the memory, are left to others', () => {
    expect(read(Array.from({ length: 300 }, () => ({ role: 'user', content: 'a' })))).toBeNull()
    expect(read([{ role: 'user', content: 'a '.repeat(600_000) }])).toBeNull()
    expect(read([{ role: 'user', content: 'a b' }])!.ends).toEqual([2])
  })
})

describe('facts of a line', () => {
  const piece = fc.constantFrom(
    'a',
    '\\',
    '\\u',
    'u',
    '\\b',
    '\\/',
    '/',
    '\x7f',
    'é',
    'Σ',
    '\u1c89',
    '\ua7cb',
    '\u{10450}',
    '\u{16ea0}',
    ' '.repeat(15),
  )
  property.prop([fc.array(piece, { maxLength: 40 })], { numRuns: 1000 })('are those that are found one by one', (pieces) => {
    const line = Buffer.from(pieces.join(''))
    expect(core.load(line)).toEqual(textFacts(line))
  })

  test('what was loaded before is no part of a line', () => {
    core.load(Buffer.from('aaaaaaaaaaaaaaa\\u'))
    expect(core.load(Buffer.from('aaaaaaaaaaaaaaa\\')).ascii).toBe(true)
  })
})
