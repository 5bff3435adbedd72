/**
 * How much the second scan finds in text such as this dataset's: canaries of every type are planted into records that are drawn from it, in a drawn
 * sentence at a drawn place, and looked for. A gate that finds nothing has proved something only if it would have found something.
 */
import { PII_TYPES, type PiiType } from '#contract/pii.ts'
import type { DatasetRecord } from '#contract/record.ts'
import fc from 'fast-check'
import type { Census } from '../dataset/census.ts'
import { list, own, text as textOf } from '../kit/untrusted.ts'
import { CANARIES } from './canaries/index.ts'
import type { Canary } from './canaries/canary.ts'
import { scan } from './scanner.ts'

/** Canaries of each type. With all of 128 found, recall is at least 0.971 with 95% confidence. */
export const CANARIES_EACH = 128

/** Types that words and not digits give away: what a sentence can say is open, and the bound is lower. */
const SOFT: ReadonlySet<PiiType> = new Set(['NAME', 'ADDRESS', 'WORKPLACE', 'SCHOOL', 'USERNAME', 'DATE', 'CREDENTIAL'])

/** What the lower end of the 95% interval of recall must reach. */
export const recallBound = (type: PiiType): number => (SOFT.has(type) ? 0.85 : 0.95)

/** So much text is kept on each side of a canary: no recogniser looks further, and a message of megabytes costs no more than a short one. */
const AROUND = 1000

/** A message with a canary planted at the white space nearest before `at` (0..1 of its length). */
export function plant(
  message: string,
  at: number,
  { before, value, after }: Canary,
  around = AROUND,
): { text: string; start: number; end: number } {
  const near = Math.floor(at * message.length)
  const space = near === 0 ? 0 : message.lastIndexOf(' ', near) + 1
  // never into half a character
  const from = Math.max(0, space - around)
  const head = message.slice(from, space).toWellFormed()
  const tail = message.slice(space, space + around).toWellFormed()
  const lead = `${head}${head === '' || /\s$/.test(head) ? '' : ' '}${before}`
  return { text: `${lead}${value}${after}${/^\s|^$/.test(tail) ? '' : ' '}${tail}`, start: lead.length, end: lead.length + value.length }
}

/** The texts of a record, both sides of a pair. */
export const contents = (record: DatasetRecord | null): string[] =>
  [...list(own(record, 'messages')), ...list(own(own(own(record, 'metadata'), 'preference'), 'rejected'))].flatMap(
    (message) => textOf(own(message, 'content')) ?? [],
  )

export interface Recall {
  type: PiiType
  planted: number
  found: number
}

/** Same seed, same dataset: same canaries at the same places. */
export async function measureRecall(census: Census, threshold: number, seed: number): Promise<Recall[]> {
  const draw = <T>(arbitrary: fc.Arbitrary<T>, count: number, salt: number): T[] =>
    fc.sample(arbitrary, { seed: (seed ^ Math.imul(salt + 1, 0x9e3779b1)) | 0, numRuns: count })
  const recalls = PII_TYPES.map((type) => ({ type, planted: 0, found: 0 }))
  if (census.population === 0) return recalls
  const places = PII_TYPES.map((type, at) =>
    draw(fc.tuple(CANARIES[type], fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9999)), CANARIES_EACH, at),
  )
  const indices = draw(fc.noBias(fc.nat(census.population - 1)), CANARIES_EACH, -2)
  for (const [round, index] of indices.entries()) {
    const messages = contents(await census.record(index).catch(() => null))
    if (messages.length === 0) messages.push('') // an unreadable record is the residual rule's violation; the canary stands alone then
    for (const [at, recall] of recalls.entries()) {
      const [canary, place, which] = places[at]![round]!
      const { text, start, end } = plant(messages[which % messages.length]!, place, canary)
      recall.planted++
      if (scan(text).some((finding) => finding.confidence >= threshold && finding.start < end && finding.end > start)) recall.found++
    }
  }
  return recalls
}
