/** Shards and export written and hashed in a thread of their own: on two cores that halves the time of the last phase. */
import { Worker } from 'node:worker_threads'
import type { FileEntry } from '#contract/manifest.ts'
import type { ShardFiles } from './shard-files.ts'
import type { Answer, Told } from './shard-worker.ts'

/** Bytes that may wait for the disk. */
const MOST_WAITING = 16 * 2 ** 20

interface Waiting {
  bytes: number
  resolve(entry: FileEntry | undefined): void
  reject(error: Error): void
}

export function openShardThread(folder: string): ShardFiles {
  const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), { workerData: folder, execArgv: [] })
  const waiting: Waiting[] = []
  let bytes = 0
  let failure: Error | null = null
  /** Whoever waits for room. */
  let go = (): void => undefined
  const fail = (error: Error): void => {
    failure ??= error
    for (const each of waiting.splice(0)) each.reject(failure)
    go()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the thread that writes the shards ended before they were written; run the compile again')))
  worker.on('message', (answer: Answer) => {
    const next = waiting.shift()
    if ('failed' in answer) {
      const error = Object.assign(new Error(answer.failed.message), answer.failed)
      next?.reject(error)
      return fail(error)
    }
    bytes -= next?.bytes ?? 0
    next?.resolve(answer.entry)
    go()
  })
  const tell = (told: Told, transfer: ArrayBuffer[] = [], size = 0): Promise<FileEntry | undefined> => {
    if (failure !== null) return Promise.reject(failure)
    bytes += size
    const answered = new Promise<FileEntry | undefined>((resolve, reject) => waiting.push({ bytes: size, resolve, reject }))
    answered.catch(() => undefined) // told by the next call, or by the entry that is waited for
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(told, transfer)
    return answered
  }
  return {
    begin: (path) => void tell({ begin: path }),
    async write(block) {
      void tell({ write: block }, [block.buffer], block.length)
      while (bytes > MOST_WAITING && failure === null) await new Promise<void>((resolve) => (go = resolve))
      if (failure !== null) throw failure
    },
    end: () => tell({ end: true }) as Promise<FileEntry>,
    async close() {
      const entry = (await tell({ close: true })) as FileEntry
      worker.removeAllListeners('exit')
      await worker.terminate()
      return entry
    },
    async abandon() {
      await worker.terminate()
    },
  }
}
