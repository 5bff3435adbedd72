/**
 * Words of a dataset as counts in a fixed number of buckets, by hash. No word can be read from them, and none can be looked up: about a
 * hundred words share a bucket. The distance of two such histograms is never larger than that of the words themselves (a function of the
 * data can not tell two distributions further apart: data-processing inequality), so that buckets can hide a drift and never make one.
 */
import { isPythonSpace } from '#contract/python-text.ts'
import { words } from '#contract/word-set.ts'
import type { Message } from '#contract/record.ts'

export const BUCKETS = 4096
/** UTF-16 units that are read of a conversation. */
export const WINDOW = 256

const OFFSET = 0x811c9dc5
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

function finish(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3 so that low bits are as good as high ones. Fixed: histograms of all versions are compared. */
export function wordHash(text: string, seed = OFFSET): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return finish(hash)
}

/**
 * One window of a conversation's text, at a place that its hash draws: every place of a short text and a fair draw of a long one, so that long
 * sessions do not outvote the rest and no full pass over the words is needed. A word that the window cuts is left out.
 */
export function windowOf(messages: readonly Message[], hash: number): string {
  let total = 0
  for (const { content } of messages) total += content.length
  let place = total <= WINDOW ? 0 : hash % total
  for (const { content } of messages) {
    if (place < content.length) return total <= WINDOW ? messages.map((message) => message.content).join(' ') : cut(content, place)
    place -= content.length
  }
  return ''
}

function cut(text: string, place: number): string {
  if (text.length <= WINDOW) return text
  const from = Math.max(0, Math.min(place, text.length - WINDOW))
  const to = from + WINDOW
  let [first, last] = [from, to]
  if (from > 0) while (first < to && !isPythonSpace(text.charCodeAt(first))) first++
  if (to < text.length) while (last > first && !isPythonSpace(text.charCodeAt(last - 1))) last--
  // Scripts without spaces, and tokens longer than the window: only the characters at its edges are cut.
  return last - first < 2 ? text.slice(from + 1, to - 1) : text.slice(first, last)
}

/** Adds the words of a window to `counts[at .. at + BUCKETS)`. */
export function addWords(counts: Uint32Array, at: number, text: string): void {
  if (addPlainWords(counts, at, text)) return
  for (const word of words(text)) addHash(counts, at, wordHash(word))
}

function addHash(counts: Uint32Array, at: number, hash: number): void {
  const slot = at + (hash & (BUCKETS - 1))
  counts[slot] = counts[slot]! + 1
}

const ASCII = /^[\0-\x7f]*$/

/** The same in one walk for ASCII, nine windows in ten; false, and nothing counted, for others. */
function addPlainWords(counts: Uint32Array, at: number, text: string): boolean {
  if (!ASCII.test(text)) return false
  let hash = OFFSET
  let length = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = i === text.length ? 0x20 : text.charCodeAt(i)
    if (unit <= 0x20 && isPythonSpace(unit)) {
      if (length > 0) addHash(counts, at, finish(hash))
      hash = OFFSET
      length = 0
    } else {
      hash = step(hash, unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit)
      length++
    }
  }
  return true
}
