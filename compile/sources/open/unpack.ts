/**
 * gzip and zstd, told by their first bytes and never by the name. A compressed object is small and may unfold without
 * end, so what comes out is counted against `limits.inflation` while it comes.
 */
import { Readable, type Transform } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { Limits } from '../shape.ts'
import { SourceError } from '../source-error.ts'
import { zstdFrames } from './zstd-frames.ts'

export type Compression = 'gzip' | 'zstd'

/** Below this an object may unfold as far as it likes: tiny files of spaces compress a thousandfold. */
export const INFLATION_FLOOR = 64 * 2 ** 20

export function compressionOf(head: Buffer): Compression | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  // zstd: a frame, or a skippable frame before one.
  const magic = head.length < 4 ? 0 : head.readUInt32LE(0)
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : null
}

/** A name that promises compression which the bytes do not keep is a broken download more often than a harmless rename. */
export function refuseFalseName(key: string): void {
  const promised = /\.(gz|gzip|zst|zstd)$/i.exec(key)?.[1]?.toLowerCase()
  if (promised === undefined) return
  const kind = promised.startsWith('g') ? 'gzip' : 'zstd'
  throw new SourceError(
    'not_compressed',
    `${key}: found bytes that are not ${kind}; expected ${kind} data, as the name says.`,
    'Fetch the object again, or give it the name of what it is.',
  )
}

function asSourceError(key: string, kind: Compression, error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === 'Z_BUF_ERROR' || /unexpected end|incomplete|srcsize/i.test(`${code} ${message}`)) {
    return new SourceError(
      'truncated_compression',
      `${key}: the ${kind} data ends before its end.`,
      'The download or copy was cut off; fetch the object again.',
      error,
    )
  }
  if (code.startsWith('Z') || code.startsWith('ERR_')) {
    return new SourceError(
      'corrupt_compression',
      `${key}: the ${kind} data is damaged, or something else stands behind it (${code}).`,
      'Fetch the object again.',
      error,
    )
  }
  return new SourceError(
    'unreadable',
    `${key}: reading failed (${code || 'unknown error'}).`,
    'Check that the object is there and may be read.',
    error,
  )
}

/** Unpacks what one decompressor takes: all members of gzip data, or one frame of zstd data. */
async function* inflate(unpacker: Transform, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { objectMode: false })
  source.on('error', (error) => unpacker.destroy(error))
  try {
    yield* source.pipe(unpacker) as AsyncIterable<Buffer>
  } finally {
    unpacker.destroy()
    source.destroy()
  }
}

async function* inflateFrames(key: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const frames = zstdFrames(key, chunks)
  let next = await frames.next()
  const oneFrame = async function* (): AsyncGenerator<Buffer> {
    for (; next.done !== true && next.value !== 'end'; next = await frames.next()) yield next.value.bytes
    if (next.done !== true) next = await frames.next()
  }
  try {
    while (next.done !== true) yield* inflate(createZstdDecompress(), oneFrame())
  } finally {
    await frames.return(undefined)
  }
}

/** Unpacks a stream. `size` is that of the compressed object where it is known. Throws SourceError while it is read. */
export async function* unpack(
  key: string,
  kind: Compression,
  chunks: AsyncIterable<Buffer>,
  size: number | null,
  limits: Limits,
): AsyncGenerator<Buffer> {
  let taken = 0
  let given = 0
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      taken += chunk.length
      yield chunk
    }
  }
  try {
    for await (const chunk of kind === 'gzip' ? inflate(createGunzip(), counted()) : inflateFrames(key, counted())) {
      given += chunk.length
      if (given > INFLATION_FLOOR && given > limits.inflation * Math.max(taken, size ?? 0)) {
        throw new SourceError(
          'inflation_limit',
          `${key}: ${taken} compressed bytes had unfolded to ${given} when reading stopped; the limit is ${limits.inflation} times the size of the object.`,
          'If the data is sound, unpack it yourself or raise limits.inflation.',
        )
      }
      yield chunk
    }
  } catch (error) {
    throw asSourceError(key, kind, error)
  }
}
