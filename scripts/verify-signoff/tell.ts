/** What became of a verification, in lines: what is wrong by name, then the facts, the verdict last. */
import type { SignoffPredicate } from '#contract/certificate.ts'
import { ALL_GATES } from '../../gates/kit/verification-report.ts'
import type { Certificate } from '../../reports/certificate/read.ts'
import { daysLeft } from '../../reports/summary/waivers.ts'
import type { SignatureFound } from './signature.ts'

const MOST = 20
const number = (value: number): string => value.toLocaleString('en-US')
/** Names out of files may hold anything; a terminal would obey it. */
// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
const plain = (text: string): string =>
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '?').slice(0, 400)

export interface Told {
  certificate: Certificate
  signature: SignatureFound
  problems: readonly string[]
  place: string
  strict: boolean
  today: Date
}

export function tell({ certificate: { statement }, signature, problems, place, strict, today }: Told): string[] {
  const shown = problems.slice(0, MOST).map((problem) => `  ${plain(problem)}`)
  const wrong =
    problems.length === 0
      ? []
      : ['What is wrong:', ...shown, ...(problems.length > MOST ? [`  and ${number(problems.length - MOST)} more`] : []), '']
  if (statement === null) return [...wrong, 'REFUSED: this is no certificate.']
  return [
    ...wrong,
    ...facts(statement.predicate, statement.subject.length - 1, place, signature, today).map(plain),
    '',
    lastLine(statement.predicate, problems, strict),
  ]
}

function facts(predicate: SignoffPredicate, files: number, place: string, signature: SignatureFound, today: Date): string[] {
  const { dataset, gates, waivers, lifted, tool, contract_version: contract, finished_at: at } = predicate
  const states = ALL_GATES.map((gate) => [gate, gates[gate]!] as const)
  return [
    `Dataset     ${place}: ${number(dataset.conversations)} conversations, ${number(files)} files, digest ${dataset.digest}`,
    `Manifest    ${dataset.manifest_sha256}`,
    `Judged      ${at} by ${tool.name} ${tool.version}, contract ${contract}, seed ${predicate.seed}`,
    `Gates       ${states.map(([gate, { state }]) => (state === 'passed' ? gate : `${gate} (${state.toUpperCase()})`)).join(', ')}`,
    ...waivers.map(
      ({ gate, rule, subject, owner, reason, expires, problem }) =>
        `Waived      ${gate}/${rule} for ${subject}, by ${owner} until ${expires} (${daysLeft(expires, today)}): ${reason}${problem === undefined ? '' : `; ${problem}`}`,
    ),
    ...Object.entries(lifted).map(
      ([family, { share, owner, reason }]) => `Lifted      holdout ${family}, ${share} of it may be trained on, by ${owner}: ${reason}`,
    ),
    `Signature   ${signature.says}`,
  ]
}

function lastLine({ verdict }: SignoffPredicate, problems: readonly string[], strict: boolean): string {
  if (problems.length > 0)
    return `REFUSED: ${problems.length === 1 ? 'one thing is' : `${number(problems.length)} things are`} not as the certificate says. Do not train on this; publish or compile it again, and sign it off anew.`
  if (verdict === 'failed') return 'REFUSED: the bytes are those that were judged, and the verdict over them is FAILED.'
  if (verdict === 'waived' && strict) return 'REFUSED: what failed is waived, and --strict takes no waivers.'
  if (verdict === 'waived') return 'VERIFIED, WAIVED: every byte is as it was judged; what failed is covered by the waivers above.'
  return 'VERIFIED: every byte is as it was signed off.'
}
