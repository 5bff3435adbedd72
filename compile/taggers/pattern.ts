/**
 * The little language that rules are written in; a pattern is matched word by word on a Reading.
 *
 *   want to (die|be dead)     words, and a choice between sequences of words
 *   (really)? want            what may be missing
 *   _  _5                     up to three (five) words inside the sentence, none of them a negation
 *   tell*                     a word that begins so
 *   {kin}                     a list of words that the rules share
 *
 * Gaps are bounded and nothing repeats, so that a pattern costs a bounded number of steps wherever it is tried. Patterns start with a word
 * or a choice of words, never with a gap: the scan looks patterns up by their first word.
 */

export interface Pattern {
  /** Sticky, for `Reading.plain`. */
  expression: RegExp
  /** Words that it may begin with. */
  first: readonly string[]
}

const ITEM = /_(\d?)|\{(\w+)\}|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'#*])+|[.,?"]|[()|]|\s+/gu
/** A negation never hides in a gap. */
const GAP_WORD = '(?!(?:not|never|no|nobody|without) )[^ .?]{1,40} '
const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Throws where the pattern is none. */
export function pattern(source: string, lists: Readonly<Record<string, string>> = {}): Pattern {
  const written = source.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(lists, name)) throw new Error(`Pattern "${source}": there is no list {${name}}`)
    return `(${lists[name]})`
  })
  let expression = ''
  let end = 0
  for (const match of written.matchAll(ITEM)) {
    if (match.index !== end) throw new Error(`Pattern "${source}": unexpected "${written.slice(end, match.index)}"`)
    const item = match[0]
    end += item.length
    if (item.trim() === '') continue
    if (item.startsWith('_')) expression += `(?:${GAP_WORD}){0,${match[1] === '' ? 3 : match[1]}}`
    else if (item === '(') expression += '(?:'
    else if (item === ')' || item === '|') expression += item
    else if (item === '?' && written[match.index - 1] === ')') expression += '?'
    else expression += item.endsWith('*') ? `${escape(item.slice(0, -1))}[^ ]{0,20} ` : `${escape(item)} `
  }
  if (end !== written.length) throw new Error(`Pattern "${source}": unexpected "${written.slice(end)}"`)
  const first = [...firstWords(written, source)]
  return { expression: new RegExp(expression, 'yu'), first }
}

/** The words that a pattern may begin with: those of the first item, and of what follows it where it may be missing. */
function firstWords(written: string, source: string): Set<string> {
  const first = new Set<string>()
  const rest = written.trim()
  if (rest.startsWith('_')) throw new Error(`Pattern "${source}" begins with a gap; expected a word`)
  if (!rest.startsWith('(')) {
    const word = /^(?:\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'#*])+|[.,?"])/u.exec(rest)?.[0]
    if (word === undefined || word.endsWith('*')) throw new Error(`Pattern "${source}" begins with no whole word`)
    return first.add(word)
  }
  let depth = 0
  let start = 1
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === '(') depth++
    else if (rest[i] === ')') depth--
    if ((rest[i] === '|' && depth === 1) || depth === 0) {
      for (const word of firstWords(rest.slice(start, i), source)) first.add(word)
      start = i + 1
    }
    if (depth > 0) continue
    if (rest[i + 1] === '?') for (const word of firstWords(rest.slice(i + 2), source)) first.add(word)
    return first
  }
  throw new Error(`Pattern "${source}" opens a choice that it does not close`)
}
