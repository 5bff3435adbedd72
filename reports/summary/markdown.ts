/** The run as Markdown, for a job's summary or a merge request: verdict, digest, waivers, gates, what to do. Names and references only, no text of a record. */
import type { LiftedHoldout } from '#contract/profile.ts'
import type { GateDetails, VerificationReport } from '../../gates/kit/verification-report.ts'
import type { GateState } from '../../gates/kit/violation.ts'
import { withoutPlaces } from '../allure/places.ts'
import { daysLeft } from './waivers.ts'
import { number, otherReasons, STATE_WORDS, verdictSentence, violationsOf } from './words.ts'

const MARKS: Record<GateState, string> = { passed: '✅', waived: '⚠️', failed: '❌', 'not run': '⛔' }
const MOST_RULES = 6
const MOST_REFERENCES = 3
const MOST_WAIVERS = 50
const LONGEST = 300

/** Any text as text: nothing of it is markup, a link, a mention, a cell's end or a new line. */
export function plain(text: string, longest = LONGEST): string {
  const clean = withoutPlaces(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
  const short = clean.length > longest ? `${clean.slice(0, longest)}…` : clean
  return short
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]#!|~$@]/g, (found) => `&#${found.charCodeAt(0)};`)
    .replaceAll(/(https?|ftp|www)(?=[:.])/gi, '$1&#8203;')
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const HEADLINES: Record<GateState, string> = {
  passed: 'Signed off',
  waived: 'Waived, not passed',
  failed: 'Not signed off',
  'not run': 'Not signed off: the gates did not run',
}

export interface Beside {
  lifted?: Record<string, LiftedHoldout>
  /** What is known of signoff.json, in a sentence. */
  certificate?: string
}

export function markdown(report: VerificationReport, { lifted = {}, certificate }: Beside = {}): string {
  const { verdict } = report
  return `${[
    `# ${MARKS[verdict]} ${HEADLINES[verdict]}`,
    plain(verdictSentence(report), 1000),
    ...waiverLines(report),
    ...liftedLines(lifted),
    gateTable(report),
    ...whatToDo(report),
    facts(report, certificate),
  ].join('\n\n')}\n`
}

function waiverLines({ verification_details: details, verification_timestamp: at }: VerificationReport): string[] {
  const rows = Object.entries(details).flatMap(([gate, { waivers }]) =>
    waivers.map(({ rule, subject, owner, reason, expires, covers, problem }) => [
      plain(`${gate}/${rule}`),
      plain(subject),
      plain(owner),
      plain(reason),
      `${plain(expires)} (${daysLeft(expires, new Date(at))})`,
      problem === undefined ? `covers ${number(covers)}` : `**${plain(problem)}**`,
    ]),
  )
  if (rows.length === 0) return []
  return [
    `## ⚠️ ${rows.length === 1 ? '1 waiver' : `${rows.length} waivers`}`,
    'A waived failure stands: somebody answers for it until a day.',
    table(['rule', 'for', 'owner', 'reason', 'expires', 'now'], rows.slice(0, MOST_WAIVERS)),
    ...(rows.length > MOST_WAIVERS ? [`and ${rows.length - MOST_WAIVERS} more`] : []),
  ]
}

const liftedLines = (lifted: Record<string, LiftedHoldout>): string[] => {
  const rows = Object.entries(lifted).map(([family, { share, owner, reason }]) => [
    plain(family),
    plain(String(share)),
    plain(owner),
    plain(reason),
  ])
  return rows.length === 0 ? [] : ['## ⚠️ Lifted holdouts', table(['family', 'share that may be trained on', 'owner', 'reason'], rows)]
}

function gateTable({ verification_details: details }: VerificationReport): string {
  const rows = Object.entries(details).map(([gate, one]) => [
    plain(gate),
    `${MARKS[one.state]} ${STATE_WORDS[one.state]}`,
    `${one.rules.filter(({ state }) => state === 'passed').length} of ${one.rules.length}`,
    `${number(one.examined)} of ${number(one.population)}`,
    number(violationsOf(one)),
  ])
  return ['## Gates', table(['gate', 'state', 'rules passed', 'examined', 'violations'], rows)].join('\n\n')
}

function whatToDo({ verification_details: details, note }: VerificationReport): string[] {
  const gates = Object.entries(details).filter(([, { state }]) => state !== 'passed')
  if (gates.length === 0 && note === undefined) return []
  return [
    '## What to do',
    ...gates.map(([gate, one]) => [`**${plain(gate)}: ${STATE_WORDS[one.state]}.** ${plain(one.claim)}`, ...lines(one)].join('\n')),
  ]
}

function lines(details: GateDetails): string[] {
  const wrong = details.rules.filter(({ failure }) => failure !== null)
  const shown = wrong.slice(0, MOST_RULES).map(({ code, says, state, failure }) => {
    const { references = [], todo = '' } = details.violations[code] ?? {}
    const where = references.slice(0, MOST_REFERENCES).map((reference) => plain(reference, 120))
    const at = where.length === 0 ? '' : ` First at ${where.join(', ')}.`
    return `- ${plain(code)}${state === 'waived' ? ' (waived)' : ''}: ${plain(failure!)}. Expected: ${plain(says)}${at} **${plain(todo)}**`
  })
  const more = wrong.length > MOST_RULES ? [`- and ${wrong.length - MOST_RULES} more rules: they are in the report`] : []
  const others = otherReasons(details).map((reason) => `- ${plain(reason)}`)
  const none =
    shown.length + others.length === 0 && details.state === 'not run'
      ? ['- No verdict of this gate was found. Mend what the log names, and run the gates again.']
      : []
  return [...shown, ...more, ...others, ...none]
}

function facts(report: VerificationReport, certificate: string | undefined): string {
  const total = report.statistics?.total
  const rows = [
    ['dataset', plain(report.dataset) || 'none'],
    ['conversations', total === undefined ? 'not read' : number(total.conversations)],
    ['digest', report.dataset_digest || 'none: nothing was judged'],
    ['manifest.json', report.manifest_sha256 || 'none'],
    ['profile', report.profile_sha256 || 'none'],
    ['judged', plain(report.verification_timestamp)],
    ['contract', `${plain(report.contract_version)}, seed ${report.seed}`],
    ...(certificate === undefined ? [] : [['certificate', plain(certificate)]]),
  ]
  return ['## What was judged', table(['what', 'value'], rows)].join('\n\n')
}
