/** Finds what rules say in a text, and decides what of it counts. Time is linear in the text: every word tries the patterns that begin with it. */
import { isNegated } from './negation.ts'
import { isOfAnother } from './person.ts'
import { pattern } from './pattern.ts'
import { read, type Reading } from './reading.ts'
import type { Context, Discount, Hit, Rule } from './rule.ts'

export interface Tagger<Category extends string> {
  /** Hits in the order of the text, those that do not count included. */
  find(text: string): Hit<Category>[]
}

interface Entry<Of> {
  expression: RegExp
  of: Of
}

function byFirstWord<Of extends { says: readonly string[] }>(list: readonly Of[], lists: Record<string, string>): Map<string, Entry<Of>[]> {
  const index = new Map<string, Entry<Of>[]>()
  for (const of of list) {
    for (const source of of.says) {
      const { expression, first } = pattern(source, lists)
      for (const word of first) (index.get(word) ?? index.set(word, []).get(word)!).push({ expression, of })
    }
  }
  return index
}

interface Span<Of> {
  of: Of
  /** Words [from, to). */
  from: number
  to: number
}

/** Longest span of each member at each place; a member is not found again inside its own span. */
function spans<Of>(reading: Reading, index: ReadonlyMap<string, readonly Entry<Of>[]>): Span<Of>[] {
  const found: Span<Of>[] = []
  const last = new Map<Of, Span<Of>>()
  for (let i = 0; i < reading.words.length; i++) {
    const entries = index.get(reading.words[i]!)
    if (entries === undefined) continue
    for (const { expression, of } of entries) {
      expression.lastIndex = reading.at[i]!
      const match = expression.exec(reading.plain)
      if (match === null) continue
      const to = wordAt(reading, expression.lastIndex)
      const known = last.get(of)
      if (known !== undefined && i < known.to) {
        known.to = Math.max(known.to, known.from === i ? to : known.to)
        continue
      }
      const span = { of, from: i, to }
      last.set(of, span)
      found.push(span)
    }
  }
  return found
}

/** Index of the word that begins at an offset of `plain`; the number of words for its end. */
function wordAt({ at }: Reading, offset: number): number {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Words that turn a sentence: what stands before them is told of another time. */
const TURNS = new Set(['but', 'now', 'today', 'tonight', 'lately', 'currently', 'nowadays', 'though', 'however', 'again', 'still'])

function reaches({ words, sentence }: Reading, { of, from, to }: Span<Context>, hit: Span<unknown>): boolean {
  if (of.reach === 'span') return from < hit.to && hit.from < to
  if (sentence[from] !== sentence[hit.from]) return false
  if (of.reach === 'sentence') return true
  if (of.reach === 'before') return from <= hit.from
  const [start, end] = from < hit.from ? [to, hit.from] : [hit.to, from]
  for (let i = start; i < Math.min(end, start + 60); i++) if (TURNS.has(words[i]!)) return false
  return true
}

/** Spans of contexts by the sentence that they stand in, a few of each: a sentence of a megabyte must not cost its square. */
const MOST_CONTEXTS = 64

export function createTagger<Category extends string>(
  rules: readonly Rule<Category>[],
  contexts: readonly Context[],
  lists: Record<string, string> = {},
): Tagger<Category> {
  const ruleIndex = byFirstWord(rules, lists)
  const contextIndex = byFirstWord(contexts, lists)
  return {
    find(text) {
      const reading = read(text)
      const hits = spans(reading, ruleIndex)
      if (hits.length === 0) return []
      const around = new Map<number, Span<Context>[]>()
      for (const span of spans(reading, contextIndex)) {
        const key = reading.sentence[span.from]!
        const list = around.get(key) ?? around.set(key, []).get(key)!
        if (list.length < MOST_CONTEXTS) list.push(span)
      }
      return hits.map((hit) => describe(reading, hit, around.get(reading.sentence[hit.from]!) ?? []))
    },
  }
}

function describe<Category extends string>(reading: Reading, hit: Span<Rule<Category>>, around: readonly Span<Context>[]): Hit<Category> {
  const { of: rule, from, to } = hit
  const allowed = (discount: Discount): boolean => rule.despite?.includes(discount) !== true
  const context = around.find((span) => allowed(span.of.discount) && reaches(reading, span, hit))
  const others = rule.person !== 'other' && allowed('other_person') && isOfAnother(reading, from) ? 'other_person' : undefined
  const discount = allowed('negated') && isNegated(reading, from) ? 'negated' : (context?.of.discount ?? others)
  return {
    rule: rule.name,
    category: rule.category,
    weight: rule.weight,
    start: reading.starts[from]!,
    end: reading.ends[to - 1]!,
    person: rule.person ?? 'self',
    ...(discount === undefined ? {} : { discount }),
  }
}
