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

/**
 * Conversations that came into a family. Whether `in` holds what was generated or counts it beside, the contract leaves open: the
 * sources, whose accounts hold both, tell which of the two a dataset means.
 */
function comingIn(accounting: unknown): (account: unknown) => number {
  const total = (of: unknown, field: string): number =>
    Object.values(fields(of)).reduce<number>((sum, account) => sum + count(account, field), 0)
  const families = own(accounting, 'families')
  const [within, read] = [total(families, 'in'), total(own(accounting, 'sources'), 'in')]
  const isBeside = within !== read && within + total(families, 'generated') === read
  return (account) => count(account, 'in') + (isBeside ? count(account, 'generated') : 0)
}

function judgeFamilies(context: GateContext, ledger: LedgerCounts, tally: Counts): void {
  const accounting = own(context.census.manifest, 'accounting')
  const families = fields(own(accounting, 'families'))
  const inOf = comingIn(accounting)
  const kept = keptByFamily(context)
  for (const name of new Set([...Object.keys(families), ...kept.keys(), ...ledger.families.keys()])) {
    const at = `manifest.json#accounting.families.${token(name)}`
    const account = own(families, name)
    const lines = ledger.families.get(name)
    const left = inOf(account) + count(account, 'refiled_in')
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
    if (count(account, 'generated') > inOf(account)) {
      examined(tally.family_account_wrong)
      violate(tally, {
        code: 'family_account_wrong',
        subject: `${at}.generated`,
        expected: `at most what came in, ${inOf(account)}`,
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
  const cameIn = Object.values(fields(own(accounting, 'families'))).map(comingIn(accounting))
  for (const field of ['in', 'kept', ...KEPT_OUT]) {
    equal(
      tally,
      'family_account_wrong',
      `manifest.json#accounting.families.*.${field}`,
      'the sum over all sources,',
      field === 'in' ? cameIn.reduce((sum, came) => sum + came, 0) : total(own(accounting, 'families'), field),
      total(own(accounting, 'sources'), field),
      [],
    )
  }
}

/** Family -> conversations that the sources of this family read; null where an account does not name its family. */
function inByFamily(accounting: unknown): Map<string, number> | null {
  const sums = new Map<string, number>()
  for (const account of Object.values(fields(own(accounting, 'sources')))) {
    const family = text(own(account, 'source_family'))
    if (family === undefined) return null
    sums.set(family, (sums.get(family) ?? 0) + count(account, 'in'))
  }
  return sums
}

/** A family holds what its sources read, and what was refiled: a record that only changed its label is in one of two sums. */
function judgeFamilySources({ census }: GateContext, tally: Counts): void {
  const accounting = own(census.manifest, 'accounting')
  const sums = inByFamily(accounting)
  if (sums === null) return
  const families = fields(own(accounting, 'families'))
  const inOf = comingIn(accounting)
  for (const name of new Set([...Object.keys(families), ...sums.keys()])) {
    const at = `manifest.json#accounting.families.${token(name)}.in`
    equal(tally, 'family_account_wrong', at, 'what its sources read,', inOf(own(families, name)), sums.get(name) ?? 0, [token(name)])
  }
  for (const [index, source] of list(own(census.manifest, 'sources')).entries()) {
    const account = own(own(accounting, 'sources'), text(own(source, 'name')) ?? '')
    const [stated, accounted] = [own(source, 'source_family'), own(account, 'source_family')]
    examined(tally.source_account_wrong)
    if (account === undefined || accounted === undefined || stated === accounted) continue
    violate(tally, {
      code: 'source_account_wrong',
      subject: `manifest.json#sources[${index}].source_family`,
      expected: `${token(accounted)}, as in its account`,
      found: token(stated),
      names: [token(own(source, 'name')), token(stated)],
    })
  }
}

export function judgeAccounting(context: GateContext, ledger: LedgerCounts, tally: Counts): void {
  judgeSources(context, ledger, tally)
  judgeFamilies(context, ledger, tally)
  judgeTotals(context, tally)
  judgeFamilySources(context, tally)
}
