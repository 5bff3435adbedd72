/**
 * Pieces of an object's sessions, until it has been read to its end: a session's pieces may lie anywhere in it. Up to 16 MiB of text stay in
 * memory, the rest goes to a file that has no name any more once it is open, so that no run leaves private text behind. Memory then grows by
 * some 100 bytes a piece, not with its text.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Shelf<T> {
  put(session: string, piece: T): void
  /** Sessions in the order of their first pieces, each with its pieces in the order in which they were put; then the shelf is empty. */
  take(): Iterable<{ session: string; count: number; pieces: () => T[] }>
  close(): void
}

const HELD = 16 * 2 ** 20

/** `held`: characters that stay in memory. */
export function openShelf<T>(held = HELD): Shelf<T> {
  const sessions = new Map<string, (string | { at: number; length: number })[]>()
  let size = 0
  let characters = 0
  let file: number | null = null
  const spill = (text: string): { at: number; length: number } => {
    file ??= openNameless()
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, size + done)
    const place = { at: size, length: bytes.length }
    size += bytes.length
    return place
  }
  const read = (place: string | { at: number; length: number }): T => {
    if (typeof place === 'string') return JSON.parse(place) as T
    const bytes = Buffer.alloc(place.length)
    for (let done = 0; done < bytes.length;) {
      const got = readSync(file!, bytes, done, bytes.length - done, place.at + done)
      if (got === 0) throw new Error('The pieces of sessions that were put aside ended early; is the disk of temporary files full?')
      done += got
    }
    return JSON.parse(bytes.toString('utf8')) as T
  }
  return {
    put(session, piece) {
      const text = JSON.stringify(piece)
      const place = characters + text.length > held ? spill(text) : text
      if (typeof place === 'string') characters += text.length
      const pieces = sessions.get(session)
      if (pieces === undefined) sessions.set(session, [place])
      else pieces.push(place)
    },
    *take() {
      for (const [session, places] of sessions) yield { session, count: places.length, pieces: () => places.map(read) }
      sessions.clear()
      size = 0
      characters = 0
    },
    close() {
      if (file !== null) closeSync(file)
      file = null
      sessions.clear()
    },
  }
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-sessions-'))
  try {
    return openSync(join(folder, 'pieces'), 'wx+', 0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
