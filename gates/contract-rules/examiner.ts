/** The rules of a single record: schema first, then what a schema says badly. */
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { countTurns } from '#contract/counts.ts'
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import type { Profile } from '#contract/profile.ts'
import { hasText, lower, strip } from '#contract/python-text.ts'
import type { Message } from '#contract/record.ts'
import { recordSchema } from '#contract/schemas/record.ts'
import { validator } from '#contract/validate.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { fields, list, own, text, token } from '../kit/untrusted.ts'
import type { ContractCode } from './rules.ts'
import { explainError } from './schema-error.ts'
import { unknownText } from './unknown-text.ts'

export const RECORD_CODES = [
  ...(['line_malformed', 'record_schema', 'text_field_unknown', 'message_empty', 'text_not_normalised', 'one_sided'] as const),
  ...(['session_short', 'phase_illegal', 'pair_incomplete', 'pair_equal'] as const),
] satisfies ContractCode[]
type Code = (typeof RECORD_CODES)[number]
export type ContractSummary = Tally<Code>

/** Sessions of more than so many turns are long (contract section 3). */
const LONG_SESSION = 20

/** Phases that a family's records may have: its default, those whose mix names it, and those that the profile added. */
export function legalPhases(profile: Pick<Profile, 'families' | 'phases'>): Map<string, Set<string>> {
  const added = profile.phases.filter((phase) => !Object.hasOwn(curriculum.phases, phase))
  return new Map(
    Object.entries(profile.families).map(([family, { phase }]) => {
      const mixed = Object.entries(curriculum.phases).flatMap(([name, { mix }]) => {
        const parts = Object.keys(mix).map((part) => part.split(':')[0]!)
        return parts.some((part) => part === family || (part === 'edge_case' && family.startsWith('edge_case_'))) ? [name] : []
      })
      return [family, new Set([phase, ...mixed, ...added])]
    }),
  )
}

// oxlint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/
/**
 * Most text needs no second look: ASCII without control characters (tab, line feed, form feed and carriage return are text), and letters of
 * Latin, punctuation, kana and Han, of which each is its own normal form and none joins the one before it. What is left out is not wrong for
 * that: it is looked at more closely.
 */
const NOT_USUAL =
  /[^\t\n\f\r -~\u00a0-\u00c2\u00c4-\u00e1\u00e3-\u00ef\u00f1-\u02ff\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uff01-\uff5e]/
/** Below U+0300 every character is its own normal form. */
const MAY_COMPOSE = /[\u0300-\uffff]/
/**
 * UTF-8 that was read as Windows-1252: quotes and dashes, accented Latin letters, emoji. Pairs that a text may hold by right (a capital Ã
 * before a closing quote or a no-break space, any Â) are left out: this is proof of damage and not a search for all of it.
 */
