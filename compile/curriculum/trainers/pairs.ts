/** Phase C in LLaMA-Factory's form: the conversation in one list, and one answer a side (or a label) beside it. */
import { closeSync, createReadStream, openSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FileEntry } from '#contract/manifest.ts'
import { openHashed } from '../../output/hashed-file.ts'
import type { ChatMessage, LabelledLine, PairLine } from '../plan.ts'

export interface PairsWritten {
  file: FileEntry
  lines: number
  /** Lines that the form can not hold: a side of several messages. */
  leftOut: number
}

/** Reads an export of pairs below `folder` and writes `to` below it. */
export async function writePairs(folder: string, from: string, to: string): Promise<PairsWritten> {
  closeSync(openSync(join(folder, from), 'r')) // an error now, and not in the stream
  const file = openHashed(folder, to)
  let lines = 0
  let leftOut = 0
  for await (const line of createInterface({ input: createReadStream(join(folder, from), 'utf8'), crlfDelay: Infinity })) {
    if (line === '') continue
    const written = inItsForm(JSON.parse(line) as PairLine | LabelledLine)
    if (written === undefined) leftOut++
    else {
      file.write(`${JSON.stringify(written)}\n`)
      lines++
    }
  }
  return { file: file.close(), lines, leftOut }
}

function inItsForm(line: PairLine | LabelledLine): object | undefined {
  if ('completion' in line) return { messages: [...line.prompt, ...line.completion], label: line.label }
  const [chosen, rejected] = [single(line.chosen), single(line.rejected)]
  return chosen === undefined || rejected === undefined ? undefined : { messages: line.prompt, chosen, rejected }
}

const single = (side: readonly ChatMessage[]): ChatMessage | undefined => (side.length === 1 ? side[0] : undefined)
