import { expect, test } from 'vitest'
import { resolveConfig, type SourceInput } from './config.ts'

const source: SourceInput = { name: 'a', family: 'sarcasm', path: 'a.jsonl', licence: 'synthetic', group: 'g' }
const resolve = (config: object): unknown => resolveConfig(config, '/work')

test('defaults are filled in, paths resolved against the folder of the configuration', () => {
  const config = resolveConfig({ sources: [source] }, '/base')
  expect(config).toMatchObject({
    output: '/base/data/final_dataset',
    review: '/base/data/review',
    seed: 0,
    keep: 'keep_first',
    previous: 'auto',
  })
  expect(config.sources[0]).toMatchObject({ root: '/base', phase: 'stage6_specialized_domains', maxRejectedShare: 0.5 })
})

test.each([
  [
    'a wrong choice',
    { sources: [{ ...source, licence: 'mit' }] },
    /config\.sources\.0\.licence: found "mit"; expected one of therapeutic_license, reddit_cc/,
  ],
  [
    'an unknown family',
    { sources: [{ ...source, family: 'sarcsam' }] },
    /config\.sources\[0\]\.family: found "sarcsam"; expected one of edge_case_generator/,
  ],
  ['an unknown field', { sources: [source], sed: 1 }, /unknown field "sed"; expected one of sources, output, seed/],
  ['a missing field', { sources: [{ name: 'a' }] }, /config\.sources\.0: missing "family"/],
  ['a negative seed', { sources: [source], seed: -1 }, /config\.seed: found -1/],
  ['NaN as a seed', { sources: [source], seed: NaN }, /config\.seed/],
  ['no source', { sources: [] }, /config\.sources: found \[\]/],
  ['a name used twice', { sources: [source, source] }, /config\.sources\[1\]\.name: "a" is used twice/],
  ['both path and generator', { sources: [{ ...source, generator: 'sample' }] }, /expected either "path" or "generator", found both/],
  ['custom without its words', { sources: [{ ...source, licence: 'custom' }] }, /licenseDetail: missing/],
  [
    'a review queue under the root',
    { sources: [source], output: 'out', review: 'out/review' },
    /config\.review: .* lies under the output root/,
  ],
  ['S3 as the output', { sources: [source], output: 's3://bucket/x' }, /config\.output: found "s3:\/\/bucket\/x"/],
  ['a clock that is none', { sources: [source], clock: 'noon' }, /config\.clock: found "noon"/],
  [
    'a wrong profile',
    { sources: [source], profile: { thresholds: { near_duplicate: 2 } } },
    /profile\.thresholds\.near_duplicate: found 2/,
  ],
  [
    'a holdout that is no family',
    { sources: [source], profile: { holdouts: { nothing: { rationale: 'x' } } } },
    /profile\.holdouts\.nothing: no such family/,
  ],
])('%s is refused by name, value and choices', (_, config, message) => {
  expect(() => resolve(config)).toThrow(message)
})
