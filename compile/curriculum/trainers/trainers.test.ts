import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fc } from '@fast-check/vitest'
import { parse } from 'yaml'
import { chatml } from '../templates/chat-template.ts'
import known from './known-keys.json' with { type: 'json' }
import { sampleCurriculum, type SampleStage } from './sample.ts'
import { trainerFiles } from './write.ts'
import { yamlText } from './yaml.ts'

const filesOf = (...given: Parameters<typeof sampleCurriculum>): Map<string, string> => {
  const { curriculum, reports } = sampleCurriculum(...given)
  return new Map(trainerFiles(curriculum, reports, chatml).map(({ path, text }) => [path, text]))
}
const yamlOf = (files: Map<string, string>, path: string): Record<string, unknown> => parse(files.get(path)!, { version: '1.1' })
const ALIGNMENTS = [
  { algorithm: 'orpo', beta: 0.1 },
  { algorithm: 'simpo', beta: 2, gamma: 0.5 },
  { algorithm: 'dpo', beta: 0.1, reference_model: 'org/reference' },
  { algorithm: 'kto', beta: 0.1, desirable_weight: 1, undesirable_weight: 1.5, reference_model: null },
] as const
const aligned = (alignment: SampleStage['alignment']): SampleStage[] => [
  { name: 'stage1', objective: 'sft' },
  { name: 'phase_c', objective: 'preference', alignment: alignment! },
]

describe('each key is one of the trainer’s own', () => {
  test.each(ALIGNMENTS)('$algorithm', (alignment) => {
    const files = filesOf([{ name: 'phase_a', objective: 'causal_lm' }, ...aligned(alignment)])
    const strange = [...files.keys()]
      .filter((path) => path.endsWith('.yaml') && !path.includes('launchers'))
      .flatMap((path) => {
        const [, trainer, name] = path.split('/') as [string, keyof typeof known, string]
        const allowed =
          trainer === 'trl'
            ? [...known.trl.common, ...(known.trl[(name.split('.')[1] ?? 'sft') as 'sft'] ?? known.trl.sft)]
            : known[trainer].train
        return Object.keys(yamlOf(files, path)).flatMap((key) => (allowed.includes(key) ? [] : [`${path}: ${key}`]))
      })
    expect(strange.filter((found) => !/trl\/\w+\.yaml/.test(found) || !known.trl.sft.includes(found.split(': ')[1]!))).toEqual([])
  })

  test('data of Axolotl and LLaMA-Factory', () => {
    const files = filesOf()
    const datasets = yamlOf(files, 'trainers/axolotl/stage1.yaml')['datasets'] as Record<string, unknown>[]
    expect(Object.keys(datasets[0]!).filter((key) => !known.axolotl.dataset.includes(key))).toEqual([])
    const info = JSON.parse(files.get('trainers/llamafactory/data/dataset_info.json')!) as Record<string, Record<string, object>>
    const keys = Object.values(info).flatMap(({ columns, tags, ...rest }) =>
      [rest, columns ?? {}, tags ?? {}].flatMap((each) => Object.keys(each).filter((key) => key !== 'file_name')),
    )
    expect(keys.filter((key) => !known.llamafactory.dataset.includes(key))).toEqual([])
  })
})

test('each stage starts from what the one before it left; a starved one is passed over, which is said', () => {
  const files = filesOf()
  const chain = (['phase_a', 'stage1', 'stage3', 'phase_c.orpo'] as const).map((name) => [
    yamlOf(files, `trainers/trl/${name}.yaml`)['model_name_or_path'],
    yamlOf(files, `trainers/axolotl/${name}.yaml`)['base_model'],
    yamlOf(files, `trainers/llamafactory/${name}.yaml`)['model_name_or_path'],
    yamlOf(files, `trainers/trl/${name}.yaml`)['output_dir'],
  ])
  expect(chain).toEqual([
    ['org/base', 'org/base', 'org/base', './checkpoints/phase_a'],
    ['./checkpoints/phase_a', './checkpoints/phase_a', './checkpoints/phase_a', './checkpoints/stage1'],
    ['./checkpoints/stage1', './checkpoints/stage1', './checkpoints/stage1', './checkpoints/stage3'],
    ['./checkpoints/stage3', './checkpoints/stage3', './checkpoints/stage3', './checkpoints/phase_c'],
  ])
  expect(files.has('trainers/trl/stage2.yaml')).toBe(false)
  expect(files.get('trainers/axolotl/stage3.yaml')).toContain('# stage2: starved, not trained. stage2 has nothing to train on.')
  expect(files.get('trainers/chain.tsv')).toContain('# stage2: starved')
})

