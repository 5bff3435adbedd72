/** Texts that are looked for: every holdout record wherever it lies, all of val and test, and every item of the named benchmarks. */
import { createHash } from 'node:crypto'
import type { Benchmark } from '#contract/benchmark.ts'
import type { ShardFacts } from '../../dataset/census.ts'
import { openPool } from '../../dataset/pool.ts'
import type { Subject } from '../subject.ts'
import { shared } from './hash-table.ts'
import type { KeptPassages } from './kept.ts'
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

/** Texts that are sampled together: those of one shard, or all benchmark items. */
interface Lot {
  shard?: ShardFacts
  text: Uint32Array
  kind: Uint8Array
}

export async function sampleNeedles(subject: Subject, items: readonly string[], kept: KeptPassages, module: URL): Promise<Needles> {
  const lots = lotsOf(subject, items.length)
  const parts = lots.map(({ shard }): Sampled[] | null => (shard === undefined ? null : kept.load(shard, 'needles')))
  const missing = lots.flatMap((lot, at) => (parts[at] === null ? tasksOf(lot).map((task) => ({ at, task })) : []))
  const sampled: Sampled[] = []
  const pool = await openPool(
    module,
    { places: subject.places, items, population: subject.split.length } satisfies PassageData,
    subject.workers,
  )
  try {
    const tasks = missing.map(({ task }) => task)
    await pool.run<SampleTask, Sampled>(tasks, (result, index) => void (sampled[index] = result))
  } finally {
    await pool.close()
  }
  for (const [at, { shard }] of lots.entries()) {
    if (parts[at] !== null) continue
    const own = sampled.filter((_, index) => missing[index]!.at === at)
    parts[at] = own
    if (shard !== undefined) kept.save(shard, 'needles', own)
  }
  const join = <T extends Uint32Array | Uint8Array>(values: T[], into: T): T => {
    let at = 0
    for (const value of values) {
      into.set(value, at)
      at += value.length
    }
    return into
  }
  const texts = lots.reduce((sum, { text }) => sum + text.length, 0)
  return {
    text: join(
      lots.map(({ text }) => text),
      shared.words(texts),
    ),
    kind: join(
      lots.map(({ kind }) => kind),
      shared.bytes(texts),
    ),
    ...put(
      parts.flatMap((part) => part ?? []),
      texts,
    ),
  }
}

function lotsOf({ split, holdout, census: { shards } }: Subject, items: number): Lot[] {
  const lots = shards.map((shard): Lot => {
    const chosen: number[] = []
    for (let i = shard.first; i < shard.first + shard.records; i++) if (holdout[i] === 1 || split[i] !== 0) chosen.push(i)
    const text = Uint32Array.from(chosen)
    return { shard, text, kind: Uint8Array.from(text, (record) => (holdout[record] === 1 ? HOLDOUT : MEASURED)) }
  })
  const text = Uint32Array.from({ length: items }, (_, i) => split.length + i)
  return [...lots, { text, kind: new Uint8Array(items).fill(BENCHMARK) }].filter((lot) => lot.text.length > 0)
}

function tasksOf({ text, kind }: Lot): SampleTask[] {
  const tasks: SampleTask[] = []
  for (let at = 0; at < text.length; at += TASK) tasks.push({ text: text.slice(at, at + TASK), kind: kind.slice(at, at + TASK) })
  return tasks
}

/** Names all that is looked for: what is found depends on nothing else of the other shards. */
export function needlesDigest({ kind, grams, key, start, message, messageStart }: Needles): string {
  const digest = createHash('sha256')
  for (const { buffer, byteOffset, byteLength } of [kind, grams, key, start, message, messageStart])
    digest.update(`${byteLength}\n`).update(new Uint8Array(buffer, byteOffset, byteLength))
  return digest.digest('hex')
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
