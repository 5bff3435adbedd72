/** Finds all phrases of all rules in a key at once: an index from a phrase's first word to the phrases that begin with it. */
import type { Token } from './tokens.ts'
import { wordsOf } from './tokens.ts'

/** Where a phrase stands: words `from` (inclusive) to `to` (exclusive). */
export interface Hit {
  phrase: number
  from: number
  to: number
}

export interface Phrases {
  /** Number of a phrase; phrases that fold to the same words are one. */
  add(phrase: string): number
  /** By number: the first place of each phrase that the words hold, in one pass. Phrases do not cross a slash. */
  find(tokens: readonly Token[]): Hit[]
}

export function openPhrases(): Phrases {
  const numbers = new Map<string, number>()
  const byFirst = new Map<string, { rest: string[]; phrase: number }[]>()
  return {
    add(text) {
      const words = wordsOf(text)
      if (words.length === 0) throw new Error(`"${text}" holds no word; expected a word or several with spaces between`)
      const name = words.join(' ')
      const known = numbers.get(name)
      if (known !== undefined) return known
      const phrase = numbers.size
      numbers.set(name, phrase)
      const list = byFirst.get(words[0]!) ?? []
      list.push({ rest: words.slice(1), phrase })
      byFirst.set(words[0]!, list)
      return phrase
    },
    find(tokens) {
      const hits: Hit[] = []
      for (let at = 0; at < tokens.length; at++) {
        const { word, runs, segment } = tokens[at]!
        const look = (first: string, next: number): void => {
          for (const { rest, phrase } of byFirst.get(first) ?? []) {
            const to = endOf(tokens, next, rest, segment)
            if (to !== -1) hits.push({ phrase, from: at, to })
          }
        }
        look(word, at + 1)
        for (const run of runs ?? []) look(run.word, run.next)
      }
      return hits
    },
  }
}

/** Index behind the words `rest` where they stand at `at` in the same segment, or -1. */
function endOf(tokens: readonly Token[], at: number, rest: readonly string[], segment: number): number {
  for (const word of rest) {
    const token = tokens[at]
    if (token === undefined || token.segment !== segment) return -1
    if (token.word === word) at++
    else {
      const run = token.runs?.find((one) => one.word === word)
      if (run === undefined) return -1
      at = run.next
    }
  }
  return at
}
