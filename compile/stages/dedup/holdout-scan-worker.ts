/** Entry of a thread that reads the pool for holdout text. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSegments } from '../../ingest/segments.ts'
import { parseStored } from '../../ingest/stored.ts'
import { readChunks, type ScanTask } from './holdout-scan-chunks.ts'

const task = workerData as ScanTask
const files = openSegments(task.places)
try {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(readChunks(task, (index) => parseStored(files.read(index))))
} finally {
  files.close()
}
