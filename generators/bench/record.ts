/** One raw record, as a line of its source's shape: the messages of its number, or of the record that it copies. */
import type { BenchSource, Layout } from './layout.ts'
import { fileOf, planned } from './layout.ts'
import { type Draw, drawFrom, mix, normal } from './random.ts'
import { type Bytes, prose, put, type Style, topicOf } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Making {
  layout: Layout
  vocabulary: Vocabulary
  seed: number
  /** Mean words a record. */
  words: number
}

const FEWEST_WORDS = 80
const MOST_WORDS = 24_000
const SIGMA = 0.95
const SYSTEM_PROMPTS = 40
/** A shorter record brings no system prompt: its prompt must not be most of what it says. */
const LEAST_WORDS_FOR_SYSTEM = 500

interface Message {
  role: 'system' | 'user' | 'assistant'
  words: number
  /** What its text is drawn from. */
  seed: number
}

interface Plan {
  messages: Message[]
  style: Style
  /** Personal data that a user message ends with; '' for none. */
  personal: string
}

function planOf({ layout, seed, words: mean }: Making, number: number): Plan {
  const draw = drawFrom(mix(seed, number, 3))
  const { source } = fileOf(layout, number)
  const isBase = planned(layout, number).kind === 'base'
  const total = Math.min(MOST_WORDS, Math.max(FEWEST_WORDS, Math.round(mean * Math.exp(SIGMA * normal(draw) - (SIGMA * SIGMA) / 2))))
  const turns = Math.max(source.turns, 2 * Math.min(15, Math.max(1, Math.round(total / (150 + 300 * draw.unit())))))
  const messages: Message[] = []
  if (total >= LEAST_WORDS_FOR_SYSTEM && draw.unit() < 0.45) {
    const prompt = Math.floor(SYSTEM_PROMPTS * draw.unit() ** 2)
    messages.push({ role: 'system', words: 40 + (mix(seed, prompt, 7) % 50), seed: mix(seed, prompt, 8) })
  }
  for (let turn = 0; turn < turns; turn++) {
    const share = (turn % 2 === 0 ? 0.6 : 1.4) * (0.6 + 0.8 * draw.unit())
    messages.push({
      role: turn % 2 === 0 ? 'user' : 'assistant',
      words: Math.max(12, Math.round((total / turns) * share)),
      seed: mix(seed, number, 9, turn),
    })
  }
  const style = { topic: topicOf(draw), typographic: draw.unit() < 0.2, damaged: draw.unit() < 0.004 && !isBase }
  return { messages, style, personal: draw.unit() < 0.03 ? personalOf(draw) : '' }
}

/** Reserved names and numbers only: example.com, and 555-01xx. */
function personalOf(draw: Draw): string {
  const number = draw.below(100)
  return draw.unit() < 0.5
    ? ` My email is reader${draw.below(9000) + 1000}@example.com and I check it daily.`
    : ` You can call me at (${201 + draw.below(700)}) 555-01${String(number).padStart(2, '0')} after work.`
}

/** Roles and contents of record `number`, as bytes of JSON strings, handed to `each`. */
function eachMessage(making: Making, number: number, each: (message: Message, write: (out: Bytes) => void) => void): void {
  const { layout, vocabulary, seed } = making
  const { kind, base } = planned(layout, number)
  const own = kind === 'exact' ? planOf(making, base) : planOf(making, number)
  const plan = kind === 'prefix' ? openedLike(planOf(making, base), own) : own
  const system = { topic: 1000, typographic: false, damaged: false }
  let told = plan.personal === ''
  for (const message of plan.messages) {
    each(message, (out) => {
      prose(
        out,
        vocabulary,
        drawFrom(message.seed),
        message.words,
        message.role === 'system' ? { ...system, topic: 1000 + (seed % 1000) } : plan.style,
      )
      if (told || message.role !== 'user') return
      told = true
      put(out, plan.personal)
    })
  }
}

/** The first two messages of another record, then all of one's own: a shared prefix. */
function openedLike(other: Plan, own: Plan): Plan {
  const spoken = ({ messages }: Plan): Message[] => messages.filter(({ role }) => role !== 'system')
  return { messages: [...spoken(other).slice(0, 2), ...spoken(own)], style: { ...other.style, damaged: false }, personal: other.personal }
}

const scratch: Bytes = { buffer: Buffer.allocUnsafe(2 ** 18), at: 0 }

