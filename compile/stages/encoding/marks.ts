/** Finds damaged marks in a text, reads what they were, and judges whether clean text could look like that. */
import type { Pair } from './pairs.ts'

export interface Mark {
  start: number
  end: number
  /** As it stands in the text. */
  source: string
  /** As it was. */
  was: string
  kind: Kind
}

/** Marks that adjoin each other. */
export interface Run {
  marks: Mark[]
  /** Marks of each kind. */
  counts: Partial<Record<Kind, number>>
  /** One of them is beyond doubt even where its signs are letters. */
  sure: boolean
}

type Kind = 'emoji' | 'punctuation' | 'symbol' | 'latin' | 'greek' | 'cyrillic' | 'semitic' | 'asian' | 'none'

const KINDS: readonly [Kind, RegExp][] = [
  ['symbol', /^[\xa0-\xbf\xd7\xf7]$/],
  ['latin', /^[\xc0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1ea0-\u1ef9]$/],
  ['emoji', /^(?:[\u{1f000}-\u{1faff}\u200d\ufe0f\u20e3\u2600-\u27bf\u2b00-\u2bff\u{e0020}-\u{e007f}]|\p{Extended_Pictographic})$/u],
  [
    'punctuation',
    /^[\u2010-\u2027\u202f-\u203c\u2044\u20ac\u20b9\u20bd\u2116\u2122\u2150-\u215e\u2190-\u22ff\u2300-\u23ff\u25a0-\u25ff\u200b-\u200f\u3000-\u303f\uff00-\uff60\ufeff\ufffd]$/,
  ],
  ['greek', /^[\u0370-\u03ff]$/],
  ['cyrillic', /^[\u0400-\u045f\u0490-\u0493]$/],
  ['semitic', /^[\u05d0-\u05ea\u0600-\u06ff]$/],
  ['asian', /^[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]$/],
]

function kindOf(char: string): Kind {
  if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}]$/u.test(char)) return 'none'
  return KINDS.find(([, form]) => form.test(char))?.[0] ?? 'none'
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** Bytes of a lead's character. */
const widthOf = (lead: number): number => (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

/** The marks of one pair, run by run, in order. */
export function findRuns(text: string, pair: Pair): Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(pair.runs)) {
    let run: Run | null = null
    for (let at = match.index; at < match.index + match[0].length;) {
      const width = widthOf(pair.bytes.get(text[at]!)!)
      const source = text.slice(at, at + width)
      const { was, kind } = read(source, pair)
      if (kind === 'none') run = null
      else {
        if (run === null) runs.push((run = { marks: [], counts: {}, sure: false }))
        run.marks.push({ start: at, end: at + width, source, was, kind })
        run.counts[kind] = (run.counts[kind] ?? 0) + 1
        run.sure ||= width > 2 && SURE.test(was)
      }
      at += width
    }
  }
  return runs
}

/** Marks repeat: a file has few different ones. */
const known = new Map<string, { was: string; kind: Kind }>()
const KNOWN = 20_000

function read(source: string, pair: Pair): { was: string; kind: Kind } {
  const name = `${pair.name} ${source}`
  const found = known.get(name)
  if (found !== undefined) return found
  const was = decoded(source, pair)
  const mark = { was, kind: was === '' ? ('none' as const) : kindOf(was) }
  if (known.size >= KNOWN) known.clear()
  known.set(name, mark)
  return mark
}

/** The character, or '' where the bytes are none. */
function decoded(source: string, pair: Pair): string {
  try {
    return decoder.decode(Uint8Array.from(source, (char) => pair.bytes.get(char)!))
  } catch {
    return ''
  }
}

const LETTER = /\p{L}/u
const DIGIT = /\d/
const BOX = /[\u2500-\u259f]/
/** Signs that stand behind a root or a negation in mathematics. */
const MATHS = /[π∞∂∫∏±≥≤≠°ºª∑∆≈µΩ]/
/** Outcomes that are worth a repair where the damaged form consists of letters: nobody writes those letters for themselves. */
const SURE = /^(?:[\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122\u2190-\u21ff\u2600-\u27bf\ufe0f]|[\u{1f000}-\u{1faff}])$/u

