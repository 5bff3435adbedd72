/**
 * Strict UTF-8 that does not stop at a bad byte: each byte that is no part of a character becomes the lone surrogate
 * U+DC00 + byte (as Python's `surrogateescape`). Valid UTF-8 can not hold a surrogate, so a decoded unit holds one
 * exactly where its bytes were wrong, whatever else stands in it; a U+FFFD that the author wrote stays a U+FFFD.
 * Containers ask `isDecodable` and reject the unit with `invalid_encoding`.
 */
import { isAscii, isUtf8 } from 'node:buffer'

/** False where a unit holds bytes that are not text in the encoding of its object. */
export const isDecodable = (text: string): boolean => text.isWellFormed()

export const escapeByte = (byte: number): string => String.fromCharCode(0xdc00 + byte)

/** Length of the character at `at`; 0 for a byte that begins none; -1 where the bytes end inside one that is right so far. */
export function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  for (let i = 1; i < length; i++) {
    if (at + i >= bytes.length) return -1
    const byte = bytes[at + i]!
    // Shortest forms, no surrogates, nothing above U+10FFFF: all are told by the second byte.
    const low = i > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
    const high = i > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
    if (byte < low || byte > high) return 0
  }
  return length
}

/** Where the last, unfinished character of a piece begins; the length of the piece where it is finished. */
function completeEnd(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const at = bytes.length - back
    const byte = bytes[at]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return utf8Length(bytes, at) === -1 ? at : bytes.length
  }
  return bytes.length
}

function decodeDamaged(bytes: Buffer): string {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes, at)
    if (length > 0) at += length
    else {
      if (at > start) parts.push(bytes.toString('utf8', start, at))
      parts.push(escapeByte(bytes[at]!))
      start = ++at
    }
  }
  if (bytes.length > start) parts.push(bytes.toString('utf8', start, bytes.length))
  return parts.join('')
}

/** Decodes a whole buffer. */
export function decodeUtf8(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeDamaged(bytes)
}

export async function* decodeUtf8Stream(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carry = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    const end = completeEnd(bytes)
    // A copy: readers may reuse the memory of a chunk once the next one is asked for.
    carry = Buffer.from(bytes.subarray(end))
    if (end > 0) yield decodeUtf8(bytes.subarray(0, end))
  }
  if (carry.length > 0) yield decodeUtf8(carry)
}
