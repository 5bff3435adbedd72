/** The statement about a run of the gates, composed from its report and from the bytes that were judged. */
import {
  DATASET_SUBJECT,
  REFUSAL_TYPE,
  SIGNOFF_TYPE,
  STATEMENT_TYPE,
  type StatedGate,
  type StatedState,
  type Statement,
} from '#contract/certificate.ts'
import { datasetDigest } from '#contract/digest.ts'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { JudgedBytes } from '../../gates/kit/judged-bytes.ts'
import type { GateDetails, VerificationReport } from '../../gates/kit/verification-report.ts'
import { integrityOf } from './canonical.ts'

const SHA256 = /^[0-9a-f]{64}$/

export interface Tool {
  name: string
  version: string
}

/** Why nothing can be stated: a certificate says that gates judged bytes, and here none did, or nobody knows which. Null where it can be. */
export function unstatable(report: VerificationReport, judged: JudgedBytes | null): string | null {
  const missing = Object.entries(report.states).flatMap(([gate, state]) => (state === 'not run' ? [gate] : []))
  if (missing.length > 0) return `the gates did not all run (${missing.join(', ')})`
  if (report.verdict === 'not run') return report.note ?? 'the run has no verdict'
  if (judged === null) return 'the run left no list of the files that it judged'
  if (!SHA256.test(report.dataset_digest)) return 'the gates judged different bytes'
  if (!SHA256.test(judged.manifest_sha256)) return 'the dataset has no manifest.json'
  const same =
    datasetDigest(judged.files) === report.dataset_digest &&
    judged.dataset_digest === report.dataset_digest &&
    judged.manifest_sha256 === report.manifest_sha256 &&
    judged.profile_sha256 === report.profile_sha256
  return same ? null : 'the files that the run listed are not those that its gates judged'
}

function gateOf({ claim, state, records, population, examined, rules, failed_tests }: GateDetails): StatedGate {
  const number = (wanted: StatedState): number => rules.filter((rule) => rule.state === wanted).length
  return {
    claim,
    state: state as StatedState,
    records,
    population,
    examined,
    rules: { passed: number('passed'), waived: number('waived'), failed: number('failed') },
    violations: Object.fromEntries(rules.flatMap(({ code, violations }) => (violations > 0 ? [[code, violations]] : []))),
    failed_tests,
  }
}

/** Throws where nothing can be stated: ask `unstatable` before. */
export function statementOf(report: VerificationReport, judged: JudgedBytes | null, tool: Tool): Statement {
  const problem = unstatable(report, judged)
  if (problem !== null || judged === null) throw new Error(`No certificate can be written: ${problem}`)
  const { verdict, verification_details: details, census } = report
  const subject = [
    { name: DATASET_SUBJECT, digest: { sha256: judged.dataset_digest } },
    { name: MANIFEST_PATH, digest: { sha256: judged.manifest_sha256 } },
    ...judged.files.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
  ]
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject,
    predicateType: verdict === 'failed' ? REFUSAL_TYPE : SIGNOFF_TYPE,
    predicate: {
      verdict: verdict as StatedState,
      all_gates_passed: report.all_gates_passed,
      dataset: {
        name: report.dataset,
        digest: judged.dataset_digest,
        manifest_sha256: judged.manifest_sha256,
        conversations: judged.conversations,
        previous: judged.previous,
      },
      gates: Object.fromEntries(Object.entries(details).map(([gate, found]) => [gate, gateOf(found)])),
      waivers: Object.values(details).flatMap(({ waivers }) => waivers),
      lifted: judged.lifted,
      profile_sha256: judged.profile_sha256,
      seed: report.seed,
      contract_version: report.contract_version,
      tool: { ...tool, rules: census?.rules ?? '' },
      census: {
        from: census?.from ?? 'bytes',
        shards_examined: census?.shards_examined ?? 0,
        shards_reused: census?.shards_reused ?? 0,
        records_examined: census?.records_examined ?? 0,
        records_reused: census?.records_reused ?? 0,
      },
      started_at: report.started_at ?? report.verification_timestamp,
      finished_at: report.verification_timestamp,
      integrity: '',
    },
  }
  // Strings of another program's manifest may hold what JSON text can not carry twice alike; they are stated as they are read back.
  const plain = JSON.parse(JSON.stringify(statement)) as Statement
  plain.predicate.integrity = integrityOf(plain)
  return plain
}
