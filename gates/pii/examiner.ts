/**
 * Re-scans every published record: all messages, the rejected side of a pair, and the metadata that a source's path or name could leak
 * into. What it hands back are counts, types, references and offsets: never text.
 */
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import type { PiiType } from '#contract/pii.ts'
import type { Profile } from '#contract/profile.ts'
import type { Examiner, Line } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { fields, list, named, own, text as textOf } from '../kit/untrusted.ts'
import { type Allowed, allowedBy } from './allowed.ts'
import type { Finding } from './finding.ts'
import { type Placeholders, placeholdersIn } from './placeholders.ts'
import { scan } from './scanner.ts'

type Code = 'requires_review' | 'residual' | 'placeholder_malformed' | 'status_contradicts'
const CODES: readonly Code[] = ['requires_review', 'residual', 'placeholder_malformed', 'status_contradicts']

export interface PiiSummary {
  tally: Tally<Code>
  /** Findings by type: at or above the threshold; allowed by the profile; below the threshold. */
  residual: Partial<Record<PiiType, number>>
  allowed: Partial<Record<PiiType, number>>
  doubtful: Partial<Record<PiiType, number>>
  /** Well-formed placeholders by type: what was masked before the dataset was published, as its bytes show it. */
  masked: Partial<Record<PiiType, number>>
  /** UTF-16 units of the messages that were scanned. */
  scanned: number
}

/** Paths and ids are full of numbers that mean nothing: only what no path holds by chance is looked for in them. */
const IN_METADATA: ReadonlySet<PiiType> = new Set(['EMAIL', 'SSN', 'IBAN', 'CREDENTIAL'])
const METADATA = ['document_id', 'source_key', 'source_group', 'license_detail'] as const

/** Fields of a closed form, and those that are looked at by themselves. Any other may hold what the program that wrote it likes. */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set([
  ...METADATA,
  ...['id', 'source_family', 'content_hash', 'pii_status', 'license_tag', 'split', 'phase', 'provenance', 'preference'],
])

/** Texts of a value, names of its fields among them; not deeper than any mark needs to be, which the contract's rules refuse. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object' || depth > 6) return []
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part, depth + 1)])
}

const add = (counts: Partial<Record<PiiType, number>>, type: PiiType): void => void (counts[type] = (counts[type] ?? 0) + 1)

const sum = (a: Partial<Record<PiiType, number>>, b: Partial<Record<PiiType, number>>): Partial<Record<PiiType, number>> => {
  const total = { ...a }
  for (const [type, count] of Object.entries(b) as [PiiType, number][]) total[type] = (total[type] ?? 0) + count
  return total
}

interface Place {
  where: string
  finding: Finding
}

/** One record at a time. `threshold` and `allowed` are the profile's. */
function makeExamination(summary: PiiSummary, threshold: number, allowed: Allowed) {
  const clean = new Map<string, string>()
  /** Returns how many findings it counted, of any confidence. */
  const look = (
    text: string,
    where: string,
    index: number | undefined,
    blocking: Place[],
    { only, documentId, ascii }: { only?: ReadonlySet<PiiType>; documentId?: string | undefined; ascii?: boolean } = {},
  ): number => {
    let seen = 0
    for (const finding of scan(text, ascii)) {
      if (only !== undefined && !only.has(finding.type)) continue
      seen++
      if (finding.confidence < threshold) add(summary.doubtful, finding.type)
      else if (allowed(text, finding.start, finding.end, documentId)) add(summary.allowed, finding.type)
      else {
        add(summary.residual, finding.type)
        blocking.push({ where: index === undefined ? where : `${where}[${index}]`, finding })
      }
    }
    return seen
  }
  const metadata = (value: unknown, blocking: Place[]): void => {
    for (const field of METADATA) {
      const text = textOf(own(value, field))
      // thousands of records in a row share their source: what held nothing at all once is not scanned again, so that counts do not depend on who scans which part
      if (text === undefined || clean.get(field) === text) continue
      if (look(text, `metadata.${field}`, undefined, blocking, { only: IN_METADATA }) === 0) clean.set(field, text)
    }
    for (const [name, field] of Object.entries(fields(value))) {
      if (JUDGED_ELSEWHERE.has(name)) continue
      for (const text of textsIn(field)) look(text, 'another field of the metadata', undefined, blocking, { only: IN_METADATA })
    }
  }
  return { look, metadata }
}

