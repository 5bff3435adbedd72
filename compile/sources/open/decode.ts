/** Bytes to text: UTF-8 by our own strict decoder, everything else by iconv-lite. Undecodable bytes become lone surrogates (utf8.ts). */
import { isAscii } from 'node:buffer'
import iconv from 'iconv-lite'
import { legacyEncodingOf, type Encoding } from './detect-encoding.ts'
import { withHead } from './head.ts'
import { decodeUtf8Stream } from './utf8.ts'

/** Bytes that are looked at, from the first that is not ASCII, to tell a legacy encoding from UTF-8. */
const SAMPLE = 2 ** 20
/** What stands for a unit of an encoding other than UTF-8 that could not be decoded. */
const UNDECODABLE = '\udcff'

async function* dropFirst(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length
    else {
      yield left === 0 ? chunk : chunk.subarray(left)
      left = 0
    }
  }
}

/** A legacy text has no U+FFFD of its own (gb18030 alone could write one), so each is a byte that was not understood. */
async function* decodeLegacy(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(name, { stripBOM: false })
  const mayHoldReplacement = /^utf/i.test(name)
  let held = ''
  const finish = (text: string, last: boolean): string => {
    let all = held + text
    held = ''
    // A pair may be split between two pieces; a half that stays alone is damage, and containers see it as such.
    if (!last && /[\ud800-\udbff]$/.test(all)) {
      held = all.slice(-1)
      all = all.slice(0, -1)
    }
    return mayHoldReplacement ? all : all.replaceAll('\ufffd', UNDECODABLE)
  }
  for await (const chunk of chunks) {
    const text = finish(decoder.write(chunk), false)
    if (text !== '') yield text
  }
  const rest = finish(decoder.end() ?? '', true)
  if (rest !== '') yield rest
}

/**
 * Decodes by a known encoding, or finds it while reading: ASCII passes as it comes, and at the first other byte a
 * sample is gathered and judged. `told` hears the encoding when it is certain.
 */
export async function* decode(
  chunks: AsyncIterable<Buffer>,
  known: Encoding | null,
  isJson: boolean,
  told: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  if (known !== null) {
    told(known)
    const bytes = known.skip === 0 ? chunks : dropFirst(chunks, known.skip)
    yield* /^utf-?8$/i.test(known.name) ? decodeUtf8Stream(bytes) : decodeLegacy(known.name, bytes)
    return
  }
  told({ name: 'utf-8', by: 'default', skip: 0 })
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      if (isAscii(next.value)) {
        yield next.value.toString('latin1')
        continue
      }
      const rest = await withHead(following(next.value, iterator), SAMPLE)
      const legacy = legacyEncodingOf(rest.head, isJson)
      if (legacy !== null) told(legacy)
      yield* legacy === null ? decodeUtf8Stream(rest.chunks) : decodeLegacy(legacy.name, rest.chunks)
      return
    }
  } finally {
    await iterator.return?.()
  }
}

async function* following(first: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
}
