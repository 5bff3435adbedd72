/** Builds the HTML report from Allure results: facts at the top, history of this dataset, and one file that asks the network for nothing. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $ } from 'zx'
import { DRIFT, type Drift, type NoDrift } from '../../gates/drift/measure.ts'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { QUARANTINE } from '../../gates/provenance/quarantine.ts'
import { drawAll } from '../charts/all.ts'
import type { Version } from '../charts/history.ts'
import { readMaterial } from '../charts/material.ts'
import { readMix } from '../charts/read-mix.ts'
import { previousSection } from '../drift/section.ts'
import { historyFolder, metricsPath, testHistoryPath } from '../history/place.ts'
import { readHistory, releases } from '../history/read.ts'
import { quarantineSection } from '../quarantine/section.ts'
import { withPictures } from './claim-pages.ts'
import { withoutRun } from './history.ts'
import { withoutPlaces } from './places.ts'
import { headline, variablesOf } from './facts.ts'
import type { Markup } from './overview/markup.ts'
import { withOverview } from './overview/overview.ts'
import { propertiesOf } from './overview/story.ts'
import { pagesOf } from './packed.ts'
import { withoutNetwork, withPolicy, withStyle, withWords } from './page.ts'
import { type AllureResult, readableResults } from './results.ts'

export interface ReportPlaces {
  /** Folder with allure-results and history. */
  work: string
  /** Folder for index.html. */
  html: string
  /** How a person names the dataset; history is kept by it. */
  dataset: string
  /** Folder of the curricula that were built, where there is one. */
  curricula?: string
}

const CONFIG = fileURLToPath(new URL('./allurerc.mjs', import.meta.url))
const RESULT = /-result\.json$/
/** Files that Allure writes for dashboards over many reports: nobody reads them here. */
const BESIDE = ['summary.json', 'test-results.json', 'artifacts.json']

/** Returns the path of the report. Throws where Allure fails. */
export async function buildReport({ work, html, dataset, curricula }: ReportPlaces, verification: VerificationReport): Promise<string> {
  const folder = join(work, 'allure-readable')
  const material = withoutPlacesIn(
    readMaterial(work, verification, {
      versions: versionsOf(work, dataset),
      mix: curricula === undefined ? [] : readMix(curricula, verification.dataset_digest),
    }),
  )
  const pictures = await drawAll(material)
  const results = prepare(work, folder, verification, (readable) => withPictures(readable, pictures, material, folder))
  const historyPath = testHistoryPath(work, dataset)
  mkdirSync(historyFolder(work), { recursive: true })
  withoutRun(historyPath, results[0]?.start ?? 0)
  mkdirSync(html, { recursive: true })
  const attached = join(folder, 'verification_report.json')
  writeFileSync(attached, JSON.stringify(material.verification, shortened, 2))
  const config = {
    name: headline(verification),
    output: html,
    historyPath,
    verification: attached,
    variables: variablesOf(verification),
  }
  await $({ env: { ...process.env, SIGNOFF_ALLURE: JSON.stringify(config) }, quiet: true })`allure generate --config ${CONFIG} ${folder}`
  for (const name of BESIDE) rmSync(join(html, name), { force: true })
  const file = join(html, 'index.html')
  const page = withPolicy(withWords(withStyle(withoutNetwork(readFileSync(file, 'utf8')))))
  const story = { ...material, pictures, properties: propertiesOf(results), pages: pagesOf(page), sections: sectionsOf(work, dataset) }
  writeFileSync(file, withOverview(page, story))
  return file
}

/** So many samples of a rule are in the copy inside the page: its own page has all that the gate kept, and so has the file beside the report. */
const SAMPLES_WITHIN = 5
const shortened = (name: string, value: unknown): unknown =>
  (name === 'samples' || name === 'references') && Array.isArray(value) ? value.slice(0, SAMPLES_WITHIN) : value

/** What the run left of the previous version and of the ledger, where it did. */
function sectionsOf(work: string, dataset: string): Markup[] {
  const left = <Value>(name: string, shown: (value: Value) => Markup): Markup[] => {
    const file = join(work, 'evidence', name)
    return existsSync(file) ? [shown(withoutPlacesIn(JSON.parse(readFileSync(file, 'utf8')) as Value))] : []
  }
  const versions = readHistory(metricsPath(work, dataset), dataset).entries
  return [...left(DRIFT, (drift: Drift | NoDrift) => previousSection({ drift, versions })), ...left(QUARANTINE, quarantineSection)]
}

/** Nothing of this machine in any of the texts. */
const withoutPlacesIn = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? withoutPlaces(part) : part))) as Value

/** Every version that was judged before, by its last judgement. */
const versionsOf = (work: string, dataset: string): Version[] => releases(readHistory(metricsPath(work, dataset), dataset).entries)

/** Writes readable copies of the results with their attachments; what the reporter wrote stays as it is, to be built from again. */
function prepare(
  work: string,
  to: string,
  verification: VerificationReport,
  finish: (results: AllureResult[]) => AllureResult[],
): AllureResult[] {
  const from = join(work, 'allure-results')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  mkdirSync(from, { recursive: true })
  const names = readdirSync(from).sort()
  for (const name of names) if (name.includes('-attachment.')) cpSync(join(from, name), join(to, name))
  const results = names
    .filter((name) => RESULT.test(name))
    .map((name) => JSON.parse(readFileSync(join(from, name), 'utf8')) as AllureResult)
  const readable = finish(readableResults(results, verification))
  for (const result of readable) writeFileSync(join(to, `${result.uuid}-result.json`), JSON.stringify(result))
  return readable
}
