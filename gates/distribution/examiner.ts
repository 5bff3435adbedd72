/** Counts, for every part of every stage's mix, the records that it could draw from, by split. */
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import { SPLITS, type Split } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { own, text } from '../kit/untrusted.ts'

export type Part = Record<Split, number>
export interface DistributionSummary {
  /** By part of a mix; without the parts that a class of sources makes. */
  parts: Record<string, Part>
  /** Records of the first stage, by family and source_group: the class of a group stands in the manifest. */
  groups: Map<string, Part>
}

const CLASSES = ['professional', 'priority', 'general'] as const
type SourceClass = (typeof CLASSES)[number]
const isClass = (kind: string | undefined): kind is SourceClass => (CLASSES as readonly (string | undefined)[]).includes(kind)

/**
 * Does a record belong to a part of a mix? A part is a family, or `family:kind`: `text` (pretraining text), `pairs` (a rejected
 * side), `chain_of_thought` (stage 2). A kind that is a class of sources is not told by the record: see `classedParts`.
 */
function belongs(part: string, record: { family: unknown; phase: unknown; pair: boolean }): boolean {
  const [family, kind] = part.split(':') as [string, string | undefined]
  // `edge_case:pairs` draws from all edge-case families.
  const inFamily =
    record.family === family || (family === 'edge_case' && typeof record.family === 'string' && record.family.startsWith('edge_case_'))
  if (!inFamily) return false
  switch (kind) {
    case undefined:
      return true
    case 'pairs':
      return record.pair
    case 'text':
      return record.phase === 'phase_a_pretraining'
    case 'chain_of_thought':
      return record.phase === 'stage2_therapeutic_expertise'
    default:
      return false
  }
}

/** Every part of every mix, once. */
export const PARTS: readonly string[] = [...new Set(Object.values(curriculum.phases).flatMap(({ mix }) => Object.keys(mix)))]

const CLASSED = PARTS.filter((part) => isClass(part.split(':')[1]))
const CLASSED_FAMILIES = new Set(CLASSED.map((part) => part.split(':')[0]!))

const none = (): Part => ({ train: 0, val: 0, test: 0 })
const addTo = (into: Part, part: Part): void => {
  for (const split of SPLITS) into[split] += part[split]
}

const keyOf = (family: string, group: string): string => JSON.stringify([family, group])

/** The class of a group: the manifest's for the source of that name, else the one that the name itself contains, else `general`. */
function classOf(group: string, stated: ReadonlyMap<string, string>): string {
  return stated.get(group) ?? CLASSES.find((name) => group.toLowerCase().includes(name)) ?? 'general'
}

/** All parts: those that records tell, and those that the classes of their sources make. `stated`: class by name of the source. */
export function partsOf({ parts, groups }: DistributionSummary, stated: ReadonlyMap<string, string>): Record<string, Part> {
  const all: Record<string, Part> = { ...parts, ...Object.fromEntries(CLASSED.map((part) => [part, none()])) }
  for (const [key, counts] of groups) {
    const [family, group] = JSON.parse(key) as [string, string]
    const part = all[`${family}:${classOf(group, stated)}`]
    if (part !== undefined) addTo(part, counts)
  }
  return all
}

export const distributionExaminer: Examiner<DistributionSummary> = {
  name: 'distribution',
  version: '2',
  start() {
    const parts: DistributionSummary['parts'] = Object.fromEntries(PARTS.map((part) => [part, none()]))
    const groups: DistributionSummary['groups'] = new Map()
    /** Parts by what tells them: few kinds of records are there, and many of each. */
    const known = new Map<string, readonly Part[]>()
    const partsFor = (family: string | undefined, phase: unknown, pair: boolean): readonly Part[] => {
      const key = JSON.stringify([family, typeof phase === 'string' ? phase : null, pair])
      let found = known.get(key)
      if (found === undefined)
        known.set(key, (found = PARTS.flatMap((part) => (belongs(part, { family, phase, pair }) ? [parts[part]!] : []))))
      return found
    }
    return {
      examine({ record }, { fileSplit }) {
        const metadata = own(record, 'metadata')
        const family = text(own(metadata, 'source_family'))
        const phase = own(metadata, 'phase')
        for (const part of partsFor(family, phase, own(metadata, 'preference') !== undefined)) part[fileSplit]++
        if (family === undefined || !CLASSED_FAMILIES.has(family) || phase !== 'stage1_foundation') return
        const key = keyOf(family, text(own(metadata, 'source_group')) ?? '')
        const group = groups.get(key) ?? none()
        group[fileSplit]++
        groups.set(key, group)
      },
      finish: () => ({ parts, groups }),
    }
  },
  merge(a, b) {
    for (const part of PARTS) addTo(a.parts[part]!, b.parts[part]!)
    for (const [key, part] of b.groups) {
      const group = a.groups.get(key)
      if (group === undefined) a.groups.set(key, part)
      else addTo(group, part)
    }
    return a
  },
}
