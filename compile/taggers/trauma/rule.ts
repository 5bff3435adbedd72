import type { Rule } from '../rule.ts'

export const TRAUMA_CATEGORIES = [
  'diagnosis',
  'flashback',
  'dissociation',
  'hypervigilance',
  'survival_response',
  'inner_critic',
  'childhood',
  'assault',
  'abusive_bond',
  'treatment',
  'aftermath',
] as const
export type TraumaCategory = (typeof TRAUMA_CATEGORIES)[number]
export type TraumaRule = Rule<TraumaCategory>

/** What one hit is worth, where 1 makes a short text trauma material (score.ts): beyond doubt, by itself, with another, or only with several. */
export const SURE = 2.4
export const STRONG = 1.4
export const WEAK = 0.7
export const HINT = 0.35

export const LISTS: Record<string, string> = {
  ptsd: 'complex ptsd|c , ptsd|cptsd|c ptsd|ptsd|complex post traumatic stress disorder|post traumatic stress disorder|post , traumatic stress disorder|posttraumatic stress disorder',
  parent: 'mom|dad|mother|father|stepdad|stepfather|stepmother|stepmom|parents|uncle|grandfather|grandpa|brother|cousin|caregiver|family',
  abuse: 'abuse|abused|abusing|abusive|molested|raped|rape|assault|assaulted|beaten|incest',
}
