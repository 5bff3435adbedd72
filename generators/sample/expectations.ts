/** The numbers of every source, counted from what was built and planted, never from a compiler's run. */
import type { Reason } from '#contract/ledger.ts'
import type { Item } from './item.ts'
import type { Plant, SourceExpectation } from './plant-list.ts'
import { ENTRIES } from './sources.ts'

type Counts = Partial<Record<Reason, number>>

export function expectations(
  items: ReadonlyMap<string, Item[]>,
  units: ReadonlyMap<string, number>,
  plants: readonly Plant[],
): SourceExpectation[] {
  const talks = ENTRIES.filter(({ path }) => path !== undefined).reduce((sum, { name }) => sum + units.get(name)!, 0)
  return ENTRIES.map(({ name, family, recipe }) => {
    const cut = recipe!.format === 'prose'
    const broken = items.get(name)!.flatMap((item) => item.broken ?? [])
    const dropped = (outcome: string): number =>
      plants.filter((plant) => 'outcome' in plant && plant.outcome === outcome && 'at' in plant && plant.at.source === name).length
    const count = (level: 'unit' | 'conversation'): Counts => {
      const counts: Counts = {}
      for (const one of broken) if (one.level === level) counts[one.reason] = (counts[one.reason] ?? 0) + 1
      return counts
    }
    const conversations = items.get(name)!.length - broken.filter(({ level }) => level === 'unit').length
    const [exactDuplicates, nearDuplicates, excludedHoldout] = [
      dropped('exact_duplicate'),
      dropped('near_duplicate'),
      dropped('excluded_holdout'),
    ]
    const rejected = broken.length - (items.get(name)!.length - conversations)
    return {
      source: name,
      family,
      units: name === 'talks' ? talks : units.get(name)!,
      unitsRejected: count('unit'),
      conversations: cut ? null : conversations,
      conversationsRejected: count('conversation'),
      exactDuplicates,
      nearDuplicates,
      excludedHoldout,
      refiled: dropped('refiled'),
      stay: cut ? null : conversations - rejected - exactDuplicates - nearDuplicates - excludedHoldout,
    }
  })
}
