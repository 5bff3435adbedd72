/** The sides of a preference pair as a trainer can learn from them. */
import type { DatasetRecord } from '#contract/record.ts'
import { type PreferenceSides, sidesOf as exportedSides } from '../exports/preference-sides.ts'

/** Null where the prompt does not end in words that are to be answered: a template has no place for an answer to an answer. */
export function sidesOf(record: DatasetRecord): PreferenceSides | null {
  const sides = exportedSides(record)
  if ('reason' in sides) return null
  const asked = sides.prompt.at(-1)?.role
  return asked === 'user' || asked === 'tool' ? sides : null
}