/** Texts of a record as they stand between the quotes of JSON. */
function textsOf(making: Making, number: number): { role: Message['role']; text: string }[] {
  const texts: { role: Message['role']; text: string }[] = []
  eachMessage(making, number, ({ role }, write) => {
    scratch.at = 0
    write(scratch)
    texts.push({ role, text: scratch.buffer.toString('utf8', 0, scratch.at) })
  })
  return texts
}

const PLAIN = /(?<= )[a-z]{3,}(?= )/g

/**
 * Texts of the base with `changes` of its distinct words, each of which stands once, replaced by words that no record has: of n distinct
 * words the two share n - changes of n + changes.
 */
function nearTexts(making: Making, number: number, base: number, isNear: boolean): ReturnType<typeof textsOf> {
  const texts = textsOf(making, base)
  const counts = new Map<string, number>()
  for (const { text } of texts)
    for (const word of text.toLowerCase().split(/(?: |\\n)+/)) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  const draw = drawFrom(mix(making.seed, number, 11))
  const similarity = isNear ? 0.962 + 0.03 * draw.unit() : 0.9 + 0.035 * draw.unit()
  const wanted = (counts.size * (1 - similarity)) / (1 + similarity)
  const changes = Math.max(1, isNear ? Math.floor(wanted) : Math.ceil(wanted))
  const once = [...new Set(texts.flatMap(({ text }) => text.match(PLAIN) ?? []))].filter((word) => counts.get(word) === 1)
  const renamed = new Map<string, string>()
  for (let i = 0; i < changes && once.length > 0; i++) {
    const at = draw.below(once.length)
    renamed.set(
      once[at]!,
      // In decimal, where every digit has a letter of its own: two changes may not be one word.
      `zq${number}x${i}`.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!),
    )
    once[at] = once.at(-1)!
    once.pop()
  }
  return texts.map(({ role, text }) => ({ role, text: text.replace(PLAIN, (word) => renamed.get(word) ?? word) }))
}

/** Records among those that nothing hangs on whose line breaks off: one in so many. */
const BROKEN = 4_000

export const isBroken = ({ layout, seed }: Pick<Making, 'layout' | 'seed'>, number: number): boolean =>
  mix(seed, number, 12) % BROKEN === 0 && planned(layout, number).kind === 'fresh'

/** Appends the record's line. */
export function writeRecord(out: Bytes, making: Making, number: number, shape: BenchSource['shape']): void {
  const { kind, base } = planned(making.layout, number)
  const write = WRITERS[shape](out)
  const from = out.at
  if (kind === 'near' || kind === 'below')
    for (const { role, text } of nearTexts(making, number, base, kind === 'near')) write.message(role, () => put(out, text))
  else eachMessage(making, number, ({ role }, text) => write.message(role, () => text(out)))
  write.end(() =>
    prose(out, making.vocabulary, drawFrom(mix(making.seed, kind === 'below' ? number : base, 13)), 60, {
      topic: 1000,
      typographic: false,
      damaged: false,
    }),
  )
  if (isBroken(making, number)) out.at = from + ((out.at - from) >> 1)
  put(out, '\n')
}

interface LineWriter {
  message(role: Message['role'], content: () => void): void
  /** `other` writes a text that a shape with two sides needs. */
  end(other: () => void): void
}

const listOf =
  (open: string, first: string, second: string, roles: Record<string, string>, close: string) =>
  (out: Bytes): LineWriter => {
    let before = open
    return {
      message(role, content) {
        put(out, `${before}{"${first}":"${roles[role] ?? role}","${second}":"`)
        content()
        put(out, '"}')
        before = ','
      },
      end: () => put(out, close),
    }
  }

const WRITERS: Record<BenchSource['shape'], (out: Bytes) => LineWriter> = {
  messages: listOf('{"messages":[', 'role', 'content', {}, ']}'),
  sharegpt: listOf('{"conversations":[', 'from', 'value', { user: 'human', assistant: 'gpt' }, ']}'),
  preference: (out) => {
    const prompt = listOf('{"prompt":[', 'role', 'content', {}, '')(out)
    let held: (() => void) | null = null
    return {
      message(role, content) {
        if (held !== null) prompt.message('assistant', held)
        if (role === 'assistant') held = content
        else {
          held = null
          prompt.message(role, content)
        }
      },
      end(other) {
        put(out, '],"chosen":[{"role":"assistant","content":"')
        held?.()
        put(out, '"}],"rejected":[{"role":"assistant","content":"')
        other()
        put(out, '"}]}')
      },
    }
  },
}
