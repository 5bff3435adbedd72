import { describe, expect, test } from 'vitest'
import { mergeReports } from './merge-reports.ts'
import { ALL_GATES, notRunReport, type VerificationReport } from './verification-report.ts'
import type { GateName } from './gate.ts'
import type { GateState } from './violation.ts'

/** A part that ran these gates. */
function part(ran: Partial<Record<GateName, GateState>>, more: Partial<VerificationReport> = {}): VerificationReport {
  const { note: _, ...base } = notRunReport('2026-01-01T00:00:00Z', 'data', 1, '')
  const states = { ...base.states, ...ran }
  const details = Object.fromEntries(ALL_GATES.map((gate) => [gate, { ...base.verification_details[gate], state: states[gate] }]))
  return {
    ...base,
    states,
    verification_details: details as VerificationReport['verification_details'],
    dataset_digest: 'a'.repeat(64),
    profile_sha256: 'b'.repeat(64),
    ...more,
  }
}
const all = (state: GateState, gates: readonly GateName[] = ALL_GATES): Partial<Record<GateName, GateState>> =>
  Object.fromEntries(gates.map((gate) => [gate, state]))
const [first, second] = [ALL_GATES.slice(0, 5), ALL_GATES.slice(5)]

describe('reports of parts', () => {
  test('that together ran every gate give the verdict that one run gives', () => {
    const merged = mergeReports([part(all('passed', first)), part(all('passed', second))])
    expect(merged).toMatchObject({ verdict: 'passed', all_gates_passed: true, dataset_digest: 'a'.repeat(64) })
    expect(Object.values(merged.gate_results)).toEqual(Array.from({ length: 8 }, () => true))
    expect(merged.note).toBeUndefined()
  })

  test('do not pass where a gate was run by none, failed in one, or is waived', () => {
    const missing = mergeReports([part(all('passed', first)), part(all('passed', second.slice(1)))])
    expect(missing).toMatchObject({ verdict: 'not run', all_gates_passed: false })
    expect(mergeReports([part(all('passed', first)), part({ ...all('passed', second), contract: 'failed' })]).verdict).toBe('failed')
    expect(mergeReports([part(all('passed')), part({ pii: 'failed' })])).toMatchObject({ verdict: 'failed', states: { pii: 'failed' } })
    expect(mergeReports([part({ ...all('passed', first), pii: 'waived' }), part(all('passed', second))])).toMatchObject({
      verdict: 'waived',
      all_gates_passed: false,
    })
  })

  const taken = {
    rules: 'c'.repeat(64),
    from: 'parts',
    shards_examined: 0,
    shards_reused: 1,
    records_examined: 0,
    records_reused: 1,
  } as const
  test.each<[string, Partial<VerificationReport>]>([
    ['datasets', { dataset_digest: 'f'.repeat(64) }],
    ['profiles', { profile_sha256: 'f'.repeat(64) }],
    ['rules', { census: { ...taken, rules: 'f'.repeat(64) } }],
    ['versions of the contract', { contract_version: '0.0.1' }],
    ['seeds', { seed: 2 }],
  ])('of different %s fail together, though each passed', (what, more) => {
    const merged = mergeReports([part(all('passed', first), { census: taken }), part(all('passed', second), { census: taken, ...more })])
    expect(merged).toMatchObject({ verdict: 'failed', all_gates_passed: false, dataset_digest: '' })
    expect(merged.note).toContain(`the parts judged different ${what}`)
    expect(Object.values(merged.gate_results)).not.toContain(true)
  })

  test('with anything else wrong about their set pass nothing', () => {
    const merged = mergeReports([part(all('passed'))], ['part 2 of 2 is missing'])
    expect(merged).toMatchObject({ verdict: 'not run', all_gates_passed: false, note: 'part 2 of 2 is missing' })
  })

  test('do not pass where one of them was interrupted, or where they saw two manifests', () => {
    const interrupted = mergeReports([part(all('passed', first), { note: 'the run was interrupted' }), part(all('passed', second))])
    expect(interrupted).toMatchObject({ verdict: 'not run', all_gates_passed: false, gate_results: { pii: false } })
    const two = mergeReports([
      part(all('passed', first), { manifest_sha256: 'c'.repeat(64) }),
      part(all('passed', second), { manifest_sha256: 'd'.repeat(64) }),
    ])
    expect(two).toMatchObject({ verdict: 'failed', manifest_sha256: '', note: 'the parts judged different manifests' })
  })
})
