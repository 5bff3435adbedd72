/** The verdict as a person reads it on a terminal: what failed and what to do about it, the notes in short, the gates, and the verdict last. */
import type { GateDetails, VerificationReport } from '../gates/kit/verification-report.ts'
import { daysLeft } from '../reports/summary/waivers.ts'
import { number, STATE_WORDS as MARKS, verdictSentence, violationsOf as total } from '../reports/summary/words.ts'
import { table } from './tables.ts'

/** So many are spelt out a rule and a gate; the report has the rest. */
const MOST_SAMPLES = 3
const MOST_RULES = 6
const MOST_CHARACTERS = 240

/** A hash by its beginning, a long text by its first line's worth: the report has them whole. */
const short = (text: string): string => {
  const brief = text.replaceAll(/[0-9a-f]{64}/g, (hash) => `${hash.slice(0, 12)}…`)
  return brief.length > MOST_CHARACTERS ? `${brief.slice(0, MOST_CHARACTERS - 1)}…` : brief
}
const plural = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`

function ruleLines(code: string, { violations, rules }: GateDetails): string[] {
  const { count, says, todo, samples } = violations[code]!
  const rule = rules.find((candidate) => candidate.code === code)
  const failure = rule?.failure ?? plural(count, 'violation')
  return [
    `  ${code}${rule?.state === 'waived' ? ' (waived)' : ''}: ${failure}. Expected: ${says}`,
    ...samples
      .slice(0, MOST_SAMPLES)
      .map(({ subject, found, expected, cause }) =>
        short(`    ${subject}: found ${found}; expected ${expected}${cause === undefined ? '' : `; see ${cause}`}`),
      ),
    ...(count > MOST_SAMPLES && samples.length > 0 ? [`    and ${number(count - Math.min(MOST_SAMPLES, samples.length))} more`] : []),
    `    What to do: ${todo}`,
  ]
}

/** Why a gate is not passed; nothing where it is. */
function gateLines(gate: string, details: GateDetails): string[] {
  const { state, claim, violations, failed_tests: failedTests, errors, rules, waivers } = details
  // Why a run did not begin stands in the verdict, once.
  if (state === 'passed' || (state === 'not run' && claim === '' && errors.length === 0)) return []
  const codes = Object.keys(violations)
  const says = new Set(rules.map((rule) => rule.says))
  const others = failedTests.filter((title) => !says.has(title))
  return [
    `${gate}: ${MARKS[state]}${claim === '' ? '' : `. ${claim}`}`,
    ...codes.slice(0, MOST_RULES).flatMap((code) => ruleLines(code, details)),
    ...(codes.length > MOST_RULES
      ? [`  and ${plural(codes.length - MOST_RULES, 'more rule')}: ${codes.slice(MOST_RULES).join(', ')}`]
      : []),
    ...others.map((title) => `  failed: ${title}`),
    ...waivers.flatMap(({ rule, subject, problem }) => (problem === undefined ? [] : [`  waiver of ${rule} for ${subject}: ${problem}`])),
    ...errors.map((error) => `  error: ${error}`),
    '',
  ]
}

/** A gate's first note, and how many there are. */
const noteLines = (gates: readonly (readonly [string, GateDetails])[]): string[] =>
  gates.flatMap(([gate, { warnings }]) =>
    warnings.length === 0
      ? []
      : [`  ${gate}: ${short(warnings[0]!)}${warnings.length > 1 ? ` (and ${number(warnings.length - 1)} more)` : ''}`],
  )

/** Who answers for what failed, and until when: of every waiver, in every run that has any. */
function waiverLines({ verification_details: details, verification_timestamp: at }: VerificationReport): string[] {
  const waivers = Object.values(details).flatMap((one) => one.waivers)
  if (waivers.length === 0) return []
  const lines = waivers.map(({ gate, rule, subject, owner, reason, expires, covers, problem }) =>
    short(
      `  ${gate}/${rule} for ${subject}: by ${owner} until ${expires} (${daysLeft(expires, new Date(at))}), ${problem ?? `covers ${number(covers)}`}: ${reason}`,
    ),
  )
  return [`WAIVERS (${waivers.length}); what they cover has failed and is not mended:`, ...lines, '']
}

/** Whether this run looked at the records itself. */
function censusLine(census: VerificationReport['census']): string[] {
  if (census === undefined || census === null) return []
  const { from, shards_examined: examined, shards_reused: reused, records_examined: records, records_reused: kept } = census
  const here = `${plural(examined, 'shard')} examined (${plural(records, 'record')})`
  if (from === 'bytes') return [`Census: ${here}, all in this run; no kept evidence was used`]
  const whence =
    from === 'parts' ? 'taken from parts that other processes examined' : 'taken from the cache, by their bytes and these rules'
  return [`Census: ${here}, ${reused === 0 ? 'none' : number(reused)} ${whence}${reused === 0 ? '' : ` (${plural(kept, 'record')})`}`]
}

export function verdictTable(report: VerificationReport): string {
  const gates = Object.entries(report.verification_details)
  const rows = gates.map(([gate, details]) => [
    gate,
    MARKS[details.state],
    `${details.rules.filter((rule) => rule.state === 'passed').length}/${details.rules.length}`,
    `${number(details.examined)}/${number(details.population)}`,
    number(total(details)),
  ])
  const reasons = gates.flatMap(([gate, details]) => gateLines(gate, details))
  const notes = noteLines(gates)
  const counts = report.statistics?.total
  const facts =
    counts === undefined
      ? 'not read'
      : `${plural(counts.conversations, 'conversation')}, about ${plural(counts.total_tokens_approx, 'token')}, digest ${report.dataset_digest.slice(0, 16) || 'unknown'}`
  return [
    ...reasons,
    ...waiverLines(report),
    ...(notes.length > 0 ? ['Notes, no failures (all of them are in the report):', ...notes, ''] : []),
    `${report.dataset}: ${facts}`,
    ...censusLine(report.census),
    '',
    table(['gate', 'state', 'rules', 'examined', 'violations'], rows),
    '',
    verdictSentence(report),
  ].join('\n')
}
