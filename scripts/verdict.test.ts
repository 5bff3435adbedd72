import { describe, expect, test } from 'vitest'
import type { Evidence } from '../gates/kit/evidence.ts'
import { ALL_GATES, type ReportInput, type RunnerState, verificationReport } from '../gates/kit/verification-report.ts'
import { verdictTable } from './verdict.ts'

const HASH = 'ab12cd34ef56'.padEnd(64, '0')
const ran: RunnerState = { state: 'passed', errors: [], failed: [] }

const evidence = (gate: string, more: Partial<Evidence> = {}): Evidence =>
  ({
    gate,
    claim: `${gate} holds.`,
    state: 'passed',
    records: 1234,
    population: 1234,
    examined: 1234,
    rules: [
      {
        code: 'rule',
        says: 'All is well.',
        todo: 'Mend it.',
        section: 1,
        state: 'passed',
        failure: null,
        population: 1234,
        examined: 1234,
        violations: 0,
        samples: [],
      },
    ],
    waivers: [],
    dataset_digest: HASH,
    ...more,
  }) as unknown as Evidence

const sample = (at: number) => ({ code: 'rule', subject: `train/train_000.jsonl:${at}`, found: `sha256:${HASH}`, expected: 'another' })

const failing = evidence('hash', {
  state: 'failed',
  rules: [
    {
      ...evidence('hash').rules[0]!,
      state: 'failed',
      failure: '5 violations',
      violations: 5,
      samples: [1, 2, 3, 4, 5].map(sample),
      warnings: ['first note', 'second note', 'third note'],
    },
  ],
})

function verdict(
  given: Partial<Record<string, Evidence>> = {},
  runners: Partial<Record<string, RunnerState>> = {},
  more: Partial<ReportInput> = {},
): string {
  const all = (of: (gate: string) => unknown) => Object.fromEntries(ALL_GATES.map((gate) => [gate, of(gate)]))
  return verdictTable(
    verificationReport({
      timestamp: '2025-01-01T00:00:00Z',
      evidence: all((gate) => (gate in given ? given[gate] : evidence(gate))) as ReportInput['evidence'],
      runner: all((gate) => (gate in runners ? runners[gate] : ran)) as ReportInput['runner'],
      statistics: null,
      dataset: 'data',
      seed: 1,
      ...more,
    }),
  )
}

describe('the verdict on a terminal', () => {
  test('nothing but the table and the verdict where every gate passed; the verdict comes last', () => {
    const lines = verdict().split('\n')
    expect(lines[0]).toBe('data: not read')
    expect(lines.filter((line) => line.startsWith('leakage'))).toEqual(['leakage       passed    1/1  1,234/1,234           0'])
    expect(lines.at(-1)).toBe('SIGNED OFF: every gate passed.')
  })

  test('a failure says what was found, what was expected, where and what to do, and how many there are', () => {
    const lines = verdict({ hash: failing }).split('\n')
    expect(lines.slice(0, 7)).toEqual([
      'hash: FAILED. hash holds.',
      '  rule: 5 violations. Expected: All is well.',
      '    train/train_000.jsonl:1: found sha256:ab12cd34ef56…; expected another',
      '    train/train_000.jsonl:2: found sha256:ab12cd34ef56…; expected another',
      '    train/train_000.jsonl:3: found sha256:ab12cd34ef56…; expected another',
      '    and 2 more',
      '    What to do: Mend it.',
    ])
    expect(lines.at(-1)).toBe('NOT SIGNED OFF: failed: hash.')
  })

  test('of many notes the first is shown, and how many there are', () => {
    expect(verdict({ hash: failing })).toContain('  hash: first note (and 2 more)')
  })

  test('of many failing rules the first six are spelt out, the others are named', () => {
    const rules = Array.from({ length: 8 }, (_, at) => ({ ...failing.rules[0]!, code: `rule_${at}` }))
    const said = verdict({ hash: { ...failing, rules } })
    expect(said).toContain('  and 2 more rules: rule_6, rule_7')
    expect(said.match(/What to do/g)).toHaveLength(6)
  })

  test('a gate that did not run is never a pass, and says why', () => {
    const said = verdict({ pii: undefined as never }, { pii: { state: 'incomplete', errors: ['out of memory'], failed: [] } })
    expect(said).toContain('pii: NOT RUN\n  error: out of memory')
    expect(said.split('\n').at(-1)).toBe('NOT SIGNED OFF: the gates did not run to their end. Not run: pii.')
  })

  test('where no gate ran the reason is told once', () => {
    const none = (of: unknown) => Object.fromEntries(ALL_GATES.map((gate) => [gate, of])) as never
    const lines = verdict(none(undefined), none(undefined), { note: 'no such file' }).split('\n')
    expect(lines[0]).toBe('data: not read')
    expect(lines.at(-1)).toBe('NOT SIGNED OFF: the gates did not run to their end (no such file). No gate ran.')
  })

  test('a failed property is named though no rule failed', () => {
    const said = verdict({}, { split: { state: 'failed', errors: [], failed: ['Any record in another file fires the gate'] } })
    expect(said).toContain('split: FAILED. split holds.\n  failed: Any record in another file fires the gate')
  })

  test('a long text of a gate is cut to a line', () => {
    const long = { ...sample(1), found: 'x'.repeat(5000) }
    const said = verdict({ hash: { ...failing, rules: [{ ...failing.rules[0]!, samples: [long] }] } })
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(240)
  })

  test('every waiver is told before the verdict: who, why, until when, and what it covers', () => {
    const waiver = {
      gate: 'hash',
      rule: 'rule',
      subject: '*',
      owner: 'A. Signer',
      reason: 'mended next week',
      expires: '2025-01-31',
      dataset: '*',
    }
    const rules = [{ ...failing.rules[0]!, state: 'waived' as const }]
    const lines = verdict({ hash: { ...failing, state: 'waived', rules, waivers: [{ ...waiver, covers: 5 }] } }).split('\n')
    const at = lines.indexOf('WAIVERS (1); what they cover has failed and is not mended:')
    expect(lines[at + 1]).toBe('  hash/rule for *: by A. Signer until 2025-01-31 (30 days left), covers 5: mended next week')
    expect(lines.at(-1)).toBe('WAIVED: what failed is covered by waivers (hash); not every gate passed.')
    const useless = verdict({
      hash: evidence('hash', { state: 'failed', waivers: [{ ...waiver, covers: 0, problem: 'covers nothing that failed' }] }),
    })
    expect(useless).toContain('(30 days left), covers nothing that failed: mended next week')
    expect(useless.split('\n').at(-1)).toBe('NOT SIGNED OFF: failed: hash.')
  })
})
