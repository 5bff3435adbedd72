/** The review queue: conversations whose personal data a person has to judge. It holds private text and never lies under the output root. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type IngestResult, reviewName } from '../ingest/task.ts'

export const REVIEW_QUEUE = 'review_queue.jsonl'

/** Replaces the queue with that of this compile, in one step; readable by its owner only. */
export function writeReviewQueue(folder: string, work: string, results: readonly IngestResult[]): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(
      `The folder of the review queue "${folder}" can not be made (${(error as NodeJS.ErrnoException).code}); expected a place that can be written; name another one as "review"`,
      { cause: error },
    )
  }
  const fresh = join(folder, `.${REVIEW_QUEUE}.${process.pid}`)
  const fd = openSync(fresh, 'w', 0o600)
  for (const { number } of results) {
    const part = join(work, reviewName(number))
    if (!existsSync(part)) continue
    const bytes = readFileSync(part)
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at) // a disk that fills up takes a part, and then none
  }
  closeSync(fd)
  chmodSync(fresh, 0o600)
  renameSync(fresh, join(folder, REVIEW_QUEUE))
}
