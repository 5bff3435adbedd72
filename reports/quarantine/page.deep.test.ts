/** The page as a reader has it: in a browser, by keyboard, light and dark. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts'
import { quarantinePage } from './page.ts'
import { HOSTILE, hostilePage, hostileQuarantine } from './specimen.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-quarantine-'))
afterAll(() => rmSync(folder, { recursive: true }))
const chromium = findChromium()

describe.skipIf(chromium === null)('the page in a browser', () => {
  let browser: Browser
  const problems: string[] = []
  beforeAll(async () => {
    const { chromium: launcher } = await import('playwright-core')
    browser = await launcher.launch({ executablePath: chromium!, args: CHROMIUM_FLAGS })
  }, 60_000)
  afterAll(() => browser.close())

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const file = join(folder, 'quarantine.html')
    writeFileSync(file, html)
    // The page allows no script but its own; what looks at it is not of the page.
    const page = await browser.newPage({ colorScheme, bypassCSP: true })
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) problems.push(`request to ${request.url()}`)
    })
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('dialog', (dialog) => {
      problems.push('a dialog')
      void dialog.dismiss()
    })
    await page.goto(pathToFileURL(file).href)
    return page
  }
  const firstColumn = (page: Page, part: string): Promise<string[]> => page.locator(`${part} tbody tr td:first-child`).allInnerTexts()

  test('shows every name as the text that it is, and what turns text round by its number', async () => {
    const page = await open(quarantinePage(hostilePage()))
    const shown = await firstColumn(page, '#ledger .counts')
    for (const name of [HOSTILE.script, HOSTILE.image, HOSTILE.hebrew, HOSTILE.entity]) expect(shown).toContain(name)
    expect(shown).toContain('calm\\u202e)lmx.nosrep(\\u2066 notes')
    expect(await page.title()).toBe(`Quarantine of ${HOSTILE.script}`)
    expect(problems).toEqual([])
    await page.close()
  })

  test('is searched, sorted, narrowed and left again by keyboard alone', async () => {
    const page = await open(quarantinePage(hostilePage()))
    const press = async (key: string, times = 1): Promise<void> => {
      for (let at = 0; at < times; at++) await page.keyboard.press(key)
    }
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.innerText || document.activeElement.tagName')
    await press('Tab')
    expect(await focused()).toBe('To the tables')
    await press('Enter')
    await press('Tab')
    expect(await focused()).toBe('INPUT')
    await page.keyboard.type('plain near')
    expect(await firstColumn(page, '#ledger .counts')).toEqual(['plain'])
    expect(await firstColumn(page, '#ledger .lines')).toHaveLength(3)
    await press('Control+A')
    await press('Backspace')
    expect(await firstColumn(page, '#ledger .counts')).toHaveLength(8)
    // The selection, the table itself, its headings, its rows.
    await press('Tab', 3)
    expect(await focused()).toContain('Source')
    await press('Enter')
    const names = await firstColumn(page, '#ledger .counts')
    expect(names[0]).toBe(HOSTILE.entity)
    expect(await page.locator('#ledger .counts th[aria-sort=ascending]').innerText()).toContain('Source')
    await press('Enter')
    expect((await firstColumn(page, '#ledger .counts'))[0]).toBe(names.at(-1))
    await press('Tab', 4)
    await press('Enter')
    expect(await firstColumn(page, '#ledger .lines')).toHaveLength(3)
    expect(problems).toEqual([])
    await page.close()
  })

  test.each(['light', 'dark'] as const)('meets WCAG AA in %s', async (scheme) => {
    const page = await open(quarantinePage(hostilePage()), scheme)
    await page.addScriptTag({ content: axe.source })
    const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
    )
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await page.close()
  })

  test('of many lines shows a hundred at a time', async () => {
    const [cell] = hostileQuarantine().cells
    const many = {
      ...cell!,
      lines: 250,
      examples: Array.from({ length: 250 }, (_, at) => ({ ...cell!.examples[0]!, ref: `ledger/ledger_000.jsonl:${at}` })),
    }
    const page = await open(quarantinePage({ ...hostilePage(), quarantine: { lines: 250, unreadable: 0, cells: [many] } }))
    expect(await firstColumn(page, '#ledger .lines')).toHaveLength(100)
    await page.locator('#ledger .lines').getByText('Next 100').click()
    await page.locator('#ledger .lines').getByText('Next 100').click()
    expect(await firstColumn(page, '#ledger .lines')).toHaveLength(50)
    expect(await page.locator('#ledger .lines [role=status]').innerText()).toBe('201 to 250 of 250')
    await page.close()
  })
})
