/** JSON lines of any stored object, streamed: for sidecars and previous versions, which are no part of the pass. */
import type { Store } from '#contract/store.ts'
import { MAX_LINE_BYTES } from './lines.ts'
import { parseLine } from './parse.ts'

/** Yields the object of every line; null for a line that holds none. */
export async function* storedLines(store: Store, key: string): AsyncGenerator<Record<string, unknown> | null> {
  let rest: Buffer[] = []
  let held = 0
  for await (const part of store.read(key)) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    let from = 0
    for (let feed = bytes.indexOf(10); feed !== -1; feed = bytes.indexOf(10, from)) {
      const line = rest.length === 0 ? bytes.subarray(from, feed) : Buffer.concat([...rest, bytes.subarray(from, feed)])
      rest = []
      held = 0
      from = feed + 1
      yield parseLine(line).record ?? null
    }
    // Copied: a stream may fill the same buffer again.
    if (from < bytes.length) rest.push(Buffer.from(bytes.subarray(from)))
    held += bytes.length - from
    if (held > MAX_LINE_BYTES) throw new Error(`${key}: found a line of more than ${MAX_LINE_BYTES} bytes; expected JSON lines`)
  }
  if (rest.length > 0) yield parseLine(Buffer.concat(rest)).record ?? null
}
