/** What a stage's mix came to, part by part, and what a person should know of it in sentences. */
import type { Manifest } from '#contract/manifest.ts'
import { familiesOf, partName } from '#contract/mix-parts.ts'
import { starvedSentence, starvingHoldout } from '#contract/starved.ts'
import type { Taken, Written } from './export.ts'
import type { Export, LeftOut, PartReport, StageConfig } from './plan.ts'
import type { StageUnits } from './units.ts'

/** Share of the stage by which a part may miss its weight. */
export const TOLERANCE = 0.005

export interface PartOutcome extends Taken {
  /** See sizeStage. */
  expected: number
  available: number
  short: boolean
}

const total = (numbers: Iterable<number>): number => {
  let all = 0
  for (const number of numbers) all += number
  return all
}
const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`
const many = (count: number): string => count.toLocaleString('en')

/** What the data holds besides train: to tell what is starved, what is in val alone, and what is not there. */
interface Around {
  manifest: Manifest
  val: StageUnits
}

export function partReports(stage: StageConfig, outcomes: readonly PartOutcome[], written: Written | null, around: Around): PartReport[] {
  const recordsOf = (outcome: PartOutcome): number => total(outcome.units.map(({ entries }, unit) => entries.length * outcome.times[unit]!))
  const used = outcomes.map((outcome, index) => ({ records: recordsOf(outcome), tokens: written?.tokens[index] ?? 0 }))
  const measured = used.map(({ records, tokens }) => (stage.sampling.by === 'tokens' ? tokens : records))
  const all = total(measured)
  return outcomes.map((outcome, index) => {
    const { part, units, times, expected, available } = outcome
    const starved = units.length === 0 && starvingHoldout(part, around.manifest.profile) !== undefined
    const repeated =
      available === 0
        ? 0
        : total(units.map(({ tokens, entries }, unit) => times[unit]! * (stage.sampling.by === 'tokens' ? tokens : entries.length))) /
          available
    return {
      part,
      target: stage.mix[part]!,
      expected,
      actual: all === 0 ? 0 : measured[index]! / all,
      available: { records: total(units.map(({ entries }) => entries.length)), tokens: total(units.map(({ tokens }) => tokens)) },
      used: used[index]!,
      unique: total(units.map(({ entries }, unit) => (times[unit]! > 0 ? entries.length : 0))),
      repeated,
      starved,
      reason: reasonOf(outcome, stage, index, around, starved, repeated),
    }
  })
}

function reasonOf(
  outcome: PartOutcome,
  stage: StageConfig,
  index: number,
  { manifest, val }: Around,
  starved: boolean,
  repeated: number,
): string | null {
  const { part, units, short } = outcome
  if (starved) return sentenceOf(stage, part, manifest)
  if (units.length === 0) {
    const inVal = total(val.parts[index]!.map(({ entries }) => entries.length))
    return inVal > 0
      ? `${part}: its ${many(inVal)} records lie in val alone; the other parts take its weight`
      : `${part}: train holds none of it that fits; the other parts take its weight`
  }
  const { oversample_cap: cap, when_short: whenShort, by } = stage.sampling
  const has = `${part} has ${many(outcome.available)} ${by}`
  if (short && whenShort === 'shrink')
    return `${has}, and is repeated ${cap} times, the most that is allowed: it decides how large the stage is`
  if (short)
    return `${has}, and is repeated ${cap} times, the most that is allowed: the other parts take ${percent(stage.mix[part]! - outcome.expected)} from it`
  return repeated > 1 + 1e-9 ? `${has}, and is repeated ${Number(repeated.toFixed(2))} times` : null
}

/** A part of the stage that a holdout starves, in a sentence with the price. */
function sentenceOf(stage: StageConfig, part: string, { profile, statistics }: Manifest): string {
  const family = starvingHoldout(part, profile)!
  const families = familiesOf(part, Object.keys(profile.families))
  const test = total(
    families.flatMap((name) =>
      Object.values(statistics.by_family_phase_split[name] ?? {}).map((splits) => splits['test']?.conversations ?? 0),
    ),
  )
  return starvedSentence({ phase: stage.name, part, family, weight: stage.mix[part]!, test, only: Object.keys(stage.mix).length === 1 })
}

interface Told {
  stage: StageConfig
  parts: readonly PartReport[]
  manifest: Manifest
  train: Export | null
  val: Export | null
  trainLeftOut: readonly LeftOut[]
}

/** Sentences about the stage: what starves it, what shrank it, where the mix is off, and what it has no val for. */
export function stageRemarks({ stage, parts, manifest, train, val, trainLeftOut }: Told): string[] {
  const { sampling, name } = stage
  const remarks = parts.flatMap(({ reason }) => (reason === null ? [] : [reason]))
  for (const { part } of parts) {
    const { family } = partName(part)
    const lifted = Object.hasOwn(manifest.profile.lifted, family) ? manifest.profile.lifted[family] : undefined
    if (lifted !== undefined)
      remarks.push(
        `${family} is a holdout that the signer lifted: ${percent(lifted.share)} of it may be trained on (${lifted.owner}: ${lifted.reason})`,
      )
  }
  if (train === null) {
    if (parts.every(({ starved }) => !starved)) remarks.push(`${name} has nothing to train on: ${leftOutWords(trainLeftOut)}`)
    return remarks
  }
  const available = total(parts.map((part) => part.available[sampling.by]))
  const usedOnce = total(parts.map((part) => Math.min(1, part.repeated) * part.available[sampling.by]))
  if (parts.some(({ reason }) => reason !== null) && usedOnce < 0.5 * available)
    remarks.push(
      `${name} uses ${percent(usedOnce / available)} of the ${sampling.by} that it could: raise oversample_cap, give the scarce part less weight, or set when_short to "renormalise"`,
    )
  const off = parts.filter(({ expected, actual }) => Math.abs(expected - actual) > TOLERANCE)
  if (off.length > 0)
    remarks.push(
      `${name} misses its mix at ${off.map(({ part, expected, actual }) => `${part} (${percent(actual)} instead of ${percent(expected)})`).join(', ')}: its records are too few and too large to come nearer than ${percent(TOLERANCE)}`,
    )
  if (val === null) remarks.push(`${name} has nothing in val: its training can not be stopped early`)
  return remarks
}

const leftOutWords = (leftOut: readonly LeftOut[]): string =>
  leftOut.length === 0
    ? 'the data holds no record of its parts in train'
    : leftOut
        .map(
          ({ reason, records, first }) => `${many(records)} records are left out (${reason.replaceAll('_', ' ')}; the first is ${first})`,
        )
        .join(', ')
