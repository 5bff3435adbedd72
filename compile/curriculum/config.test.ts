/** Everything that is wrong with a configuration is said at once, with the place, what was found and what was expected. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { resolveCurriculum } from './config.ts'
import { readConfigFile } from './read-config.ts'
import { initialCurriculum } from './stage-input.ts'
import { FRAME, openTokenizer, withControls } from './tokens.ts'
import { temporaryFolder } from './trial.ts'

const known = { families: Object.keys(resolveProfile({}).families), classes: new Set(['professional', 'peers']) }
const resolve = (input: unknown) => resolveCurriculum(input, known)
const problems = (input: unknown): string[] => {
  try {
    resolve(input)
    return []
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
}
const stage = (more: object): unknown => ({ version: '1.0', stages: [{ name: 'stage7_roleplay_simulator', ...more }] })
const first = (input: unknown): string | undefined => problems(input)[0]

test('without any wish it is the contract’s plan, in its order', () => {
  const { stages, seed } = resolve({ version: '1.0' })
  expect(stages.map(({ name, context, learning_rate: rate, epochs }) => [name, context, rate, epochs])).toEqual([
    ['phase_a_pretraining', 8192, 1e-4, 2],
    ['stage1_foundation', 4096, 3e-4, 3],
    ['stage2_therapeutic_expertise', 4096, 3e-4, 2],
    ['stage3_edge_stress_test', 4096, 2e-4, 1],
    ['stage4_voice_persona', 8192, 3e-4, 2],
    ['stage5_long_running_therapy', 8192, 2e-4, 2],
    ['stage6_specialized_domains', 4096, 2e-4, 1],
    ['stage7_roleplay_simulator', 4096, 2e-4, 1],
    ['phase_c_preference_alignment', 4096, 3e-5, 2],
  ])
  expect(stages[8]!.alignment).toEqual({ algorithm: 'orpo', beta: 0.1 })
  expect(stages[5]!.too_long).toBe('leave_out')
  expect(seed).toBe(2025)
})

test('the file that --init writes is the same plan, and the warm-up is in it, switched off', () => {
  expect(resolve(initialCurriculum())).toEqual(resolve({ version: '1.0' }))
  const on = structuredClone(initialCurriculum()) as { stages: { enabled?: boolean }[] }
  for (const each of on.stages) delete each.enabled
  expect(resolve(on).stages.map(({ name }) => name)[1]).toBe('stage0_warmup')
})

describe('algorithms', () => {
  const phaseC = (alignment: object, more: object = {}) =>
    resolve({ version: '1.0', stages: [{ name: 'phase_c_preference_alignment', alignment, ...more }] }).stages[0]!
  test('DPO has the rate of the contract and a reference, unless a rate is given', () => {
    expect(phaseC({ algorithm: 'dpo' })).toMatchObject({
      learning_rate: 1e-5,
      alignment: { algorithm: 'dpo', beta: 0.1, reference_model: null },
    })
    expect(phaseC({ algorithm: 'dpo' }, { learning_rate: 2e-6 }).learning_rate).toBe(2e-6)
  })
  test('the command line’s replaces the file’s, whose parameters are not its', () => {
    const input = {
      version: '1.0',
      stages: [{ name: 'phase_c_preference_alignment', alignment: { algorithm: 'simpo', beta: 2, gamma: 1 } }],
    }
    expect(resolveCurriculum(input, { ...known, algorithm: 'kto' }).stages[0]!.alignment).toEqual({
      ...{ algorithm: 'kto', beta: 0.1, desirable_weight: 1, undesirable_weight: 1 },
      reference_model: null,
    })
    expect(resolveCurriculum(input, { ...known, algorithm: 'simpo' }).stages[0]!.alignment).toEqual({
      algorithm: 'simpo',
      beta: 2,
      gamma: 1,
    })
  })
})

test.each([
  [
    'weights with another sum',
    stage({ mix: { cptsd: 0.5, addiction: 0.4 } }),
    'curriculum.stages.0.mix: found weights whose sum is 0.9; expected 1',
  ],
  [
    'an unknown family',
    stage({ mix: { cptsd: 0.5, cptds: 0.5 } }),
    'curriculum.stages.0.mix: "cptds" is of no family; expected one of edge_case_generator',
  ],
  ['a family by a name of every object', stage({ mix: { constructor: 1 } }), 'curriculum.stages.0.mix: "constructor" is of no family'],
  [
    'an unknown class',
    stage({ mix: { 'cptsd:peer': 1 } }),
    'curriculum.stages.0.mix: "cptsd:peer" names no kind of cptsd; expected text, pairs, chain_of_thought or the class of a source: peers, professional',
  ],
  ['a negative rate', stage({ learning_rate: -1 }), 'curriculum.stages.0.learning_rate: found -1; it must be > 0'],
  ['a rate that is no number', stage({ learning_rate: Number.NaN }), 'curriculum.stages.0.learning_rate: found NaN; it must be number'],
  ['a rate without bounds', stage({ learning_rate: Infinity }), 'curriculum.stages.0.learning_rate: found Infinity; it must be number'],
  ['a context of 0', stage({ context: 0 }), 'curriculum.stages.0.context: found 0; it must be >= 1'],
  ['a negative weight', stage({ mix: { cptsd: 1.5, addiction: -0.5 } }), 'curriculum.stages.0.mix.cptsd: found 1.5; it must be <= 1'],
  ['no weights', stage({ mix: {} }), 'curriculum.stages.0.mix: found {}; it must NOT have fewer than 1 properties'],
  [
    'a cap below 1',
    stage({ sampling: { oversample_cap: 0.5 } }),
    'curriculum.stages.0.sampling.oversample_cap: found 0.5; it must be >= 1',
  ],
  [
    'a stage of its own that says too little',
    { version: '1.0', stages: [{ name: 'mine', mix: { cptsd: 1 } }] },
    'curriculum.stages.0: "mine" is no phase of the contract, and has no objective, context, learning_rate, epochs; expected all of them',
  ],
  [
    'a stage twice',
    { version: '1.0', stages: [{ name: 'stage1_foundation' }, { name: 'stage1_foundation' }] },
    'curriculum.stages.1.name: "stage1_foundation" stands there twice',
  ],
  [
    'a name that leads out of the folder',
    { version: '1.0', stages: [{ name: '../x' }] },
    'curriculum.stages.0.name: found "../x"; it must match pattern',
  ],
  [
    'the folder of the checkpoints as a stage',
    { version: '1.0', stages: [{ name: 'checkpoints' }] },
    'curriculum.stages.0: "checkpoints" is no phase of the contract',
  ],
  [
    'sessions that are cut',
    { version: '1.0', stages: [{ name: 'stage5_long_running_therapy', too_long: 'truncate' }] },
    'curriculum.stages.0.too_long: found "truncate" for long_running_therapy; expected leave_out or split: its sessions stay whole',
  ],
  [
    'pairs that are cut',
    { version: '1.0', stages: [{ name: 'phase_c_preference_alignment', too_long: 'truncate' }] },
    'curriculum.stages.0.too_long: found "truncate"; expected leave_out: a pair that is cut is another pair',
  ],
  [
    'a parameter of another algorithm',
    { version: '1.0', stages: [{ name: 'phase_c_preference_alignment', alignment: { algorithm: 'orpo', gamma: 1 } }] },
    'curriculum.stages.0.alignment.gamma: is no parameter of orpo; expected beta',
  ],
  [
    'an algorithm for chats',
    stage({ alignment: { algorithm: 'orpo' } }),
    'curriculum.stages.0.alignment: found one in a stage whose objective is sft',
  ],
  ['nothing that is on', stage({ enabled: false }), 'curriculum.stages: every one is switched off'],
  ['another version', { version: '2.0' }, 'curriculum.version: found "2.0"; it must be equal to constant'],
  ['a list', [], 'curriculum: found []; it must be object'],
  ['nothing', null, 'curriculum: found null; it must be object'],
  ['a seed that is no whole number', { version: '1.0', seed: 1e300 }, 'curriculum.seed: found 1e+300; it must be <= 9007199254740991'],
  [
    'a place for checkpoints that two share',
    { version: '1.0', stages: ['stage1_foundation', 'stage7_roleplay_simulator'].map((name) => ({ name, checkpoint_out: 'x' })) },
    'curriculum.stages.1.checkpoint_out: "x" is that of stage1_foundation too',
  ],
])('%s', (_, input, expected) => expect(first(input)?.slice(0, expected.length)).toBe(expected))

test('all of it at once, with what else was found', () => {
  const input = stage({ mix: { cptsd: 0.5, nobody: 0.4 }, context: 0, epochs: -1 })
  const message = (() => {
    try {
      resolveCurriculum(input, { ...known, problems: ['  curriculum.tokenizer: is none'] })
    } catch (error) {
      return (error as Error).message
    }
    return ''
  })()
  for (const part of [
    '.context: found 0',
    '.epochs: found -1',
    'whose sum is 0.9',
    '"nobody" is of no family',
    'curriculum.tokenizer: is none',
  ])
    expect(message).toContain(part)
})

test('no name reaches the prototype of anything', () => {
  const input: unknown = JSON.parse(
    '{"version":"1.0","__proto__":{"seed":1},"stages":[{"name":"stage1_foundation","mix":{"__proto__":1}}]}',
  )
  expect(problems(input).join('\n')).toMatch(/unknown field "__proto__"[^]*__proto__/)
  expect(({} as { seed?: number }).seed).toBeUndefined()
})

describe('the file', () => {
  const file = (text: string): string => {
    const path = join(temporaryFolder(), 'c.json')
    writeFileSync(path, text)
    return path
  }
  test('a weight that stands there twice', () => {
    const path = file('{\n  "version": "1.0",\n  "stages": [{ "name": "x", "mix": {\n    "cptsd": 0.5,\n    "cptsd": 1 } }]\n}')
    expect(() => readConfigFile(path)).toThrow(`"${path}": the field at line 5 stands there twice; expected once`)
  })
  test('no JSON, no file, a folder', () => {
    expect(() => readConfigFile(file('{,}'))).toThrow('found no JSON')
    expect(() => readConfigFile('/nowhere/c.json')).toThrow('--config: "/nowhere/c.json" is not there')
    expect(() => readConfigFile('/tmp')).toThrow('can not be read (EISDIR)')
  })
})

describe('a tokenizer', () => {
  const file = (content: string): string => {
    const path = join(temporaryFolder(), 'tokenizer.json')
    writeFileSync(path, content)
    return path
  }
  test.each([
    ['no JSON', 'vocab', 'is no tokenizer'],
    ['other JSON', '{"model":{"type":"BPE"}}', 'is no tokenizer'],
    ['null', 'null', 'is no tokenizer'],
    ['a model that nobody knows', '{"model":{"type":"X","vocab":{}}}', 'is a tokenizer that can not be used'],
  ])('%s', async (_, content, found) => {
    const path = file(content)
    await expect(openTokenizer(path)).rejects.toThrow(`"${path}" ${found}`)
  })
  test('none at all', async () => {
    await expect(openTokenizer('/nowhere/tokenizer.json')).rejects.toThrow(
      'can not be read (ENOENT); expected o200k_base, cl100k_base or the path of a tokenizer.json',
    )
  })
  test('a small one counts by its own merges', async () => {
    const vocab = Object.fromEntries(
      ['a', 'b', 'ab', 'Ġ', 'Ġab', 'O', 'n', 'e', 't', 'w', 'o', 'h', 'r', '.'].map((token, id) => [token, id]),
    )
    const path = file(
      JSON.stringify({
        version: '1.0',
        added_tokens: [],
        normalizer: null,
        pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
        post_processor: null,
        decoder: { type: 'ByteLevel' },
        model: { type: 'BPE', vocab, merges: ['a b', 'Ġ ab'] },
      }),
    )
    const { count, sha256 } = await openTokenizer(path)
    expect([count('ab ab'), count('ba'), count('')]).toEqual([2, 2, 0])
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('a frame of ChatML is what its tokens of control and the words between them cost', async () => {
  const { count } = await openTokenizer('o200k_base')
  const rendered = withControls(count, ['<|im_start|>', '<|im_end|>'])
  for (const role of ['user', 'assistant', 'system'])
    expect(rendered(`<|im_start|>${role}\nOne two three<|im_end|>\n`) - count('One two three')).toBe(FRAME)
  expect(withControls(count, [])('<|im_end|>')).toBeGreaterThan(1)
})
