/**
 * What the working set has to know of each conversation of a task, one line a conversation in a file of the task: as objects in memory it
 * would be two kilobytes a record. Read back in order, as often as it is asked for.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Placed } from './task.ts'

export const placedName = (number: number): string => `placed-${String(number).padStart(6, '0')}.jsonl`

type Line = Omit<Placed, 'ordinal' | 'keys'> & { keys: Omit<Placed['keys'], 'prefix' | 'rejected'> & { prefix: string; rejected: string } }

/** JSON has no 64-bit numbers: the two keys stand in hexadecimal. */
export function placedLine({ keys: { prefix, rejected, ...keys }, ...placed }: Omit<Placed, 'ordinal'>): string {
  const line: Line = { ...placed, keys: { ...keys, prefix: prefix.toString(16), rejected: rejected.toString(16) } }
  return `${JSON.stringify(line)}\n`
}

function parsed(text: string, ordinal: number): Placed {
  const { keys, ...placed } = JSON.parse(text) as Line
  return { ...placed, ordinal, keys: { ...keys, prefix: BigInt(`0x${keys.prefix}`), rejected: BigInt(`0x${keys.rejected}`) } }
}

/** Results in order, as far as their places are asked for. */
export interface PlacedOf {
  number: number
  placed: number
}

/** Conversations of all tasks with a running number, in the order of the results. */
export function* allPlaced(folder: string, results: readonly PlacedOf[]): Generator<Placed> {
  let ordinal = 0
  for (const result of results) {
    yield* placedOf(folder, result, ordinal)
    ordinal += result.placed
  }
}

/** Conversations of one task; `first` is the number of its first. Throws where the file does not hold as many as the task made. */
export function* placedOf(folder: string, { number, placed }: PlacedOf, first: number): Generator<Placed> {
  let ordinal = first
  for (const line of linesOf(join(folder, placedName(number)))) yield parsed(line, ordinal++)
  if (ordinal !== first + placed)
    throw new Error(
      `${placedName(number)} of the working set holds ${ordinal - first} conversations; expected ${placed}; was its folder changed during the run?`,
    )
}

const BUFFER = 2 ** 18

/** Every line ends with a line feed. */
function* linesOf(path: string): Generator<string> {
  const fd = openSync(path, 'r')
  try {
    let held = Buffer.alloc(0)
    for (;;) {
      const buffer = Buffer.allocUnsafe(BUFFER)
      const got = readSync(fd, buffer)
      if (got === 0) return
      const bytes = Buffer.concat([held, buffer.subarray(0, got)])
      let from = 0
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        yield bytes.toString('utf8', from, end)
        from = end + 1
      }
      held = bytes.subarray(from)
    }
  } finally {
    closeSync(fd)
  }
}