test('loss on the assistant alone, by each trainer’s own words; pretraining on all of the text', () => {
  const files = filesOf()
  expect(yamlOf(files, 'trainers/trl/stage1.yaml')).toMatchObject({
    assistant_only_loss: true,
    chat_template_path: './templates/chat_template.jinja',
  })
  expect(yamlOf(files, 'trainers/axolotl/stage1.yaml')).toMatchObject({
    train_on_inputs: false,
    datasets: [{ path: './stage1/train.jsonl', type: 'chat_template', roles_to_train: ['assistant'] }],
    test_datasets: [{ path: './stage1/val.jsonl' }],
  })
  expect(yamlOf(files, 'trainers/llamafactory/stage1.yaml')).toMatchObject({ stage: 'sft', train_on_prompt: false, template: 'chatml' })
  expect(yamlOf(files, 'trainers/trl/phase_a.yaml')).toMatchObject({
    dataset_text_field: 'text',
    assistant_only_loss: false,
    max_length: 8192,
  })
  expect(yamlOf(files, 'trainers/axolotl/phase_a.yaml')).toMatchObject({ datasets: [{ type: 'completion', field: 'text' }] })
  expect(yamlOf(files, 'trainers/llamafactory/phase_a.yaml')).toMatchObject({ stage: 'pt' })
})

test('pairs are configured for each algorithm on pairs, DPO at its own rate and with its reference; labels for KTO alone', () => {
  const pairs = filesOf(aligned(ALIGNMENTS[0]))
  expect([...pairs.keys()].filter((path) => path.startsWith('trainers/trl/phase_c'))).toEqual([
    'trainers/trl/phase_c.orpo.yaml',
    'trainers/trl/phase_c.simpo.yaml',
    'trainers/trl/phase_c.dpo.yaml',
  ])
  expect(yamlOf(pairs, 'trainers/trl/phase_c.dpo.yaml')['learning_rate']).toBe(1e-5)
  expect(yamlOf(pairs, 'trainers/llamafactory/phase_c.simpo.yaml')).toMatchObject({ stage: 'dpo', pref_loss: 'simpo', learning_rate: 3e-5 })
  const labels = filesOf(aligned(ALIGNMENTS[3]))
  expect([...labels.keys()].filter((path) => path.startsWith('trainers/axolotl/phase_c'))).toEqual(['trainers/axolotl/phase_c.kto.yaml'])
  expect(yamlOf(labels, 'trainers/axolotl/phase_c.kto.yaml')).toMatchObject({ rl: 'kto', kto_undesirable_weight: 1.5 })
})

test('a reference model that Axolotl can not name has no configuration for it, and one for the others', () => {
  const files = filesOf(aligned(ALIGNMENTS[2]))
  expect(files.has('trainers/axolotl/phase_c.dpo.yaml')).toBe(false)
  expect(yamlOf(files, 'trainers/llamafactory/phase_c.dpo.yaml')['ref_model']).toBe('org/reference')
  expect(files.get('trainers/chain.tsv')).toContain('\torg/reference\n')
})

test('without val nothing is evaluated and nothing stops early; a short stage is evaluated often enough to stop', () => {
  const none = filesOf([{ name: 'stage1', objective: 'sft', val: 0 }])
  for (const trainer of ['trl', 'axolotl', 'llamafactory']) {
    const text = none.get(`trainers/${trainer}/stage1.yaml`)!
    expect(text).toContain('val is empty')
    expect(text).not.toMatch(/early_stopping|load_best|eval_steps|val\.jsonl/)
  }
  // 2,000 records of 100 tokens are 49 sequences of 4,096, twice, 16 a step: 7 steps.
  expect(yamlOf(filesOf([{ name: 'stage1', objective: 'sft', lines: 2000 }]), 'trainers/trl/stage1.yaml')).toMatchObject({
    eval_steps: 1,
    save_steps: 1,
  })
})

test('a control character in a name is refused, with the field', () => {
  expect(() => filesOf(undefined, { base_model: 'a\nb' })).toThrow('curriculum.base_model: found a control character')
})

test('YAML gives back what it was given: texts as texts, numbers as numbers', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
      fc.boolean(),
      (text, number, flag) => {
        fc.pre(text.isWellFormed())
        expect(parse(yamlText({ text, number, flag, list: [text] }, { comments: [text] }), { version: '1.1' })).toEqual({
          text,
          number,
          flag,
          list: [text],
        })
      },
    ),
  )
  // PyYAML reads 1e-7 as a text.
  expect(yamlText({ rate: 1e-7 })).toBe('rate: 0.0000001\n')
  expect(yamlText({ on: 'on', time: '12:30' })).toBe('"on": "on"\ntime: "12:30"\n')
  expect(yamlText({ text: '${HOME}' }, { omegaconf: true })).toBe('text: "\\\\${HOME}"\n')
})

