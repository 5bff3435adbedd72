/** One thread of a pool (pool.ts): loads the pool module, then does the tasks that it is sent. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { PoolModule } from './pool.ts'

// A thread does not take the compile cache over from its process.
if (process.env['NODE_COMPILE_CACHE'] !== undefined) enableCompileCache()

const { module, data } = workerData as { module: string; data: unknown }
const port = parentPort!
const ready = import(module).then(async ({ init }: PoolModule) => (await init(data as never)) as (task: unknown) => unknown)

port.on('message', async ({ index, task }: { index: number; task: unknown }) => {
  try {
    const handle = await ready
    port.postMessage({ index, result: await handle(task) })
  } catch (error) {
    port.postMessage({ index, error: error instanceof Error ? error.message : String(error) })
  }
})
