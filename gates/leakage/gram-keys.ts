/**
 * The 13-grams of a record as 53-bit numbers: exact in a double, so that they sort and compare natively. Two grams share a number with
 * a chance of 1e-16; whatever is found by them is verified on the words.
 */
import { lower } from '#contract/python-text.ts'
import type { Message } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { makeWordHasher } from './word-hasher.ts'

const LENGTH = splits.holdoutText.gram
const BASE_LOW = 0x2c1b3c6d
const BASE_HIGH = 0x297a2d39

/** Grams of one record, in two parts of 21 and 32 bits: most are turned away by a few of their bits. */
export interface GramHashes {
  low: Uint32Array
  high: Uint32Array
  count: number
}

export const keyOf = (low: number, high: number): number => high * 2_097_152 + low
export const lowOf = (key: number): number => key % 2_097_152
export const highOf = (key: number): number => Math.floor(key / 2_097_152)

/** Returns a record's grams in order, repeats included; valid until the next call. None where the record can not be read. */
export function makeGramHashes(): (record: Record<string, unknown>, ascii: boolean) => GramHashes {
  const hasher = makeWordHasher()
  const grams: GramHashes = { low: new Uint32Array(1 << 12), high: new Uint32Array(1 << 12), count: 0 }
  const [dropLow, dropHigh] = [power(BASE_LOW), power(BASE_HIGH)]
  return (record, ascii) => {
    const text = sequenceText(record)
    grams.count = 0
    if (text === null) return grams
    const words = hasher.sequence(Buffer.from(ascii ? text.toLowerCase() : lower(text)))
    if (words < LENGTH) return grams
    if (grams.low.length < words) Object.assign(grams, { low: new Uint32Array(words * 2), high: new Uint32Array(words * 2) })
    const { low, high } = hasher
    const { low: lows, high: highs } = grams
    let [a, b, count] = [0, 0, 0]
    for (let i = 0; i < words; i++) {
      a = (Math.imul(a, BASE_LOW) + low[i]!) | 0
      b = (Math.imul(b, BASE_HIGH) + high[i]!) | 0
      if (i >= LENGTH) {
        a = (a - Math.imul(dropLow, low[i - LENGTH]!)) | 0
        b = (b - Math.imul(dropHigh, high[i - LENGTH]!)) | 0
      }
      if (i >= LENGTH - 1) {
        highs[count] = mix(b ^ (a >>> 16))
        lows[count++] = mix(a) >>> 11
      }
    }
    grams.count = count
    return grams
  }
}

function power(base: number): number {
  let value = 1
  for (let i = 0; i < LENGTH; i++) value = Math.imul(value, base)
  return value
}

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

/** All contents in order, the rejected side last; null where one can not be read. */
function sequenceText(record: Record<string, unknown>): string | null {
  const metadata = record['metadata'] as { preference?: { rejected?: unknown } } | null | undefined
  const sides = [record['messages'], metadata?.preference?.rejected ?? []]
  const contents: string[] = []
  for (const side of sides) {
    if (!Array.isArray(side)) return null
    for (const message of side) {
      const content: unknown = (message as Message | null)?.content
      if (typeof content !== 'string') return null
      contents.push(content)
    }
  }
  return contents.join(' ')
}
