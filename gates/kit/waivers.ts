/**
 * Waivers (contract section 11): a signer's entry that lets a known failure pass, by name and until a date. One that is expired, or
 * covers nothing that failed, is itself a failure: a list of forgotten exceptions would hide the next defect.
 */
import type { Waiver } from '#contract/profile.ts'
import type { GateName } from './gate.ts'
import { failureOf, type GateState, type RuleResult, type Violation } from './violation.ts'

export interface RuleVerdict {
  code: string
  state: Exclude<GateState, 'not run'>
  /** Why it is not passed; null where it is. */
  failure: string | null
}

export interface UsedWaiver extends Waiver {
  /** Violations among the samples that it names; 1 for a whole failure. */
  covers: number
  /** Why it is itself a failure. */
  problem?: string
}

export interface Judgement {
  state: Exclude<GateState, 'not run'>
  rules: RuleVerdict[]
  waivers: UsedWaiver[]
}

/** A waiver names all (`*`), the subject, a folder or file that it lies in, or its family, split or source. */
function covers(waiver: Waiver, violation: Violation): boolean {
  const { subject } = waiver
  if (subject === '*' || subject === violation.subject || violation.names?.includes(subject) === true) return true
  return violation.subject.startsWith(`${subject}/`) || violation.subject.startsWith(`${subject}:`)
}

/** The last day of a waiver is still covered, in UTC. */
const expired = (waiver: Waiver, now: Date): boolean => now.toISOString().slice(0, 10) > waiver.expires

export function applyWaivers(
  gate: GateName,
  results: readonly RuleResult[],
  waivers: readonly Waiver[],
  digest: string,
  now: Date,
): Judgement {
  const own: UsedWaiver[] = waivers.filter((waiver) => waiver.gate === gate).map((waiver) => ({ ...waiver, covers: 0 }))
  const inForce = own.filter((waiver) => !expired(waiver, now) && (waiver.dataset === '*' || waiver.dataset === digest))
  const rules = results.map((result): RuleVerdict => {
    const failure = failureOf(result)
    if (failure === null) return { code: result.code, state: 'passed', failure }
    return { code: result.code, state: isWaived(result, inForce) ? 'waived' : 'failed', failure }
  })
  for (const waiver of own) {
    if (expired(waiver, now)) waiver.problem = `expired on ${waiver.expires}`
    else if (!inForce.includes(waiver)) waiver.problem = `was given for dataset ${waiver.dataset}, this is ${digest}`
    else if (waiver.covers === 0)
      waiver.problem = results.some(({ code }) => code === waiver.rule) ? 'covers nothing that failed' : `names no rule of the ${gate} gate`
  }
  const failed = rules.some(({ state }) => state === 'failed') || own.some(({ problem }) => problem !== undefined)
  return { state: failed ? 'failed' : rules.some(({ state }) => state === 'waived') ? 'waived' : 'passed', rules, waivers: own }
}

function isWaived(result: RuleResult, inForce: UsedWaiver[]): boolean {
  const named = inForce.filter(({ rule }) => rule === result.code)
  const whole = named.filter(({ subject }) => subject === '*')
  for (const waiver of whole) waiver.covers++
  let covered = 0
  for (const sample of result.samples) {
    const by = named.filter((waiver) => covers(waiver, sample))
    for (const waiver of by) if (waiver.subject !== '*') waiver.covers++
    if (by.length > 0) covered++
  }
  if (whole.length > 0) return true
  // Violations beyond the samples are not known by subject, and a rule that could not be judged has none: only `*` covers those.
  const onlyViolations = result.notProvable === undefined && result.examined >= result.population && result.violations > 0
  return onlyViolations && result.samples.length === result.violations && covered === result.violations
}
