/** Entry of a worker thread: one task, and after each object a word to whoever shows progress. */
import type { MessagePort } from 'node:worker_threads'
import { ingest } from './ingest.ts'
import type { IngestResult, IngestTask } from './task.ts'

export default function run({ task, port }: { task: IngestTask; port: MessagePort }): Promise<IngestResult> {
  return ingest(task, (bytes) => port.postMessage(bytes))
}
