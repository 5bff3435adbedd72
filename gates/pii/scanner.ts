/**
 * The gate's way of finding personal data (contract section 11: "by other means"): one walk over one normalised copy of the text.
 * Only a word, number or mark that a recogniser asked for wakes it. No expression is ever run
 * over a whole text, so the time is linear in the text whatever it holds.
 */
import { PLACEHOLDER_LIKE } from '#contract/pii.ts'
import type { Finding, NumberPhrase, Recogniser, Report } from './finding.ts'
import { normalise } from './normalise.ts'
import { recognisers } from './recognisers/index.ts'
import { isCrisisLine } from './survive.ts'
import { makeWalker } from './walk/index.ts'
import { BRACKET, DIGIT, LETTER, MARK, MIXED, SKIP, WORD } from './walk/walker.ts'

/** A phrase longer than this is looked at in overlapping pieces: no identifier is longer than the overlap. */
const PHRASE_LIMIT = 192
const PHRASE_OVERLAP = 48

const kinds = new Uint8Array(65536)
const unmarked = /[\p{L}\p{M}]/u
for (let unit = 65; unit < 0x250; unit++) if (unmarked.test(String.fromCharCode(unit))) kinds[unit] = LETTER
for (let unit = 0x1e00; unit < 0x1f00; unit++) kinds[unit] = LETTER
for (let unit = 48; unit < 58; unit++) kinds[unit] = DIGIT
kinds[91] = BRACKET

const marks = new Map<number, Recogniser[]>()
const words = new Map<string, Recogniser[]>()
const byNumber = recognisers.filter(({ onNumber }) => onNumber !== undefined)
const byMixed = recognisers.filter(({ onMixed }) => onMixed !== undefined)
for (const recogniser of recognisers) {
  for (const mark of recogniser.marks ?? '') {
    const unit = mark.charCodeAt(0)
    kinds[unit] = MARK
    marks.set(unit, [...(marks.get(unit) ?? []), recogniser])
  }
  for (const word of recogniser.words ?? []) words.set(word, [...(words.get(word) ?? []), recogniser])
}

const walker = makeWalker({ kinds, words: words.keys() })

const placeholderHere = new RegExp(PLACEHOLDER_LIKE.source, 'iy')

/**
 * All findings in a text, doubtful ones included, in order; of overlapping ones the most confident. Never throws on any string. `ascii`
 * where the text is known to hold ASCII alone, and no control character but white space and backspace.
 */
export function scan(original: string, ascii = false): Finding[] {
  walker.load(original, ascii)
  let stop = walker.next(0)
  if (stop === SKIP) return []
  const text = walker.text()
  const findings: Finding[] = []
  let name = ''
  const report: Report = (type, start, end, confidence) => {
    // whatever it looks like besides: 23.89.22.22 is a help line in Hong Kong before it is a machine
    if (end - start < 24 && isLine(text.slice(start, end))) return
    findings.push({ type, start, end, confidence, recogniser: name })
  }
  const letters = (start: number, end: number): void => {
    for (const recogniser of byMixed) {
      name = recogniser.name
      recogniser.onMixed!(text, start, end, report)
    }
  }
  for (let i = 0; stop !== SKIP; stop = walker.next(i)) {
    const { start } = walker
    if (stop === WORD) {
      i = walker.end
      for (const recogniser of words.get(text.slice(start, i).toLowerCase()) ?? NONE) {
        name = recogniser.name
        recogniser.onWord!(text, start, i, report)
      }
    } else if (stop === MIXED) {
      i = endOfMixed(text, walker.end)
      letters(start, i)
    } else if (stop === DIGIT) {
      const phrase = phraseAt(text, start)
      if (phrase !== null) {
        for (const recogniser of byNumber) {
          name = recogniser.name
          recogniser.onNumber!(text, phrase, report)
        }
      }
      i = phraseEnd
      // a token that starts with digits and goes on in letters: 12345678Z
      if (i < text.length && kinds[text.charCodeAt(i)] === LETTER) {
        const from = tokenStart(text, i)
        i = endOfMixed(text, i)
        letters(from, i)
      }
    } else if (stop === MARK) {
      i = start + 1
      for (const recogniser of marks.get(text.charCodeAt(start))!) {
        name = recogniser.name
        i = Math.max(i, recogniser.onMark!(text, start, report) ?? 0)
      }
    } else {
      placeholderHere.lastIndex = start
      i = placeholderHere.test(text) ? placeholderHere.lastIndex : start + 1
    }
  }
  return findings.length === 0 ? findings : settle(findings, text === original ? undefined : normalise(original).offsets)
}

const NONE: Recogniser[] = []
/** Of five digits at least: shorter codes are lines only where they are dialled. */
const isLine = (value: string): boolean =>
  /^[\d().\s/+-]{5,}$/.test(value) && /(?:\d\D*){5}/.test(value) && isCrisisLine(value.replace(/\D/g, ''))

function endOfMixed(text: string, from: number): number {
  let i = from
  while (i < text.length) {
    const kind = kinds[text.charCodeAt(i)]
    if (kind !== LETTER && kind !== DIGIT) break
    i++
  }
  return i
}

/** At most 64 characters back: no id is longer, and a hostile text must not make this a second loop over it. */
function tokenStart(text: string, at: number): number {
  let i = at
  while (i > 0 && at - i < 64 && kinds[text.charCodeAt(i - 1)] === DIGIT) i--
  return i
}

/** Where the phrase that `phraseAt` last looked at ends, and the walk goes on. */
let phraseEnd = 0

/** The number phrase whose first digit is at `at`; null where it is too short to be anything. */
function phraseAt(text: string, at: number): NumberPhrase | null {
  let start = at
  while (start > 0 && at - start < 2 && (text[start - 1] === '(' || text[start - 1] === '+')) start--
  let digits = 0
  let groups = 1
  let end = at
  let gap = 0
  let i = at
  for (; i < text.length && i - start < PHRASE_LIMIT; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) {
      if (gap > 0) groups++
      gap = 0
      digits++
      end = i + 1
    } else if (gap < 3 && (unit === 32 || unit === 45 || unit === 46 || unit === 40 || unit === 41 || unit === 47)) gap++
    else break
  }
  // a piece of an endless phrase: go on a little before its end, at a group's border, so that nothing is cut in two
  phraseEnd = end
  if (i - start >= PHRASE_LIMIT) {
    let border = end - PHRASE_OVERLAP
    while (border < end && isDigit(text, border)) border++
    while (border < end && !isDigit(text, border)) border++
    phraseEnd = border > at ? border : end
  }
  return digits >= 7 || groups >= 4 ? { start, end, written: text.slice(start, end), digits } : null
}

const isDigit = (text: string, at: number): boolean => kinds[text.charCodeAt(at)] === DIGIT

/** In order; of findings that overlap the most confident one stays, then the longest. Offsets become those of the original. */
function settle(findings: Finding[], offsets: Uint32Array | undefined): Finding[] {
  findings.sort((a, b) => a.start - b.start || b.confidence - a.confidence || b.end - a.end)
  const kept: Finding[] = []
  for (const finding of findings) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= finding.start) kept.push(finding)
    else if (
      finding.confidence > last.confidence ||
      (finding.confidence === last.confidence && finding.end - finding.start > last.end - last.start)
    )
      kept[kept.length - 1] = finding
  }
  if (offsets !== undefined) {
    for (const finding of kept) {
      finding.end = offsets[finding.end - 1]! + 1
      finding.start = offsets[finding.start]!
    }
  }
  return kept
}
