/** Entry of a worker thread: one shard of a folder. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { exportShard, type ShardResult, type ShardTask } from './shard.ts'

export default function run({ root, ...task }: ShardTask & { root: string }): Promise<ShardResult> {
  return exportShard(task, createReadStream(join(root, task.shard.path), { highWaterMark: 2 ** 20 }) as AsyncIterable<Uint8Array>)
}