/** What the rest of the file, or of the text, has shown of a pair. */
export interface Trust {
  /** Scripts whose letters were found damaged through this pair beyond doubt. */
  kinds: ReadonlySet<string>
  /** The file shows enough of the pair that marks which could be clean elsewhere are damage here. */
  file: boolean
}

export const NO_TRUST: Trust = { kinds: new Set(), file: false }

/** True where a mark of a run is damage: by itself, by its run, or by what the file has shown. */
export function isDamage(run: Run, mark: Mark, text: string, pair: Pair, trust: Trust): boolean {
  const { kind, source } = mark
  const before = text[mark.start - 1] ?? ' '
  const after = text[mark.end] ?? ' '
  if (pair.letterLeads) {
    if (run.sure) return true
    // A Russian or Greek capital within a Latin word.
    const mixed = kind === 'latin' && /[\u0370-\u045f]/.test(source[0]!) && (/[a-z]/.test(before) || /[a-z]/.test(after))
    return (
      mixed ||
      (trust.file &&
        trust.kinds.has(kind) &&
        (kind === 'symbol' ? source[0] === 'Â' || mixed : kind === 'latin' && (/\p{Ll}/u.test(before) || /\p{Ll}/u.test(after))))
    )
  }
  // Frames drawn of lines are text, whatever their bytes would mean.
  const first = text[run.marks[0]!.start - 1] ?? ' '
  const last = text[run.marks.at(-1)!.end] ?? ' '
  if (BOX.test(source) && (BOX.test(first) || BOX.test(last)) && /^[\u2500-\u259f]+$/.test(source)) return false
  if (kind === 'emoji' || kind === 'punctuation') return source.length > 2 || trust.file
  if (kind === 'symbol') return trust.file || isSymbolDamage(mark, text)
  if (kind === 'latin' && source.length === 2) return isLatinDamage(run, mark, text, trust)
  const same = run.counts[kind] ?? 0
  return same >= (source.length > 2 ? 2 : 3) || trust.kinds.has(kind) || (source.length > 2 && (trust.file || /\P{L}/u.test(source)))
}

/** Signs of two: ¬∞ was a degree, √ó a times. Where both are mathematics, a number or word has to stand before them. */
function isSymbolDamage({ start, source, was }: Mark, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  if (was === '÷') return /\d ?$/.test(before)
  if (was === '×') return !MATHS.test(source[1]!)
  return source[1] !== 'π' || /[\p{L}\d]$/u.test(before)
}

/** Whether letters stand around a mark as they do within or at the end of a word. */
function isInWord(text: string, { start, end, source }: Mark, trust: Trust): boolean {
  const letters = (from: number, to: number): boolean =>
    /^\p{L}+$/u.test(text.slice(Math.max(0, from), to)) && !BOX.test(text.slice(Math.max(0, from), to))
  const before = letters(start - 1, start)
  const after = letters(end, end + 1)
  if (before && after) return true
  if (source[0] !== '√' && !BOX.test(source)) return false
  return (
    (before && (letters(start - 2, start - 1) || trust.kinds.size > 0)) ||
    (letters(end, end + 2) && !DIGIT.test(text[start - 1] ?? ' ') && !before)
  )
}

/** Accented letters of two signs: √© and ├⌐ are nothing else, but √π and ├│ are, outside of a word. */
function isLatinDamage(run: Run, mark: Mark, text: string, trust: Trust): boolean {
  const { source, was } = mark
  if (trust.file) return true
  if (MATHS.test(source[1]!) || BOX.test(source[1]!)) return isInWord(text, mark, trust) || (run.marks.length > 1 && trust.kinds.size > 0)
  const before = text[mark.start - 1] ?? ' '
  const after = text[mark.end] ?? ' '
  const byDigit = DIGIT.test(before) || DIGIT.test(after)
  const byLetter = LETTER.test(before) || LETTER.test(after) || run.marks.length > 1
  // Western letters have √ and ├ for a lead; rarer ones have ƒ and ≈, which stand before numbers and names too.
  return was <= '\xff' ? !byDigit || byLetter : byLetter && !byDigit
}
