/** What waits for a person, in counts: never a text. */
export interface WaitingCell {
  source: string
  /** A type of personal data. */
  type: string
  records: number
  findings: number
  /** Confidence of a record's surest finding: the lowest and the highest of them. */
  lowest: number
  highest: number
  /** The first of them: the line of the queue, how many findings, and the surest one. */
  examples: { ref: string; findings: number; confidence: number }[]
}

export interface Waiting {
  records: number
  /** Lines that are no record. */
  unreadable: number
  /** The largest first. */
  cells: WaitingCell[]
}
