/**
 * Repair of a document as it stands on disk, line by line, without reading its structure: in JSON of any kind each
 * string is repaired between its quotes, so that escapes and layout stay; in other text each line is. Tags stay unless
 * asked for: in a table they may hold line breaks apart.
 */
import { repair } from './encoder.ts'
import { lossyMarks } from './lossy.ts'
import { profileDamage, type EncodingProfile } from './mojibake.ts'
import { DEFAULT_ENCODING, type EncodingOptions, type Fix } from './options.ts'

export interface DocumentReport {
  lines: number
  changedLines: number
  /** Texts (strings or lines) that each fix changed. */
  fixes: Partial<Record<Fix, number>>
  /** Damaged places that can not be restored, by what stands there. */
  lossy: Record<string, number>
  /** Bytes that are not text in the encoding of the file. */
  undecodable: number
}

export const startReport = (): DocumentReport => ({ lines: 0, changedLines: 0, fixes: {}, lossy: {}, undecodable: 0 })

/** Options for documents: HTML is left alone, and so is what would change the number of lines. */
export const DOCUMENT_OPTIONS: EncodingOptions = { ...DEFAULT_ENCODING, htmlTags: false, htmlEntities: false }

const ESCAPED = /[\ud800-\udfff]/

/**
 * The string literals of a line of JSON, quotes included. By hand: an expression that repeats an alternative overflows V8's stack
 * on a literal of some megabytes, and takes the square of the length where the last quote is missing.
 */
function* literals(line: string): Generator<{ start: number; end: number }> {
  for (let start = line.indexOf('"'); start >= 0;) {
    let end = start + 1
    for (let c = line.charCodeAt(end); end < line.length && c !== 34; c = line.charCodeAt(end)) end += c === 92 ? 2 : 1
    if (end >= line.length) return
    yield { start, end: end + 1 }
    start = line.indexOf('"', end + 1)
  }
}

/** The texts of a line: the strings of JSON, or the line itself. */
export function textsOf(line: string, isJson: boolean): string[] {
  return isJson ? [...literals(line)].flatMap(({ start, end }) => parsed(line.slice(start, end)) ?? []) : [line]
}

export const profileLines = (lines: readonly string[], isJson: boolean): EncodingProfile =>
  profileDamage(lines.flatMap((line) => textsOf(line, isJson)))

function parsed(literal: string): string | null {
  try {
    return JSON.parse(literal) as string
  } catch {
    return null
  }
}

/** A line without its ending, repaired; the report is brought up to date. Lines with undecodable bytes stay as they are. */
export function repairLine(
  line: string,
  isJson: boolean,
  profile: EncodingProfile,
  report: DocumentReport,
  options: EncodingOptions = DOCUMENT_OPTIONS,
): string {
  report.lines++
  const plain = line.endsWith('\r') ? line.slice(0, -1) : line
  const wrong =
    ESCAPED.test(plain) && !plain.isWellFormed()
      ? plain.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '').replace(/[^\udc80-\udcff]/g, '').length
      : 0
  report.undecodable += wrong
  const fixed = wrong > 0 ? plain : repairPlain(plain, isJson, profile, report, options)
  const ended = options.lineEndings && plain !== line
  if (ended) report.fixes.line_endings = (report.fixes.line_endings ?? 0) + 1
  if (fixed !== plain || ended) report.changedLines++
  return ended ? fixed : fixed + line.slice(plain.length)
}

function repairPlain(line: string, isJson: boolean, profile: EncodingProfile, report: DocumentReport, options: EncodingOptions): string {
  const one = (text: string): string => {
    const repaired = repair(text, profile, options)
    for (const fix of repaired.fixes) report.fixes[fix] = (report.fixes[fix] ?? 0) + 1
    for (const mark of lossyMarks(repaired.text)) report.lossy[mark.slice(0, 4)] = (report.lossy[mark.slice(0, 4)] ?? 0) + 1
    return repaired.text
  }
  if (!isJson) return one(line)
  const inLiteral = (literal: string): string => {
    const text = parsed(literal)
    if (text === null) return literal
    const fixed = one(text)
    if (fixed === text) return literal
    // A writer that kept to ASCII is answered in ASCII.
    const written = JSON.stringify(fixed)
    return /^[\x20-\x7e]*$/.test(literal)
      ? written.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : written
  }
  const parts: string[] = []
  let from = 0
  for (const { start, end } of literals(line)) {
    parts.push(line.slice(from, start), inLiteral(line.slice(start, end)))
    from = end
  }
  parts.push(line.slice(from))
  return parts.join('')
}
