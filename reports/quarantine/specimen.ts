/** A quarantine with hostile names, for tests: what a source, a family or a path may be called. */
import type { LedgerCell, Quarantine } from '../../gates/provenance/quarantine.ts'
import type { PageInput } from './page.ts'
import type { Waiting } from './waiting.ts'

export const HOSTILE = {
  script: '</script><script>alert("ledger")</script>',
  image: '<img src=x onerror=alert(1)>',
  turned: 'calm\u202e)lmx.nosrep(\u2066 notes',
  hebrew: 'שיחות ערב',
  long: 'very-long-'.repeat(16),
  entity: '&lt;b&gt; & "quoted"',
} as const

const cell = (source: string, kind: string, reason: string, lines: number): LedgerCell => ({
  source,
  kind,
  reason,
  lines,
  examples: Array.from({ length: Math.min(lines, 3) }, (_, at) => ({
    ref: `ledger/ledger_000.jsonl:${lines + at}`,
    family: 'cptsd',
    key: `raw/${source}.jsonl`,
    at: `record ${at + 1}`,
    ...(kind === 'near_duplicate' ? { survivor: 'train/train_000.jsonl:7', similarity: 0.951 + at / 100 } : {}),
  })),
})

export const hostileQuarantine = (): Quarantine => ({
  lines: 1000,
  unreadable: 4,
  cells: [
    cell('plain', 'near_duplicate', 'duplicate_text', 400),
    ...Object.values(HOSTILE).map((source, at) => cell(source, 'rejected', 'one_sided', 100 - at)),
    cell('plain', '(unknown)', '(unknown)', 6),
  ],
})

export const hostileWaiting = (): Waiting => ({
  records: 12,
  unreadable: 1,
  cells: Object.values(HOSTILE).map((source, at) => ({
    source,
    type: 'NAME',
    records: 2,
    findings: 3,
    lowest: 0.2,
    highest: 0.45,
    examples: [
      { ref: `review_queue.jsonl:${2 * at + 1}`, findings: 2, confidence: 0.45 },
      { ref: `review_queue.jsonl:${2 * at + 2}`, findings: 1, confidence: 0.2 },
    ],
  })),
})

export const hostilePage = (): PageInput => ({
  dataset: HOSTILE.script,
  digest: 'd'.repeat(64),
  quarantine: hostileQuarantine(),
  waiting: hostileWaiting(),
  threshold: 0.5,
})
