/**
 * Opens an object: counts and hashes its bytes, unpacks them, decodes them, and says plainly why where it can not.
 * The object is streamed once; memory is bounded by a chunk and the sample of detect-encoding.ts.
 */
import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import { refuseBinary, refusePointer } from './open/binary.ts'
import { decode } from './open/decode.ts'
import { bomOf, utf16Of, type Encoding } from './open/detect-encoding.ts'
import { withHead } from './open/head.ts'
import { compressionOf, refuseFalseName, unpack, type Compression } from './open/unpack.ts'
import { DEFAULT_LIMITS, type Limits, type OpenedText } from './shape.ts'
import { SourceError } from './source-error.ts'

export interface RawObject {
  key: string
  /** Bytes, where the store knows them. */
  size: number | null
  read(): AsyncIterable<Uint8Array>
}

/** What is known of an object once it has been read to its end. */
export interface ObjectFacts {
  size_bytes: number
  /** Of the raw object, before unpacking; 64 lower-case hex digits. */
  sha256: string
  compression: Compression | null
  encoding: string
  /** How the encoding was found. */
  encoding_by: Encoding['by']
}

export interface Opened {
  text: OpenedText
  /** The first characters (up to 64 KiB), for `chooseContainer`; they are part of `text` too. */
  head: string
  /** The encoding as far as it is known: certain once a piece of text with a character beyond ASCII was read. */
  encoding(): string
  /** Reads what is left of the object, so that size and digest cover all of it. Throws as reading does. */
  facts(): Promise<ObjectFacts>
}

/** Characters of the head. */
export const HEAD = 65_536

export interface OpenOptions {
  /** Encoding that the source declares; a byte-order mark in the object overrules it. */
  encoding?: string
}

function declaredEncoding(key: string, name: string | undefined): Encoding | null {
  if (name === undefined) return null
  if (iconv.encodingExists(name)) return { name: name.toLowerCase(), by: 'declared', skip: 0 }
  throw new SourceError(
    'unknown_encoding',
    `${key}: the declared encoding "${name}" is not known.`,
    'Use a name such as utf-8, utf-16le, windows-1252, macroman, shift_jis or gb18030, or declare none.',
  )
}

/** The object's bytes; what goes wrong while reading is a SourceError. */
export async function* readable(object: RawObject, see: (chunk: Uint8Array) => void, end: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of object.read()) {
      see(chunk)
      yield chunk
    }
    end()
  } catch (error) {
    if (error instanceof SourceError) throw error
    const code = (error as { code?: string }).code ?? (error as { name?: string }).name ?? 'unknown error'
    throw new SourceError(
      'unreadable',
      `${object.key}: reading failed (${code}).`,
      'Check that the object is there and may be read.',
      error,
    )
  }
}

/** Throws SourceError: at once for what the first bytes show, while reading for what comes later. */
export async function openText(object: RawObject, limits: Limits = DEFAULT_LIMITS, options: OpenOptions = {}): Promise<Opened> {
  const { key } = object
  const digest = createHash('sha256')
  let size = 0
  let ended = false
  const see = (chunk: Uint8Array): void => {
    size += chunk.length
    digest.update(chunk)
  }
  const raw = await withHead(
    readable(object, see, () => (ended = true)),
    HEAD,
  )
  const empty = (what: string): SourceError =>
    new SourceError('empty', `${key}: found ${what}; expected data.`, 'Check the export that wrote it, or leave it out of the source.')
  if (raw.head.length === 0) throw empty('an empty object')
  refusePointer(key, raw.head)
  const compression = compressionOf(raw.head)
  if (compression === null) refuseFalseName(key)
  const plain = compression === null ? raw : await withHead(unpack(key, compression, raw.chunks, object.size, limits), HEAD)
  if (plain.head.length === 0) throw empty(`an empty object inside ${compression}`)
  const inner = compression === null ? null : compressionOf(plain.head)
  if (inner !== null)
    throw new SourceError('binary', `${key}: found ${inner} data inside ${compression}; expected text.`, 'Unpack it once.')
  const marked = bomOf(plain.head)
  const known = marked ?? declaredEncoding(key, options.encoding) ?? utf16Of(plain.head)
  if (marked === null) refuseBinary(key, plain.head, known !== null && /^(utf-?16|utf-?32|ucs)/i.test(known.name))

  let encoding: Encoding = { name: 'utf-8', by: 'default', skip: 0 }
  const isJson = /^[\s\ufeff]*[[{]/.test(plain.head.toString('latin1'))
  const decoded = decode(plain.chunks, known, isJson, (found) => (encoding = found))
  const pieces = await headOfText(decoded)
  if (pieces.whole && pieces.head.trim() === '') throw empty('nothing but white space')
  return {
    text: { key, chunks: pieces.chunks },
    head: pieces.head.slice(0, HEAD),
    encoding: () => encoding.name,
    async facts() {
      for await (const _ of pieces.chunks) void _
      for await (const _ of raw.chunks) void _
      if (!ended) throw new Error(`${key}: its reader stopped before the end, so that its size and digest are not known`)
      return { size_bytes: size, sha256: digest.copy().digest('hex'), compression, encoding: encoding.name, encoding_by: encoding.by }
    },
  }
}

async function headOfText(decoded: AsyncGenerator<string>): Promise<{ head: string; whole: boolean; chunks: AsyncGenerator<string> }> {
  const taken: string[] = []
  let size = 0
  let whole = false
  while (size < HEAD && !whole) {
    const next = await decoded.next()
    whole = next.done === true
    if (next.done !== true) {
      taken.push(next.value)
      size += next.value.length
    }
  }
  async function* chunks(): AsyncGenerator<string> {
    yield* taken.splice(0)
    yield* decoded
  }
  return { head: taken.join(''), whole, chunks: chunks() }
}
