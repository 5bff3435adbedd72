/** Builds the HTML report from Allure results, and takes out of it what would ask the network. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $ } from 'zx'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'

export interface ReportPlaces {
  /** Folder with allure-results and history. */
  work: string
  /** Folder for index.html. */
  html: string
  dataset: string
}

const CONFIG = fileURLToPath(new URL('./allurerc.mjs', import.meta.url))

/** Variables that head the report: verdict, digest and counts. */
function variablesOf(report: VerificationReport): Record<string, string> {
  const total = report.statistics?.total
  return {
    Verdict: report.verdict,
    Dataset: report.dataset,
    Digest: report.dataset_digest,
    Conversations: String(total?.conversations ?? 0),
    'Tokens (approximate)': String(total?.total_tokens_approx ?? 0),
    Seed: String(report.seed),
    Contract: report.contract_version,
  }
}

/** Returns the path of the report. Throws where Allure fails. */
export async function buildReport({ work, html, dataset }: ReportPlaces, verification: VerificationReport): Promise<string> {
  const env = {
    ...process.env,
    SIGNOFF_WORK: work,
    SIGNOFF_HTML: html,
    SIGNOFF_DATASET_NAME: dataset,
    SIGNOFF_VARIABLES: JSON.stringify(variablesOf(verification)),
  }
  await $({ env, quiet: true })`allure generate --config ${CONFIG} --cwd ${process.cwd()} ${join(work, 'allure-results')}`
  const file = join(html, 'index.html')
  writeFileSync(file, withoutNetwork(readFileSync(file, 'utf8')))
  return file
}

/**
 * The report that Allure writes loads a tag manager and fonts of others; ours makes no request. Throws where a script or style of another
 * host is left, so that a new version of Allure can not bring one in unseen.
 */
export function withoutNetwork(html: string): string {
  const clean = html
    .replace(/<script[^>]*src="https:\/\/www\.googletagmanager\.com[^]*?<\/script>\s*(?:<script>[^]*?<\/script>)?/g, '')
    .replace(/<link[^>]*href="https?:\/\/[^"]*"[^>]*>/g, '')
  const left = /<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:\/\/[^/"]+)/.exec(clean)
  if (left !== null)
    throw new Error(
      `The report would ask ${left[1]} when it is opened; expected no request: extend withoutNetwork in reports/allure/build.ts`,
    )
  return clean
}
