/**
 * The shared scan: one loop over the characters of a text, which calls detectors where their cues stand.
 * Words are looked up by a rolling hash, so that text without cues costs a few operations a character.
 */
import { at, type Detector, type Entity, type Found, type Scene } from './detector.ts'
import { END, hashOf, LETTER, LONG, WORD } from './walk/walker.ts'
import { wasmWalker } from './walk/wasm.ts'

type Call = (scene: Scene, start: number, end: number) => void
export type Scan = (scene: Scene) => Entity[]

/** Bracketed tokens such as `[NAME_1]` or `[PHONE_REDACTED]`: masked before, skipped whole. */
const MASKED = /\[[A-Z][A-Z_]{1,24}[0-9]{0,6}\]/y
const DIGIT = 2
const SPECIAL = 4
/** A text that may be nothing but a value. */
const ANSWER = 40
/** A code is cut here: no identifier is longer. */
const LONGEST_CODE = 4096

const charClass = new Uint8Array(65_536)
for (let c = 0; c < 128; c++) if (/[a-zA-Z]/.test(String.fromCharCode(c))) charClass[c] = LETTER
for (let c = 0xaa; c < 0x2c00; c++) if (/\p{L}/u.test(String.fromCharCode(c))) charClass[c] = LETTER
for (let c = 48; c < 58; c++) charClass[c] = DIGIT

/** Joins digits of one number: `+1 (415) 555-0132`. At most 3 between two digits. */
const joins = (c: number): boolean =>
  c === 32 || c === 45 || c === 46 || c === 40 || c === 41 || c === 47 || c === 0xa0 || c === 0x2011 || c === 0x2013
const isDigit = (c: number): boolean => c >= 48 && c <= 57
const inCode = (c: number): boolean => isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 45 || c === 95

/** End of the group of digits that begins at `start`, and how many digits it has. */
function digitGroup(text: string, start: number): { end: number; count: number } {
  let end = start
  let count = 0
  for (let i = start; i < text.length && i - end <= 3; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) {
      end = i + 1
      count++
    } else if (!joins(c)) break
  }
  return { end, count }
}

function endOfBase64(text: string, start: number): number {
  let end = start
  for (
    let c = text.charCodeAt(end);
    isDigit(c) || (c > 64 && c < 91) || (c > 96 && c < 123) || c === 43 || c === 47 || c === 61;
    c = text.charCodeAt(end)
  )
    end++
  return end
}

/** Where a code around `index` begins and ends; it does not reach back over `from`. */
function codeStart(text: string, index: number, from: number): number {
  let start = index
  while (start > from && inCode(text.charCodeAt(start - 1))) start--
  return start
}
function codeStop(text: string, index: number): number {
  let end = index
  while (end < text.length && end - index < LONGEST_CODE && inCode(text.charCodeAt(end))) end++
  return end
}

interface Word {
  word: string
  calls: Call[]
}

/**
 * Makes the scan for a list of detectors; it returns the findings of a text in no order. A detector is called at most once for one place.
 * The walk passes over whatever is no cue.
 */
export function createScan(detectors: readonly Detector[]): Scan {
  let findings: Entity[] = []
  const calls = new Map<Detector, Call>(
    detectors.map((detector) => {
      const { name } = detector
      const found: Found = (type, start, end, confidence) => void findings.push({ type, start, end, confidence, detector: name })
      return [detector, (scene, start, end) => detector.find(scene, start, end, found)]
    }),
  )
  const callsOf = (wants: (detector: Detector) => boolean): Call[] => detectors.filter(wants).map((detector) => calls.get(detector)!)
  const words = new Map<number, Word[]>()
  const filter = new Uint8Array(65_536)
  const chars = new Map<number, Call[]>()
  const classes = Uint8Array.from(charClass)
  classes[91] = SPECIAL
  for (const detector of detectors) {
    const call = calls.get(detector)!
    for (const word of detector.calls.words ?? []) {
      const hash = hashOf(word)
      filter[hash & 0xffff] = 1
      const bucket = words.get(hash) ?? words.set(hash, []).get(hash)!
      const entry = bucket.find((known) => known.word === word)
      if (entry) entry.calls.push(call)
      else bucket.push({ word, calls: [call] })
    }
    for (const char of detector.calls.chars ?? '') {
      const c = char.charCodeAt(0)
      classes[c] = classes[c]! | SPECIAL
      chars.set(c, [...(chars.get(c) ?? []), call])
    }
  }
  const ofDigits = detectors.flatMap((detector) =>
    detector.calls.digits === undefined ? [] : [{ fewest: detector.calls.digits, call: calls.get(detector)! }],
  )
  const fewest = Math.min(...ofDigits.map((entry) => entry.fewest))
  const ofCodes = callsOf(({ calls: { codes } }) => codes === true)
  const whole = callsOf(({ calls: { whole: once } }) => once === true)
  const answers = callsOf(({ calls: { answer } }) => answer === true)

  const wordEnds = (scene: Scene, hash: number, start: number, end: number): void => {
    const bucket = words.get(hash)
    if (bucket === undefined) return
    const word = scene.text.slice(start, end).toLowerCase()
    for (const entry of bucket) if (entry.word === word) for (const call of entry.calls) call(scene, start, end)
  }
  const codeFound = (scene: Scene, start: number, end: number): void => {
    if (end - start > 3 || (end - start > 1 && /[A-Za-z]/.test(scene.text.slice(start, end))))
      for (const call of ofCodes) call(scene, start, end)
  }
  const digitsFound = (scene: Scene, start: number, end: number, count: number): void => {
    for (const entry of ofDigits) if (count >= entry.fewest) entry.call(scene, start, end)
  }

  const walker = wasmWalker({ classes, filter })
  return (scene) => {
    const { text } = scene
    const length = text.length
    findings = []
    let [groupEnd, codeEnd, from] = [0, 0, 0]
    walker.load(text)
    for (let stop = walker.next(0); stop !== END; stop = walker.next(from)) {
      const { start: i, end } = walker
      from = end
      if (stop === WORD) {
        if (filter[walker.hash & 0xffff] === 1) wordEnds(scene, walker.hash, i, end)
        if (end - i > LONG && i >= codeEnd) {
          const start = codeStart(text, i, codeEnd)
          codeEnd = codeStop(text, end)
          codeFound(scene, start, codeEnd)
        }
        continue
      }
      const c = text.charCodeAt(i)
      if (classes[c] === DIGIT) {
        if (i >= groupEnd) {
          const { end: last, count } = digitGroup(text, i)
          groupEnd = last
          if (count >= fewest) digitsFound(scene, i, last, count)
        }
        if (i >= codeEnd && ((i > 0 && inCode(text.charCodeAt(i - 1))) || inCode(text.charCodeAt(i + 1)))) {
          const start = codeStart(text, i, codeEnd)
          codeEnd = codeStop(text, i)
          codeFound(scene, start, codeEnd)
          // the body of an embedded file is no prose
          if (text.charCodeAt(codeEnd) === 44 && text.slice(codeEnd - 7, codeEnd) === ';base64') from = endOfBase64(text, codeEnd + 1)
        }
        continue
      }
      if (c === 91) {
        const masked = at(MASKED, text, i)
        if (masked !== null) {
          from = i + masked[0].length
          continue
        }
      }
      const special = chars.get(c)
      if (special !== undefined) for (const call of special) call(scene, i, end)
    }
    if (length > 0) for (const call of whole) call(scene, 0, length)
    if (length > 0 && length <= ANSWER && groupEnd > 0) for (const call of answers) call(scene, 0, length)
    return findings
  }
}
