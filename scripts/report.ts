/** `npm run report`: builds the HTML report again from the results of the last run of the gates. */
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { VerificationReport } from '../gates/kit/verification-report.ts'
import { buildReport } from '../reports/allure/build.ts'
import { EXIT } from './exit.ts'

export default async function main(): Promise<number> {
  const path = resolve('report/verification_report.json')
  if (!existsSync(path))
    throw new Error('There is no report/verification_report.json; expected the results of a run; run "npm run gates" first')
  const verification = JSON.parse(readFileSync(path, 'utf8')) as VerificationReport
  console.log(
    `Report   ${relative(process.cwd(), await buildReport({ work: resolve('.signoff'), html: resolve('report'), dataset: verification.dataset, curricula: resolve('data/curriculum') }, verification))}`,
  )
  return EXIT.passed
}
