/** Conversations from the built-in grammar: situation x distress x context x persona x register. */
import { converse } from './converse.ts'
import { crisisTalk } from './crisis.ts'
import { plan, type PlanOptions } from './plan.ts'
import type { Written } from './record.ts'

export function writtenFromGrammar(seed: number, number: number, options: PlanOptions): Written {
  const made = plan(seed, `synthetic:${number}`, options)
  const { subject, age, level, register } = made
  const crisis = subject.kind === 'crisis'
  return {
    messages: crisis ? crisisTalk(made, subject.crisis) : converse(made, subject.theme),
    crisis,
    labels: {
      scenario: (crisis ? subject.crisis.name : subject.theme.name).replaceAll(' ', '_'),
      distress: crisis ? 'crisis' : level,
      age,
      register,
      source: 'grammar',
    },
  }
}
