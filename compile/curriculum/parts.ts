/** Which part of which stage a record belongs to. */
import { belongs, type PartRecord, partName } from '#contract/mix-parts.ts'
import type { StageConfig } from './plan.ts'

/** Index of the part in the order of the stage's mix, by stage; -1 where the stage draws from none that the record belongs to. */
export type Membership = readonly number[]

/** The narrower name first: a record that two parts could take is the class's before the family's, and the family's before `edge_case`. */
const breadth = (part: string): number => {
  const { family, kind } = partName(part)
  return (kind === null ? 2 : 0) + (family === 'edge_case' ? 1 : 0)
}

/** Answers are kept: there are few kinds of records, and many of each. */
export function membershipOf(stages: readonly StageConfig[]): (record: Required<PartRecord>) => Membership {
  const ordered = stages.map(({ mix, objective }) => ({
    objective,
    parts: Object.keys(mix)
      .map((part, index) => ({ part, index }))
      .sort((a, b) => breadth(a.part) - breadth(b.part) || a.index - b.index),
  }))
  const known = new Map<string, Membership>()
  return (record) => {
    const key = JSON.stringify([record.family, record.phase, record.pair, record.sourceClass])
    let found = known.get(key)
    if (found === undefined) {
      found = ordered.map(({ objective, parts }) => parts.find(({ part }) => belongs(part, objective, record))?.index ?? -1)
      known.set(key, found)
    }
    return found
  }
}
