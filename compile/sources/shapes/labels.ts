/**
 * Speaker labels in plain text: `Therapist: ...`, `**Adam:** ...`, `#Person1#: ...`, `来访者：...`, `[00:01] B: ...`, and Switchboard's
 * `A|text|tag`. A line without a label belongs to the last speaker; lines before the first label are the preamble.
 */
import type { ShapeOptions } from '../shape.ts'
import { plainName } from './fields.ts'
import { configuredRole, knownRole } from './roles.ts'
import type { Utterance } from './speakers.ts'

export interface Labelled {
  preamble: string
  said: Utterance[]
  /** Share of the lines with text that begin with a label, 0..1. */
  share: number
  /** Distinct labels. */
  labels: number
}

const TIME = String.raw`(?:[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])>]?\s*[-–]?\s*)?`
const LABEL = new RegExp(
  String.raw`^\s{0,8}${TIME}(#{2,6}\s*|\*\*|__|[-*>]\s+)?\[?(#?\p{L}[\p{L}\p{N} ._'’&/#-]{0,40}?)\]?(?:\s*[(（](?:\d[\d:.,]*|[^()（）:：]{1,20})[)）])?(?:\*\*|__)?\s?[:：](?!//)(?:\*\*|__)?[ \t]*`,
  'u',
)
const PIPED = /^([A-Za-z@][\w.@-]{0,20})\|(.*)\|([^|]*)$/
/** Words that stand before a colon and speak for nobody. */
const NO_SPEAKER = new Set([
  'note',
  'ps',
  'eg',
  'ie',
  'example',
  'edit',
  'update',
  'tldr',
  'source',
  'tip',
  'warning',
  'http',
  'https',
  'www',
  'subject',
  'date',
  'title',
  'summary',
  're',
])
/** Chat transcripts that were written on one line: `### Human: ... ### Assistant: ...`. */
const INLINE = /(?<=[^\s#])[ \t]*(?=#{2,3} ?(?:Human|User|Assistant|Bot|System|Instruction|Response|Input)\b ?:)/g

interface Line {
  label: string | undefined
  /** The label is set apart: bold, or as a heading. */
  marked: boolean
  /** The whole line, and what follows its label. */
  whole: string
  rest: string
}

const labelOf = (line: string): Line => {
  // A label stands in the head of its line and before a colon: the expression sees neither long lines nor those without one.
  const head = line.length > 120 ? line.slice(0, 120) : line
  const match = /[:：]/.test(head) ? LABEL.exec(head) : null
  const label = match?.[2]?.trim()
  return match === null || label === undefined || label.split(' ').length > 5 || NO_SPEAKER.has(plainName(label))
    ? { label: undefined, marked: false, whole: line, rest: line }
    : { label, marked: /^[#*_]{2}/.test(match[1] ?? ''), whole: line, rest: line.slice(match[0].length) }
}

/** Speaker labels among the candidates: known or configured ones, and what repeats like a name. */
function acceptedLabels(lines: readonly Line[], options: Pick<ShapeOptions, 'roles'>): Set<string> {
  const counts = new Map<string, number>()
  let withText = 0
  let candidates = 0
  const marked = new Map<string, number>()
  for (const { label, whole, ...line } of lines) {
    if (whole.trim() !== '') withText++
    if (label === undefined) continue
    candidates++
    if (line.marked) marked.set(label, (marked.get(label) ?? 0) + 1)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const every = candidates === withText
  const known = [...counts.keys()].filter((label) => configuredRole(label, options.roles) !== undefined || knownRole(label) !== undefined)
  const isName = (label: string, count: number): boolean => {
    // Where several labels are set apart alike, one that stands once is a speaker too.
    if (every || (marked.has(label) && marked.size >= 2)) return true
    // In a script without capitals "he said:" looks like a name; beside known labels only those count.
    const capital = /^[#@]?\p{Lu}/u.test(label) || /\d$/.test(label)
    return count >= 2 && (capital ? label.split(' ').length <= 4 : known.length < 2 && count >= 3)
  }
  return new Set([...counts].filter(([label, count]) => known.includes(label) || isName(label, count)).map(([label]) => label))
}

/** The dialogue in a text, or undefined where no line has a speaker's label. */
export function parseLabelled(text: string, options: Pick<ShapeOptions, 'roles'>): Labelled | undefined {
  const lines = text.replace(INLINE, '\n').split(/\r\n|[\n\r\u2028\u2029]/)
  const piped = parsePiped(lines)
  if (piped !== undefined) return piped
  const parsed = lines.map(labelOf)
  const accepted = acceptedLabels(parsed, options)
  if (accepted.size === 0) return undefined
  const preamble: string[] = []
  const said: { speaker: string; lines: string[] }[] = []
  let withText = 0
  let labelled = 0
  for (const { label, whole, rest } of parsed) {
    if (whole.trim() !== '') withText++
    if (label !== undefined && accepted.has(label)) {
      labelled++
      said.push({ speaker: label, lines: [rest] })
    } else (said.at(-1)?.lines ?? preamble).push(whole)
  }
  return {
    preamble: preamble.join('\n').trim(),
    said: said.map(({ speaker, lines: own }) => ({ speaker, text: own.join('\n').trim() })),
    share: withText === 0 ? 0 : labelled / withText,
    labels: new Set(said.map(({ speaker }) => speaker)).size,
  }
}

/** Segments of one speaker that follow each other are one utterance, joined by a space: the format cuts inside sentences. */
function parsePiped(lines: readonly string[]): Labelled | undefined {
  const rows = lines.filter((line) => line.trim() !== '')
  if (rows.length === 0 || !PIPED.test(rows[0]!)) return undefined
  const said: { speaker: string; parts: string[] }[] = []
  let labelled = 0
  for (const row of rows) {
    const match = PIPED.exec(row)
    if (match === null) said.at(-1)?.parts.push(row.trim())
    else {
      labelled++
      const [, speaker, part] = match as unknown as [string, string, string]
      if (said.at(-1)?.speaker === speaker) said.at(-1)!.parts.push(part.trim())
      else said.push({ speaker, parts: [part.trim()] })
    }
  }
  if (labelled < rows.length * 0.8) return undefined
  return {
    preamble: '',
    said: said.map(({ speaker, parts }) => ({ speaker, text: parts.filter((part) => part !== '').join(' ') })),
    share: labelled / rows.length,
    labels: new Set(said.map(({ speaker }) => speaker)).size,
  }
}

/** True for a text that is a dialogue by its labels: two speakers at least, and three lines in ten that begin with one. */
export function isLabelled(text: string, options: Pick<ShapeOptions, 'roles'> = {}): boolean {
  const parsed = parseLabelled(text, options)
  return parsed !== undefined && parsed.labels >= 2 && parsed.said.length >= 2 && parsed.share >= 0.3
}
