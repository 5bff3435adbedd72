/** Entry of a thread that reads the pool for holdout text. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { ScanTask } from './holdout-scan-chunks.ts'

// A thread does not take the compile cache over from its process.
if (process.env['NODE_COMPILE_CACHE'] !== undefined) enableCompileCache()

const [{ openSegments }, { parseTexts }, { readChunks }] = await Promise.all([
  import('../../ingest/segments.ts'),
  import('../../ingest/stored.ts'),
  import('./holdout-scan-chunks.ts'),
])

const task = workerData as ScanTask
const files = openSegments(task.places)
try {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(readChunks(task, (index) => parseTexts(files.read(index))))
} finally {
  files.close()
}
