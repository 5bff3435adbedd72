/**
 * Whether the report can be used without a mouse and read by who sees little: the rules of WCAG 2.1 A and AA as axe-core knows them, contrast among them, on
 * light and on dark, and a walk with the Tab key.
 */
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
/** So many presses of Tab must reach the last gate: links of the head and of the waivers come before. */
const MOST_TABS = 400
/** And so many Allure's tree from the link that skips to it. */
const MOST_TABS_TO_TREE = 60

/** Colours go over into each other, in ms. */
const FADE = 500

interface Found {
  id: string
  nodes: { target: unknown[]; any: { message: string }[] }[]
}

/** Opens every `details` first: what is folded away is not looked at. */
export async function axeProblems(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const { source } = (await import('axe-core')).default
  await page.emulateMedia({ colorScheme: scheme })
  await page.waitForTimeout(FADE)
  await page.evaluate('document.querySelectorAll("#signoff details").forEach((part) => { part.open = true })')
  await page.evaluate(source)
  // Drawings have thousands of parts; that they have a name is looked at by pictureProblems, their colours by a test of the theme.
  const run = `axe.run({ exclude: ['#signoff figure svg'] }, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`
  const violations = await page.evaluate<Found[]>(run)
  await page.evaluate('document.querySelectorAll("#signoff details").forEach((part) => { part.open = false })')
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ target, any }) => `${scheme}: ${id} at ${String(target[0]).slice(0, 120)}: ${any[0]?.message.slice(0, 200) ?? ''}`),
  )
}

const focused = (page: Page): Promise<{ gate: string; jump: string; testId: string }> =>
  page.evaluate(`(() => {
    const at = document.activeElement
    const gate = at?.tagName === 'SUMMARY' ? (at.parentElement?.id ?? '') : ''
    return { gate, jump: at?.dataset?.jump ?? '', testId: at?.dataset?.testid ?? '' }
  })()`)

/** The first Tab is the way around the overview, and the tree can be reached by it; without it every gate of the overview can. */
async function keyboardProblems(page: Page, gates: readonly string[]): Promise<string[]> {
  const problems: string[] = []
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)')
  await page.keyboard.press('Tab')
  if ((await focused(page)).jump !== 'so-tests') problems.push('keyboard: the first Tab is no link that skips to the tests')
  await page.keyboard.press('Enter')
  let reached = false
  for (let tabs = 0; tabs < MOST_TABS_TO_TREE && !reached; tabs++) {
    await page.keyboard.press('Tab')
    reached = (await focused(page)).testId === 'tree-arrow'
  }
  if (!reached) problems.push('keyboard: the tree of gates is not reached')
  await page.evaluate('document.activeElement?.blur(); document.querySelector("#signoff .so-skip").focus()')
  const left = new Set(gates.map((gate) => `so-gate-${gate}`))
  for (let tabs = 0; tabs < MOST_TABS && left.size > 0; tabs++) {
    await page.keyboard.press('Tab')
    left.delete((await focused(page)).gate)
  }
  return [...problems, ...[...left].map((gate) => `keyboard: ${gate} is not reached`)]
}

/** Every picture is there: drawn with a size, with a title and a description, or said to be missing. */
async function pictureProblems(page: Page): Promise<string[]> {
  const pictures = await page.evaluate<{ name: string; width: number; height: number; said: boolean; titled: boolean }[]>(
    `[...document.querySelectorAll('#signoff figure')].map((figure) => {
      const svg = figure.querySelector('svg')
      const { width = 0, height = 0 } = svg?.getBoundingClientRect() ?? {}
      const titled = ['title', 'desc'].every((part) => (svg?.querySelector(':scope > ' + part)?.textContent ?? '') !== '')
      return { name: figure.id.replace('so-figure-', ''), width, height, titled, said: svg === null && figure.querySelector('p') !== null }
    })`,
  )
  if (pictures.length === 0) return ['there is no picture']
  return pictures.flatMap(({ name, width, height, said, titled }) => {
    if (said) return []
    if (width < 100 || height < 20) return [`the picture "${name}" is not drawn (${width} x ${height})`]
    return titled ? [] : [`the picture "${name}" has no title or description`]
  })
}

/** On the overview, which must be open. */
export async function accessProblems(page: Page, gates: readonly string[]): Promise<string[]> {
  return [
    ...(await pictureProblems(page)),
    ...(await keyboardProblems(page, gates)),
    ...(await axeProblems(page, 'light')),
    ...(await axeProblems(page, 'dark')),
  ]
}
