/** Texts that are looked for: every holdout record wherever it lies, all of val and test, and every item of the named benchmarks. */
import type { Benchmark } from '#contract/benchmark.ts'
import { openPool } from '../../dataset/pool.ts'
import type { Subject } from '../subject.ts'
import { shared } from './hash-table.ts'
import type { PassageData, Sampled, SampleTask } from './worker.ts'

/** Kinds of needles: overlap is only reported; half of it elsewhere is a violation; the same, of a benchmark. */
export const MEASURED = 0
export const HOLDOUT = 1
export const BENCHMARK = 2

export interface Needles {
  /** Number of each text: of a record, or `population` + number of a benchmark item. Ascending. */
  text: Uint32Array
  kind: Uint8Array
  /** Distinct grams; for a text of which only a sample is kept, some number above that of the sample. */
  grams: Uint32Array
  /** Its sampled keys are `key[start[i], start[i + 1])`, ascending. */
  start: Uint32Array
  key: Float64Array
  /** Its messages are `message[messageStart[i], messageStart[i + 1])`: key, words, and side (prompt or response). */
  messageStart: Uint32Array
  message: Float64Array
  messageWords: Uint32Array
  messageSide: Uint8Array
}

const TASK = 2000

/** Texts of benchmark items, numbered through. */
export const itemsOf = (benchmarks: readonly Benchmark[]): string[] => benchmarks.flatMap(({ items }) => items)

export async function sampleNeedles(subject: Subject, items: readonly string[], module: URL): Promise<Needles> {
  const { split, holdout, places, workers } = subject
  const chosen: number[] = []
  for (let i = 0; i < split.length; i++) if (holdout[i] === 1 || split[i] !== 0) chosen.push(i)
  const text = shared.words(chosen.length + items.length)
  const kind = shared.bytes(text.length)
  for (const [i, record] of chosen.entries()) {
    text[i] = record
    kind[i] = holdout[record] === 1 ? HOLDOUT : MEASURED
  }
  for (let i = chosen.length; i < text.length; i++) {
    text[i] = split.length + i - chosen.length
    kind[i] = BENCHMARK
  }
  const tasks: SampleTask[] = []
  for (let at = 0; at < text.length; at += TASK) tasks.push({ text: text.slice(at, at + TASK), kind: kind.slice(at, at + TASK) })
  const sampled: Sampled[] = []
  const pool = await openPool(module, { places, items, population: split.length } satisfies PassageData, workers)
  try {
    await pool.run<SampleTask, Sampled>(tasks, (result, index) => void (sampled[index] = result))
  } finally {
    await pool.close()
  }
  return { text, kind, ...put(sampled, text.length) }
}

/** Puts the parts together, in order. */
function put(sampled: readonly Sampled[], texts: number): Omit<Needles, 'text' | 'kind'> {
  const sum = (of: (part: Sampled) => number): number => sampled.reduce((total, part) => total + of(part), 0)
  const grams = shared.words(texts)
  const start = shared.words(texts + 1)
  const messageStart = new Uint32Array(texts + 1)
  const key = new Float64Array(sum((part) => part.key.length))
  const message = new Float64Array(sum((part) => part.message.length))
  const messageWords = new Uint32Array(message.length)
  const messageSide = new Uint8Array(message.length)
  let [at, keys, messages] = [0, 0, 0]
  for (const part of sampled) {
    key.set(part.key, keys)
    message.set(part.message, messages)
    messageWords.set(part.messageWords, messages)
    messageSide.set(part.messageSide, messages)
    for (let i = 0; i < part.grams.length; i++, at++) {
      grams[at] = part.grams[i]!
      start[at + 1] = keys += part.counts[i]!
      messageStart[at + 1] = messages += part.messages[i]!
    }
  }
  return { grams, start, key, messageStart, message, messageWords, messageSide }
}
