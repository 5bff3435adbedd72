/** A queue in a folder of its own, for tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from './queue.ts'
import { openQueue, type Queue } from './queue.ts'
import { type Decisions, readDecisions, updateDecisions } from './decisions.ts'
import { openReview, type Review } from './review.ts'

export const KEY = 'k'.repeat(32)
export const THRESHOLD = 0.5

const [START, END] = ['<', '>']

/** A line of the queue: what stands between < and > is asked about, what between << and >> is sure. */
export function line(document: string, marked: string, more: { source?: string; type?: string } = {}): string {
  const spans: Found[] = []
  let text = ''
  let open: { start: number; sure: boolean } | undefined
  for (let i = 0; i < marked.length; i++) {
    const sure = marked[i + 1] === marked[i]
    if (marked[i] === START) open = { start: text.length, sure }
    else if (marked[i] === END)
      spans.push({ type: (more.type ?? 'NAME') as Found['type'], start: open!.start, end: text.length, confidence: open!.sure ? 0.9 : 0.4 })
    else {
      text += marked[i]
      continue
    }
    if (sure) i++
  }
  return JSON.stringify({
    source: more.source ?? 'a',
    source_key: 'a.jsonl',
    position: { record: 1 },
    reason: 'pii_uncertain',
    document,
    document_id: `a.jsonl#${document}`,
    messages: [
      { role: 'user', content: text },
      { role: 'assistant', content: 'I see.' },
    ],
    spans: [spans, []],
  })
}

export interface Bench {
  queue: Queue
  review: Review
  file: string
  decisions(): Decisions
  /** The review as it is opened anew, from what is on disk. */
  reopen(): Review
}

export async function bench(folder: string, lines: readonly string[]): Promise<Bench> {
  const path = join(folder, 'review_queue.jsonl')
  const file = join(folder, 'signoff.decisions.json')
  writeFileSync(path, lines.map((one) => `${one}\n`).join(''))
  const queue = await openQueue(path, 'review_queue.jsonl', { threshold: THRESHOLD, key: KEY })
  const reopen = (): Review =>
    openReview({
      entries: queue.entries,
      decisions: readDecisions(file),
      allowed: [],
      by: { reviewer: 'A. Signer', date: '2025-01-31' },
      save: (change) => updateDecisions(file, KEY, change),
    })
  return { queue, review: reopen(), file, decisions: () => readDecisions(file), reopen }
}
