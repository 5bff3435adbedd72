/** Runs the tasks in worker threads; results come back in the order of the tasks, whoever was first. */
import { availableParallelism } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import type { Config } from '../config.ts'
import type { Effects } from '../effects.ts'
import { bytesOf, type IngestResult, type IngestTask } from './task.ts'

/** Bytes that are read sooner than a thread starts: it has all the detectors to load. */
const SMALL = 4 * 2 ** 20

async function inThisThread(tasks: readonly IngestTask[], saw: (bytes: number) => void): Promise<IngestResult[]> {
  const { ingest } = await import('./ingest.ts')
  const results: IngestResult[] = []
  for (const task of tasks) results.push(await ingest(task, saw))
  return results
}

export async function runTasks(tasks: readonly IngestTask[], config: Config, { progress }: Effects): Promise<IngestResult[]> {
  const total = tasks.reduce((sum, { objects }) => sum + objects.reduce((size, object) => size + bytesOf(object), 0), 0)
  let done = 0
  const threads = Math.min(config.workers ?? availableParallelism(), Math.max(1, tasks.length))
  if (threads === 1 && total <= SMALL)
    return inThisThread(tasks, (bytes) => progress?.({ phase: 'reading sources', done: (done += bytes), total, unit: 'bytes' }))
  const pool = new Tinypool({ filename: new URL('./worker.ts', import.meta.url).href, minThreads: threads, maxThreads: threads })
  progress?.({ phase: 'reading sources', done, total, unit: 'bytes' })
  try {
    return await Promise.all(
      tasks.map(async (task): Promise<IngestResult> => {
        const { port1, port2 } = new MessageChannel()
        port2.on('message', (bytes: number) => progress?.({ phase: 'reading sources', done: (done += bytes), total, unit: 'bytes' }))
        try {
          return (await pool.run({ task, port: port1 }, { transferList: [port1] })) as IngestResult
        } finally {
          port2.close()
        }
      }),
    )
  } finally {
    await pool.destroy()
  }
}
