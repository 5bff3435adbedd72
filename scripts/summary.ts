/**
 * `npm run summary [-- --report FILE] [--out FILE]`: the last run as Markdown, for any CI: to FILE, or to standard output. On GitHub it goes to the
 * job's summary, and annotations are printed. It says what the run came to and does not judge: its exit code is 0 where there was something to tell.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { minimist } from 'zx'
import { verificationReportSchema } from '#contract/schemas/verification-report.ts'
import { validator } from '#contract/validate.ts'
import { ConfigError } from '../compile/config.ts'
import { DEFAULT_SEED } from '../gates/kit/settings.ts'
import { notRunReport, type VerificationReport } from '../gates/kit/verification-report.ts'
import { annotations } from '../reports/summary/annotations.ts'
import { readCertificate } from '../reports/certificate/read.ts'
import { CERTIFICATE } from '../reports/certificate/write.ts'
import { type Beside, markdown } from '../reports/summary/markdown.ts'
import { EXIT } from './exit.ts'
import { certificateSentence } from './signing.ts'

const REPORT = 'report/verification_report.json'

export default function main(args: string[], env: NodeJS.ProcessEnv = process.env): number {
  const {
    report: file = REPORT,
    out,
    _: names,
    ...rest
  } = minimist(args, { string: ['report', 'out'] }) as {
    report?: string
    out?: string
    _: string[]
  }
  const [unknown] = [...Object.keys(rest).map((name) => `--${name}`), ...names]
  if (unknown !== undefined) throw new ConfigError(`  ${unknown}: no such option; expected --report FILE or --out FILE`)
  for (const [name, value] of Object.entries({ report: file, out }))
    if (Array.isArray(value) || value === '')
      throw new ConfigError(`  --${name}: found ${value === '' ? 'nothing' : 'it twice'}; expected one file`)
  const { report, problem } = read(resolve(file))
  const text = markdown(report, problem === undefined ? besideOf(resolve(dirname(file)), report) : {})
  const summary = env['GITHUB_STEP_SUMMARY']
  if (summary) appendFileSync(summary, text)
  if (out !== undefined) {
    mkdirSync(dirname(resolve(out)), { recursive: true })
    writeFileSync(resolve(out), text)
  }
  if (!summary && out === undefined) console.log(text)
  if (env['GITHUB_ACTIONS'] === 'true') for (const line of annotations(report)) console.log(line)
  if (problem !== undefined) console.error(problem)
  return problem === undefined ? EXIT.passed : EXIT.couldNotRun
}

/** What the certificate of this very run adds; one of another run says nothing of this. */
function besideOf(folder: string, report: VerificationReport): Beside {
  const file = join(folder, CERTIFICATE)
  if (!existsSync(file)) return {}
  const { statement, envelope, problems } = readCertificate(readFileSync(file))
  const own =
    statement?.predicate.finished_at === report.verification_timestamp && statement.predicate.dataset.digest === report.dataset_digest
  if (statement === null || problems.length > 0 || !own) return {}
  const signedBy = envelope?.signatures[0]?.keyid ?? null
  return { lifted: statement.predicate.lifted, certificate: certificateSentence(report, { file, signedBy }) }
}

const validate = validator(verificationReportSchema, { allErrors: false })

/** A report that can not be read is the report of a run that never was: nothing about it may look like a pass. */
function read(file: string): { report: VerificationReport; problem?: string } {
  const none = (why: string): { report: VerificationReport; problem: string } => ({
    report: notRunReport(new Date().toISOString(), '', DEFAULT_SEED, why),
    problem: `${why}; expected what "npm test" or "npm run gates" writes`,
  })
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return none(error instanceof SyntaxError ? 'the verification report is no JSON' : 'there is no verification report')
  }
  return validate(value) ? { report: value as VerificationReport } : none('the verification report is not what its schema says')
}
