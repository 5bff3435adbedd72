/** Figures of a binary decision, as the tables of `npm run eval` show them. */
export interface Outcomes {
  positives: number
  /** Positives that were found. */
  found: number
  /** Negatives that were taken for positives. */
  wrong: number
}

export const HEAD = 'cases  positives  precision  recall     F1'

export function figures(cases: number, { positives, found, wrong }: Outcomes): string {
  const precision = found + wrong === 0 ? NaN : found / (found + wrong)
  const recall = positives === 0 ? NaN : found / positives
  const f1 = (2 * precision * recall) / (precision + recall)
  const shown = (value: number, width: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(width)
  return `${String(cases).padStart(5)}${String(positives).padStart(11)}${shown(precision, 11)}${shown(recall, 8)}${shown(f1, 7)}`
}
