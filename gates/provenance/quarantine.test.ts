import { describe, expect, test } from 'vitest'
import { bytesStore } from '../kit/memory-store.ts'
import { readQuarantine, survivorsOf, withPlaces } from './quarantine.ts'

const store = (...lines: unknown[]) =>
  bytesStore(
    new Map([
      ['ledger/ledger_000.jsonl', Buffer.from(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))],
      ['train/train_000.jsonl', Buffer.from('{}\n')],
    ]),
    'memory:',
  )
const entry = (more: object = {}) => ({
  kind: 'rejected',
  reason: 'one_sided',
  source: 'calm',
  source_key: 'raw/calm.jsonl',
  position: { record: 3, line: 4 },
  source_family: 'cptsd',
  ...more,
})

describe('what was kept out', () => {
  test('is counted by source and reason, with the first of each by reference', async () => {
    const survivor = 'a'.repeat(64)
    const found = await readQuarantine(
      store(
        entry({ kind: 'near_duplicate', reason: 'duplicate_text', survivor, similarity: 0.97, id: 'b'.repeat(64) }),
        entry(),
        entry({ position: { record: 9, part: 2 } }),
        entry({ kind: 'refiled', reason: 'crisis_marked', other_family: 'edge_case_crisis' }),
      ),
    )
    expect(found).toMatchObject({ lines: 4, unreadable: 0 })
    expect(found.cells[0]).toEqual({
      source: 'calm',
      kind: 'rejected',
      reason: 'one_sided',
      lines: 2,
      examples: [
        { ref: 'ledger/ledger_000.jsonl:2', family: 'cptsd', key: 'raw/calm.jsonl', at: 'record 3, line 4' },
        { ref: 'ledger/ledger_000.jsonl:3', family: 'cptsd', key: 'raw/calm.jsonl', at: 'record 9, part 2' },
      ],
    })
    expect(survivorsOf(found)).toEqual(new Set([survivor]))
    const near = (places: Map<string, string>) => withPlaces(found, places).cells.find(({ kind }) => kind === 'near_duplicate')!.examples[0]
    expect(near(new Map([[survivor, 'train/train_000.jsonl:1']]))).toMatchObject({ survivor: 'train/train_000.jsonl:1', similarity: 0.97 })
    expect(near(new Map())).toMatchObject({ survivor: 'aaaaaaaaaaaa…' })
    expect(found.cells.find(({ kind }) => kind === 'refiled')!.examples[0]).toMatchObject({ other: 'edge_case_crisis' })
  })

  test('of a broken ledger is what can be read of it; details and documents, which may be texts, are not in it', async () => {
    const secret = 'the words of somebody'
    const found = await readQuarantine(
      store(
        '{"cut',
        'null',
        '[]',
        entry({ detail: secret, document_id: secret, kind: secret, reason: secret, position: secret, similarity: 7 }),
        {},
      ),
    )
    expect(found).toMatchObject({ lines: 5, unreadable: 3 })
    expect(JSON.stringify(found)).not.toContain(secret)
    expect(found.cells).toHaveLength(2)
    expect(found.cells[0]).toMatchObject({ kind: '(unknown)', reason: '(unknown)' })
  })

  test('of a dataset without a ledger is nothing', async () => {
    expect(await readQuarantine(bytesStore(new Map(), 'memory:'))).toEqual({ lines: 0, unreadable: 0, cells: [] })
  })

  test('is bounded in sources, examples and lengths of names, whatever the ledger holds', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => entry({ source: `s${at}`, source_key: 'k'.repeat(5000) }))
    const many = await readQuarantine(store(...lines, ...Array.from({ length: 5000 }, () => entry({ source: 's0' }))))
    expect(many.cells.length).toBeLessThanOrEqual(2001)
    expect(many.cells.reduce((sum, cell) => sum + cell.lines, 0)).toBe(10_000)
    expect(many.cells[0]).toMatchObject({ source: 's0', lines: 5001 })
    expect(many.cells[0]!.examples).toHaveLength(200)
    expect(many.cells.find(({ source }) => source === '(others)')).toMatchObject({ lines: 3000 })
    expect(JSON.stringify(many).length).toBeLessThan(3_000_000)
  })
})
