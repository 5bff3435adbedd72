/** Benchmark items by their 13-grams, and short ones as a whole. */
import { type Benchmark, isTooShort } from '#contract/benchmark.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import type { Conversation } from '../../conversation.ts'
import { createGramTable } from '../dedup/gram-table.ts'
import { appendWords, fold, reset, wordHashes, type WordHashes } from '../dedup/word-hashes.ts'

export interface BenchmarkIndex {
  /** `<name>#<item>` of an item that the conversation holds, the first by share; null for none. */
  heldBy(conversation: Pick<Conversation, 'messages' | 'rejected'>): string | null
}

const GRAM = splits.holdoutText.gram

export function indexItems(benchmarks: readonly Benchmark[], share: number): BenchmarkIndex {
  const items = benchmarks.flatMap(({ name, items }) => items.map((text, i) => ({ name: `${name}#${i + 1}`, text })))
  const expected = items.reduce((sum, { text }) => sum + text.length / 5, 0)
  const table = createGramTable(GRAM, items.length, expected)
  const grams: number[] = []
  /** Names of items too short for a gram, by their words. */
  const short = new Map<string, string>()
  const sequence = wordHashes()
  for (const { name, text } of items) {
    reset(sequence)
    appendWords(text.toWellFormed(), sequence)
    grams.push(table.addOwner(sequence))
    if (sequence.count < GRAM && !isTooShort(text)) short.set(keyOf(sequence, 0), name)
  }
  return {
    heldBy({ messages, rejected }) {
      reset(sequence)
      for (const { content } of [...messages, ...(rejected ?? [])]) {
        const from = sequence.count
        appendWords(content.toWellFormed(), sequence)
        const length = sequence.count - from
        if (short.size === 0 || length >= GRAM || length === 0) continue
        const name = short.get(keyOf(sequence, from))
        if (name !== undefined) return name
      }
      let [best, held] = [0, -1]
      for (const [owner, count] of table.shared(sequence)) {
        const of = count / grams[owner]!
        if (of >= share && (of > best || (of === best && owner < held))) [best, held] = [of, owner]
      }
      return held === -1 ? null : items[held]!.name
    },
  }
}

/** Words of a short text, from `from` on, as one key of 64 bits a word. */
function keyOf({ low, high, count }: WordHashes, from: number): string {
  const parts: number[] = []
  for (let i = from; i < count; i++) parts.push(fold(low[i]!, high[i]!), low[i]!)
  return parts.join('/')
}
