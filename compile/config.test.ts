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
  ['a drift that no distance can reach', { sources: [source], drift: { distance: 2 } }, /config\.drift\.distance: found 2/],
  ['a negative seed', { sources: [source], seed: -1 }, /config\.seed: found -1/],
  ['NaN as a seed', { sources: [source], seed: NaN }, /config\.seed/],
  ['NaN by its name', { sources: [source], seed: NaN }, /config\.seed: found NaN; it must be integer/],
  ['a name of the prototype as a family', { sources: [{ ...source, family: 'toString' }] }, /family: found "toString"; expected one of/],
  ['and as one that may be empty', { sources: [source], mayBeEmpty: ['valueOf'] }, /mayBeEmpty: "valueOf" is no family/],
  ['a name that no account can hold', { sources: [{ ...source, name: '__proto__' }] }, /name: found "__proto__"; expected a name without/],
  ['a name that leads out of its folder', { sources: [{ ...source, name: '../../x' }] }, /name: found "\.\.\/\.\.\/x"/],
  ['an unknown shape', { sources: [{ ...source, shape: 'chatml' }] }, /shape: found "chatml"; expected one of preference, messages/],
  ['an unknown container', { sources: [{ ...source, container: 'xml' }] }, /container: found "xml"; expected one of jsonl/],
  ['an unknown encoding', { sources: [{ ...source, encoding: 'klingon' }] }, /encoding: found "klingon"; expected a name such as utf-8/],
  ['turns that exclude each other', { sources: [{ ...source, options: { minTurns: 9, maxTurns: 3 } }] }, /minTurns 9 is above maxTurns 3/],
  ['a day that there is not', { sources: [source], clock: '2025-02-30T00:00:00Z' }, /config\.clock: found "2025-02-30T00:00:00Z"/],
  ['a bare year', { sources: [source], clock: '2025' }, /config\.clock: found "2025"/],
  ['a share upside down', { sources: [source], profile: { thresholds: { train: [0.9, 0.1] } } }, /thresholds\.train: found \[0\.9, 0\.1\]/],
  [
    'a holdout of the prototype',
    { sources: [source], profile: { holdouts: { constructor: { rationale: 'x' } } } },
    /holdouts\.constructor: no such family/,
  ],
  ['no source', { sources: [] }, /config\.sources: found \[\]/],
  ['a name used twice', { sources: [source, source] }, /config\.sources\[1\]\.name: "a" is used twice/],
  ['both path and generator', { sources: [{ ...source, generator: 'sample' }] }, /expected either "path" or "generator", found both/],
  ['custom without its words', { sources: [{ ...source, licence: 'custom' }] }, /licenseDetail: missing/],
  [
    'a review queue under the root',
    { sources: [source], output: 'out', review: 'out/review' },
    /config\.review: .* lies under the output root/,
  ],
  ['a bucket as the output', { sources: [source], output: 's3://bucket' }, /config\.output: found "s3:\/\/bucket"; expected a root in S3/],
  ['a root in no bucket', { sources: [source], publishTo: 's3:x' }, /config\.publishTo: found "s3:x"/],
  [
    'an endpoint with a password',
    { sources: [source], s3: { endpoint: 'https://me:pw@s3.example.org' } },
    /config\.s3\.endpoint: found a URL with a user or password in it(?!.*pw@)/,
  ],
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

test('an output in S3 is compiled to a folder, named by its own root, and published by npm start', () => {
  const config = resolveConfig({ sources: [source], output: 's3://bucket/sets/a', s3: { cacheBytes: 0 } }, '/work')
  expect(config).toMatchObject({ publishTo: 's3://bucket/sets/a', publishesOnStart: true, canonicalRoot: 's3://bucket/sets/a/', s3: {} })
  expect(config.output).toMatch(/\/data\/final_dataset$/)
  expect(resolve({ sources: [source], publishTo: 's3://bucket/a' })).toMatchObject({
    publishesOnStart: false,
    canonicalRoot: 's3://bucket/a/',
  })
})
