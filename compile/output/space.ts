/** How much room a compile takes on the disk of its output, said and checked before the first byte is written. */
import { statfsSync } from 'node:fs'
import { bytesOf, type IngestTask } from '../ingest/task.ts'

/**
 * Bytes to one byte of input, measured on conversations of 1.5 kB to 10 kB (shorter ones take more, by their metadata): the working set
 * 1.6 (the hashed words of it 0.2, and once more while duplicates are looked for), shards and export 1.1 each, provenance and ledger 0.1.
 */
const WORKING_SET = 1.6
const PER_BYTE = WORKING_SET + 2.3
/** What a compressed object unfolds to, about. */
const UNFOLDS = 5
const COMPRESSED = /\.(gz|gzip|zst|zstd)$/i

export interface Space {
  /** Bytes of input, compressed ones as they unfold. */
  input: number
  /** Most bytes that stand on the disk at one time, the new version included. */
  needed: number
}

export function spaceFor(tasks: readonly Pick<IngestTask, 'objects'>[]): Space {
  let input = 0
  for (const { objects } of tasks) for (const item of objects) input += bytesOf(item) * (COMPRESSED.test(item.object.key) ? UNFOLDS : 1)
  return { input, needed: input * PER_BYTE }
}

export const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Below this nobody has to be told. */
const WORTH_A_LINE = 2 ** 30

/** The line that states the space, or null where it is little; `there`: bytes of it that an interrupted compile left. Throws where the disk has less. */
export function stateSpace({ input, needed: all }: Space, folder: string, free: number, there = 0): string | null {
  const needed = Math.max(0, all - there)
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e10 ? 1 : 0)} GB`
  if (needed > free)
    throw new Error(
      `The disk of "${folder}" has ${gigabytes(free)} free; expected about ${gigabytes(needed)} for ${gigabytes(input)} of input (its working set, and the new version beside the old one); free some, or choose another output`,
    )
  return needed < WORTH_A_LINE
    ? null
    : `Takes up to ${gigabytes(needed)} on the disk of ${folder} (${gigabytes(free)} free); the working set of about ${gigabytes(input * WORKING_SET)} is removed at the end; it stays for the next run where this one is killed.`
}
