/**
 * `npm run check-report [-- --report FILE --canary TEXT ... --all]`: opens the HTML report in a Chromium that is on this machine, and fails on a request, an error
 * on the console, a gate that does not show, a picture that is not drawn, a script of the data that ran, on any text given as a canary, and on what keeps a reader
 * out: a contrast or a name below WCAG 2.1 AA on light or on dark, a gate that the Tab key does not reach.
 * Pages of what did not pass are opened first, forty in all; with --all every one. Canaries are looked for in all of the file either way.
 */
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { ALL_GATES } from '../gates/kit/verification-report.ts'
import { findChromium } from '../reports/browser/chromium.ts'
import { inspect } from '../reports/browser/inspect.ts'
import { EXIT } from './exit.ts'

export default async function main(args: string[]): Promise<number> {
  const {
    report = 'report/index.html',
    canary = [],
    all = false,
  } = minimist(args, { string: ['report', 'canary'], boolean: ['all'] }) as {
    report?: string
    canary?: string | string[]
    all?: boolean
  }
  const file = resolve(report)
  const shown = relative(process.cwd(), file)
  if (!existsSync(file)) throw new Error(`There is no ${shown}; expected the HTML report of a run; run "npm run gates" first`)
  const chromium = findChromium()
  if (chromium === null) {
    console.log(
      'skipped: no Chromium found. The report was not opened. Install one (Debian: apt-get install chromium), or name it: CHROMIUM=<path>',
    )
    return EXIT.passed
  }
  const canaries = [canary].flat().filter((text) => text !== '')
  const { problems, pages, attachments } = await inspect({
    file,
    chromium,
    gates: ALL_GATES,
    canaries,
    ...(all ? { pages: Infinity } : {}),
  })
  for (const problem of problems) console.error(`  ${problem}`)
  const looked = `${shown}: ${pages} pages and ${attachments} attachments opened${canaries.length > 0 ? `, ${canaries.length} canaries looked for` : ''}`
  console.log(
    problems.length === 0
      ? `${looked}; no request, no console error, every gate shows, by keyboard and on light and dark.`
      : `${looked}; ${problems.length} problem${problems.length === 1 ? '' : 's'}.`,
  )
  return problems.length === 0 ? EXIT.passed : EXIT.failed
}