function examineStatus(
  tally: Tally<Code>,
  metadata: unknown,
  { types, malformed }: Placeholders,
  at: string | undefined,
  { ref }: Line,
): void {
  const status = own(metadata, 'pii_status')
  examined(tally.requires_review)
  if (status !== 'scrubbed' && status !== 'none_detected') {
    violate(tally, {
      code: 'requires_review',
      subject: ref,
      expected: 'scrubbed or none_detected',
      found: status === 'requires_review' ? status : named(status),
    })
  }
  examined(tally.placeholder_malformed)
  if (malformed.length > 0)
    violate(tally, {
      code: 'placeholder_malformed',
      subject: ref,
      expected: '[TYPE_n]',
      found: `${malformed.length} that only look like it, the first in ${at} at ${malformed[0]}`,
    })
  examined(tally.status_contradicts)
  const masked = Object.entries(fields(own(own(metadata, 'provenance'), 'pii_entities'))).flatMap(([type, count]) =>
    Number(count) > 0 ? [type] : [],
  )
  const lost = masked.filter((type) => !types.has(type)).length
  if (status === 'scrubbed' && (types.size === 0 || lost > 0)) {
    violate(tally, {
      code: 'status_contradicts',
      subject: ref,
      expected: 'a placeholder of every masked type',
      found: types.size === 0 ? 'scrubbed, but no placeholder' : `${lost} masked types without a placeholder`,
    })
  } else if (status === 'none_detected' && masked.length > 0) {
    violate(tally, {
      code: 'status_contradicts',
      subject: ref,
      expected: 'no masked entity where none was detected',
      found: `${masked.length} masked types`,
    })
  }
}

const describe = (blocking: readonly Place[]): string => {
  const { where, finding } = blocking[0]!
  const more =
    blocking.length === 1
      ? ''
      : `, and ${blocking.length - 1} more: ${[...new Set(blocking.slice(1).map(({ finding: { type } }) => type))].join(' ')}`
  return `${finding.type} in ${where} at ${finding.start}, ${finding.end - finding.start} long, confidence ${finding.confidence.toFixed(2)} by ${finding.recogniser}${more}`
}

const emptySummary = (): PiiSummary => ({ tally: newTally(CODES), residual: {}, allowed: {}, doubtful: {}, masked: {}, scanned: 0 })

/** The examiner under a key for the allowed texts; `piiExaminer` takes it from the environment, which worker threads share. */
export const makePiiExaminer = (key: () => string | undefined): Examiner<PiiSummary> => ({
  name: 'pii',
  version: '3',
  start({ profile }: { profile: Profile }) {
    const summary = emptySummary()
    const { tally } = summary
    const { look, metadata } = makeExamination(summary, profile.thresholds.pii_review, allowedBy(profile.pii_allowed, key()))
    return {
      examine({ record }, line) {
        const blocking: Place[] = []
        const placeholders: Placeholders = { types: new Set(), malformed: [], counts: summary.masked }
        const meta = own(record, 'metadata')
        const of = { documentId: textOf(own(meta, 'document_id')), ascii: line.facts?.ascii === true }
        let at: string | undefined
        let unreadable = 0
        const side = (messages: unknown, name: string): void => {
          if (!Array.isArray(messages)) return void unreadable++
          for (let index = 0; index < messages.length; index++) {
            const content = textOf(own(messages[index], 'content'))
            if (content === undefined) {
              unreadable++
              continue
            }
            summary.scanned += content.length
            look(content, name, index, blocking, of)
            placeholdersIn(content, placeholders)
            if (at === undefined && placeholders.malformed.length > 0) at = `${name}[${index}]`
          }
        }
        side(own(record, 'messages'), 'messages')
        const rejected = own(own(meta, 'preference'), 'rejected')
        if (rejected !== undefined) side(rejected, 'rejected')
        metadata(meta, blocking)
        examined(tally.residual)
        if (blocking.length > 0)
          violate(tally, { code: 'residual', subject: line.ref, expected: 'no personal data', found: describe(blocking) })
        else if (unreadable > 0 || list(own(record, 'messages')).length === 0)
          violate(tally, {
            code: 'residual',
            subject: line.ref,
            expected: 'messages that can be scanned',
            found: 'a record with none, or with one whose content is no text',
          })
        examineStatus(tally, meta, placeholders, at, line)
      },
      finish: () => summary,
    }
  },
  merge: (a, b) => ({
    tally: mergeTally(a.tally, b.tally),
    residual: sum(a.residual, b.residual),
    allowed: sum(a.allowed, b.allowed),
    doubtful: sum(a.doubtful, b.doubtful),
    masked: sum(a.masked, b.masked),
    scanned: a.scanned + b.scanned,
  }),
})

export const piiExaminer = makePiiExaminer(() => process.env[PII_KEY_VARIABLE])
