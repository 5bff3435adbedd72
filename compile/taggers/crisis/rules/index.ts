/** Every rule, by what it is evidence of. */
import { ideation } from './ideation.ts'
import { others } from './others.ts'
import { plan } from './plan.ts'

export const CRISIS_RULES = [...ideation, ...plan, ...others]
