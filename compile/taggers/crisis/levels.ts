/** Which evidence is crisis-level: stated here once, in the order in which it is asked. */
import { type CrisisCategory, GRADES } from './rule.ts'
import type { Hit } from '../rule.ts'

export const LEVELS = ['none', 'elevated', 'crisis'] as const
export type Level = (typeof LEVELS)[number]

/**
 * A category that is a risk by itself, and what makes it a crisis when the same client says it too. `urgent`: the assistant answered with an
 * emergency number; that is weak, and decides only where the client's own words already say twice that something is wrong.
 */
export const COMBINATIONS: readonly { risk: CrisisCategory; with: readonly CrisisCategory[] }[] = [
  { risk: 'ideation', with: ['plan', 'means', 'imminence', 'attempt', 'psychosis'] },
  { risk: 'plan', with: ['ideation', 'means', 'imminence', 'attempt'] },
  { risk: 'imminence', with: ['ideation', 'plan', 'means', 'self_harm', 'attempt'] },
  { risk: 'attempt', with: ['ideation', 'plan', 'means', 'imminence'] },
  { risk: 'self_harm', with: ['imminence', 'means', 'plan'] },
  { risk: 'harm_to_others', with: ['plan', 'means', 'imminence', 'psychosis'] },
  { risk: 'psychosis', with: ['harm_to_others', 'means', 'self_harm'] },
  { risk: 'abuse', with: ['means', 'imminence'] },
  { risk: 'third_person', with: ['plan', 'means', 'imminence'] },
]

export function levelOf(hits: readonly Hit<CrisisCategory>[], urgent: boolean): Level {
  const counted = hits.filter(({ discount }) => discount === undefined)
  if (counted.some(({ weight }) => weight >= GRADES.crisis)) return 'crisis'
  const risks = counted.filter(({ weight }) => weight >= GRADES.elevated)
  const said = new Set(counted.map(({ category }) => category))
  for (const { category } of risks) {
    const partners = COMBINATIONS.find(({ risk }) => risk === category)?.with ?? []
    if (partners.some((partner) => said.has(partner))) return 'crisis'
  }
  // A farewell and a plan that is laid: neither says death, both together do.
  const plans = new Set(counted.filter(({ category }) => category === 'plan').map(({ rule }) => rule))
  if (plans.size > 1 && risks.some(({ category }) => category === 'plan')) return 'crisis'
  if (urgent && new Set(risks.map(({ rule }) => rule)).size > 1) return 'crisis'
  return risks.length > 0 ? 'elevated' : 'none'
}
