/** GitHub's workflow commands: a failure stands at the gate's file in the pull request. At most one a gate, because a step shows ten. */
import type { GateName } from '../../gates/kit/gate.ts'
import type { GateDetails, VerificationReport } from '../../gates/kit/verification-report.ts'
import { withoutPlaces } from '../allure/places.ts'
import { daysLeft } from './waivers.ts'
import { otherReasons, STATE_WORDS, verdictSentence } from './words.ts'

const MOST_RULES = 4
const LONGEST = 2000

/** A line feed in a message, or a colon in a property, would begin another command. */
const data = (text: string): string =>
  withoutPlaces(text)
    .slice(0, LONGEST)
    // oxlint-disable-next-line no-control-regex -- all but the line feed, which is a line of the message
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replaceAll('%', '%25')
    .replaceAll('\n', '%0A')
const property = (text: string): string => data(text.replaceAll('\n', ' ')).replaceAll(':', '%3A').replaceAll(',', '%2C')

const command = (kind: 'error' | 'warning' | 'notice', properties: Record<string, string>, message: string): string =>
  `::${kind} ${Object.entries(properties)
    .map(([name, value]) => `${name}=${property(value)}`)
    .join(',')}::${data(message)}`

function reasons(details: GateDetails): string[] {
  const wrong = details.rules.filter(({ failure }) => failure !== null)
  return [
    ...wrong.slice(0, MOST_RULES).map(({ code, failure, says }) => {
      const { references = [], todo = '' } = details.violations[code] ?? {}
      return `${code}: ${failure}${references.length === 0 ? '' : ` (first at ${references[0]!.slice(0, 120)})`}. Expected: ${says} What to do: ${todo}`
    }),
    ...(wrong.length > MOST_RULES ? [`and ${wrong.length - MOST_RULES} more rules`] : []),
    ...otherReasons(details),
  ]
}

function ofGate(gate: GateName, details: GateDetails, at: string): string[] {
  const { state, waivers } = details
  if (state === 'passed') return []
  const file = `gates/${gate}.gate.ts`
  const title = `${gate}: ${STATE_WORDS[state]}`
  if (state === 'waived') {
    const by = waivers.map(
      ({ rule, owner, expires, reason }) => `${rule}: waived by ${owner} until ${expires} (${daysLeft(expires, new Date(at))}): ${reason}`,
    )
    return [command('warning', { file, line: '1', title }, [...by, ...reasons(details)].join('\n'))]
  }
  const message = reasons(details).join('\n') || 'No verdict of this gate was found. A gate that did not run has not passed.'
  return [command('error', { file, line: '1', title }, message)]
}

/** One line an annotation, the verdict last. */
export function annotations(report: VerificationReport): string[] {
  const { verdict } = report
  const kind = verdict === 'passed' ? 'notice' : verdict === 'waived' ? 'warning' : 'error'
  const gates = Object.entries(report.verification_details) as [GateName, GateDetails][]
  // Ten of a kind are shown: where no gate ran, the verdict says so once.
  const none = gates.every(([, { state }]) => state === 'not run')
  return [
    ...(none ? [] : gates.flatMap(([gate, details]) => ofGate(gate, details, report.verification_timestamp))),
    command(kind, { title: `Signoff: ${STATE_WORDS[verdict]}` }, verdictSentence(report)),
  ]
}
