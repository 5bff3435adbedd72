/** The open shard and the compiled export, which are written in one go: what goes into a shard goes into the export too. */
import { COMPILED_PATH } from '#contract/layout.ts'
import type { FileEntry } from '#contract/manifest.ts'
import { type HashedFile, openHashed } from './hashed-file.ts'

type Awaitable<Value> = Value | Promise<Value>

export interface ShardFiles {
  /** Opens the next shard. */
  begin(path: string): void
  /** Whole lines. The bytes must not be touched afterwards. To be waited for before the next call: it is the back pressure. */
  write(bytes: Uint8Array<ArrayBuffer>): Awaitable<void>
  /** Closes the shard. Need not be waited for before the next one is opened. */
  end(): Awaitable<FileEntry>
  /** Closes the export. */
  close(): Awaitable<FileEntry>
  /** Gives back what is left after a failure; no file is finished. */
  abandon(): Awaitable<void>
}

/** Writes where it is called. */
export function openShardFiles(folder: string): ShardFiles {
  const compiled = openHashed(folder, COMPILED_PATH)
  let shard: HashedFile | null = null
  return {
    begin: (path) => void (shard = openHashed(folder, path)),
    write(bytes) {
      shard!.write(bytes)
      compiled.write(bytes)
    },
    end: () => shard!.close(),
    close: () => compiled.close(),
    abandon: () => undefined,
  }
}
