/**
 * Undoes mojibake. Two judges: our own, which knows single marks and what the file has shown of its damage; and ftfy,
 * which judges a line as a whole. ftfy alone misses short marks ("‚úÖ Done" reads as plausible to it); marks alone miss
 * what only a whole line can tell (é and its like through windows-1252).
 */
import { fix_encoding, TextFixerConfig } from 'ftfy-js'
import { findRuns, isDamage, NO_TRUST, type Mark, type Trust } from './marks.ts'
import { mayBeDamaged, PAIRS, type Pair } from './pairs.ts'

/** What a sample of one file shows of its damage: how often each pair was seen beyond doubt, and in which scripts. */
export interface EncodingProfile {
  pairs: ReadonlyMap<string, { seen: number; kinds: ReadonlySet<string> }>
}

export const CLEAN_PROFILE: EncodingProfile = { pairs: new Map() }

/** Marks of one pair from which a file is held to be damaged through it. One could be a quotation. */
const ENOUGH = 3
/** Characters of one text that are looked at for the profile. */
const SAMPLE = 20_000
/** Layers of damage that are peeled off: what was wrongly read more often than this is not text any more. */
const LAYERS = 4

/** Lossy sequences stay as they are and are reported: ftfy would put U+FFFD for them. */
const FTFY = new TextFixerConfig({ replace_lossy_sequences: false, unescape_html: false, explain: false })

export function profileDamage(sampleTexts: Iterable<string>): EncodingProfile {
  const pairs = new Map<string, { seen: number; kinds: Set<string> }>()
  for (const whole of sampleTexts) {
    const text = whole.length > SAMPLE ? whole.slice(0, SAMPLE) : whole
    if (!mayBeDamaged(text)) continue
    const fixed = byFtfy(text)
    for (const pair of PAIRS) {
      const marks = certainMarks(text, fixed, pair)
      if (marks.length === 0) continue
      const known = pairs.get(pair.name) ?? { seen: 0, kinds: new Set<string>() }
      known.seen += marks.length
      for (const { kind } of marks) known.kinds.add(kind)
      pairs.set(pair.name, known)
    }
  }
  return { pairs }
}

/** Marks of a pair that ftfy read in the same way, or, where it saw nothing, that are damage by themselves. */
function certainMarks(text: string, fixed: string, pair: Pair): Mark[] {
  const runs = findRuns(text, pair)
  if (fixed === text) return runs.flatMap((run) => run.marks.filter((mark) => isDamage(run, mark, text, pair, NO_TRUST)))
  const agreed = new Map<string, boolean>()
  const agrees = ({ source, was }: Mark): boolean => {
    if (!agreed.has(source)) agreed.set(source, fixed.includes(was) && !fixed.includes(source))
    return agreed.get(source)!
  }
  return runs.flatMap(({ marks }) => marks.filter(agrees))
}

interface Found {
  pair: Pair
  marks: Mark[]
  /** The file has shown this pair. */
  shown: boolean
}

/** The pair that explains most of a text's damage, with the marks to be repaired by it. */
function bestPair(text: string, profile: EncodingProfile): Found | null {
  let best: (Found & { weight: number }) | null = null
  for (const pair of PAIRS) {
    const runs = findRuns(text, pair)
    if (runs.length === 0) continue
    const known = profile.pairs.get(pair.name)
    const shown = (known?.seen ?? 0) >= ENOUGH
    const trust: Trust = shown ? { kinds: known!.kinds, file: true } : NO_TRUST
    let marks = runs.flatMap((run) => run.marks.filter((mark) => isDamage(run, mark, text, pair, trust)))
    if (marks.length === 0) continue
    const kinds = new Set([...trust.kinds, ...marks.map(({ kind }) => kind)])
    marks = runs.flatMap((run) => run.marks.filter((mark) => isDamage(run, mark, text, pair, { ...trust, kinds })))
    const weight = marks.reduce((sum, { source }) => sum + source.length, 0) + (shown ? 0.5 : 0)
    if (best === null || weight > best.weight) best = { pair, marks, shown, weight }
  }
  return best
}

function replaceMarks(text: string, marks: readonly Mark[]): string {
  let out = ''
  let at = 0
  for (const { start, end, was } of marks) {
    out += text.slice(at, start) + was
    at = end
  }
  return out + text.slice(at)
}

/** Controls, private-use characters and U+FFFD that a repair brought in show that it was none. */
const WORSE = /[\0-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]|[\u{f0000}-\u{10ffff}]/u

/** ftfy's time grows with the square of a line's marks, so a long line is shown to it in pieces. */
const PIECE = 1000
/** A break between two pieces: a space behind ASCII, since "Ã " may be one mark. */
const BREAKS = /[\x21-\x7e] /g

function byFtfy(text: string): string {
  if (text.length <= PIECE && !text.includes('\n')) return pieceByFtfy(text)
  return text.split('\n').map(lineByFtfy).join('\n')
}

function lineByFtfy(line: string): string {
  if (line.length <= PIECE || !mayBeDamaged(line)) return pieceByFtfy(line)
  const pieces: string[] = []
  for (let start = 0; start < line.length;) {
    let end = line.length
    if (end - start > PIECE) {
      const window = line.slice(start, start + PIECE)
      let last = 0
      for (const { index } of window.matchAll(BREAKS)) last = index + 2
      end = start + (last === 0 ? PIECE : last)
    }
    pieces.push(pieceByFtfy(line.slice(start, end)))
    start = end
  }
  return pieces.join('')
}

function pieceByFtfy(line: string): string {
  if (!mayBeDamaged(line)) return line
  const fixed = fix_encoding(line, FTFY)
  return fixed !== line && WORSE.test(fixed) && !WORSE.test(line) ? line : fixed
}

/** Takes off one layer. What the file has shown goes first; then ftfy, which sees whole lines; then single marks. */
function peel(text: string, profile: EncodingProfile): string {
  const found = bestPair(text, profile)
  if (found !== null && !found.pair.letterLeads) {
    // Of a mark of three signs ftfy may take the last two for a letter.
    const asian = found.marks.filter(({ kind }) => kind === 'asian').length >= 3
    const first = found.shown
      ? found.marks
      : found.marks.filter(
          ({ source, kind }) => source.length > 2 && (kind === 'punctuation' || kind === 'emoji' || (asian && kind === 'asian')),
        )
    if (first.length > 0) return replaceMarks(text, first)
  }
  const fixed = byFtfy(text)
  return fixed !== text || found === null ? fixed : replaceMarks(text, found.marks)
}

/** The text as it was, as far as that is certain. */
export function undoMojibake(text: string, profile: EncodingProfile = CLEAN_PROFILE): string {
  let current = text
  for (let layer = 0; layer < LAYERS; layer++) {
    if (!mayBeDamaged(current)) return current
    const next = peel(current, profile)
    if (next === current) return current
    current = next
  }
  return current
}
