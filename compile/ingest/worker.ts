/** Entry of a worker thread: one task, and after each object a word to whoever shows progress. */
import { enableCompileCache } from 'node:module'
import type { MessagePort } from 'node:worker_threads'
import type { IngestResult, IngestTask } from './task.ts'

// A thread does not take the cache over from its process, and has all the detectors to load: so they are imported after this.
if (process.env['NODE_COMPILE_CACHE'] !== undefined) enableCompileCache()

const { ingest } = await import('./ingest.ts')

export default function run({ task, port }: { task: IngestTask; port: MessagePort }): Promise<IngestResult> {
  return ingest(task, (bytes) => port.postMessage(bytes))
}
