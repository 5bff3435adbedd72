/** Further mentions of people whom a conversation has named: "Sarah", "SARAH'S", "Miller" after "Sarah Miller". */
import type { Entity } from './detector.ts'
import { isFamily, isGiven, WORDS_TOO } from './names/lists.ts'
import { isPublicFigure } from './names/public.ts'
import { isStopWord } from './names/read.ts'
import { nameParts } from './numbering.ts'

/** "Will you ..." at the head of a sentence is no mention of Will. */
const AMBIGUOUS_NEXT = /^\s(?:you|i|he|she|it|we|they|this|that|the|a|be|not|have|never|always|there|my|your)\b/i
const WORD = /[\p{L}\p{M}\p{N}_]+/gu
const CAPITALISED = /\p{Lu}[\p{L}\p{M}\p{N}_]*/gu

/** Words that, once somebody bore them, are that person wherever they stand capitalised; true where they were introduced in lower case. */
export function mentionWords(names: Iterable<string>): Map<string, boolean> {
  const words = new Map<string, boolean>()
  for (const name of names) {
    const lower = name === name.toLowerCase()
    for (const part of nameParts(name).flatMap((whole) => [whole, ...whole.split(/['’-]/)])) {
      if (!isStopWord(part) && part.length > 1)
        words.set(part, (words.get(part) ?? false) || (lower && /\p{Ll}/u.test(part) && !WORDS_TOO.has(part)))
    }
  }
  return words
}

/** Mentions in a text, none of which overlaps `taken` (in order of place). */
export function mentions(text: string, words: ReadonlyMap<string, boolean>, taken: readonly Entity[]): Entity[] {
  const found: Entity[] = []
  let cursor = 0
  const isTaken = (end: number): boolean => cursor < taken.length && taken[cursor]!.start < end
  const pattern = [...words.values()].includes(true) ? WORD : CAPITALISED
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const known = words.get(match[0].toLowerCase())
    if (known === undefined) continue
    const [start, end] = [match.index, match.index + match[0].length]
    while (cursor < taken.length && taken[cursor]!.end <= start) cursor++
    if (isTaken(end) || (pattern === CAPITALISED && /[\p{L}\p{N}_]/u.test(text[start - 1] ?? ''))) continue
    const capital = /^\p{Lu}/u.test(match[0])
    if (!capital && !known) continue
    if (WORDS_TOO.has(match[0].toLowerCase()) && !speaksOfSomebody(text, start, end)) continue
    // inside a bracketed token it is masked already
    if (/\[[A-Z_]{0,24}$/.test(text.slice(Math.max(0, start - 25), start)) && /^[A-Z_0-9]{0,24}\]/.test(text.slice(end, end + 25))) continue
    const last = found.at(-1)
    if (last !== undefined && last.end + 1 === start && text[last.end] === ' ') {
      last.end = end
      continue
    }
    const surname = capital ? /^ (\p{Lu}[\p{L}'’-]{2,24})/u.exec(text.slice(end, end + 28)) : null
    // "Roe" is known, and here stands "Rosa Roe"
    const given = capital
      ? /(?:^|[^\p{L}\p{N}_'’-])(\p{Lu}[\p{L}'’-]{1,20}) $/u.exec(text.slice(Math.max(0, start - 24), start))?.[1]
      : undefined
    const lead =
      given !== undefined && isGiven(given) && !WORDS_TOO.has(given.toLowerCase()) && !isStopWord(given) ? start - given.length - 1 : start
    const from = lead < (last?.end ?? 0) || (cursor > 0 && taken[cursor - 1]!.end > lead) ? start : lead
    // a public figure's full name stays, even where his surname is somebody's here
    if (from < start && isPublicFigure(text.slice(from, end), false)) continue
    const whole = surname !== null && isFamily(surname[1]!) && !isStopWord(surname[1]!) && !isTaken(end + surname[0].length)
    found.push({ type: 'NAME', start: from, end: whole ? end + surname![0].length : end, confidence: 0.8, detector: 'name-mention' })
    if (whole) pattern.lastIndex = end + surname![0].length
  }
  return found
}

/** For a name that is also a word (Will, May, Grace): capitalised, and neither at the head of a sentence nor before what such a word governs. */
function speaksOfSomebody(text: string, start: number, end: number): boolean {
  if (/^[A-Z]{2,}$/.test(text.slice(start, end))) return false
  // "in late May", "May 3": the month
  if (
    /^may$/i.test(text.slice(start, end)) &&
    (/\b(?:in|late|early|mid|of|since|until|till|by|last|next|this|from|through)[ -]$/i.test(text.slice(Math.max(0, start - 9), start)) ||
      /^ \d/.test(text.slice(end, end + 2)))
  )
    return false
  const heads = /(?:^|[.!?\n"“]\s{0,2})$/.test(text.slice(Math.max(0, start - 3), start))
  return /^['’]s\b|^[,!?]/.test(text.slice(end, end + 2)) || !(heads || AMBIGUOUS_NEXT.test(text.slice(end, end + 8)))
}
