/**
 * Words and similarity (contract section 6). A word is a run between Python's white space, lower-cased; scripts
 * written without spaces are cut into character bigrams, and a mixed token is cut at the script border first.
 */
import { lower, splitWords } from './python-text.ts'

/** Scripts without spaces. Han and kana mix inside one word, so the border is between this class and the rest. U+30FC and U+FF70 lengthen kana. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
/** All of those scripts lie at or above U+0E00: most words are settled without the regular expression. */
const MAY_BE_UNSPACED = /[\u0e00-\uffff]/

/** The words of one text in order, repeats included. */
export function words(text: string): string[] {
  const tokens = splitWords(lower(text))
  if (!MAY_BE_UNSPACED.test(text)) return tokens
  const out: string[] = []
  for (const token of tokens) {
    if (MAY_BE_UNSPACED.test(token)) cutToken(token, out)
    else out.push(token)
  }
  return out
}

function cutToken(token: string, out: string[]): void {
  let end = 0
  for (const match of token.matchAll(UNSPACED)) {
    if (match.index > end) out.push(token.slice(end, match.index))
    end = match.index + match[0].length
    const chars = Array.from(match[0])
    if (chars.length === 1) out.push(match[0])
    for (let i = 0; i + 1 < chars.length; i++) out.push(chars[i]! + chars[i + 1]!)
  }
  if (end < token.length) out.push(token.slice(end))
}

/** The word set of a record: all contents, and for a preference pair the words of both sides. */
export function wordSet(messages: readonly { content: string }[], rejected: readonly { content: string }[] = []): Set<string> {
  const set = new Set<string>()
  for (const side of [messages, rejected]) for (const { content } of side) for (const word of words(content)) set.add(word)
  return set
}

/** Jaccard |A∩B| / |A∪B|; 0 for two empty sets, so that texts without words are never alike. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  const union = a.size + b.size - shared
  return union === 0 ? 0 : shared / union
}
