/** JSON Lines, under any name: one JSON value a line; blank lines are no units. */
import type { Container } from '../shape.ts'
import { readJson, tooLarge } from './json-unit.ts'
import { lines } from './lines.ts'

const NAME = /\.(jsonl|ndjson|jl)(\.(gz|zst|gzip|zstd))?$/i
/** Lines of the head that are looked at. */
const LOOKED_AT = 50

function isRecordLine(line: string): boolean {
  const start = line[0]
  if (start !== '{' && start !== '[' && start !== '"') return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A list of turns may stand on a line; a list of records on the only line is a JSON array. */
const isListOfRecords = (line: string): boolean => line.startsWith('[') && !/^\[\s*\{[^{}]*"(role|from|speaker|author)"/.test(line)

export const jsonl: Container = {
  name: 'jsonl',
  detect(head, key) {
    const cut = head.length >= 65_536
    const all = head.split('\n').map((line) => line.trim())
    // The last line of a full head is cut off by the head, not by the writer.
    const seen = (cut && all.length > 1 ? all.slice(0, -1) : all).filter((line) => line !== '').slice(0, LOOKED_AT)
    const named = NAME.test(key)
    const good = seen.filter(isRecordLine).length
    if (seen.length <= 1) return named && !(good === 1 && isListOfRecords(seen[0]!)) && /^[[{"]/.test(seen[0] ?? '')
    if (good * 2 >= seen.length) return true
    return named && seen.some((line) => line.length > 1 && /^[[{]/.test(line)) && good > 0
  },
  async *read(text, limits) {
    let record = text.before?.records ?? 0
    for await (const line of lines(text.chunks, limits, false, text.before?.lines)) {
      if (line.text !== null && line.text.trim() === '') continue
      const position = { record: ++record, line: line.number }
      yield line.text === null ? tooLarge(position, limits) : readJson(line.text, position, limits, !line.ended)
    }
  },
}
