/** The accounting identities of contract section 10, for every source and every family, against the ledger and the shards. */
import { KEPT_OUT } from '#contract/ledger.ts'
import type { GateContext } from '../kit/gate.ts'
import { examined, type Tally, violate } from '../kit/tally.ts'
import { fields, list, named, own, text, token } from '../kit/untrusted.ts'
import { provenanceExaminer, type ProvenanceSummary } from './examiner.ts'
import type { LedgerCounts } from './ledger.ts'
import type { ProvenanceCode } from './rules.ts'

type Counts = Tally<ProvenanceCode>

/** A count as a number; what is none spoils every sum that it is in. */
const count = (of: unknown, field: string): number => {
  const value = own(of, field)
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : Number.NaN
}

const outcomes = (account: unknown): number => KEPT_OUT.reduce((sum, kind) => sum + count(account, kind), count(account, 'kept'))

function equal(tally: Counts, code: ProvenanceCode, subject: string, says: string, found: number, expected: number, names: string[]): void {
  examined(tally[code])
  if (found === expected) return
  violate(tally, { code, subject, expected: `${says} ${expected}`, found: Number.isNaN(found) ? 'no count' : String(found), names })
}

/** Conversations kept, by name of the source. A record's source is the one whose object it was read from; where sources share it, the one of its group. */
function keptBySource({ census }: GateContext): Map<string, number> {
  const byKey = new Map<string, Set<string>>()
  for (const entry of list(own(census.manifest, 'sources'))) {
    const key = text(own(entry, 'source_key')) ?? ''
    byKey.set(key, (byKey.get(key) ?? new Set()).add(text(own(entry, 'name')) ?? ''))
  }
  const kept = new Map<string, number>()
  for (const [group, keys] of (census.summaries[provenanceExaminer.name] as ProvenanceSummary).kept) {
    for (const [key, records] of keys) {
      const names = byKey.get(key) ?? new Set()
      const name = names.size === 1 ? [...names][0]! : group
      kept.set(name, (kept.get(name) ?? 0) + records)
    }
  }
  return kept
}

function judgeSources(context: GateContext, ledger: LedgerCounts, tally: Counts): void {
  const sources = fields(own(own(context.census.manifest, 'accounting'), 'sources'))
  const kept = keptBySource(context)
  for (const name of new Set([...Object.keys(sources), ...kept.keys(), ...ledger.sources.keys()])) {
    const at = `manifest.json#accounting.sources.${token(name)}`
    const account = own(sources, name)
    const names = [token(name), token(own(account, 'source_family'))]
    const units = own(account, 'units')
    const lines = ledger.sources.get(name)
    equal(tally, 'source_account_wrong', `${at}.in`, 'kept and not kept, together', count(account, 'in'), outcomes(account), names)
    const read = count(units, 'rejected') + count(units, 'ceded') + count(units, 'joined') + count(account, 'in') - count(units, 'cut')
    equal(tally, 'source_account_wrong', `${at}.units.read`, 'rejected + ceded + joined + (in − cut) =', count(units, 'read'), read, names)
    equal(tally, 'kept_wrong', `${at}.kept`, 'the records of this source:', count(account, 'kept'), kept.get(name) ?? 0, names)
    for (const kind of KEPT_OUT)
      equal(tally, 'ledger_count_wrong', `${at}.${kind}`, 'the ledger’s', count(account, kind), lines?.get(kind) ?? 0, names)
    equal(
      tally,
      'ledger_count_wrong',
      `${at}.units.rejected`,
      'the ledger’s',
      count(units, 'rejected'),
      lines?.get('unit_rejected') ?? 0,
      names,
    )
    equal(tally, 'ledger_count_wrong', `${at}.units.ceded`, 'the ledger’s', count(units, 'ceded'), lines?.get('ceded') ?? 0, names)
  }
}

function keptByFamily({ census }: GateContext): Map<string, number> {
  const kept = new Map<string, number>()
  for (const index of census.columns.family) if (index >= 0) kept.set(census.families[index]!, (kept.get(census.families[index]!) ?? 0) + 1)
  return kept
}

function judgeFamilies(context: GateContext, ledger: LedgerCounts, tally: Counts): void {
  const families = fields(own(own(context.census.manifest, 'accounting'), 'families'))
  const kept = keptByFamily(context)
  for (const name of new Set([...Object.keys(families), ...kept.keys(), ...ledger.families.keys()])) {
    const at = `manifest.json#accounting.families.${token(name)}`
    const account = own(families, name)
    const lines = ledger.families.get(name)
    const left = count(account, 'in') + count(account, 'refiled_in')
    equal(
      tally,
      'family_account_wrong',
      `${at}.in`,
      'with refiled in, kept and not kept and refiled out:',
      left,
      outcomes(account) + count(account, 'refiled_out'),
      [token(name)],
    )
    equal(tally, 'kept_wrong', `${at}.kept`, 'the records of this family:', count(account, 'kept'), kept.get(name) ?? 0, [token(name)])
    for (const kind of KEPT_OUT)
      equal(tally, 'ledger_count_wrong', `${at}.${kind}`, 'the ledger’s', count(account, kind), lines?.get(kind) ?? 0, [token(name)])
    equal(tally, 'ledger_count_wrong', `${at}.refiled_out`, 'the ledger’s', count(account, 'refiled_out'), lines?.get('refiled') ?? 0, [
      token(name),
    ])
    equal(tally, 'ledger_count_wrong', `${at}.refiled_in`, 'the ledger’s', count(account, 'refiled_in'), ledger.refiledIn.get(name) ?? 0, [
      token(name),
    ])
    if (count(account, 'generated') > count(account, 'in')) {
      examined(tally.family_account_wrong)
      violate(tally, {
        code: 'family_account_wrong',
        subject: `${at}.generated`,
        expected: `at most in, ${count(account, 'in')}`,
        found: named(own(account, 'generated')),
        names: [token(name)],
      })
    }
  }
}

/** Whatever the sources read, the families hold: two ways to add up the same conversations. */
function judgeTotals({ census }: GateContext, tally: Counts): void {
  const accounting = own(census.manifest, 'accounting')
  const total = (of: unknown, field: string): number =>
    Object.values(fields(of)).reduce<number>((sum, account) => sum + count(account, field), 0)
  for (const field of ['in', 'kept', ...KEPT_OUT]) {
    equal(
      tally,
      'family_account_wrong',
      `manifest.json#accounting.families.*.${field}`,
      'the sum over all sources,',
      total(own(accounting, 'families'), field),
      total(own(accounting, 'sources'), field),
      [],
    )
  }
}

export function judgeAccounting(context: GateContext, ledger: LedgerCounts, tally: Counts): void {
  judgeSources(context, ledger, tally)
  judgeFamilies(context, ledger, tally)
  judgeTotals(context, tally)
}
