import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { accessProblems } from './accessible.ts'
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts'

const chromium = findChromium()

/** An overview as the checks expect it: `a` and `b` are gates, a tree stands behind the link that skips to it. */
const page = (
  style: string,
  picture: string,
  gates: string[],
): string => `<!doctype html><html lang="en"><head><title>t</title></head><body>
  <main id="signoff"><a class="so-skip" href="#" data-jump="so-tests" onclick="document.getElementById('so-tests').focus(); return false">Skip</a>
  ${gates.map((gate) => `<details id="so-gate-${gate}"><summary>${gate}</summary><p style="${style}">inside</p></details>`).join('')}
  <figure id="so-figure-one">${picture}</figure><h2 id="so-tests" tabindex="-1">Tests</h2></main>
  <button data-testid="tree-arrow">tree</button></body></html>`

const DRAWN = '<svg width="200" height="50" role="img" aria-label="one"><title>one</title><desc>what is seen</desc></svg>'

describe.skipIf(chromium === null)('what keeps a reader out', () => {
  let browser: Browser
  let tab: Page
  beforeAll(async () => {
    browser = await (await import('playwright-core')).chromium.launch({ executablePath: chromium!, args: CHROMIUM_FLAGS })
    tab = await browser.newPage()
  }, 60_000)
  afterAll(() => browser.close())

  test('a page without fault has none', async () => {
    await tab.setContent(page('color:#000;background:#fff', DRAWN, ['a', 'b']))
    expect(await accessProblems(tab, ['a', 'b'])).toEqual([])
  })

  test('grey on white, a picture without a description, a gate that Tab does not reach: each is told', async () => {
    await tab.setContent(page('color:#999;background:#fff', DRAWN.replace(/<desc>.*<\/desc>/, ''), ['a']))
    const problems = (await accessProblems(tab, ['a', 'b'])).join('\n')
    expect(problems).toMatch(
      /^the picture "one" has no title or description\nkeyboard: so-gate-b is not reached\nlight: color-contrast at p/,
    )
  })

  test('a picture that is nothing, and no way around the overview', async () => {
    await tab.setContent(
      page('', '<svg width="0" height="0"></svg>', ['a']).replace('data-jump="so-tests"', '').replace('tree-arrow', 'other'),
    )
    const problems = await accessProblems(tab, ['a'])
    expect(problems).toContain('the picture "one" is not drawn (0 x 0)')
    expect(problems).toContain('keyboard: the first Tab is no link that skips to the tests')
    expect(problems).toContain('keyboard: the tree of gates is not reached')
  })
})
