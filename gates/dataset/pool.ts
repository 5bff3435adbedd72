/**
 * Runs tasks on worker threads, or in this thread where `workers` is 0. A pool module exports
 * `init(data)`, which returns the function that does one task; data and results are structured-cloned.
 */
import { Worker } from 'node:worker_threads'

export type Handler = (task: never) => unknown
export interface PoolModule {
  init(data: never): Handler | Promise<Handler>
}

export interface Pool {
  /** Does every task; `onResult` sees results as they come, in any order. Rejects with the first failure. */
  run<Task, Result>(tasks: readonly Task[], onResult: (result: Result, index: number) => void): Promise<void>
  close(): Promise<void>
}

/** `module` is the URL of the pool module. */
export async function openPool(module: URL, data: unknown, workers: number): Promise<Pool> {
  return workers === 0 ? inlinePool(module, data) : threadPool(module, data, workers)
}

async function inlinePool(module: URL, data: unknown): Promise<Pool> {
  const { init } = (await import(module.href)) as PoolModule
  const handle = (await init(data as never)) as (task: unknown) => unknown
  return {
    async run<Task, Result>(tasks: readonly Task[], onResult: (result: Result, index: number) => void) {
      for (const [index, task] of tasks.entries()) onResult((await handle(task)) as Result, index)
    },
    close: async () => undefined,
  }
}

interface Reply {
  index: number
  result?: unknown
  error?: string
}

function threadPool(module: URL, data: unknown, workers: number): Pool {
  const threads = Array.from(
    { length: workers },
    () => new Worker(new URL('./pool-worker.ts', import.meta.url), { workerData: { module: module.href, data }, execArgv: [] }),
  )
  return {
    run<Task, Result>(tasks: readonly Task[], onResult: (result: Result, index: number) => void) {
      return new Promise<void>((resolve, reject) => {
        let next = 0
        let done = 0
        const finish = (error?: Error): void => {
          for (const thread of threads) thread.removeAllListeners()
          if (error === undefined) resolve()
          else reject(error)
        }
        if (tasks.length === 0) return finish()
        const give = (thread: Worker): void => {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          if (next < tasks.length) thread.postMessage({ index: next, task: tasks[next++] })
        }
        for (const thread of threads) {
          thread.on('error', finish)
          thread.on('exit', (code) =>
            finish(new Error(`A worker ended with code ${code} before its work was done; it may have run out of memory`)),
          )
          thread.on('message', ({ index, result, error }: Reply) => {
            if (error !== undefined) return finish(new Error(error))
            give(thread)
            try {
              onResult(result as Result, index)
            } catch (thrown) {
              return finish(thrown as Error)
            }
            if (++done === tasks.length) finish()
          })
          give(thread)
        }
      })
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}