describe('train.sh', () => {
  const root = mkdtempSync(join(tmpdir(), 'train sh $(touch pwned)-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const HOSTILE = `a 'b" $(touch pwned) \`touch pwned\`; touch pwned #`

  const folder = (name: string, files: Map<string, string>): string => {
    const path = join(root, name)
    for (const [below, text] of files) {
      mkdirSync(dirname(join(path, below)), { recursive: true })
      writeFileSync(join(path, below), text, { mode: 0o755 })
    }
    writeFileSync(join(path, 'curriculum_manifest.json'), JSON.stringify({ files: [] }))
    return path
  }
  const run = (path: string, ...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync('bash', [join(path, 'train.sh'), ...args], { cwd: root, encoding: 'utf8' })
    return { status, out: stdout, err: stderr }
  }
  const hostile = folder('hostile', filesOf(undefined, { base_model: HOSTILE }))

  test('prints the commands in order and starts nothing', () => {
    const { status, out } = run(hostile, '--trainer', 'axolotl')
    expect(status).toBe(0)
    expect(out.match(/train trainers\/axolotl\/\S+/g)).toEqual([
      'train trainers/axolotl/phase_a.yaml',
      'train trainers/axolotl/stage1.yaml',
      'train trainers/axolotl/stage3.yaml',
      'train trainers/axolotl/phase_c.orpo.yaml',
    ])
  })

  test('the algorithm by flag; labels are no pairs', () => {
    expect(run(hostile, '--trainer', 'llamafactory', '--algorithm', 'dpo').out).toContain('phase_c.dpo.yaml')
    expect(run(hostile, '--trainer', 'llamafactory', '--algorithm', 'kto')).toMatchObject({ status: 3 })
  })

  test('wrong usage', () => {
    expect(run(hostile)).toMatchObject({ status: 3 })
    for (const wrong of [
      ['--trainer', 'other'],
      ['--trainer', 'trl', '--gpus', '0x2'],
      ['--trainer', 'trl', '--gpus', '$(touch pwned)'],
      ['--trainer', 'trl', '--node-rank', 'a[$(touch pwned)]'],
      ['--trainer', 'trl', '--from', 'stage2'],
      ['--trainer'],
    ])
      expect(run(hostile, ...wrong)).toMatchObject({ status: 3 })
  })

  test('a stage that is done is passed over; of another configuration it stops', () => {
    const path = folder('done', filesOf())
    const fake = join(root, 'bin')
    mkdirSync(fake, { recursive: true })
    // Stands for the trainer: leaves a model where the configuration says.
    writeFileSync(
      join(fake, 'axolotl'),
      `#!/usr/bin/env bash\nout=$(sed -n 's/^output_dir: "\\(.*\\)"$/\\1/p' "$2"); mkdir -p "$out"; echo '{}' >"$out/config.json"; echo "$2" >>log\n`,
      { mode: 0o755 },
    )
    const go = (...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync('bash', [join(path, 'train.sh'), '--trainer', 'axolotl', '--run', ...args], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${fake}:${process.env['PATH']}` },
      })
    const log = (): number => readFileSync(join(path, 'log'), 'utf8').trim().split('\n').length
    expect(go('--from', 'stage3').status).toBe(2)
    expect(go('--until', 'stage1').status).toBe(0)
    expect(log()).toBe(2)
    expect(go().stdout).toContain('stage1: done already')
    expect(log()).toBe(4)
    expect(go().status).toBe(0)
    expect(log()).toBe(4)
    writeFileSync(join(path, 'trainers/axolotl/stage1.yaml'), 'base_model: "other"\n')
    expect(go()).toMatchObject({ status: 2, stderr: expect.stringContaining('of another configuration') })
    expect(log()).toBe(4)
  })

  test('data that is not what the manifest says is not trained on', () => {
    const path = folder('changed', filesOf())
    writeFileSync(
      join(path, 'curriculum_manifest.json'),
      JSON.stringify({ files: [{ path: 'stage1/train.jsonl', sha256: '0'.repeat(64) }] }),
    )
    const { status, err } = run(path, '--trainer', 'trl')
    expect([status, err]).toEqual([1, expect.stringContaining('stage1/train.jsonl')])
  })

  test('every stage starved: nothing to train', () => {
    const path = folder('starved', filesOf([{ name: 'stage1', objective: 'sft', lines: 0 }]))
    expect(run(path, '--trainer', 'trl')).toMatchObject({ status: 2, err: expect.stringContaining('every stage is starved') })
  })

  test('nothing of the names was run', () => {
    for (const place of [root, hostile, process.cwd()])
      expect(spawnSync('ls', [place], { encoding: 'utf8' }).stdout).not.toMatch(/^pwned$/m)
  })
})
