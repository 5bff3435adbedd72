/** The review queue as counts: which source waits for what, how sure the finding was, and on which line. No text of a record leaves this file. */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PII_TYPES } from '#contract/pii.ts'
import { OTHERS } from '../../gates/provenance/quarantine.ts'
import { fields, list, text } from '../../gates/kit/untrusted.ts'
import type { WaitingCell, Waiting } from '../../reports/quarantine/waiting.ts'

const PER_CELL = 50
const MOST_CELLS = 2000
const LONGEST = 160

/** What a person is asked about in a record, by type: how many findings below the threshold, and the surest of them. */
function askedOf(record: unknown, threshold: number): Map<string, { findings: number; confidence: number }> {
  const asked = new Map<string, { findings: number; confidence: number }>()
  for (const span of list(fields(record)['spans']).flatMap(list)) {
    const { type, confidence } = fields(span)
    if (!(PII_TYPES as readonly unknown[]).includes(type) || typeof confidence !== 'number' || !(confidence >= 0 && confidence < threshold))
      continue
    const known = asked.get(type as string) ?? { findings: 0, confidence: 0 }
    asked.set(type as string, { findings: known.findings + 1, confidence: Math.max(known.confidence, confidence) })
  }
  return asked
}

/** `name`: how the queue is named in references. Null where there is no queue. */
export async function readWaiting(path: string, name: string, threshold: number): Promise<Waiting | null> {
  if (!existsSync(path)) return null
  const cells = new Map<string, WaitingCell>()
  let [number, records, unreadable] = [0, 0, 0]
  const cellOf = (source: string, type: string): WaitingCell => {
    const key = JSON.stringify([source, type])
    const found = cells.get(key)
    if (found !== undefined) return found
    if (cells.size >= MOST_CELLS && source !== OTHERS) return cellOf(OTHERS, type)
    const cell: WaitingCell = { source, type, records: 0, findings: 0, lowest: 1, highest: 0, examples: [] }
    cells.set(key, cell)
    return cell
  }
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++
    if (line === '') continue
    let record: unknown
    try {
      record = JSON.parse(line)
    } catch {
      unreadable++
      continue
    }
    records++
    const source = (text(fields(record)['source']) ?? '(unknown)').slice(0, LONGEST)
    for (const [type, { findings, confidence }] of askedOf(record, threshold)) {
      const cell = cellOf(source, type)
      cell.records++
      cell.findings += findings
      cell.lowest = Math.min(cell.lowest, confidence)
      cell.highest = Math.max(cell.highest, confidence)
      if (cell.examples.length < PER_CELL) cell.examples.push({ ref: `${name}:${number}`, findings, confidence })
    }
  }
  const ordered = [...cells.values()].sort((a, b) => b.records - a.records || (a.source < b.source ? -1 : 1))
  return { records, unreadable, cells: ordered }
}