const MOJIBAKE = /\u00e2\u20ac[\u2122\u0153\u02dc\u201c\u201d\u00a6\u00a2]|\u00c3[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|\u00f0\u0178/

/** Exported for its test. */
export function textProblem(content: string): string | undefined {
  if (!NOT_USUAL.test(content)) return undefined
  if (content.includes('\0')) return 'a NUL'
  if (CONTROL.test(content)) return 'a control character'
  if (content.includes('\ufeff')) return 'a byte-order mark'
  if (MOJIBAKE.test(content)) return 'UTF-8 that was read as Windows-1252 (mojibake)'
  if (!MAY_COMPOSE.test(content)) return undefined
  if (!content.isWellFormed()) return 'a lone surrogate'
  if (content.includes('\ufffd')) return 'a replacement character: what stood there is lost'
  return content === content.normalize('NFC') ? undefined : 'a text that is not NFC'
}

function firstProblem(texts: readonly string[]): string | undefined {
  for (const content of texts) {
    const problem = textProblem(content)
    if (problem !== undefined) return problem
  }
  return undefined
}

// Compiling a schema costs milliseconds and a worker starts an examiner for every chunk: one is kept for each profile.
const compiled = new Map<string, ValidateFunction>()
function validatorFor(profile: Profile): ValidateFunction {
  const key = JSON.stringify([Object.keys(profile.families), profile.phases])
  let validate = compiled.get(key)
  if (validate === undefined) compiled.set(key, (validate = validator(recordSchema(profile), { allErrors: false })))
  return validate
}

function contents(side: unknown): string[] {
  const found: string[] = []
  for (const message of list(side)) {
    const content = text(own(message, 'content'))
    if (content !== undefined) found.push(content)
  }
  return found
}
const normalised = (side: unknown): string => JSON.stringify(contents(side).map((content) => lower(strip(content))))

export const contractExaminer: Examiner<ContractSummary> = {
  name: 'contract',
  version: '1',
  start({ profile }) {
    const validate = validatorFor(profile)
    const phases = legalPhases(profile)
    const tally = newTally<Code>(RECORD_CODES)
    return {
      examine(parsed, { ref, facts }) {
        const metadata = own(parsed.record, 'metadata')
        const family = text(own(metadata, 'source_family'))
        const names = family === undefined ? [] : [token(family)]
        const judge = (code: Code, wrong: { expected: string; found: string } | undefined): void => {
          examined(tally[code])
          if (wrong !== undefined) violate(tally, { code, subject: ref, names, ...wrong })
        }
        judge('line_malformed', parsed.record === undefined ? { expected: 'one JSON object', found: parsed.problem } : undefined)
        if (parsed.record === undefined) return
        const messages = list(own(parsed.record, 'messages'))
        const preference = own(metadata, 'preference')
        const rejected = own(preference, 'rejected')
        judge('record_schema', schemaProblem(validate, parsed.record))
        const unknown = unknownText(metadata)
        judge(
          'text_field_unknown',
          unknown === undefined ? undefined : { expected: 'no text outside the known fields', found: `one in ${unknown}` },
        )
        const texts = [...contents(messages), ...contents(rejected)]
        const blank = texts.findIndex((content) => !hasText(content))
        judge(
          'message_empty',
          blank === -1 ? undefined : { expected: 'something other than white space', found: `none in message ${blank}` },
        )
        const bad = facts?.plain === true ? undefined : firstProblem(texts)
        judge('text_not_normalised', bad === undefined ? undefined : { expected: 'Unicode text in NFC', found: bad })
        judge('one_sided', sidesProblem(messages))
        if (family === 'long_running_therapy') judge('session_short', sessionProblem(messages))
        judge('phase_illegal', phaseProblem(own(metadata, 'phase'), family === undefined ? undefined : phases.get(family)))
        const phase = own(metadata, 'phase')
        if (family === 'dpo_preference' || phase === 'phase_c_preference_alignment' || preference !== undefined) {
          judge('pair_incomplete', pairProblem(messages, rejected))
          judge('pair_equal', equalProblem(messages, list(rejected)))
        }
      },
      finish: () => tally,
    }
  },
  merge: mergeTally,
}

type Problem = { expected: string; found: string } | undefined

function schemaProblem(validate: ValidateFunction, record: unknown): Problem {
  if (validate(record)) return undefined
  const { field, expected, found } = explainError(validate.errors![0]!)
  return { expected: `${field}: ${expected}`, found }
}

function sidesProblem(messages: unknown[]): Problem {
  const missing = ['user', 'assistant'].filter((role) => !messages.some((message) => own(message, 'role') === role))
  return missing.length === 0 ? undefined : { expected: 'a user and an assistant', found: `no ${missing.join(' and no ')}` }
}

function sessionProblem(messages: unknown[]): Problem {
  const turns = countTurns(messages.map((message) => fields(message) as unknown as Message))
  return turns > LONG_SESSION ? undefined : { expected: `more than ${LONG_SESSION} turns`, found: String(turns) }
}

function phaseProblem(phase: unknown, legal: Set<string> | undefined): Problem {
  if (legal === undefined) return { expected: 'a family of the profile', found: 'another, or none' }
  return typeof phase === 'string' && legal.has(phase) ? undefined : { expected: `one of ${[...legal].join(', ')}`, found: token(phase) }
}

function pairProblem(messages: unknown[], rejected: unknown): Problem {
  if (contents(rejected).length === 0) return { expected: 'a rejected side', found: 'none' }
  return own(messages.at(-1), 'role') === 'assistant'
    ? undefined
    : { expected: 'a chosen answer at the end', found: `a message of ${token(own(messages.at(-1), 'role'))}` }
}

/** The rejected messages replace the answer, or as many messages as they are. */
function equalProblem(messages: unknown[], rejected: unknown[]): Problem {
  if (rejected.length === 0) return undefined
  const equal = [messages.slice(-1), messages.slice(-rejected.length), messages].some(
    (chosen) => normalised(chosen) === normalised(rejected),
  )
  return equal ? { expected: 'two different answers', found: 'the same text on both sides' } : undefined
}
