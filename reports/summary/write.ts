/** What a machine reads beside the HTML report: JUnit and Markdown, of every run, also of one that never began. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { junit } from './junit.ts'
import { type Beside, markdown } from './markdown.ts'

export const JUNIT = 'junit.xml'
export const SUMMARY = 'summary.md'

export function writeSummaries(folder: string, report: VerificationReport, beside: Beside = {}): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of [
    [JUNIT, junit(report)],
    [SUMMARY, markdown(report, beside)],
  ] as const) {
    const part = join(folder, `${name}.${process.pid}.part`)
    writeFileSync(part, text)
    renameSync(part, join(folder, name))
  }
}
