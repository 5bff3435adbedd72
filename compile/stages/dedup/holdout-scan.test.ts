import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TextPlaces } from '../../ingest/segments.ts'
import { segmentName } from '../../ingest/task.ts'
import { type InMemoryRecord, inMemorySet } from './in-memory.ts'
import { resolveDuplicates, resolveInThreads, type ResolveOptions } from './resolve.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'signoff-scan-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const say = (content: string, holdout = false): InMemoryRecord => ({ messages: [{ role: 'assistant', content }], holdout })
const text = (from: number, count: number): string => Array.from({ length: count }, (_, i) => `w${from + i}`).join(' ')

/** Lines of one segment, as a task writes them. */
function onDisk(records: readonly InMemoryRecord[]): TextPlaces {
  const places = {
    folder,
    segment: new Uint32Array(records.length),
    offset: new Float64Array(records.length),
    length: new Uint32Array(records.length),
  }
  let file = ''
  for (const [index, { messages }] of records.entries()) {
    const line = `${JSON.stringify(messages)}\t{}`
    places.offset[index] = file.length
    places.length[index] = line.length
    file += `${line}\n`
  }
  writeFileSync(join(folder, segmentName(0)), file)
  return places
}

const boilerplate = text(90_000, 40)
const records = [
  ...Array.from({ length: 40 }, (_, i) => say(`${boilerplate} ${text(i * 1000, 200)}`, true)),
  // Every third holds more than half of a holdout, among words of its own.
  ...Array.from({ length: 300 }, (_, i) =>
    say(`${text(100_000 + i * 1000, 120)} ${i % 3 === 0 ? text((i % 40) * 1000, 190) : boilerplate} ${text(500_000 + i * 1000, 30)}`),
  ),
]

test.each([1e6, 3000])('threads find what one finds, at a budget of %d grams', async (gramBudget) => {
  const options: ResolveOptions = { threshold: 0.95, strategy: 'keep_first', holdoutText: 0.5, gramBudget }
  const set = inMemorySet(records)
  const { work: _, ...alone } = resolveDuplicates(set, options)
  const { work: __, ...together } = await resolveInThreads({ ...set, places: onDisk(records) }, options, 2)
  expect(together).toEqual(alone)
  expect(alone.counts).toEqual({ kept: 240, exact_duplicate: 0, near_duplicate: 0, excluded_holdout: 100 })
})
