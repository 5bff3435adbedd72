/**
 * How often the second scan cries wolf: look-alikes are put into passages that are drawn from this dataset, and every finding on one of them that would
 * block is a false alarm. What the passages hold besides, or what begins in them, is the business of the residual rule and not counted here.
 */
import fc from 'fast-check'
import type { Census } from '../dataset/census.ts'
import { LOOKALIKES } from './lookalikes.ts'
import { contents, plant } from './recall.ts'
import { scan } from './scanner.ts'
import { wilson } from './wilson.ts'

/** With none found in so many, the rate is below 1 in 10,000 with 95% confidence: the upper end of Wilson's interval is 0.96. */
export const CONTROLS = 40_000
/** One alarm blocks a release: more than this share nobody should have to bear. */
export const MOST_ALARMS = 1 / 10_000
/** Records that the passages come from; each bears many controls. */
const RECORDS = 400
/** Text on each side. No recogniser looks further back for what a number is than this. */
const AROUND = 120

export interface FalseAlarms {
  controls: number
  alarms: number
  /** Upper end of the 95% interval of the rate, 0..1. */
  high: number
  /** Kinds of look-alikes that alarmed, with counts. */
  kinds: Record<string, number>
}

type Lookalikes = Readonly<Record<string, fc.Arbitrary<string>>>

interface Drawn {
  kind: string
  value: string
  /** Reduced to the passages that there are. */
  passage: number
  /** 0..1 of its length. */
  place: number
}
const PASSAGES = 2 ** 20

/** What was drawn last: a process that judges many datasets under one seed draws once. */
let last: { lookalikes: Lookalikes; key: string; drawn: Drawn[] } | undefined

function drawControls(lookalikes: Lookalikes, seed: number, controls: number): Drawn[] {
  const key = `${seed} ${controls}`
  if (last?.key === key && last.lookalikes === lookalikes) return last.drawn
  const kinds = Object.entries(lookalikes)
  const drawn = kinds.flatMap(([kind, arbitrary], at) => {
    const numRuns = Math.floor(controls / kinds.length) + (at < controls % kinds.length ? 1 : 0)
    const control = fc.tuple(arbitrary, fc.nat(PASSAGES - 1), fc.double({ min: 0, max: 1, noNaN: true }))
    return fc
      .sample(control, { seed: saltedSeed(seed, at + 1), numRuns })
      .map(([value, passage, place]) => ({ kind, value, passage, place }))
  })
  last = { lookalikes, key, drawn }
  return drawn
}

const saltedSeed = (seed: number, salt: number): number => (seed ^ Math.imul(salt + 101, 0x9e3779b1)) | 0

const SENTENCE_END = /[.!?。！？…\n]["'”’)]?\s+/g

/** Where the sentence begins that `place` (0..1) lies in, again as a share: "maybe I'm" before a name would be no clean control but an introduction. */
function sentenceBefore(text: string, place: number): number {
  let begin = 0
  for (const { index, 0: end } of text.slice(0, Math.floor(place * text.length)).matchAll(SENTENCE_END)) begin = index + end.length
  // Half a unit further, so that rounding does not lead before the border.
  return begin === 0 ? 0 : (begin + 0.5) / text.length
}

/** Same seed, same dataset: same controls. Only tests draw fewer, or others. */
export async function measureFalseAlarms(
  census: Census,
  threshold: number,
  seed: number,
  { controls = CONTROLS, lookalikes = LOOKALIKES }: { controls?: number; lookalikes?: Lookalikes } = {},
): Promise<FalseAlarms> {
  const result: FalseAlarms = { controls: 0, alarms: 0, high: 1, kinds: {} }
  if (census.population === 0) return result
  const passages: string[] = []
  for (const index of fc.sample(fc.noBias(fc.nat(census.population - 1)), { seed: saltedSeed(seed, 0), numRuns: RECORDS })) {
    passages.push(...contents(await census.record(index).catch(() => null)).slice(0, 8))
  }
  if (passages.length === 0) passages.push('')
  for (const { kind, value, passage, place } of drawControls(lookalikes, seed, controls)) {
    const around = passages[passage % passages.length]!
    const { text, start, end } = plant(around, sentenceBefore(around, place), { before: '', value, after: '' }, AROUND)
    result.controls++
    if (!scan(text).some((finding) => finding.confidence >= threshold && finding.start >= start && finding.start < end)) continue
    result.alarms++
    result.kinds[kind] = (result.kinds[kind] ?? 0) + 1
  }
  result.high = wilson(result.alarms, result.controls)[1]
  return result
}
