/**
 * The trauma score of a document: every rule adds its weight once, and less for each further hit; the sum is divided for length, so that
 * a long talk with one mention stays low, and one that returns to its subject does not. Pieces of one document are added up in one tally:
 * a document is tagged as a whole or not at all.
 *
 * A talk explains what a post suffers: text of the assistant counts as fully as the user's where nobody else speaks (a transcript), and
 * half as much in a dialogue, whose helper may name what the client does not have.
 */
import type { Message } from '#contract/record.ts'
import type { Hit } from '../rule.ts'
import { createTagger } from '../tagger.ts'
import { TRAUMA_CONTEXTS } from './contexts.ts'
import { HINT, LISTS, type TraumaCategory } from './rule.ts'
import { TRAUMA_RULES } from './rules.ts'

/**
 * One strong piece of evidence, or two weak ones of different kinds. Measured in docs/EVALUATION.md: below it a single naming of PTSD is enough,
 * which a forum for it bears out and no other source does; above it recall falls and precision hardly rises.
 */
export const TRAUMA_THRESHOLD = 1

/** Words up to which length takes nothing away. */
const SHORT = 250
/** What a path or source name that speaks of trauma is worth: half-way, never enough alone. */
const SOURCE_HINT = 0.5
const HELPER = 0.5

export interface TraumaTag {
  score: number
  words: number
  /** What each rule added before the division, highest first. */
  rules: { rule: string; category: TraumaCategory; hits: number; adds: number }[]
  /** Hits that did not count, by reason. */
  discounted: Record<string, number>
  /** A name that hints at trauma material. */
  hinted: boolean
}

export interface TraumaTally {
  /** Adds a piece. `plain`: its text is one speaker's, asked for by a template. */
  add(messages: readonly Message[], plain?: boolean): void
  tag(): TraumaTag
}

const tagger = createTagger(TRAUMA_RULES, TRAUMA_CONTEXTS, LISTS)
const WORDS = /[\p{L}\p{N}]+/gu
const HINTS = /(?:^|[^a-z])(?:c-?ptsd|ptsd|trauma|traumatic|survivors?[-_ ]?of[-_ ]?abuse|emotional[-_ ]?neglect)(?:[^a-z]|$)/i

/** Hits of a text, for whoever wants to see them. */
export const traumaHits = (text: string): Hit<TraumaCategory>[] => tagger.find(text)

/** True where a source name or path speaks of trauma as a token of its own; `further` are words that count as such too. */
export function hintsAtTrauma(names: readonly string[], further: readonly string[] = []): boolean {
  const more = new Set(further.map((word) => word.toLowerCase()))
  return names.some(
    (name) =>
      HINTS.test(name) ||
      (more.size > 0 &&
        name
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .some((word) => more.has(word))),
  )
}

export function openTrauma(names: readonly string[] = [], further: readonly string[] = []): TraumaTally {
  const found = new Map<string, { category: TraumaCategory; weight: number; hits: number; amount: number }>()
  const discounted: Record<string, number> = {}
  const hinted = hintsAtTrauma(names, further)
  let words = 0
  return {
    add(messages, plain = false) {
      for (const { role, content } of messages) {
        if (role === 'system' || role === 'tool') continue
        // The template that asks for a transcript names its topic, which is nobody's evidence.
        if (plain && role === 'user') continue
        const share = role === 'assistant' && !plain ? HELPER : 1
        words += isHan(content) ? content.length / 2 : count(content)
        for (const { rule, category, weight, discount } of tagger.find(content)) {
          if (discount !== undefined) discounted[discount] = (discounted[discount] ?? 0) + 1
          else {
            const entry = found.get(rule) ?? { category, weight, hits: 0, amount: 0 }
            entry.hits++
            entry.amount += share
            found.set(rule, entry)
          }
        }
      }
    },
    tag() {
      const rules = [...found]
        .map(([rule, { category, weight, hits, amount }]) => ({
          rule,
          category,
          hits,
          adds: weight * (amount < 1 ? amount : 1 + Math.log(amount)),
        }))
        .sort((a, b) => b.adds - a.adds || (a.rule < b.rule ? -1 : 1))
      const sum = rules.reduce((total, { adds }) => total + adds, 0)
      // A name hints at what the text must say too: without evidence of its own it says nothing.
      const score = sum / Math.max(1, Math.sqrt(words / SHORT)) + (hinted && sum >= HINT ? SOURCE_HINT : 0)
      return { score, words: Math.round(words), rules, discounted, hinted }
    },
  }
}

const isHan = (text: string): boolean => /\p{Script=Han}{2}/u.test(text)

function count(text: string): number {
  let words = 0
  for (const _ of text.matchAll(WORDS)) words++
  return words
}

/** The tag of a text that is whole. */
export function tagTrauma(messages: readonly Message[], names: readonly string[] = [], plain = false): TraumaTag {
  const tally = openTrauma(names)
  tally.add(messages, plain)
  return tally.tag()
}
