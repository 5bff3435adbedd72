/** Reads the first bytes of a stream without losing them. */

export interface Headed {
  /** At least `wanted` bytes, or all that there are. */
  head: Buffer
  /** True where the head is everything. */
  whole: boolean
  /** All bytes, the head first. May be read once. */
  chunks: AsyncIterable<Buffer>
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export async function withHead(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<Headed> {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Buffer[] = []
  let size = 0
  let whole = false
  while (size < wanted) {
    const next = await iterator.next()
    if (next.done === true) {
      whole = true
      break
    }
    if (next.value.length === 0) continue
    taken.push(asBuffer(next.value))
    size += next.value.length
  }
  const head = taken.length === 1 ? taken[0]! : Buffer.concat(taken)
  return { head, whole, chunks: rest(head, whole, iterator) }
}

async function* rest(head: Buffer, whole: boolean, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head
    while (!whole) {
      const next = await iterator.next()
      if (next.done === true) return
      if (next.value.length > 0) yield asBuffer(next.value)
    }
  } finally {
    await iterator.return?.()
  }
}
