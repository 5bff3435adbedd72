/**
 * A key as words. A word ends at everything that is no letter or digit, at a change between letters and digits, and where a small letter is
 * followed by a capital. `RolePlay_v2` is role, play, v, 2; and because names are also written in one, each run without a separator can be
 * read whole as well: `roleplay`, and in `HelpSteer2`, where a number follows, `helpsteer`.
 */
export interface Token {
  /** As it is compared: folded. */
  word: string
  /** UTF-16 offsets in the key. */
  start: number
  end: number
  /** Folder names are 0, 1, ...; the file name is the last. */
  segment: number
  /** On the first word of several without a separator: they as one word, and the index behind it; and the same without numbers behind. */
  runs?: readonly { word: string; next: number }[]
}

const RUN = /[\p{L}\p{M}\p{N}]+/gu
const PART = /\p{N}+|\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{Lt}\p{M}]+|[\p{L}\p{M}]+/gu
const ASCII_LOWER = /^[a-z]+$/

/** Lower case, compatibility forms as one, and without the plural's s: rules name the singular, and `dialogues` is one of them. */
export function fold(word: string): string {
  const lower = ASCII_LOWER.test(word) ? word : word.normalize('NFKC').toLowerCase()
  return lower.length > 3 && lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower) ? lower.slice(0, -1) : lower
}

/** Index behind the last word from `first` on that is no number. */
function withoutNumbers(key: string, tokens: readonly Token[], first: number): number {
  let end = tokens.length
  while (end > first && /^\p{N}/u.test(key.slice(tokens[end - 1]!.start, tokens[end - 1]!.end))) end--
  return end
}

/** The words from `first` to `end` as one, where they are several. */
function join(key: string, tokens: readonly Token[], first: number, end: number): void {
  if (end - first < 2) return
  const token = tokens[first]!
  token.runs = [...(token.runs ?? []), { word: fold(key.slice(token.start, tokens[end - 1]!.end)), next: end }]
}

/** Words of a key in order. */
export function tokensOf(key: string): Token[] {
  const tokens: Token[] = []
  let segment = 0
  let seen = 0
  for (const run of key.matchAll(RUN)) {
    for (; seen < run.index; seen++) if (key.charCodeAt(seen) === 47) segment++
    seen = run.index + run[0].length
    if (ASCII_LOWER.test(run[0])) {
      tokens.push({ word: fold(run[0]), start: run.index, end: seen, segment })
      continue
    }
    const first = tokens.length
    for (const part of run[0].matchAll(PART))
      tokens.push({ word: fold(part[0]), start: run.index + part.index, end: run.index + part.index + part[0].length, segment })
    const end = withoutNumbers(key, tokens, first)
    if (end < tokens.length) join(key, tokens, first, end)
    join(key, tokens, first, tokens.length)
  }
  return tokens
}

/** A phrase of a rule as folded words. */
export const wordsOf = (phrase: string): string[] => tokensOf(phrase).map(({ word }) => word)
