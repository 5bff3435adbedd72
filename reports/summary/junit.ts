/**
 * The run as JUnit XML: a suite a gate, all nine, whatever ran; a case a rule. Composed from the verification report and not by the test runner,
 * whose own file lacks the gates that never ran. A waived rule is skipped with its waiver, never a pass; a gate that did not run is an error.
 */
import { ALL_GATES, type GateDetails, type VerificationReport } from '../../gates/kit/verification-report.ts'
import { withoutPlaces } from '../allure/places.ts'
import { otherReasons, STATE_WORDS, verdictSentence } from './words.ts'

/** What XML 1.0 has no form of becomes U+FFFD. */
// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
const xml = (text: string): string =>
  withoutPlaces(text)
    .replaceAll(ILLEGAL, '\ufffd')
    .replaceAll(/[&<>"\n\r\t]/g, (found) => ENTITIES[found]!)

interface Case {
  name: string
  outcome: 'passed' | 'failure' | 'error' | 'skipped'
  message: string
  text: string
}

function ruleCase({ code, says, state, failure }: GateDetails['rules'][number], details: GateDetails): Case {
  const { references = [], todo = '', count = 0 } = details.violations[code] ?? {}
  const found = `${failure ?? ''}${references.length === 0 ? '' : `; first at ${references.slice(0, 3).join(', ')}`}`
  const waivers = details.waivers
    .filter(({ rule }) => rule === code)
    .map(({ subject, owner, expires, reason }) => `waived for ${subject} by ${owner} until ${expires}: ${reason}`)
  const text = [found, `Expected: ${says}`, `What to do: ${todo}`, ...waivers].join('\n')
  const outcome = state === 'passed' ? 'passed' : state === 'waived' ? 'skipped' : state === 'failed' ? 'failure' : 'error'
  const message = state === 'waived' ? `WAIVED, not passed: ${waivers.join('; ')}` : `${code}: ${failure ?? `${count} violations`}`
  return { name: `${code}: ${says}`, outcome, message, text }
}

/** The gate as a whole comes first: what no rule shows must not be missing. */
function casesOf(gate: string, details: GateDetails, note: string | undefined): Case[] {
  const { state, rules, claim } = details
  const reasons = otherReasons(details)
  const why = [...reasons, ...(note === undefined ? [] : [note])].join('\n')
  const whole = { name: `${gate} gate: ${claim || 'no evidence was left'}`, text: why }
  if (state === 'not run')
    return [
      {
        ...whole,
        outcome: 'error',
        message: `NOT RUN: a gate that did not run has not passed${why === '' ? '' : `: ${why.split('\n', 1)[0]}`}`,
      },
    ]
  const own: Case =
    state === 'failed'
      ? { ...whole, outcome: 'failure', message: `the ${gate} gate failed${reasons.length === 0 ? '' : `: ${reasons[0]}`}` }
      : state === 'waived'
        ? { ...whole, outcome: 'skipped', message: 'WAIVED, not passed: what failed of this gate is covered by waivers' }
        : { ...whole, outcome: 'passed', message: '' }
  return [own, ...rules.map((rule) => ruleCase(rule, details))]
}

function caseXml(gate: string, { name, outcome, message, text }: Case): string {
  const head = `    <testcase classname="${xml(gate)}" name="${xml(name)}"`
  if (outcome === 'passed') return `${head}/>`
  if (outcome === 'skipped') return `${head}>\n      <skipped message="${xml(message)}"/>\n    </testcase>`
  const type = outcome === 'error' ? 'not run' : 'violation'
  return `${head}>\n      <${outcome} message="${xml(message)}" type="${type}">${xml(text)}</${outcome}>\n    </testcase>`
}

const tally = (cases: readonly Case[]): string => {
  const of = (wanted: Case['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`
}

/** The whole document. */
export function junit(report: VerificationReport): string {
  const suites = ALL_GATES.map((gate) => ({
    gate,
    details: report.verification_details[gate],
    cases: casesOf(gate, report.verification_details[gate], report.note),
  }))
  const verdict: Case = {
    name: 'The verdict over all gates',
    outcome:
      report.verdict === 'passed' ? 'passed' : report.verdict === 'waived' ? 'skipped' : report.verdict === 'failed' ? 'failure' : 'error',
    message: verdictSentence(report),
    text: report.note ?? '',
  }
  const stamp = report.verification_timestamp.replace(/(?:\.\d+)?Z$/, '')
  const whole = [{ gate: 'signoff', details: null, cases: [verdict] }, ...suites]
  const body = whole.map(({ gate, details, cases }) =>
    [
      `  <testsuite name="${xml(gate)}" ${tally(cases)} timestamp="${xml(stamp)}">`,
      '    <properties>',
      ...propertiesOf(report, details).map(([name, value]) => `      <property name="${name}" value="${xml(value)}"/>`),
      '    </properties>',
      ...cases.map((one) => caseXml(gate, one)),
      ...(details?.state === 'waived' || (details === null && report.verdict === 'waived')
        ? ['    <system-out>WAIVED: this is no pass. The waivers stand with their owners in the verification report.</system-out>']
        : []),
      '  </testsuite>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="signoff" ${tally(whole.flatMap(({ cases }) => cases)).replace(/ skipped="\d+"/, '')}>`,
    ...body,
    '</testsuites>',
    '',
  ].join('\n')
}

function propertiesOf(report: VerificationReport, details: GateDetails | null): [string, string][] {
  if (details !== null)
    return [
      ['state', STATE_WORDS[details.state]],
      ['records', String(details.records)],
      ['examined', `${details.examined} of ${details.population}`],
    ]
  return [
    ['verdict', STATE_WORDS[report.verdict]],
    ['dataset', report.dataset],
    ['dataset_digest', report.dataset_digest],
    ['manifest_sha256', report.manifest_sha256 ?? ''],
    ['contract_version', report.contract_version],
    ['seed', String(report.seed)],
  ]
}
