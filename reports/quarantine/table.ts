/** What was kept out and why, as a Markdown table for the report: a line a source and reason. Names are data and never markup. */
import { type Reason, REASONS } from '#contract/ledger.ts'
import type { Quarantine } from '../../gates/provenance/quarantine.ts'

const MOST_ROWS = 40
const number = (value: number): string => value.toLocaleString('en-US')
const cell = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_ .:/#+,-]/gu, ' ').slice(0, 80)

export const KINDS: Record<string, string> = {
  exact_duplicate: 'exact duplicate',
  near_duplicate: 'near-duplicate',
  excluded_holdout: 'kept out for a holdout',
  in_review: 'waits for a person',
  rejected: 'rejected',
  unit_rejected: 'not convertible',
  ceded: 'given to another family',
  refiled: 'kept in another family',
}

export const saysOf = (reason: string): string =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason as Reason].says : 'the ledger names no reason'

/** Empty where the ledger is. */
export function quarantineTable({ lines, unreadable, cells }: Quarantine): string {
  if (lines === 0) return ''
  const rows = cells.slice(0, MOST_ROWS).map(({ source, kind, reason, lines: count, examples }) => {
    const refs = examples.slice(0, 2).map(({ ref }) => cell(ref))
    return `| ${cell(source)} | ${KINDS[kind] ?? 'unknown'} | ${cell(saysOf(reason))} | ${number(count)} | ${refs.join(', ')} |`
  })
  return [
    `**What was kept out, and why.** ${number(lines)} lines of the ledger${unreadable === 0 ? '' : `, ${number(unreadable)} of which are no entries`}; the largest first. All of them, searchable: npm run quarantine`,
    ['| source | what became of it | because | lines | for example |', '| --- | --- | --- | ---: | --- |', ...rows].join('\n'),
    ...(cells.length > MOST_ROWS ? [`and ${number(cells.length - MOST_ROWS)} more sources and reasons`] : []),
  ].join('\n\n')
}
