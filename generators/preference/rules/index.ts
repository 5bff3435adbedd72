/** The rules that make worse answers; a new one is a file here and a line in this list. */
import type { Rule } from '../rule.ts'
import { dismissive } from './dismissive.ts'
import { generic } from './generic.ts'
import { prematureAdvice } from './premature-advice.ts'
import { truncated } from './truncated.ts'
import { unsafeOmission } from './unsafe-omission.ts'

export const RULES: readonly Rule[] = [dismissive, prematureAdvice, unsafeOmission, truncated, generic]
