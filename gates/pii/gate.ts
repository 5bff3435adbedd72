/** The PII gate: nobody can be found through the published text, and the scan that says so would have noticed. */
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { PII_TYPES } from '#contract/pii.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { type PiiSummary, piiExaminer } from './examiner.ts'
import { measureFalseAlarms, MOST_ALARMS } from './false-alarms.ts'
import { piiFaults } from './faults.ts'
import { measureRecall, recallBound } from './recall.ts'
import { type PiiCode, piiRules } from './rules.ts'
import { wilson } from './wilson.ts'

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4

function countsOf({ residual, allowed, doubtful, masked, scanned }: PiiSummary): Record<string, number> {
  const measures: Record<string, number> = { scanned_characters: scanned }
  for (const [name, counts] of Object.entries({ masked, residual, allowed, doubtful })) {
    for (const type of PII_TYPES) if (counts[type] !== undefined) measures[`${name}.${type}`] = counts[type]
  }
  return measures
}

/** The rate of false alarms is stated with every signoff; above the bound it warns, since the data is not at fault for it. */
async function judgeAlarms({ census, profile, seed }: GateContext): Promise<Remark> {
  const { controls, alarms, high, kinds } = await measureFalseAlarms(census, profile.thresholds.pii_review, seed)
  const measures: Record<string, number> = {
    'false_alarms.controls': controls,
    'false_alarms.found': alarms,
    'false_alarms.per_10000.high': Math.round(high * 1e6) / 100,
  }
  if (high <= MOST_ALARMS) return { measures }
  const where = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`)
  const said = `False alarms: ${alarms} of ${controls} clean controls (${where.join(', ') || 'none'}), which shows at most ${(high * 1e4).toFixed(2)} in 10,000; expected at most 1`
  return { measures, warnings: [said] }
}

async function judgeRecall({ census, profile, seed }: GateContext, tally: Tally<PiiCode>): Promise<Record<string, number>> {
  const measures: Record<string, number> = {}
  for (const { type, planted, found } of await measureRecall(census, profile.thresholds.pii_review, seed)) {
    examined(tally.recall_below, planted)
    const [low, high] = wilson(found, planted)
    Object.assign(measures, {
      [`recall.${type}`]: planted === 0 ? 0 : rounded(found / planted),
      [`recall.${type}.low`]: rounded(low),
      [`recall.${type}.high`]: rounded(high),
    })
    if (planted > 0 && low < recallBound(type)) {
      violate(tally, {
        code: 'recall_below',
        subject: type,
        expected: `recall of at least ${recallBound(type)}, with 95% confidence`,
        found: `${found} of ${planted} canaries, which shows at least ${rounded(low)}`,
      })
    }
  }
  return measures
}

export const piiGate: Gate<PiiCode> = {
  name: 'pii',
  claim: 'No published record holds personal data that nobody allowed, and the scan that says so finds what is planted.',
  rules: piiRules,
  examiners: [piiExaminer],
  faults: piiFaults,
  async check(context) {
    const summary = context.census.summaries[piiExaminer.name] as PiiSummary | undefined
    const tally: Tally<PiiCode> = { ...newTally(Object.keys(piiRules) as PiiCode[]), ...summary?.tally }
    const recall = await judgeRecall(context, tally)
    const alarms = await judgeAlarms(context)
    const remarks: Partial<Record<PiiCode, Remark>> = { recall_below: { ...alarms, measures: { ...recall, ...alarms.measures } } }
    if (summary === undefined) {
      const notProvable = 'the census was taken without the PII scan'
      return results(piiRules, tally, {
        ...remarks,
        requires_review: { notProvable },
        residual: { notProvable },
        placeholder_malformed: { notProvable },
        status_contradicts: { notProvable },
      })
    }
    const warnings: string[] = []
    const allowed = context.profile.pii_allowed.length
    if (allowed > 0 && !process.env[PII_KEY_VARIABLE])
      warnings.push(
        `The profile allows ${allowed} texts by keyed hash, but ${PII_KEY_VARIABLE} is not set: none of them could be recognised`,
      )
    remarks.residual = { measures: countsOf(summary), ...(warnings.length > 0 ? { warnings } : {}) }
    return results(piiRules, tally, remarks)
  },
}
