/** Entry of the thread that writes and hashes shards while the next lines are made: does what it is told, in order. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FileEntry } from '#contract/manifest.ts'
import { openShardFiles, type ShardFiles } from './shard-files.ts'

export type Told = { begin: string } | { write: Uint8Array<ArrayBuffer> } | { end: true } | { close: true }

/** One for each thing told, in order: what became of it. */
export type Answer = { entry?: FileEntry } | { failed: { message: string; code: string | undefined } }

let files: ShardFiles | null = null

function obey(told: Told): Answer {
  files ??= openShardFiles(workerData as string)
  if ('begin' in told) files.begin(told.begin)
  else if ('write' in told) void files.write(told.write)
  else return { entry: ('end' in told ? files.end() : files.close()) as FileEntry }
  return {}
}

parentPort!.on('message', (told: Told) => {
  let answer: Answer
  try {
    answer = obey(told)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    answer = { failed: { message, code } }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(answer)
})
