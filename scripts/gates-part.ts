/** `npm run gates -- --shard i/n` judges some of the gates; `npm run gates -- --merge` gives the one verdict over all parts. */
import { hash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Profile } from '#contract/profile.ts'
import { ConfigError } from '../compile/config.ts'
import { rulesVersion } from '../gates/dataset/kept/rules-version.ts'
import { readSealed, SEAL_KEY_VARIABLE, writeSealed } from '../gates/dataset/kept/sealed-file.ts'
import { writeJson } from '../gates/kit/evidence.ts'
import { JUDGED_BYTES, type JudgedBytes, readJudgedBytes } from '../gates/kit/judged-bytes.ts'
import { mergeReports } from '../gates/kit/merge-reports.ts'
import type { VerificationReport } from '../gates/kit/verification-report.ts'

export interface GatePart {
  part: number
  of: number
}

interface SealedPart extends GatePart {
  kind: 'gates'
  report: VerificationReport
  /** The files that were judged; null where the setup left none. */
  judged: JudgedBytes | null
}

const FILE = 'gates-part.sealed'
const sealKey = (): string => process.env[SEAL_KEY_VARIABLE] ?? ''

/** Where one part works: several may run at the same time on one machine. */
export const partWork = (work: string, { part, of }: GatePart): string => join(work, `gates-${part}-of-${of}`)

export function leavePart(work: string, { part, of }: GatePart, report: VerificationReport): void {
  const sealed: SealedPart = { kind: 'gates', part, of, report, judged: readJudgedBytes(join(work, 'evidence')) }
  writeSealed(join(work, FILE), sealed, [], sealKey())
}

/** Folders that may hold parts: those named, or those that this machine's own parts worked in; each, or what lies directly below. */
function partFolders(named: readonly string[], work: string): string[] {
  const tops = named.length > 0 ? named.map((name) => resolve(name)) : [work]
  const missing = tops.find((top) => !existsSync(top))
  if (missing !== undefined)
    throw new ConfigError(`  --merge: there is no folder "${missing}"; expected what "npm run gates -- --shard i/n" left`)
  return tops
    .flatMap((top) => [
      top,
      ...readdirSync(top)
        .sort()
        .map((name) => join(top, name)),
    ])
    .filter((folder) => existsSync(join(folder, FILE)))
}

/** Parts that were judged for another signer, or by another checkout, than the one that puts them together. */
function foreign(reports: readonly VerificationReport[], profile: Profile): string[] {
  const judged = reports.filter(({ dataset_digest: digest }) => digest !== '')
  const own = hash('sha256', JSON.stringify(profile))
  return [
    ...(judged.some(({ profile_sha256: sha256 }) => sha256 !== own)
      ? ['the parts were judged for another profile than this configuration has']
      : []),
    ...(judged.some(({ census }) => census?.rules !== rulesVersion())
      ? ['the parts were judged by other rules than those of this checkout']
      : []),
  ]
}

/** The one report over all parts; their Allure results go to `work`. A part that is missing, or can not be believed, leaves no verdict. */
export function mergeParts(named: readonly string[], work: string, profile: Profile): VerificationReport {
  const problems: string[] = []
  const parts: { folder: string; sealed: SealedPart }[] = []
  for (const folder of partFolders(named, work)) {
    const opened = readSealed(join(folder, FILE), sealKey())
    if (opened.problem === undefined) parts.push({ folder, sealed: opened.header as SealedPart })
    else problems.push(`a part ${opened.problem}`)
  }
  const of = Math.max(0, ...parts.map(({ sealed }) => sealed.of))
  const numbers = parts.map(({ sealed }) => sealed.part)
  const lost = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !numbers.includes(number))
  if (parts.length === 0) throw new ConfigError('  --merge: found no part; expected what "npm run gates -- --shard i/n" left, of every i')
  if (parts.some(({ sealed }) => sealed.of !== of)) problems.push('the parts are of different numbers of parts')
  if (lost.length > 0) problems.push(`part ${lost.join(', ')} of ${of} is missing`)
  if (new Set(numbers).size < numbers.length) problems.push('a part was given twice')
  collectResults(
    parts.map(({ folder }) => folder),
    work,
  )
  // The certificate is about files that stand in the seal, not in the folder beside it.
  const judged = parts.map(({ sealed }) => sealed.judged).find((one) => one !== null && one !== undefined)
  if (judged === undefined) rmSync(join(work, 'evidence', JUDGED_BYTES), { force: true })
  else writeJson(join(work, 'evidence', JUDGED_BYTES), judged)
  const reports = parts.map(({ sealed }) => sealed.report)
  return mergeReports(reports, [...problems, ...foreign(reports, profile)])
}

function collectResults(folders: readonly string[], work: string): void {
  const target = join(work, 'allure-results')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const evidence = join(work, 'evidence')
  rmSync(evidence, { recursive: true, force: true })
  mkdirSync(evidence, { recursive: true })
  for (const folder of folders) {
    const results = join(folder, 'allure-results')
    if (existsSync(results)) cpSync(results, target, { recursive: true })
    const left = join(folder, 'evidence')
    if (existsSync(left)) cpSync(left, evidence, { recursive: true })
  }
}
