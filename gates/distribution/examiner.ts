/** Counts, for every part of every stage's mix, the records that it could draw from, by split. */
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import { SPLITS, type Split } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { own } from '../kit/untrusted.ts'

export type Part = Record<Split, number>
export type DistributionSummary = Record<string, Part>

const CLASSES = ['professional', 'priority'] as const

/**
 * Does a record belong to a part of a mix? A part is a family, or `family:class`: `text` (pretraining text), `pairs` (a rejected
 * side), `chain_of_thought` (stage 2), or a class of source groups, which a group's name states; what states none is `general`.
 */
export function belongs(part: string, record: { family: unknown; phase: unknown; group: unknown; pair: boolean }): boolean {
  const [family, kind] = part.split(':') as [string, string | undefined]
  // `edge_case:pairs` draws from all edge-case families.
  const inFamily =
    record.family === family || (family === 'edge_case' && typeof record.family === 'string' && record.family.startsWith('edge_case_'))
  if (!inFamily) return false
  const group = typeof record.group === 'string' ? record.group.toLowerCase() : ''
  switch (kind) {
    case undefined:
      return true
    case 'pairs':
      return record.pair
    case 'text':
      return record.phase === 'phase_a_pretraining'
    case 'chain_of_thought':
      return record.phase === 'stage2_therapeutic_expertise'
    case 'general':
      return record.phase === 'stage1_foundation' && !CLASSES.some((name) => group.includes(name))
    default:
      return record.phase === 'stage1_foundation' && group.includes(kind)
  }
}

/** Every part of every mix, once. */
export const PARTS: readonly string[] = [...new Set(Object.values(curriculum.phases).flatMap(({ mix }) => Object.keys(mix)))]

const none = (): Part => ({ train: 0, val: 0, test: 0 })

export const distributionExaminer: Examiner<DistributionSummary> = {
  name: 'distribution',
  version: '1',
  start() {
    const parts: DistributionSummary = Object.fromEntries(PARTS.map((part) => [part, none()]))
    return {
      examine({ record }, { fileSplit }) {
        const metadata = own(record, 'metadata')
        const facts = {
          family: own(metadata, 'source_family'),
          phase: own(metadata, 'phase'),
          group: own(metadata, 'source_group'),
          pair: own(metadata, 'preference') !== undefined,
        }
        for (const part of PARTS) if (belongs(part, facts)) parts[part]![fileSplit]++
      },
      finish: () => parts,
    }
  },
  merge(a, b) {
    for (const part of PARTS) for (const split of SPLITS) a[part]![split] += b[part]![split]
    return a
  },
}
