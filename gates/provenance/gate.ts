/** The provenance gate: every record can be traced to its source, and everything that was read can be found again. */
import type { Gate, GateContext } from '../kit/gate.ts'
import { newTally, type Remark, results, type Tally } from '../kit/tally.ts'
import { own } from '../kit/untrusted.ts'
import { judgeAccounting } from './accounting.ts'
import { provenanceExaminer, type ProvenanceSummary } from './examiner.ts'
import { provenanceFaults } from './faults.ts'
import { judgeLedger, type LedgerCounts } from './ledger.ts'
import { hasMap, indexById, judgeMap, judgeOrigins } from './map.ts'
import { type ProvenanceCode, provenanceRules } from './rules.ts'

type Remarks = Partial<Record<ProvenanceCode, Remark>>

const notProvable = (remarks: Remarks, codes: readonly ProvenanceCode[], why: string): void => {
  for (const code of codes) remarks[code] = { notProvable: why }
}

function ledgerRemarks({ lines, similarities }: LedgerCounts, context: GateContext, tally: Tally<ProvenanceCode>, remarks: Remarks): void {
  const accounting = own(context.census.manifest, 'accounting')
  if (lines === 0 && accounting === undefined)
    notProvable(
      remarks,
      ['survivor_missing', 'similarity_low', 'refile_unproven', 'ledger_text'],
      'there is neither a ledger nor an accounting',
    )
  const nothing = (code: ProvenanceCode, why: string): void => {
    if (tally[code].population === 0 && remarks[code] === undefined) remarks[code] = { emptyBecause: why }
  }
  // That the ledger is empty with reason is what the accounting rules prove: its counts are compared with the accounts.
  nothing('ledger_text', 'the ledger is empty')
  nothing('survivor_missing', 'the ledger has no duplicate')
  nothing('similarity_low', 'the ledger has no duplicate')
  nothing('refile_unproven', 'no record was refiled')
  if (similarities.size > 0)
    remarks.similarity_low = {
      ...remarks.similarity_low,
      measures: Object.fromEntries([...similarities].sort().map(([from, lines]) => [`removed.${from}`, lines])),
    }
}

export const provenanceGate: Gate<ProvenanceCode> = {
  name: 'provenance',
  claim: 'Every record can be traced to its source, and everything that was read is kept or accounted for.',
  rules: provenanceRules,
  examiners: [provenanceExaminer],
  faults: provenanceFaults,
  async check(context) {
    const { census } = context
    const summary = census.summaries[provenanceExaminer.name] as ProvenanceSummary
    const tally: Tally<ProvenanceCode> = { ...newTally(Object.keys(provenanceRules) as ProvenanceCode[]), ...summary.tally }
    const remarks: Remarks = {}
    const byId = indexById(census)
    if (hasMap(census.manifest)) await judgeMap(context, byId, tally)
    else notProvable(remarks, ['map_missing', 'map_orphan', 'map_disagrees'], 'the manifest has no provenance map')
    // An empty map is judged record by record; what it does not hold can not disagree.
    for (const code of ['map_orphan', 'map_disagrees'] as const) {
      if (tally[code].population === 0 && remarks[code] === undefined)
        remarks[code] = { emptyBecause: 'no record is in the map, which map_missing says' }
    }
    const problem = await judgeOrigins(context, byId, tally)
    if (problem !== undefined) notProvable(remarks, ['origin_changed'], problem)
    else if (tally.origin_changed.population === 0) {
      remarks.origin_changed = {
        emptyBecause: context.previous === undefined ? 'the signer names no previous version' : 'no record was in the previous version',
      }
    }
    const ledger = await judgeLedger(context, byId, tally)
    ledgerRemarks(ledger, context, tally, remarks)
    if (own(census.manifest, 'accounting') === undefined) {
      notProvable(
        remarks,
        ['source_account_wrong', 'family_account_wrong', 'kept_wrong', 'ledger_count_wrong'],
        'the manifest has no accounting',
      )
    } else judgeAccounting(context, ledger, tally)
    return results(provenanceRules, tally, remarks)
  },
}
