/** A saved listing as text: UTF-8, gzip looked through. */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { type ListingText, ListingError } from './listing.ts'

const HEAD = 65_536

/** Opens bytes; `named` is for messages. Throws ListingError where they are no text. */
export async function openText(bytes: AsyncIterable<Uint8Array>, named: string): Promise<ListingText> {
  const chunks = decode(unpacked(bytes), named)
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: string[] = []
  let length = 0
  let failure: unknown
  try {
    while (length < HEAD) {
      const { value, done } = await iterator.next()
      if (done === true) break
      taken.push(value)
      length += value.length
    }
  } catch (error) {
    failure = error
  }
  if (failure !== undefined && length === 0) throw failure
  return {
    head: taken.join('').slice(0, HEAD),
    async *text() {
      yield* taken
      if (failure !== undefined) throw failure
      yield* { [Symbol.asyncIterator]: () => iterator }
    },
  }
}

export const openFile = (file: string): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 2 ** 18 })

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return
  const all = (async function* (): AsyncGenerator<Uint8Array> {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => iterator }
  })()
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all
    return
  }
  const gunzip = createGunzip()
  const feeding = (async () => {
    try {
      for await (const chunk of all) if (!gunzip.write(chunk)) await new Promise<void>((resolve) => gunzip.once('drain', resolve))
      gunzip.end()
    } catch (error) {
      gunzip.destroy(error as Error)
    }
  })()
  yield* gunzip as AsyncIterable<Uint8Array>
  await feeding
}

async function* decode(bytes: AsyncIterable<Uint8Array>, named: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const text = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (error) {
      throw new ListingError(`${named}: it holds bytes that are no UTF-8; expected a listing as UTF-8 text, plain or gzip`, {
        cause: error,
      })
    }
  }
  for await (const chunk of bytes) {
    const piece = text(chunk)
    if (piece !== '') yield piece
  }
  const rest = text()
  if (rest !== '') yield rest
}
