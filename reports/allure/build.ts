/** Builds the HTML report from Allure results: facts at the top, history of this dataset, and one file that asks the network for nothing. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $ } from 'zx'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { historyFolder, testHistoryPath } from '../history/place.ts'
import { withoutRun } from './history.ts'
import { withoutPlaces } from './places.ts'
import { type CoverageRow, COVERAGE_ROWS } from '../../gates/coverage/rows.ts'
import { coverageTable } from '../coverage/table.ts'
import { headline, variablesOf } from './facts.ts'
import { withoutNetwork, withStyle } from './page.ts'
import { type AllureResult, readableResults } from './results.ts'

export interface ReportPlaces {
  /** Folder with allure-results and history. */
  work: string
  /** Folder for index.html. */
  html: string
  /** How a person names the dataset; history is kept by it. */
  dataset: string
}

const CONFIG = fileURLToPath(new URL('./allurerc.mjs', import.meta.url))
const RESULT = /-result\.json$/
/** Files that Allure writes for dashboards over many reports: nobody reads them here. */
const BESIDE = ['summary.json', 'test-results.json', 'artifacts.json']

/** Returns the path of the report. Throws where Allure fails. */
export async function buildReport({ work, html, dataset }: ReportPlaces, verification: VerificationReport): Promise<string> {
  const results = join(work, 'allure-readable')
  const first = prepare(work, results, verification)
  const historyPath = testHistoryPath(work, dataset)
  mkdirSync(historyFolder(work), { recursive: true })
  withoutRun(historyPath, first)
  mkdirSync(html, { recursive: true })
  const attached = join(results, 'verification_report.json')
  writeFileSync(
    attached,
    JSON.stringify(verification, (_, value: unknown) => (typeof value === 'string' ? withoutPlaces(value) : value), 2),
  )
  const config = {
    name: headline(verification),
    output: html,
    historyPath,
    verification: attached,
    variables: variablesOf(verification),
  }
  await $({ env: { ...process.env, SIGNOFF_ALLURE: JSON.stringify(config) }, quiet: true })`allure generate --config ${CONFIG} ${results}`
  for (const name of BESIDE) rmSync(join(html, name), { force: true })
  const file = join(html, 'index.html')
  writeFileSync(file, withStyle(withoutNetwork(readFileSync(file, 'utf8'))))
  return file
}

/** Writes readable copies of the results with their attachments; what the reporter wrote stays as it is, to be built from again. Returns when the run began. */
function prepare(work: string, to: string, verification: VerificationReport): number {
  const from = join(work, 'allure-results')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  mkdirSync(from, { recursive: true })
  const names = readdirSync(from).sort()
  for (const name of names) if (name.includes('-attachment.')) cpSync(join(from, name), join(to, name))
  const results = names
    .filter((name) => RESULT.test(name))
    .map((name) => JSON.parse(readFileSync(join(from, name), 'utf8')) as AllureResult)
  const readable = withCoverage(readableResults(results, verification), coverageOf(work))
  for (const result of readable) writeFileSync(join(to, `${result.uuid}-result.json`), JSON.stringify(result))
  return readable[0]?.start ?? 0
}

/** What the run left of coverage, in words; nothing where it left none. */
function coverageOf(work: string): string {
  const file = join(work, 'evidence', COVERAGE_ROWS)
  return existsSync(file) ? coverageTable(JSON.parse(readFileSync(file, 'utf8')) as CoverageRow[]) : ''
}

/** The coverage gate's first page tells the coverage itself. */
function withCoverage(results: AllureResult[], table: string): AllureResult[] {
  if (table === '') return results
  return results.map((result) => {
    if (result.testCaseId !== 'signoff.coverage.claim') return result
    return { ...result, description: [...(result.description === undefined ? [] : [result.description]), table].join('\n\n') }
  })
}
