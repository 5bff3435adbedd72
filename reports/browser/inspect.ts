/**
 * Opens a report as a reader does, and says what is wrong with it: a request, an error on the console, a gate or a page that does not show,
 * markup of the data that was taken for markup of the page, a text that must not be in it.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { packedFiles } from '../allure/packed.ts'
import { accessProblems, axeProblems } from './accessible.ts'
import { CHROMIUM_FLAGS } from './chromium.ts'

export interface Inspection {
  /** Path of the report's one file. */
  file: string
  chromium: string
  /** Gates that must show. */
  gates: readonly string[]
  /** Texts that must be nowhere, neither on a page nor in the data inside the file. */
  canaries: readonly string[]
  /** So many pages of results are opened: those that are not passed first. */
  pages?: number
  /** Also contrast, names and the keyboard, which takes seconds; default true. */
  access?: boolean
}

export interface Inspected {
  problems: string[]
  /** Pages that were opened, and attachments on them. */
  pages: number
  attachments: number
  /** All text that was shown. */
  text: string
}

interface ResultPage {
  id: string
  name: string
  status: string
}

function resultPages(files: ReadonlyMap<string, string>): ResultPage[] {
  return [...files]
    .filter(([name]) => name.startsWith('data/test-results/'))
    .map(([, text]) => JSON.parse(text) as ResultPage)
    .sort((a, b) => Number(a.status === 'passed') - Number(b.status === 'passed'))
}

function canariesIn(html: string, files: ReadonlyMap<string, string>, canaries: readonly string[]): string[] {
  const places = [['the page', html] as const, ...files]
  return canaries.flatMap((canary, at) =>
    places.flatMap(([name, text]) => (text.includes(canary) ? [`canary ${at + 1} of ${canaries.length} is in ${name}`] : [])),
  )
}

/** Everything that the browser asks for but the file itself, and every complaint of it. */
function watch(page: Page, url: string, problems: string[]): void {
  page.on('request', (request) => {
    const asked = request.url()
    if (!/^(?:data|blob|about):/.test(asked) && asked.split('#')[0] !== url) problems.push(`request to ${asked.slice(0, 200)}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console error: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => problems.push(`error of the page: ${error.message.slice(0, 300)}`))
  page.on('dialog', (dialog) => {
    problems.push(`a script of the data ran: it opened a dialog ("${dialog.message().slice(0, 50)}")`)
    void dialog.dismiss()
  })
}

/** Text of the page and of the frames in it. */
async function textOf(page: Page): Promise<string> {
  const texts = await Promise.all(page.frames().map((frame) => frame.evaluate<string>("document.body?.innerText ?? ''").catch(() => '')))
  return texts.join('\n')
}

async function openOverview(page: Page, url: string, { gates }: Inspection): Promise<{ problems: string[]; text: string }> {
  await page.goto(url)
  const shown = await page
    .getByTestId('tree-section-title')
    .first()
    .waitFor({ timeout: 20_000 })
    .then(() => true)
    .catch(() => false)
  if (!shown) return { problems: ['the tree of gates does not show within 20 s'], text: '' }
  const titles = new Set((await page.getByTestId('tree-section-title').allInnerTexts()).map((title) => title.trim()))
  return { problems: gates.filter((gate) => !titles.has(gate)).map((gate) => `the ${gate} gate does not show`), text: await textOf(page) }
}

/** In the page: whether an attachment shows something beside its header. A script as text, because this program knows no DOM. */
const IS_OPEN =
  "(header) => { const whole = header.parentElement; return whole.innerText.trim().length > header.innerText.trim().length || whole.querySelector('iframe, img, svg:not(header svg), pre, code') !== null && whole.children.length > 1 }"

async function openResult(
  page: Page,
  url: string,
  { id, name, status }: ResultPage,
): Promise<{ problems: string[]; text: string; attachments: number }> {
  const problems: string[] = []
  await page.goto(`${url}#${id}`)
  const title = page.getByTestId('test-result-info-title')
  await title
    .filter({ hasText: name })
    .waitFor({ timeout: 10_000 })
    .catch(() => problems.push(`the page of "${name}" does not show`))
  if (status === 'failed' && (await page.getByTestId('test-result-error-message').count()) === 0)
    problems.push(`the page of "${name}" failed and does not say why`)
  const headers = await page.getByTestId('test-result-attachment-header').all()
  for (const header of headers) await header.click()
  // What an attachment holds comes later, on a busy machine much later: it is there when more than the headers is.
  for (const header of headers)
    await page
      .waitForFunction(IS_OPEN, await header.elementHandle(), { timeout: 5_000 })
      .catch(() => problems.push(`an attachment of "${name}" does not open`))
  if (headers.length > 0) await page.waitForTimeout(100)
  return { problems, text: await textOf(page), attachments: headers.length }
}

export async function inspect(inspection: Inspection): Promise<Inspected> {
  const { chromium: launcher } = await import('playwright-core')
  const html = readFileSync(inspection.file, 'utf8')
  const files = packedFiles(html)
  const url = pathToFileURL(inspection.file).href
  const problems = canariesIn(html, files, inspection.canaries)
  const texts: string[] = []
  let attachments = 0
  const browser = await launcher.launch({ executablePath: inspection.chromium, args: CHROMIUM_FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    watch(page, url, problems)
    const overview = await openOverview(page, url, inspection)
    problems.push(...overview.problems)
    texts.push(overview.text)
    const access = inspection.access !== false
    if (overview.text !== '' && access) problems.push(...(await accessProblems(page, inspection.gates)))
    const results = overview.text === '' ? [] : resultPages(files).slice(0, inspection.pages ?? 40)
    if (results.length === 0) problems.push('there is no page of a result to open')
    for (const result of results) {
      const opened = await openResult(page, url, result)
      problems.push(...opened.problems)
      if (result === results[0] && access) problems.push(...(await axeProblems(page, 'light')), ...(await axeProblems(page, 'dark')))
      texts.push(opened.text)
      attachments += opened.attachments
    }
    const text = texts.join('\n')
    problems.push(...inspection.canaries.flatMap((canary, at) => (text.includes(canary) ? [`canary ${at + 1} is shown`] : [])))
    return { problems: [...new Set(problems)], pages: results.length + 1, attachments, text }
  } finally {
    await browser.close()
  }
}
