/** The coverage of an inventory as a person reads it on a terminal. */
import type { CoverageReport, Extent, InventoryEvidence } from '#contract/coverage-report.ts'

export type Table = (header: readonly string[], rows: readonly (readonly (string | number)[])[], left?: readonly number[]) => string

const MOST_ROWS = 15
const number = (value: number): string => value.toLocaleString('en-US')

/** A key from a stranger's bucket on one line: control characters and what turns the direction of text are spelt out. */
export const printable = (key: string): string =>
  key.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`)

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

/** Decimal units, two digits: `1.3 GB`; `unknown` where no size is known. */
export function bytes({ size_bytes, objects, sizes_unknown }: Extent): string {
  if (objects > 0 && sizes_unknown === objects) return 'unknown'
  const power = Math.min(UNITS.length - 1, size_bytes < 1000 ? 0 : Math.floor(Math.log10(size_bytes) / 3))
  const amount = size_bytes / 1000 ** power
  const known = `${power === 0 ? amount : amount.toPrecision(3)} ${UNITS[power]}`
  return sizes_unknown > 0 ? `${known} + ${number(sizes_unknown)} unknown` : known
}

export const extentOf = (evidence: readonly InventoryEvidence[]): Extent => ({
  objects: evidence.length,
  size_bytes: evidence.reduce((sum, { size_bytes }) => sum + (size_bytes ?? 0), 0),
  sizes_unknown: evidence.filter(({ size_bytes }) => size_bytes === undefined).length,
})

function rulesOf(evidence: readonly InventoryEvidence[]): string {
  const counts = new Map<string, number>()
  for (const { matches } of evidence) for (const { rule } of matches) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([rule, count]) => `${rule} ${count}`)
    .join(', ')
}

function familyRows(report: CoverageReport): (string | number)[][] {
  return Object.entries(report.families)
    .filter(([, { required, evidence_count }]) => required || evidence_count > 0)
    .map(([family, { status, evidence }]) => {
      const found = evidence as InventoryEvidence[]
      return [family, status, number(found.length), bytes(extentOf(found)), rulesOf(found)]
    })
}

function more<Item>(items: readonly Item[], row: (item: Item) => (string | number)[], what: string): (string | number)[][] {
  const rows = items.slice(0, MOST_ROWS).map(row)
  const rest = items.length - rows.length
  return rest > 0 ? [...rows, [`and ${number(rest)} more ${what}`]] : rows
}

/** Families, what is left out by which rule, what nobody claims, and what is wrong with the listing. */
export function showInventory(report: CoverageReport, table: Table): string {
  const { totals, excluded, unmatched, anomalies, problems, listing, form, bucket } = report.inventory!
  const odd = Object.entries(anomalies)
  const parts = [
    `${printable(listing)} (${form}${bucket === undefined ? '' : `, bucket ${printable(bucket)}`}): ${number(totals.objects)} objects, ${bytes(totals)}; ` +
      `${number(totals.matched)} are evidence, ${number(totals.excluded)} are no data, ${number(totals.unmatched)} are claimed by no family`,
    table(['family', 'status', 'objects', 'bytes', 'rules that matched most'], familyRows(report), [1, 4]),
  ]
  if (excluded.length > 0)
    parts.push(
      table(
        ['no data: rule', 'objects', 'bytes', 'what it is'],
        excluded.map((entry) => [entry.rule, number(entry.objects), bytes(entry), entry.says]),
        [3],
      ),
    )
  if (unmatched.prefixes.length > 0) {
    const rows = more(
      unmatched.prefixes,
      (entry) => [printable(entry.prefix) || '(no folder)', number(entry.objects), bytes(entry)],
      'folders',
    )
    parts.push(table(['claimed by no family: folder', 'objects', 'bytes'], rows))
  }
  if (odd.length > 0)
    parts.push(`Odd, and handled: ${odd.map(([name, count]) => `${name.replaceAll('_', ' ')} ${number(count)}`).join(', ')}`)
  const { present, partial, missing } = report.summary
  parts.push(`${present} present, ${partial} partial, ${missing} missing`)
  if (problems.length > 0)
    parts.push(
      [
        'THE LISTING IS NOT WHOLE: what is missing here may be there. Take it again.',
        ...problems.map((problem) => `  - ${printable(problem)}`),
      ].join('\n'),
    )
  return parts.join('\n\n')
}
