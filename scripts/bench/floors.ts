/** What no implementation can go below: reading, splitting and parsing the same file on one thread, and hashing it by the contract. */
import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { contentHash, UnhashableError } from '#contract/content-hash.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { byteLines } from './byte-lines.ts'

export interface Floors {
  read: number
  split: number
  parse: number
  hash: number
  records: number
}

/** Seconds of each, by file; `hash` is parsing and hashing. Each does all that the one before does, the file is in the page cache after the first. */
export function floors(file: string): Floors {
  readWhole(file) // into the page cache: a disk is not what is measured
  const read = timed(() => readWhole(file))
  const split = timed(() => [...count(file, () => undefined)])
  let records = 0
  const parse = timed(() => {
    for (const { bytes } of byteLines(file)) {
      records++
      parseBytes(bytes)
    }
  })
  const hash = timed(() => {
    for (const { bytes } of byteLines(file)) hashed(parseBytes(bytes))
  })
  return { read, split, parse, hash, records }
}

const timed = (work: () => void): number => {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

function readWhole(file: string): void {
  const fd = openSync(file, 'r')
  const buffer = Buffer.allocUnsafeSlow(4 * 2 ** 20)
  while (readSync(fd, buffer, 0, buffer.length, null) > 0);
  closeSync(fd)
}

function* count(file: string, see: () => void): Generator<never> {
  for (const _ of byteLines(file)) see()
}

/** As fast as Node parses: latin1 where the bytes are ASCII. Null for a line that is no JSON. */
export function parseBytes(bytes: Buffer): DatasetRecord | null {
  try {
    return JSON.parse(isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8')) as DatasetRecord
  } catch {
    return null
  }
}

function hashed(record: DatasetRecord | null): void {
  try {
    if (record !== null) contentHash(record.messages)
  } catch (error) {
    if (!(error instanceof UnhashableError)) throw error
  }
}
