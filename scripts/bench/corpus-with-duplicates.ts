/** A deterministic corpus of conversations with Zipf-like words, topics, boilerplate, and planted copies of earlier records. */
import { closeSync, openSync, writeSync } from 'node:fs'

export interface CorpusOptions {
  records: number
  seed: number
  /** Mean words a record; lengths are skewed. Default 300. */
  words?: number
}

/** mulberry32: small, seeded, the same everywhere. */
export function random(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const VOCABULARY = 60_000
/** The word of rank r; common words are short. */
const word = (rank: number): string => (rank < 26 ? String.fromCharCode(97 + rank) : `${rank.toString(36)}${'aeiou'[rank % 5]}`)

/**
 * One line a record, `{"messages": [...]}`: 85% fresh, 5% exact copies (some in other case), 6% copies with a share of words changed
 * that spans the threshold, 4% from a template that hundreds share.
 */
export function writeCorpus(path: string, { records, seed, words = 300 }: CorpusOptions): void {
  const out = openSync(path, 'w')
  let batch = ''
  for (let i = 0; i < records; i++) {
    batch += `${JSON.stringify({ messages: conversation(i, seed, words) })}\n`
    if (batch.length > 2 ** 20 || i === records - 1) {
      writeSync(out, batch)
      batch = ''
    }
  }
  closeSync(out)
}

type Messages = { role: string; content: string }[]

function conversation(i: number, seed: number, mean: number): Messages {
  const draw = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b))
  const kind = draw()
  if (i > 0 && kind < 0.05) {
    const copy = conversation(Math.floor(draw() * i), seed, mean)
    return draw() < 0.3 ? copy.map(({ role, content }) => ({ role, content: ` ${content.toUpperCase()}` })) : copy
  }
  if (i > 0 && kind < 0.11) return changed(conversation(Math.floor(draw() * i), seed, mean), draw, 0.08 * draw())
  if (kind < 0.15) return changed(fresh(random(seed + Math.floor(draw() * 4)), mean), draw, 0.02 * draw())
  return fresh(draw, mean)
}

function fresh(draw: () => number, mean: number): Messages {
  const total = Math.max(6, Math.round(mean * Math.exp(1.6 * (draw() + draw() - 1)) * 0.8))
  const topic = 200 + Math.floor(draw() * 40_000)
  const turns = 2 + 2 * Math.floor(draw() * 4)
  return Array.from({ length: turns }, (_, turn) => ({
    role: turn % 2 === 0 ? 'user' : 'assistant',
    content: Array.from({ length: Math.ceil(total / turns) }, () => word(rank(draw, topic))).join(draw() < 0.05 ? '\u00a0' : ' '),
  }))
}

const rank = (draw: () => number, topic: number): number =>
  draw() < 0.15 ? topic + Math.floor(400 * draw() * draw()) : Math.min(VOCABULARY, Math.floor(VOCABULARY ** draw()))

const changed = (messages: Messages, draw: () => number, share: number): Messages =>
  messages.map(({ role, content }) => ({
    role,
    content: content.replace(/[^\s]+/g, (each) => (draw() < share ? word(rank(draw, 200)) : each)),
  }))
