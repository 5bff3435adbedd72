/**
 * What Allure's reporter wrote, made fit for a reader: the gates in the order of the contract, a violation as a failure (Allure knows assertions
 * alone and calls the rest broken), a waived rule as neither green nor red, a gate that did not run as a result of its own (it leaves none,
 * and would be missing in silence), and nothing of the machine.
 */
import { hash } from 'node:crypto'
import type { GateDetails, VerificationReport } from '../../gates/kit/verification-report.ts'
import { withoutPlaces } from './places.ts'

export interface Step {
  name: string
  status: string
  stage: string
  steps: Step[]
  attachments: Attachment[]
  parameters: unknown[]
  start?: number
  stop?: number
}

export interface Attachment {
  name: string
  source: string
  type: string
}

/** A `*-result.json`, as far as it is changed here. */
export interface AllureResult {
  uuid: string
  name: string
  fullName: string
  historyId: string
  testCaseId: string
  status: string
  statusDetails: { message?: string; trace?: string }
  stage: string
  description?: string
  steps: Step[]
  attachments: Attachment[]
  parameters: unknown[]
  labels: { name: string; value: string }[]
  links: unknown[]
  start: number
  stop: number
  titlePath: string[]
}

const KEPT_LABELS = new Set(['epic', 'feature', 'story', 'tag', 'severity'])

const labelOf = (result: AllureResult, name: string): string => result.labels.find((label) => label.name === name)?.value ?? ''

/** `signoff.<gate>.<key>`, where codes may hold dots too. */
const keyOf = (result: AllureResult): string => result.testCaseId.split('.').slice(2).join('.')

/** The claim, then the rules in their order, then properties, then waivers. */
function placeOf(result: AllureResult, report: VerificationReport): [number, number] {
  const gates = Object.keys(report.verification_details)
  const gate = labelOf(result, 'epic')
  const key = keyOf(result)
  const rules = report.verification_details[gate as keyof typeof report.verification_details]?.rules ?? []
  const rule = rules.findIndex(({ code }) => code === key)
  const place = key === 'claim' ? -1 : rule >= 0 ? rule : labelOf(result, 'story') === 'properties' ? 1000 : 2000
  return [gates.includes(gate) ? gates.indexOf(gate) : gates.length, place]
}

/** Who waived it, until when and why. */
function waiverOf(result: AllureResult, report: VerificationReport): string {
  const { waivers = [] } = report.verification_details[labelOf(result, 'epic') as keyof typeof report.verification_details] ?? {}
  const own = waivers.filter(({ rule }) => rule === keyOf(result))
  return [
    'Waived, not passed: the violations below stand.',
    ...own.map(({ subject, owner, expires, reason }) => `  For ${subject}, by ${owner}, until ${expires}: ${reason}`),
  ].join('\n')
}

function readable(result: AllureResult, report: VerificationReport): AllureResult {
  const waived = result.labels.some(({ name, value }) => name === 'tag' && value === 'waived')
  const { message } = result.statusDetails
  return {
    ...result,
    fullName: result.testCaseId,
    titlePath: [labelOf(result, 'epic')],
    labels: result.labels.filter(({ name }) => KEPT_LABELS.has(name)),
    // Rules throw "Violation", which Allure takes for an accident of the test.
    status: waived ? 'skipped' : result.status === 'broken' ? 'failed' : result.status,
    statusDetails: waived ? { message: waiverOf(result, report) } : message === undefined ? {} : { message: withoutPlaces(message) },
  }
}

/** Stands in for a gate that left no results. */
function notRun(gate: string, { claim, errors }: GateDetails, note: string | undefined, at: number): AllureResult {
  const id = `signoff.${gate}.claim`
  const why = [...errors, ...(note === undefined ? [] : [note])].map((line) => withoutPlaces(line))
  return {
    uuid: hash('md5', id),
    name: `The ${gate} gate did not run`,
    fullName: id,
    historyId: id,
    testCaseId: id,
    status: 'broken',
    statusDetails: {
      message: [
        `Found no verdict of the ${gate} gate. Expected: it judges every record. A gate that did not run has not passed`,
        ...why.map((line) => `  ${line}`),
        '  What to do: mend what is named here (the terminal says more), and run the gates again',
      ].join('\n'),
    },
    stage: 'finished',
    steps: [],
    attachments: [],
    parameters: [],
    labels: [
      { name: 'epic', value: gate },
      { name: 'feature', value: claim === '' ? 'The gate did not run' : claim },
      { name: 'story', value: 'claim' },
    ],
    links: [],
    start: at,
    stop: at,
    titlePath: [gate],
  }
}

/** Results in the order of the report. Their start times are moved, because Allure orders by these alone; durations stay. */
export function readableResults(results: readonly AllureResult[], report: VerificationReport): AllureResult[] {
  const first = results.reduce((least, { start }) => Math.min(least, start), Infinity)
  const begin = Number.isFinite(first) ? first : Date.parse(report.verification_timestamp)
  const missing = Object.entries(report.verification_details)
    .filter(
      ([gate, { state }]) =>
        state === 'not run' || !results.some((result) => labelOf(result, 'epic') === gate && keyOf(result) === 'claim'),
    )
    .map(([gate, details]) => notRun(gate, details, report.note, begin))
  const replaced = new Set(missing.map(({ historyId }) => historyId))
  const ordered = [...missing, ...results.filter(({ historyId }) => !replaced.has(historyId)).map((result) => readable(result, report))]
    .map((result) => ({ result, place: placeOf(result, report) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.result.start - b.result.start)
  let clock = begin
  return ordered.map(({ result }) => {
    const start = clock
    const stop = start + Math.max(0, result.stop - result.start)
    clock = stop + 1
    return { ...result, start, stop }
  })
}
