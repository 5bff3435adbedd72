import { describe, expect, test } from 'vitest'
import type { Quarantine } from '../../gates/provenance/quarantine.ts'
import { quarantinePage } from './page.ts'
import { hostilePage, hostileQuarantine } from './specimen.ts'
import { quarantineTable } from './table.ts'

const empty: Quarantine = { lines: 0, unreadable: 0, cells: [] }

describe('the page', () => {
  test('holds hostile names as data alone', () => {
    const html = quarantinePage(hostilePage())
    expect(html.match(/<script/g)).toHaveLength(2)
    expect(html).not.toContain('<img')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/https?:\/\//)
  })

  test('of an empty ledger and no queue says so', () => {
    const html = quarantinePage({ ...hostilePage(), quarantine: empty, waiting: null })
    expect(html).toContain('nothing was kept out')
    expect(html).toContain('There is no review queue here')
  })

  test('tells of what it leaves out', () => {
    expect(quarantinePage(hostilePage())).toContain('24 of them are here')
  })
})

describe('the table', () => {
  test('is a line a source and reason, the first examples by reference', () => {
    const table = quarantineTable(hostileQuarantine())
    expect(table).toContain('1,000 lines of the ledger, 4 of which are no entries')
    expect(table).toContain(
      '| plain | near-duplicate | the same or nearly the same text is kept elsewhere | 400 | ledger/ledger_000.jsonl:400, ledger/ledger_000.jsonl:401 |',
    )
    expect(table).not.toMatch(/[<>`[\]"]/)
    expect(quarantineTable(empty)).toBe('')
  })

  test('of many rows says how many more there are', () => {
    const cells = Array.from({ length: 50 }, () => hostileQuarantine().cells[0]!)
    expect(quarantineTable({ lines: 20_000, unreadable: 0, cells })).toContain('and 10 more')
  })
})
