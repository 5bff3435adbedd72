/** The one form of a detector of personal data: what calls it, how it looks, and examples that are its tests. */
import type { PiiType } from '#contract/pii.ts'

/** A text under scan, with the end of the text before it in the conversation: a question there is a cue for an answer here. */
export interface Scene {
  text: string
  /** Up to 96 characters of the end of the previous text; '' for the first. */
  previous: string
}

/** What was found; offsets in UTF-16 units of the text. Its text is never part of it. */
export interface Entity {
  type: PiiType
  start: number
  end: number
  /** 0..1. At or above the scrubber's threshold it is masked; in the band below, a person is asked. */
  confidence: number
  /** Name of the detector that found it. */
  detector: string
}

/** Receives a finding. `end` is exclusive. */
export type Found = (type: PiiType, start: number, end: number, confidence: number) => void

/**
 * What in a text calls a detector, so that most text costs one shared scan and nothing else.
 * `words`: lower-case words, called with the bounds of the word. `chars`: single characters.
 * `digits`: a group of digits and phone-like separators with at least so many digits, called with its bounds.
 * `codes`: a token of ASCII letters, digits and `_ -` with a digit in it (alone: from 4 digits), or of more than 24 characters. `whole`: once for every text. `answer`: once for a text of at most 40 characters with a digit.
 */
export interface Calls {
  words?: readonly string[]
  chars?: string
  digits?: number
  codes?: boolean
  whole?: boolean
  answer?: boolean
}

export interface Detector {
  name: string
  calls: Calls
  /** Looks around [start, end) of the call, no further than a bounded distance (but to the end of what it found), and reports. */
  find(scene: Scene, start: number, end: number, found: Found): void
  examples: {
    /** A text, and every value with its type that this detector finds in it, in order. `previous` stands before it in the conversation. */
    finds: readonly { text: string; values: readonly (readonly [PiiType, string])[]; previous?: string }[]
    /** Texts that only look like it: nothing is found. */
    leaves: readonly string[]
  }
}

/** Runs a sticky expression at one place. */
export function at(sticky: RegExp, text: string, index: number): RegExpExecArray | null {
  sticky.lastIndex = index
  return sticky.exec(text)
}

/** Lower-cased text before `start`, at most `reach` characters; near the beginning of a text the end of the previous one stands before it. */
export function before({ text, previous }: Scene, start: number, reach = 48): string {
  const own = text.slice(Math.max(0, start - reach), start)
  return (start < 24 && previous !== '' ? `${previous}\n${own}` : own).toLowerCase()
}

/** Lower-cased text from `end`, at most `reach` characters. */
export const after = ({ text }: Scene, end: number, reach = 32): string => text.slice(end, end + reach).toLowerCase()

/** True where the text is nothing but [start, end), some punctuation aside: an answer that is a bare value. */
export function isAlone({ text }: Scene, start: number, end: number): boolean {
  if (start > 4 || text.length - end > 4) return false
  return /^[\s"'(<[]*$/.test(text.slice(0, start)) && /^[\s"')>\].!]*$/.test(text.slice(end))
}

/**
 * Reads a code such as `HN-4471-22` or `000123456789`: parts of letters and digits joined by one of `- / . space`,
 * where a part without a digit is at most 5 capitals. Returns its end and its digits, or undefined for none.
 */
export function readCode(text: string, start: number): { end: number; digits: number } | undefined {
  let end = start
  let digits = 0
  for (let i = start, parts = 0; parts < 8 && i < text.length; parts++) {
    const part = at(CODE_PART, text, i)
    if (part === null) break
    const own = part[0].replace(/\D+/g, '').length
    if (
      own === 0 &&
      (!(
        /^[A-Z]{1,5}$/.test(part[0]) ||
        (/^[a-z]{2,3}$/.test(part[0]) && text[i - 1] === '-' && /^-\d/.test(text.slice(i + part[0].length, i + part[0].length + 2)))
      ) ||
        parts > 3)
    )
      break
    if (own > 0) {
      digits += own
      end = i + part[0].length
    }
    i += part[0].length
    if (!/[-/. ]/.test(text[i] ?? '')) break
    if (own > 0 && text[i] === ' ' && !/^ \d{2,}/.test(text.slice(i, i + 4))) break
    i++
  }
  return end > start && digits > 0 && end - start <= 40 ? { end, digits } : undefined
}
const CODE_PART = /[A-Za-z0-9]{1,32}/y

/** What may stand between a cue ("policy") and its value: "number is:", "no.", "#". Every piece is short and begins differently. */
export const GAP =
  /(?:[\s:#=(."']{1,4}|n[°º]|(?:numbers?|num|no|nr|nos|id|ids|is|was|are|card|code|reads|it|my|the|said|says|ends?|ending|in|with|of|es|ist|est|lautet|still|now|actually|and)\b|’s|'s|s\b|-(?=[\s\d])){0,10}/iy

/** The end of the gap after a cue that ends at `index`. */
export const gapEnd = (text: string, index: number): number => index + (at(GAP, text, index)?.[0].length ?? 0)
