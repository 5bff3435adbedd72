/** Counts, for every part of every stage's mix, the records that it could draw from, by split. */
import { type MixPart, MIX_PARTS } from '#contract/curriculum.ts'
import { belongs, classOf, partName } from '#contract/mix-parts.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { own, text } from '../kit/untrusted.ts'

export type Part = Record<Split, number>
export interface DistributionSummary {
  /** By phase and part of its mix; without the parts that a class of sources makes. */
  parts: Record<string, Part>
  /** Records of families whose mix asks for the class of a source, by family, source_group, phase and whether a pair: the class stands in the manifest. */
  groups: Map<string, Part>
}

/** Name of a part in the summary. */
export const mixKey = ({ phase, part }: Pick<MixPart, 'phase' | 'part'>): string => `${phase}/${part}`

const CLASSED = MIX_PARTS.filter(({ part }) => partName(part).classed)
const CLASSED_FAMILIES = new Set(CLASSED.map(({ part }) => partName(part).family))

const none = (): Part => ({ train: 0, val: 0, test: 0 })
const addTo = (into: Part, part: Part): void => {
  for (const split of SPLITS) into[split] += part[split]
}

const noParts = (): DistributionSummary['parts'] => Object.fromEntries(MIX_PARTS.map((part) => [mixKey(part), none()]))

/** All parts: those that records tell, and those that the classes of their sources make. `stated`: class by name of the source. */
export function partsOf({ parts, groups }: DistributionSummary, stated: ReadonlyMap<string, string>): Record<string, Part> {
  const all: Record<string, Part> = { ...parts, ...Object.fromEntries(CLASSED.map((part) => [mixKey(part), none()])) }
  for (const [key, counts] of groups) {
    const [family, group, phase, pair] = JSON.parse(key) as [string, string, string | null, boolean]
    const sourceClass = classOf(group, stated)
    for (const mixed of CLASSED)
      if (belongs(mixed.part, mixed.objective, { family, phase, pair, sourceClass })) addTo(all[mixKey(mixed)]!, counts)
  }
  return all
}

export const distributionExaminer: Examiner<DistributionSummary> = {
  name: 'distribution',
  version: '3',
  start() {
    const parts = noParts()
    const groups: DistributionSummary['groups'] = new Map()
    /** Parts by what tells them: few kinds of records are there, and many of each. */
    const known = new Map<string, readonly Part[]>()
    const partsFor = (family: string | undefined, phase: unknown, pair: boolean): readonly Part[] => {
      const key = JSON.stringify([family, typeof phase === 'string' ? phase : null, pair])
      let found = known.get(key)
      if (found === undefined)
        known.set(
          key,
          (found = MIX_PARTS.flatMap((mixed) =>
            belongs(mixed.part, mixed.objective, { family, phase, pair }) ? [parts[mixKey(mixed)]!] : [],
          )),
        )
      return found
    }
    return {
      examine({ record }, { fileSplit }) {
        const metadata = own(record, 'metadata')
        const family = text(own(metadata, 'source_family'))
        const phase = own(metadata, 'phase')
        const pair = own(metadata, 'preference') !== undefined
        for (const part of partsFor(family, phase, pair)) part[fileSplit]++
        if (family === undefined || !CLASSED_FAMILIES.has(family)) return
        const key = JSON.stringify([family, text(own(metadata, 'source_group')) ?? '', text(phase) ?? null, pair])
        const group = groups.get(key) ?? none()
        group[fileSplit]++
        groups.set(key, group)
      },
      finish: () => ({ parts, groups }),
    }
  },
  merge(a, b) {
    for (const part of MIX_PARTS) addTo(a.parts[mixKey(part)]!, b.parts[mixKey(part)]!)
    for (const [key, part] of b.groups) {
      const group = a.groups.get(key)
      if (group === undefined) a.groups.set(key, part)
      else addTo(group, part)
    }
    return a
  },
}
