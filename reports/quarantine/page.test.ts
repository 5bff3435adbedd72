import { describe, expect, test } from 'vitest'
import type { Quarantine } from '../../gates/provenance/quarantine.ts'
import { quarantinePage } from './page.ts'
import { hostilePage, hostileQuarantine } from './specimen.ts'
import { quarantineSection } from './section.ts'

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

const text = (markup: { html: string }): string => markup.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the section of the report', () => {
  test('is a line a source and reason, the first examples by reference', () => {
    const shown = text(quarantineSection(hostileQuarantine()))
    expect(shown).toContain('1,000 lines of the ledger, 4 of which are no entries')
    expect(shown).toContain(
      'plain near-duplicate the same or nearly the same text is kept elsewhere 400 ledger/ledger_000.jsonl:400, ledger/ledger_000.jsonl:401',
    )
    expect(quarantineSection(hostileQuarantine()).html).not.toMatch(/<script|<img/)
    expect(text(quarantineSection(empty))).toContain('The ledger is empty')
  })

  test('of many rows says how many more there are', () => {
    const cells = Array.from({ length: 70 }, () => hostileQuarantine().cells[0]!)
    expect(text(quarantineSection({ lines: 20_000, unreadable: 0, cells }))).toContain('10 smaller ones are left out')
  })
})
