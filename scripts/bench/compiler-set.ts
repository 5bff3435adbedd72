/** The compiler's working set over files of records, without the compiler around it: for comparisons of its join with others. */
import { closeSync, openSync, readSync } from 'node:fs'
import { contentHash, UnhashableError } from '#contract/content-hash.ts'
import { recordId } from '#contract/identity.ts'
import type { Message } from '#contract/record.ts'
import { describeRecord, documentKey } from '../../compile/stages/dedup/describe.ts'
import { createWorkingSet, type WorkingSet } from '../../compile/stages/dedup/working-set.ts'
import { byteLines } from './byte-lines.ts'
import { parseBytes } from './floors.ts'

export interface CompilerSet {
  set: WorkingSet
  /** Number of the line, counted over all files, by index; lines that are no JSON have none. */
  numbers: number[]
}

export function compilerSet(files: readonly string[], scratch: string, isHoldout: (number: number) => boolean = () => false): CompilerSet {
  const builder = createWorkingSet({ scratch })
  const numbers: number[] = []
  const places: { file: number; offset: number; length: number }[] = []
  let number = 0
  for (const [file, path] of files.entries()) {
    for (const { bytes, offset } of byteLines(path)) {
      const messages = parseBytes(bytes)?.messages
      const hash = messages === undefined ? null : hashOf(messages)
      if (messages !== undefined && hash !== null) {
        const facts = { source: 0, family: 0, holdout: isHoldout(number), pair: false, contentHash: hash, id: recordId(messages) }
        builder.add({ ...facts, document: documentKey(String(number)) }, describeRecord(messages))
        numbers.push(number)
        places.push({ file, offset, length: bytes.length })
      }
      number++
    }
  }
  const set = builder.finish((index) => {
    const { file, offset, length } = places[index]!
    const bytes = Buffer.allocUnsafe(length)
    const fd = openSync(files[file]!, 'r')
    readSync(fd, bytes, 0, length, offset)
    closeSync(fd)
    return parseBytes(bytes)!
  })
  return { set, numbers }
}

function hashOf(messages: readonly Message[]): string | null {
  try {
    return contentHash(messages)
  } catch (error) {
    if (error instanceof UnhashableError) return null
    throw error
  }
}
