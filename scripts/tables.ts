/** Tables for a terminal. */
import type { ClaimCounts } from '#contract/coverage-report.ts'
import type { Accounting, FamilyAccount, OutcomeCounts } from '#contract/manifest.ts'

const OUTCOMES = ['kept', 'exact_duplicate', 'near_duplicate', 'excluded_holdout', 'in_review', 'rejected'] as const

/** Rows of cells; the first column left, numbers right. `left`: columns of words that stand left besides. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[], left: readonly number[] = []): string {
  const cells = [header, ...rows.map((row) => row.map(String))]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 || left.includes(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd()
  return [line(cells[0]!), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.slice(1).map(line)].join('\n')
}

const outcomes = (account: OutcomeCounts): number[] => OUTCOMES.map((outcome) => account[outcome])

/** What was read and what became of it, by family and by source. */
export function accountTable({ sources, families }: Accounting): string {
  const read = (account: FamilyAccount): number => account.in
  const refiled = ({ refiled_in, refiled_out }: FamilyAccount): string =>
    refiled_in + refiled_out === 0 ? '' : `+${refiled_in} -${refiled_out}`
  const shown = Object.entries(families).filter(([, account]) => read(account) + account.refiled_in > 0)
  const short = ['kept', 'exact dup', 'near dup', 'holdout', 'review', 'rejected']
  return [
    table(
      ['family', 'read', 'refiled', ...short],
      shown.map(([name, account]) => [name, read(account), refiled(account), ...outcomes(account)]),
    ),
    '',
    table(
      ['source', 'units', 'bad', 'ceded', 'joined', 'cut', 'in', ...short],
      Object.entries(sources).map(([name, account]) => {
        const { units } = account
        return [name, units.read, units.rejected, units.ceded, units.joined, units.cut, account.in, ...outcomes(account)]
      }),
    ),
    '',
  ].join('\n')
}

/** Who got the documents that several families could use; empty where there was none. */
export function claimsTable(claims: ClaimCounts): string {
  const rows = Object.entries(claims).map(([family, { contested, got, lost_to: lost }]) => [
    family,
    contested,
    got,
    `${Math.round((100 * got) / contested)}%`,
    Object.entries(lost)
      .map(([other, count]) => `${count} ${other}`)
      .join(', '),
  ])
  return rows.length === 0 ? '' : `${table(['contested documents', 'wanted', 'got', 'share', 'given to'], rows)}\n`
}
