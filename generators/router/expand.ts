/** Finds what else could serve a family: evidence of other families and objects that nobody claims, by the conversions that are known. */
import { type CoverageReport, inventoryOf } from '#contract/coverage-report.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import { openPhrases } from '../inventory/match/phrases.ts'
import { tokensOf } from '../inventory/match/tokens.ts'
import { CONVERSIONS } from './conversions.ts'
import type { Expansion } from './routing.ts'

const KEYS = 20

interface Candidate {
  key: string
  size_bytes?: number
}

/** Asks of keys whether they hold one of a list's phrases; each list is compiled once. */
function holds(where: readonly string[]): (key: string) => boolean {
  const phrases = openPhrases()
  for (const phrase of where) phrases.add(phrase)
  return (key) => phrases.find(tokensOf(key)).length > 0
}

/** What each conversion would add beyond the family's own evidence; what would add nothing is left out. */
export function expansionsOf(report: CoverageReport, family: string): Expansion[] {
  const own = new Set(inventoryOf(report, family)?.evidence.map(({ key }) => key))
  return (Object.hasOwn(CONVERSIONS, family) ? CONVERSIONS[family]! : []).flatMap(({ from, where, says }): Expansion[] => {
    const all: readonly Candidate[] = (from === undefined ? report.inventory?.unmatched.objects : inventoryOf(report, from)?.evidence) ?? []
    const fits = where === undefined ? () => true : holds(where)
    const found = all
      .filter(({ key }) => !own.has(key) && fits(key))
      .sort((a, b) => (b.size_bytes ?? -1) - (a.size_bytes ?? -1) || compareCodePoints(a.key, b.key))
    if (found.length === 0) return []
    return [
      {
        kind: from === undefined ? 'unmatched' : 'evidence',
        ...(from === undefined ? {} : { family: from }),
        conversion: says,
        objects: found.length,
        size_bytes: found.reduce((sum, { size_bytes }) => sum + (size_bytes ?? 0), 0),
        sizes_unknown: found.filter(({ size_bytes }) => size_bytes === undefined).length,
        keys: found.slice(0, KEYS).map(({ key }) => key),
      },
    ]
  })
}

/** Keys that a family could be extracted from, by the conversions out of other families' evidence. */
export function candidatesOf(report: CoverageReport, family: string): Set<string> {
  const found = new Set<string>()
  for (const { from, where } of Object.hasOwn(CONVERSIONS, family) ? CONVERSIONS[family]! : []) {
    if (from === undefined) continue
    const fits = where === undefined ? () => true : holds(where)
    for (const { key } of inventoryOf(report, from)?.evidence ?? []) if (fits(key)) found.add(key)
  }
  return found
}
