/** Precision and recall of the inventory's matching rules on keys with labels: a match is a key and a family. */
import { resolveProfile } from '#contract/profile.ts'
import labelled from '../generators/inventory/match/cases.json' with { type: 'json' }
import { openMatcher } from '../generators/inventory/match/match.ts'
import { table } from './tables.ts'

interface Scores {
  right: number
  wrong: number
  missed: number
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`)

/** Counts by family over the labelled keys, and the keys that are judged otherwise than by the label. */
export function scoreMatching(): { families: Map<string, Scores>; differing: string[] } {
  const matcher = openMatcher(resolveProfile({}))
  const families = new Map<string, Scores>()
  const of = (family: string): Scores => {
    const known = families.get(family) ?? { right: 0, wrong: 0, missed: 0 }
    families.set(family, known)
    return known
  }
  const differing: string[] = []
  for (const [key, labels] of labelled.cases as [string, string[]][]) {
    const judged = matcher(key)
    const found = 'excluded' in judged ? [] : judged.families.map(({ family }) => family)
    for (const family of found) of(family)[labels.includes(family) ? 'right' : 'wrong']++
    for (const family of labels) if (!found.includes(family)) of(family).missed++
    if (found.length !== labels.length || found.some((family) => !labels.includes(family))) differing.push(key)
  }
  return { families, differing }
}

export function evaluateMatching(misses: boolean): void {
  const { families, differing } = scoreMatching()
  const rows = [...families].sort(([a], [b]) => (a < b ? -1 : 1))
  const all = rows.reduce<Scores>(
    (sum, [, each]) => ({ right: sum.right + each.right, wrong: sum.wrong + each.wrong, missed: sum.missed + each.missed }),
    { right: 0, wrong: 0, missed: 0 },
  )
  const row = (name: string, { right, wrong, missed }: Scores): (string | number)[] => [
    name,
    right,
    wrong,
    missed,
    percent(right, right + wrong),
    percent(right, right + missed),
  ]
  const header = ['family', 'right', 'wrong', 'missed', 'precision', 'recall']
  console.log(table(header, [...rows.map(([family, scores]) => row(family, scores)), row('all', all)]))
  // Keys of our own writing: they may be named.
  if (misses) for (const key of differing) console.log(`  judged otherwise: ${key}`)
}
