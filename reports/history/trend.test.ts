import { expect, test } from 'vitest'
import { metricsOf } from './specimen.ts'
import { changes, trendLine } from './trend.ts'

const before = metricsOf()

test('what moved, with numbers; nothing where nothing did', () => {
  expect(changes(before, metricsOf())).toEqual([])
  const after = metricsOf({
    dataset_digest: 'b'.repeat(64),
    verdict: 'failed',
    gates: { ...before.gates, leakage: 'failed' },
    conversations: 99,
    tokens: null,
    duplicate_rate: 0.08,
    by_family: { cptsd: { conversations: 40, tokens: 1 }, addiction: { conversations: 9, tokens: 1 } },
  })
  expect(changes(before, after)).toEqual([
    { of: 'verdict', before: 'passed', after: 'failed', by: '' },
    { of: 'gate leakage', before: 'passed', after: 'failed', by: '' },
    { of: 'conversations', before: '90', after: '99', by: '+9 (+10.0%)' },
    { of: 'tokens, about', before: '9,000', after: 'unknown', by: '' },
    { of: 'duplicates of what was read', before: '7.00%', after: '8.00%', by: '+1.00 points' },
    { of: 'family addiction', before: '0', after: '9', by: '+9' },
    { of: 'family sarcasm', before: '50', after: '0', by: '-50 (-100.0%)' },
  ])
  expect(trendLine(before, after)).toBe(
    `Since aaaaaaaaaaaa (judged 2025-01-01): verdict passed to failed; gate leakage passed to failed; conversations 90 to 99, +9 (+10.0%); tokens, about 9,000 to unknown; and 3 more (npm run history)`,
  )
  expect(trendLine(before, metricsOf())).toContain('no number moved')
})

test('a family may have any name', () => {
  const odd = metricsOf({ by_family: { constructor: { conversations: 1, tokens: 1 } } })
  expect(changes(metricsOf({ by_family: {} }), odd)).toEqual([{ of: 'family constructor', before: '0', after: '1', by: '+1' }])
})
