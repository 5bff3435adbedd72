/**
 * A hundred thousand words with the frequencies of a language (Zipf and Mandelbrot): the common ones are English function words and
 * the vocabulary of talks, the rest is made of syllables. Invented text, so nothing in it can be anybody's.
 */
import { drawFrom } from './random.ts'

export const VOCABULARY = 100_000

const COMMON =
  'the and to i of a that it you in is my me but for with was this have so not be on what when they at feel about like just do he she as we are know if or all from think there can would time been more one out up how had by your because an then really people get who want them her his were even could things day now some work go other way back into will than said very much over make good something always help being never home still family life talk which only also too where any our own going thing felt take see after down before their does friend every around try sleep need day year night off left right old week hard months sure might mind first someone most anything again why made here came little long through enough keep today let better house its maybe us school trying body tell later part last ask bad between best should heard place same find anyone place mother father sister brother thought money job class feels gets angry tired calm quiet slow easy often alone ready small since both next call hear each while few word words these those start point'.split(
    ' ',
  )
const CONTRACTED = ["i'm", "it's", "don't", "that's", "can't", "didn't", "i've", "you're", "wasn't", "won't", "she's", "he's"]

const ONSETS = [
  'b',
  'br',
  'c',
  'cl',
  'd',
  'dr',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'j',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'pr',
  'r',
  's',
  'sh',
  'sl',
  'st',
  't',
  'th',
  'tr',
  'v',
  'w',
] as const
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'a', 'e', 'i', 'o', 'ai', 'ea', 'ou'] as const
const CODAS = ['', '', '', '', '', 'n', 'r', 's', 't', 'l', 'm', 'ck'] as const
const ENDINGS = ['', '', '', 'ing', 'ed', 'er', 'ly', 'ness', 'ment', 's'] as const

export interface Vocabulary {
  words: readonly string[]
  /** All words in ASCII, one after the other, and where each begins; one more entry than there are words. */
  bytes: Uint8Array
  start: Uint32Array
  /** Rank at each 2^-16 of the distribution; one more entry than steps. */
  quantile: Uint32Array
}

export function makeVocabulary(seed: number): Vocabulary {
  const words = [...new Set([...COMMON, ...CONTRACTED])]
  const known = new Set(words)
  const draw = drawFrom(seed ^ 0x766f63)
  const pick = (list: readonly string[]): string => list[draw.below(list.length)]!
  while (words.length < VOCABULARY) {
    // Rare words are longer, as in a language.
    const syllables = words.length < 1500 ? 1 + draw.below(2) : words.length < 40_000 ? 2 : 2 + draw.below(2)
    let word = ''
    for (let i = 0; i < syllables; i++) word += pick(ONSETS) + pick(NUCLEI) + pick(CODAS)
    if (words.length > 5000) word += pick(ENDINGS)
    if (word.length < 3 || known.has(word)) continue
    known.add(word)
    words.push(word)
  }
  const start = new Uint32Array(words.length + 1)
  for (const [i, word] of words.entries()) start[i + 1] = start[i]! + word.length
  return { words, bytes: Buffer.from(words.join(''), 'latin1'), start, quantile: quantiles(words.length) }
}

const STEPS = 2 ** 16

/** p(rank) is proportional to 1 / (rank + 2.7)^1.3. */
function quantiles(count: number): Uint32Array {
  const weight = (rank: number): number => (rank + 2.7) ** -1.3
  let total = 0
  for (let rank = 0; rank < count; rank++) total += weight(rank)
  const out = new Uint32Array(STEPS + 1).fill(count - 1)
  let sum = 0
  let step = 0
  for (let rank = 0; rank < count; rank++) {
    sum += weight(rank)
    for (; step < (sum / total) * STEPS && step <= STEPS; step++) out[step] = rank
  }
  return out
}

/** A rank from 32 random bits: the upper half chooses the step, the lower half the place inside it. */
export function rankOf({ quantile }: Vocabulary, bits: number): number {
  const step = bits >>> 16
  const from = quantile[step]!
  const span = quantile[step + 1]! - from
  return span <= 1 ? from : from + ((span * (bits & 0xffff)) >>> 16)
}
