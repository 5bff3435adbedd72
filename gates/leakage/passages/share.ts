/**
 * The share of a needle's distinct 13-grams that a record holds, exactly, as `containment(grams(…), grams(…))` of the contract gives it, but without
 * making a string of every gram: words become numbers, and grams that hash alike are compared number by number.
 */
import splits from '#contract/splits.json' with { type: 'json' }

const LENGTH = splits.holdoutText.gram

export interface Needle {
  /** Share of the needle's grams, 0 where it has none, in a record's words. */
  shareIn(sequence: readonly string[]): number
}

export function makeNeedle(sequence: readonly string[]): Needle {
  const number = new Map<string, number>()
  const own = Int32Array.from(sequence, (word) => {
    let id = number.get(word)
    if (id === undefined) number.set(word, (id = number.size + 1))
    return id
  })
  /** Hash to where the distinct grams with it begin. */
  const starts = new Map<number, number[]>()
  let distinct = 0
  for (let at = 0; at + LENGTH <= own.length; at++) {
    const hash = hashAt(own, at)
    const known = starts.get(hash)
    if (known === undefined) starts.set(hash, [at])
    else if (known.some((other) => equalAt(own, other, own, at))) continue
    else known.push(at)
    distinct++
  }
  return {
    shareIn(words) {
      if (distinct === 0) return 0
      const theirs = Int32Array.from(words, (word) => number.get(word) ?? 0)
      const met = new Set<number>()
      let clear = 0 // words in a row that the needle has
      for (let i = 0; i < theirs.length; i++) {
        clear = theirs[i] === 0 ? 0 : clear + 1
        if (clear < LENGTH) continue
        const at = i - LENGTH + 1
        for (const start of starts.get(hashAt(theirs, at)) ?? []) if (equalAt(own, start, theirs, at)) met.add(start)
      }
      return met.size / distinct
    },
  }
}

function hashAt(ids: Int32Array, at: number): number {
  let hash = 0
  for (let i = at; i < at + LENGTH; i++) hash = Math.imul(hash ^ ids[i]!, 0x9e3779b1) ^ (hash >>> 15)
  return hash
}

function equalAt(a: Int32Array, from: number, b: Int32Array, at: number): boolean {
  for (let i = 0; i < LENGTH; i++) if (a[from + i] !== b[at + i]) return false
  return true
}
