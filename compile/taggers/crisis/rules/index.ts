/** Every rule, by what it is evidence of. */
import { danger } from './danger.ts'
import { ideation } from './ideation.ts'
import { indirect } from './indirect.ts'
import { others } from './others.ts'
import { plan } from './plan.ts'

export const CRISIS_RULES = [...ideation, ...indirect, ...plan, ...others, ...danger]
