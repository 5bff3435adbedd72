/** How far the census is: for whoever shows it. */
export interface Progress {
  phase: 'survey' | 'scan'
  /** Bytes done and to do in this phase. */
  bytes: number
  totalBytes: number
  /** Records scanned so far; 0 in the survey. */
  records: number
}

export type OnProgress = (progress: Progress) => void
