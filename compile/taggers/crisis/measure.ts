/** How well the classifier does on labelled cases: at crisis level, and from elevated upwards. */
import type { LabelledCase } from '../cases.ts'
import { classifyCrisis } from './classify.ts'
import { type Level, LEVELS } from './levels.ts'

export interface Measured {
  cases: number
  positives: number
  found: number
  /** Ids and kinds of cases below and above their label. */
  missed: string[]
  wrong: string[]
}

/** A case counts as positive from the level `at` upwards. */
export function measureCrisis(cases: readonly LabelledCase<Level>[], at: Exclude<Level, 'none'>): Measured {
  const rank = (level: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(at)
  const measured: Measured = { cases: cases.length, positives: 0, found: 0, missed: [], wrong: [] }
  for (const { id, kind, label, messages } of cases) {
    const is = rank(classifyCrisis(messages).level)
    if (rank(label)) measured.positives++
    if (rank(label) && is) measured.found++
    if (rank(label) && !is) measured.missed.push(`${id} (${kind})`)
    if (!rank(label) && is) measured.wrong.push(`${id} (${label}, ${kind})`)
  }
  return measured
}
