import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readWaiting } from './waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-waiting-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'review_queue.jsonl')
const secret = 'Somebody Private'
const span = (type: string, confidence: unknown) => ({ type, start: 0, end: 3, confidence })

test('the queue is counted by source and type of what is asked about, by line, and no text of it is kept', async () => {
  const records = [
    {
      source: 'calm',
      document_id: secret,
      messages: [{ role: 'user', content: secret }],
      spans: [[span('NAME', 0.4), span('NAME', 0.3), span('EMAIL', 0.99)]],
    },
    { source: 'calm', messages: [], spans: [[span('NAME', 0.2)], [span('PHONE', 0.49)]] },
    '{"cut',
    { source: 'calm', spans: [[span(secret, 0.1), span('NAME', 'x'), null, 3]] },
    null,
  ]
  writeFileSync(path, records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''))
  const found = await readWaiting(path, 'review_queue.jsonl', 0.5)
  expect(found).toEqual({
    records: 4,
    unreadable: 1,
    cells: [
      {
        source: 'calm',
        type: 'NAME',
        records: 2,
        findings: 3,
        lowest: 0.2,
        highest: 0.4,
        examples: [
          { ref: 'review_queue.jsonl:1', findings: 2, confidence: 0.4 },
          { ref: 'review_queue.jsonl:2', findings: 1, confidence: 0.2 },
        ],
      },
      {
        source: 'calm',
        type: 'PHONE',
        records: 1,
        findings: 1,
        lowest: 0.49,
        highest: 0.49,
        examples: [{ ref: 'review_queue.jsonl:2', findings: 1, confidence: 0.49 }],
      },
    ],
  })
  expect(JSON.stringify(found)).not.toContain('Private')
})

test('no queue is none, an empty one is empty', async () => {
  expect(await readWaiting(join(folder, 'none.jsonl'), 'x', 0.5)).toBeNull()
  writeFileSync(path, '')
  expect(await readWaiting(path, 'x', 0.5)).toEqual({ records: 0, unreadable: 0, cells: [] })
})
