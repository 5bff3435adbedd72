/** Reads `signoff.json`, signed or not, and says what is wrong with it by itself: before any byte of the dataset is looked at. */
import { type Envelope, REFUSAL_TYPE, type StatedState, type Statement } from '#contract/certificate.ts'
import { DATASET_SUBJECT } from '#contract/certificate.ts'
import { datasetDigest } from '#contract/digest.ts'
import { isInDigest, MANIFEST_PATH } from '#contract/layout.ts'
import { envelopeSchema, statementSchema } from '#contract/schemas/certificate.ts'
import { validator } from '#contract/validate.ts'
import { verdictOf } from '../../gates/kit/verification-report.ts'
import { canonicalJson, integrityOf } from './canonical.ts'

export interface Certificate {
  /** Null where there is nothing that could be one. */
  statement: Statement | null
  /** Null where it is not signed. */
  envelope: Envelope | null
  /** Why it can not be believed; empty where nothing is wrong with it by itself. */
  problems: string[]
}

const validStatement = validator(statementSchema, { allErrors: false })
const validEnvelope = validator(envelopeSchema, { allErrors: false })

const refused = (problem: string, envelope: Envelope | null = null): Certificate => ({ statement: null, envelope, problems: [problem] })

/** Where the schema is not met, without the value: what stands there may be anything. */
const place = (errors: typeof validStatement.errors): string => {
  const [error] = errors ?? []
  return `${error?.instancePath || 'the whole'} ${error?.message ?? 'is not as the schema says'}`
}

function parse(bytes: Buffer): { value?: unknown; text: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { value: JSON.parse(text) as unknown, text }
  } catch {
    return { text: '' }
  }
}

export function readCertificate(bytes: Buffer): Certificate {
  const { value, text } = parse(bytes)
  if (value === null || typeof value !== 'object') return refused('signoff.json is no JSON object')
  if (!('payloadType' in value)) return statementIn(value, text, null)
  if (!validEnvelope(value)) return refused(`signoff.json is no DSSE envelope: ${place(validEnvelope.errors)}`)
  const envelope = value as unknown as Envelope
  const payload = Buffer.from(envelope.payload, 'base64')
  if (payload.toString('base64') !== envelope.payload) return refused('the payload of the envelope is no canonical Base64', envelope)
  if (!isCanonical(value, text)) return refused('the envelope is no canonical JSON: it was changed after it was written', envelope)
  const inner = parse(payload)
  if (inner.value === null || typeof inner.value !== 'object') return refused('the payload of the envelope is no JSON object', envelope)
  return statementIn(inner.value, inner.text, envelope)
}

/** Of two texts with one meaning only one is the one that was written; a name that stands twice shows here, too. */
const isCanonical = (value: unknown, text: string): boolean => canonicalJson(value) === text.replace(/\n$/, '')

function statementIn(value: object, text: string, envelope: Envelope | null): Certificate {
  if (!validStatement(value)) return refused(`the statement is not what its schema says: ${place(validStatement.errors)}`, envelope)
  const statement = value as unknown as Statement
  const problems = contradictions(statement)
  if (!isCanonical(value, text)) problems.push('the statement is no canonical JSON: it was changed after it was written')
  if (integrityOf(statement) !== statement.predicate.integrity)
    problems.push('the statement is not the one that was written: its own SHA-256 (integrity) is another')
  return { statement, envelope, problems }
}

/** What a statement says of itself in two places has to agree. */
function contradictions({ subject, predicateType, predicate }: Statement): string[] {
  const { verdict, gates, dataset, all_gates_passed: all, waivers } = predicate
  const problems: string[] = []
  const states = Object.values(gates).map(({ state }) => state)
  const found = verdictOf(states) as StatedState
  if (verdict !== found) problems.push(`the verdict is "${verdict}" where the states of the gates make it "${found}"`)
  if (all !== (verdict === 'passed')) problems.push(`all_gates_passed is ${all} where the verdict is "${verdict}"`)
  if ((predicateType === REFUSAL_TYPE) !== (verdict === 'failed'))
    problems.push(`the predicate type is "${predicateType}" where the verdict is "${verdict}"`)
  for (const [gate, { state, rules, records, failed_tests: tests }] of Object.entries(gates)) {
    const own = waivers.filter((waiver) => waiver.gate === gate)
    const bad = rules.failed > 0 || tests.length > 0 || own.some(({ problem }) => problem !== undefined)
    if (state !== 'failed' && (bad || records === 0)) problems.push(`the ${gate} gate is "${state}" where a part of it failed`)
    if (state === 'passed' && rules.waived > 0) problems.push(`the ${gate} gate is "passed" where rules of it are waived`)
    if (records !== dataset.conversations)
      problems.push(`the ${gate} gate saw ${records} records where the dataset has ${dataset.conversations}`)
  }
  const names = new Set(subject.map(({ name }) => name))
  if (names.size < subject.length) problems.push('a file is a subject twice')
  const of = (name: string): string | undefined => subject.find((one) => one.name === name)?.digest.sha256
  if (of(DATASET_SUBJECT) !== dataset.digest) problems.push('the subject that is the dataset has another digest than the predicate')
  if (of(MANIFEST_PATH) !== dataset.manifest_sha256) problems.push('manifest.json has another SHA-256 as a subject than in the predicate')
  const files = filesOf(subject)
  const digest = datasetDigest(files.map(({ name, digest: { sha256 } }) => ({ path: name, sha256 })))
  if (digest !== dataset.digest) problems.push('the files that are its subjects do not make the dataset digest')
  return problems
}

/** The subjects that are files of the digest. */
export const filesOf = (subject: Statement['subject']): Statement['subject'] =>
  subject.filter(({ name }) => name !== DATASET_SUBJECT && isInDigest(name))
