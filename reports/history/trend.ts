/** What moved between two versions of a dataset, in words and numbers. */
import type { DatasetMetrics } from './metrics.ts'

export interface Change {
  /** `conversations`, `gate leakage`, `family cptsd`. */
  of: string
  before: string
  after: string
  /** `+212 (+5.1%)`, `+0.4 points`; empty where there is no number to it. */
  by: string
}

const number = (value: number): string => value.toLocaleString('en-US')
const signed = (value: number, shown = number): string => (value < 0 ? `-${shown(-value)}` : `+${shown(value)}`)
const percent = (value: number): string => `${(100 * value).toFixed(2)}%`

function counted(of: string, before: number | null, after: number | null): Change[] {
  if (before === after) return []
  const by =
    before === null || after === null
      ? ''
      : `${signed(after - before)}${before === 0 ? '' : ` (${signed((100 * (after - before)) / before, (value) => value.toFixed(1))}%)`}`
  return [{ of, before: before === null ? 'unknown' : number(before), after: after === null ? 'unknown' : number(after), by }]
}

function rated(of: string, before: number | null, after: number | null): Change[] {
  if (before === after) return []
  const by = before === null || after === null ? '' : `${signed(100 * (after - before), (value) => value.toFixed(2))} points`
  return [{ of, before: before === null ? 'unknown' : percent(before), after: after === null ? 'unknown' : percent(after), by }]
}

const named = (of: string, before: string, after: string): Change[] => (before === after ? [] : [{ of, before, after, by: '' }])

/** Empty where nothing moved. Verdicts first, then sizes, rates and families. */
export function changes(before: DatasetMetrics, after: DatasetMetrics): Change[] {
  const families = [...new Set([...Object.keys(before.by_family), ...Object.keys(after.by_family)])].sort()
  const splits = [...new Set([...Object.keys(before.by_split), ...Object.keys(after.by_split)])]
  const conversations = (of: Record<string, { conversations: number }>, name: string): number =>
    Object.hasOwn(of, name) ? of[name]!.conversations : 0
  return [
    ...named('verdict', before.verdict, after.verdict),
    ...(Object.keys(after.gates) as (keyof DatasetMetrics['gates'])[]).flatMap((gate) =>
      named(`gate ${gate}`, before.gates[gate], after.gates[gate]),
    ),
    ...named('contract version', before.contract_version, after.contract_version),
    ...counted('conversations', before.conversations, after.conversations),
    ...counted('tokens, about', before.tokens, after.tokens),
    ...rated('duplicates of what was read', before.duplicate_rate, after.duplicate_rate),
    ...rated('in review of what was read', before.review_rate, after.review_rate),
    ...rated('rejected of what was read', before.rejected_rate, after.rejected_rate),
    ...counted('personal data left', before.pii_residual, after.pii_residual),
    ...splits.flatMap((split) => counted(`split ${split}`, conversations(before.by_split, split), conversations(after.by_split, split))),
    ...families.flatMap((family) =>
      counted(`family ${family}`, conversations(before.by_family, family), conversations(after.by_family, family)),
    ),
  ]
}

const short = (digest: string): string => digest.slice(0, 12)

/** One line for a terminal: what moved most, and how much more there is. */
export function trendLine(before: DatasetMetrics, after: DatasetMetrics): string {
  const all = changes(before, after)
  const since = `Since ${short(before.dataset_digest)} (judged ${before.judged_at.slice(0, 10)})`
  if (all.length === 0) return `${since}: no number moved`
  const told = all.slice(0, 4).map(({ of, before: from, after: to, by }) => `${of} ${from} to ${to}${by === '' ? '' : `, ${by}`}`)
  return `${since}: ${told.join('; ')}${all.length > 4 ? `; and ${all.length - 4} more (npm run history)` : ''}`
}
