/** Whole runs over small datasets. The mix is recounted from the exported files alone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Message } from '#contract/record.ts'
import type { CurriculumInput } from './config.ts'
import { type ChatLine, CURRICULUM_MANIFEST, type CurriculumManifest, type PairLine, type RecordUse, type TextLine } from './plan.ts'
import { makeCurriculum } from './run.ts'
import { many, talk, temporaryFolder, trialCurriculum, trialDataset, type TrialRecord, wordTokenizer } from './trial.ts'

type Stages = NonNullable<CurriculumInput['stages']>

interface Made {
  to: string
  manifest: CurriculumManifest
  lines<Line>(path: string): Line[]
}

async function make(
  records: readonly TrialRecord[],
  stages: Stages,
  more: Partial<CurriculumInput> & Parameters<typeof trialDataset>[1] = {},
): Promise<Made> {
  const { perShard, profile, classes, ...config } = more
  const dataset = trialDataset(records, { ...(perShard && { perShard }), ...(profile && { profile }), ...(classes && { classes }) })
  const to = join(temporaryFolder(), 'out')
  const { manifest } = await makeCurriculum({ curriculum: trialCurriculum(stages, config), dataset, tokenizer: wordTokenizer, to })
  const lines = <Line>(path: string): Line[] =>
    readFileSync(join(to, path), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line)
  return { to, manifest, lines }
}

const costOf = (messages: readonly { content: string }[]): number =>
  messages.reduce((all, { content }) => all + wordTokenizer.count(content) + 5, 0)

const EDGE: Stages = [{ name: 'stage3_edge_stress_test' }]
const edge = (a: number, b: number, c: number, d: number): TrialRecord[] => [
  ...many(a, 'edge_case_generator', 30),
  ...many(b, 'edge_case_resulting_chats', 60),
  ...many(c, 'edge_case_synthetic', 20),
  ...many(d, 'safety_guardrails_annihilator', 40),
]

test('a mix by tokens, recounted from the file, misses no weight by more than half a percent', async () => {
  const { manifest, lines } = await make(edge(120, 300, 90, 150), EDGE)
  const byFamily = new Map<string, number>()
  for (const { messages, source_family: family } of lines<ChatLine>('stage3_edge_stress_test/train.jsonl'))
    byFamily.set(family, (byFamily.get(family) ?? 0) + costOf(messages))
  const all = [...byFamily.values()].reduce((sum, each) => sum + each, 0)
  const weights = { edge_case_generator: 0.3, edge_case_resulting_chats: 0.3, edge_case_synthetic: 0.2, safety_guardrails_annihilator: 0.2 }
  for (const [family, weight] of Object.entries(weights)) expect(Math.abs(byFamily.get(family)! / all - weight)).toBeLessThan(0.005)
  // 120 * 30 = 3,600 tokens at 0.3 and 90 * 20 = 1,800 at 0.2 are repeated: the 18,000 of the chats would need 60,000. Four times them is 48,000 and 36,000.
  expect(manifest.stages[0]!.train!.tokens).toBeGreaterThan(35_500)
  expect(manifest.stages[0]!.train!.tokens).toBeLessThanOrEqual(36_036)
  expect(manifest.stages[0]!.parts.map(({ part, repeated }) => [part, Math.round(10 * repeated) / 10])).toEqual([
    ['edge_case_generator', 3],
    ['edge_case_resulting_chats', 0.6],
    ['edge_case_synthetic', 4],
    ['safety_guardrails_annihilator', 1.2],
  ])
})

test('a mix by records is met to the record', async () => {
  const { lines, manifest } = await make(edge(30, 30, 20, 20), EDGE, { sampling: { by: 'records' } })
  const counts: Record<string, number> = {}
  for (const { source_family: family } of lines<ChatLine>('stage3_edge_stress_test/train.jsonl')) counts[family] = (counts[family] ?? 0) + 1
  expect(counts).toEqual({
    edge_case_generator: 30,
    edge_case_resulting_chats: 30,
    edge_case_synthetic: 20,
    safety_guardrails_annihilator: 20,
  })
  expect(manifest.stages[0]!.parts.every(({ actual, target }) => actual === target)).toBe(true)
})

test('the provenance of a stage is what stands in its export, each record as often as it says', async () => {
  const { lines, manifest, to } = await make(edge(12, 40, 20, 20), EDGE)
  const times = new Map<string, number>()
  for (const { id, source } of lines<ChatLine>('stage3_edge_stress_test/train.jsonl'))
    times.set(`${id} ${source}`, (times.get(`${id} ${source}`) ?? 0) + 1)
  const uses = lines<RecordUse>('stage3_edge_stress_test/train.records.jsonl')
  expect(new Map(uses.map(({ id, source, times: each }) => [`${id} ${source}`, each]))).toEqual(times)
  for (const { path, sha256, size_bytes: size } of manifest.files) {
    const bytes = readFileSync(join(to, path))
    expect([path, hash('sha256', bytes), bytes.length]).toEqual([path, sha256, size])
  }
  const there = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
  expect(there).toBe(manifest.files.length + 1)
})

test('the same dataset in other shards and another order gives the same lines', async () => {
  const records = edge(12, 40, 20, 20)
  const lines = async (given: TrialRecord[], perShard: number): Promise<string[]> => {
    const made = await make(given, EDGE, { perShard })
    return made.lines<ChatLine>('stage3_edge_stress_test/train.jsonl').map(({ id }) => id)
  }
  expect(await lines(records.toReversed(), 7)).toEqual(await lines(records, 100))
})

test('another seed, and the largest, take other records', async () => {
  const ids = async (seed: number): Promise<string[]> =>
    (await make(edge(12, 40, 20, 20), EDGE, { seed })).lines<ChatLine>('stage3_edge_stress_test/train.jsonl').map(({ id }) => id)
  const [one, other] = [await ids(1), await ids(Number.MAX_SAFE_INTEGER)]
  expect(one).not.toEqual(other)
  expect(await ids(Number.MAX_SAFE_INTEGER)).toEqual(other)
})

test('test is never read: a folder without it gives the same', async () => {
  const records = [...edge(12, 40, 20, 20), ...many(5, 'edge_case_generator', 30, { split: 'test' })]
  const { lines, manifest } = await make(records, EDGE)
  const sources = [...lines<ChatLine>('stage3_edge_stress_test/train.jsonl')].map(({ source }) => source.split('/')[0])
  expect(new Set(sources)).toEqual(new Set(['train']))
  expect(manifest.stages[0]!.val).toBeNull()
  expect(manifest.stages[0]!.remarks).toContain('stage3_edge_stress_test has nothing in val: its training can not be stopped early')
})

test('val is all of val, once', async () => {
  const { lines } = await make([...edge(9, 9, 9, 9), ...many(7, 'edge_case_generator', 30, { split: 'val' })], EDGE)
  const val = lines<ChatLine>('stage3_edge_stress_test/val.jsonl')
  expect(val.length).toBe(7)
  expect(new Set(val.map(({ source }) => source)).size).toBe(7)
})

describe('starved', () => {
  const holdout = many(348, 'long_running_therapy', 30, { split: 'test' })
  const STAGES: Stages = [{ name: 'stage4_voice_persona' }, { name: 'stage5_long_running_therapy' }, { name: 'stage7_roleplay_simulator' }]

  test('a stage of a hard holdout alone has no export, a price, and no place in the chain', async () => {
    const { manifest, to } = await make([...holdout, ...many(3, 'roleplay_simulator', 30)], STAGES)
    const [voice, long, roleplay] = manifest.stages
    expect(long).toMatchObject({ starved: true, train: null, val: null, starts_from: null })
    // 80% of 348 are 278; of those 90% train and 5% validate.
    expect(long!.remarks).toEqual([
      'stage5_long_running_therapy has 0 training conversations: its only family is a hard holdout (348 in test). Lifting 80% of it would train on about 250, validate on 14 and leave 84 for evaluation.',
    ])
    expect(voice!.remarks).toEqual(['stage4_voice_persona has 0 training conversations: its only family is a hard holdout (0 in test).'])
    expect(roleplay!.starts_from).toBe('Qwen/Qwen2.5-7B')
    expect(existsSync(join(to, 'stage5_long_running_therapy'))).toBe(false)
    expect(manifest.mix[1]).toMatchObject({
      phase: 'stage5_long_running_therapy',
      part: 'long_running_therapy',
      target: 1,
      actual: 0,
      starved: true,
    })
  })

  test('a stage of which a fifth is a holdout gives the fifth to the others, and says so', async () => {
    const records = [
      ...many(40, 'cptsd', 30),
      ...many(30, 'addiction', 30),
      ...many(10, 'experimental', 30),
      ...many(20, 'sarcasm', 30, { split: 'test' }),
    ]
    const { manifest } = await make(records, [{ name: 'stage6_specialized_domains' }])
    expect(
      manifest.stages[0]!.parts.map(({ part, expected, actual, starved }) => [part, Number(expected.toFixed(9)), actual, starved]),
    ).toEqual([
      ['cptsd', 0.5, 0.5, false],
      ['addiction', 0.375, 0.375, false],
      ['sarcasm', 0, 0, true],
      ['experimental', 0.125, 0.125, false],
    ])
    expect(manifest.stages[0]!.remarks[0]).toBe(
      'stage6_specialized_domains is starved of 20% of its mix: sarcasm is a hard holdout (20 in test), and the other parts take its weight. Lifting 80% of it would train on about 14, validate on 1 and leave 5 for evaluation.',
    )
  })

  test('a lifted holdout trains, and the manifest says whose entry it is', async () => {
    const profile = { lifted: { long_running_therapy: { share: 0.8, owner: 'head of data', reason: 'a first model' } } }
    const { manifest } = await make(
      [...holdout.slice(0, 70), ...many(250, 'long_running_therapy', 30)],
      [{ name: 'stage5_long_running_therapy' }],
      { profile },
    )
    expect(manifest.stages[0]!.train!.unique).toBe(250)
    expect(manifest.lifted).toEqual({ long_running_therapy: 0.8 })
    expect(manifest.stages[0]!.remarks[0]).toBe(
      'long_running_therapy is a holdout that the signer lifted: 80% of it may be trained on (head of data: a first model)',
    )
  })
})

describe('long records', () => {
  const session = (sizes: number[], heading?: number): Message[] =>
    sizes.flatMap((size, at) => [
      { role: 'user' as const, content: `${at === heading ? 'Session 2\n' : ''}q${at}` },
      { role: 'assistant' as const, content: Array.from({ length: size }, (_, n) => `a${at}x${n}`).join(' ') },
    ])
  const profile = { lifted: { long_running_therapy: { share: 1, owner: 'o', reason: 'r' } } }

  test('a stage that truncates cuts behind an answer, and reports the share', async () => {
    const records: TrialRecord[] = [{ family: 'roleplay_simulator', messages: session([10, 10, 10]) }, ...many(1, 'roleplay_simulator', 20)]
    const { lines, manifest } = await make(records, [{ name: 'stage7_roleplay_simulator', context: 50 }])
    const chats = lines<ChatLine>('stage7_roleplay_simulator/train.jsonl').map(({ messages }) => messages)
    expect(chats.map((messages) => messages.length).toSorted()).toEqual([2, 4])
    expect(chats.every((messages) => messages.at(-1)!.role === 'assistant' && costOf(messages) <= 50)).toBe(true)
    expect(manifest.stages[0]!.train).toMatchObject({ truncated: 1, truncated_share: 0.5 })
  })

  test('a session of stage 5 is left out whole, and named', async () => {
    const { manifest } = await make(
      [{ family: 'long_running_therapy', messages: session([40, 40]) }, ...many(1, 'long_running_therapy', 30)],
      [{ name: 'stage5_long_running_therapy', context: 50 }],
      { profile },
    )
    expect(manifest.stages[0]!.train).toMatchObject({ units: 1, truncated: 0 })
    expect(manifest.stages[0]!.left_out).toEqual([
      { split: 'train', reason: 'longer_than_context', records: 1, first: 'train/train_000.jsonl:1' },
    ])
  })

  test('or split at its sessions', async () => {
    const { manifest, lines } = await make(
      [{ family: 'long_running_therapy', messages: session([30, 30], 1) }],
      [{ name: 'stage5_long_running_therapy', context: 50, too_long: 'split' }],
      { profile },
    )
    expect(
      lines<ChatLine>('stage5_long_running_therapy/train.jsonl')
        .map(({ session: number, messages }) => [number, messages.length])
        .toSorted(),
    ).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect(manifest.stages[0]!.train).toMatchObject({ units: 1, lines: 2, sessions: 2 })
  })

  test('a context that is smaller than any record leaves a stage without training, in words', async () => {
    const { manifest } = await make(many(3, 'roleplay_simulator', 30), [{ name: 'stage7_roleplay_simulator', context: 16 }])
    expect(manifest.stages[0]).toMatchObject({ starved: true, train: null })
    expect(manifest.stages[0]!.remarks.at(-1)).toBe(
      'stage7_roleplay_simulator has nothing to train on: 3 records are left out (no answer fits; the first is train/train_000.jsonl:1)',
    )
  })
})

describe('phase A', () => {
  const talkOf = (document: string, part: number, words: number): TrialRecord => ({
    family: 'video_transcripts',
    document,
    steps: ['chatml_convert', 'transcript_prompt'],
    messages: [
      { role: 'user', content: `What is ${document} about, part ${part}?` },
      { role: 'assistant', content: Array.from({ length: words }, (_, n) => `${document}${part}w${n}`).join(' ') },
    ],
  })

  test('the pieces of a document follow each other in blocks of that document alone, without the question', async () => {
    const records = [talkOf('a', 1, 20), talkOf('b', 1, 10), talkOf('a', 2, 20), talkOf('a', 3, 20)]
    const { lines, manifest } = await make(records, [{ name: 'phase_a_pretraining', context: 45, mix: { video_transcripts: 1 } }])
    const blocks = lines<TextLine>('phase_a_pretraining/train.jsonl').toSorted((x, y) =>
      x.document_id + x.block < y.document_id + y.block ? -1 : 1,
    )
    expect(blocks.map(({ document_id: id, block, sources }) => [id, block, sources])).toEqual([
      ['a', 1, ['train/train_000.jsonl:1', 'train/train_000.jsonl:3']],
      ['a', 2, ['train/train_000.jsonl:4']],
      ['b', 1, ['train/train_000.jsonl:2']],
    ])
    expect(blocks[0]!.text.startsWith('a1w0 a1w1')).toBe(true)
    expect(manifest.stages[0]!.train).toMatchObject({ units: 2, unique: 2, lines: 3, tokens: 70 })
  })

  test('a record of 100,000 tokens becomes blocks that fit', async () => {
    const { lines } = await make([talkOf('a', 1, 100_000)], [{ name: 'phase_a_pretraining', context: 8192, mix: { video_transcripts: 1 } }])
    const blocks = lines<TextLine>('phase_a_pretraining/train.jsonl')
    expect(blocks.every(({ text }) => wordTokenizer.count(text) <= 8192)).toBe(true)
    expect(blocks.reduce((all, { text }) => all + wordTokenizer.count(text), 0)).toBe(100_000)
  })
})

describe('phase C', () => {
  const pair = (n: number): TrialRecord => ({
    family: 'dpo_preference',
    messages: talk(20, `p${n}`),
    rejected: [{ role: 'assistant', content: `no ${n}` }],
  })
  const STAGES: Stages = [{ name: 'phase_c_preference_alignment' }]
  const path = 'phase_c_preference_alignment/train.jsonl'

  test('ORPO, SimPO and DPO have prompt, chosen and rejected', async () => {
    const { lines, manifest } = await make([pair(1)], STAGES)
    const [line] = lines<PairLine>(path)
    expect(line).toMatchObject({
      prompt: [{ role: 'user', content: 'wp1qx0' }],
      chosen: [{ role: 'assistant' }],
      rejected: [{ role: 'assistant', content: 'no 1' }],
    })
    // prompt 1 + 5; chosen 9 + 5; rejected 2 + 5
    expect(manifest.stages[0]!.train!.tokens).toBe(20 + 13)
  })

  test('KTO has each side with its label', async () => {
    const { lines, manifest } = await make([pair(1), pair(2)], [{ name: 'phase_c_preference_alignment', alignment: { algorithm: 'kto' } }])
    expect(
      lines<{ label: boolean; completion: Message[] }>(path).map(({ label, completion }) => [
        label,
        completion[0]!.content.startsWith('no'),
      ]),
    ).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
    ])
    expect(manifest.stages[0]!.train).toMatchObject({ units: 2, lines: 4 })
  })

  test('a pair whose prompt ends in an answer is left out; pairs are no chats of another stage', async () => {
    const odd: TrialRecord = { ...pair(3), messages: [...talk(20, 'x'), { role: 'assistant', content: 'again' }] }
    const { manifest } = await make(
      [pair(1), odd, { ...pair(4), family: 'roleplay_simulator' }],
      [...STAGES, { name: 'stage7_roleplay_simulator' }],
    )
    expect(manifest.stages[0]!.left_out).toMatchObject([{ reason: 'no_shared_prompt', records: 1 }])
    expect(manifest.stages[0]!.parts[1]).toMatchObject({ part: 'roleplay_simulator:pairs', available: { records: 1 } })
    expect(manifest.stages[1]!.train).toBeNull()
  })

  test('without any pair it has nothing to train on', async () => {
    const { manifest } = await make(many(3, 'cptsd', 30), STAGES)
    expect(manifest.stages[0]).toMatchObject({ starved: true, train: null })
    expect(manifest.unused).toEqual({ cptsd: 3 })
  })
})

test('a family of one record with nine tenths of the mix holds the stage to what its cap allows', async () => {
  const records = [...many(1, 'cptsd', 90), ...many(500, 'addiction', 30)]
  const { manifest } = await make(records, [{ name: 'stage6_specialized_domains', mix: { cptsd: 0.9, addiction: 0.1 } }], {
    sampling: { oversample_cap: 10 },
  })
  // Ten times 90 tokens and a ninth of that.
  expect(manifest.stages[0]!.parts.map(({ used }) => used)).toEqual([
    { records: 10, tokens: 900 },
    { records: 3, tokens: 90 },
  ])
  expect(manifest.stages[0]!.remarks).toContain(
    'stage6_specialized_domains uses 1.19% of the tokens that it could: raise oversample_cap, give the scarce part less weight, or set when_short to "renormalise"',
  )
})

test('a dataset of one record', async () => {
  const { manifest, lines } = await make(many(1, 'experimental', 30), [{ name: 'stage6_specialized_domains' }])
  expect(lines('stage6_specialized_domains/train.jsonl').length).toBe(1)
  expect(manifest.stages[0]!.parts[3]).toMatchObject({ part: 'experimental', expected: 1, actual: 1 })
})

describe('whole or not at all', () => {
  const request = { tokenizer: wordTokenizer, dataset: trialDataset(edge(3, 3, 3, 3)) }
  const curriculum = trialCurriculum(EDGE)

  test('the same again changes nothing, another configuration replaces it, and nothing is left beside it', async () => {
    const folder = temporaryFolder()
    const to = join(folder, 'out')
    expect((await makeCurriculum({ ...request, curriculum, to })).changed).toBe(true)
    expect((await makeCurriculum({ ...request, curriculum, to })).changed).toBe(false)
    expect((await makeCurriculum({ ...request, curriculum: { ...curriculum, seed: 5 }, to })).changed).toBe(true)
    expect(readdirSync(folder)).toEqual(['out'])
  })

  test('what a killed run left is cleared away, and a folder that it was replacing is put back', async () => {
    const folder = temporaryFolder()
    const dead = 2 ** 22 + 1 // above the largest process id
    mkdirSync(join(folder, `.out.partial-${dead}`))
    mkdirSync(join(folder, `.out.old-${dead}`))
    writeFileSync(join(folder, `.out.old-${dead}`, 'mine.txt'), 'kept')
    await expect(makeCurriculum({ ...request, curriculum, to: join(folder, 'out') })).rejects.toThrow(
      `holds files and no ${CURRICULUM_MANIFEST}`,
    )
    expect(readdirSync(folder)).toEqual(['out'])
    expect(readFileSync(join(folder, 'out', 'mine.txt'), 'utf8')).toBe('kept')
  })

  test('checkpoints in it are not replaced', async () => {
    const to = join(temporaryFolder(), 'out')
    await makeCurriculum({ ...request, curriculum, to })
    mkdirSync(join(to, 'checkpoints'))
    writeFileSync(join(to, 'checkpoints', 'model.safetensors'), 'days')
    await expect(makeCurriculum({ ...request, curriculum: { ...curriculum, seed: 5 }, to })).rejects.toThrow(
      'holds another curriculum and 1 files that no run of this command wrote',
    )
    expect((await makeCurriculum({ ...request, curriculum, to })).changed).toBe(false)
  })

  test('a dataset that changes under it stops it, and nothing is left', async () => {
    const folder = temporaryFolder()
    const dataset = trialDataset(edge(3, 3, 3, 3))
    const shard = join(dataset.folder, 'train/train_000.jsonl')
    const bytes = readFileSync(shard, 'utf8').replaceAll('"id":"', '"id":"0')
    let lines = 0
    const progress = (phase: string): void => {
      if (phase === 'writing the stages' && lines++ === 0) writeFileSync(shard, bytes)
    }
    await expect(makeCurriculum({ ...request, dataset, curriculum, to: join(folder, 'out'), progress })).rejects.toThrow(
      'changed while it was read',
    )
    expect(readdirSync(folder)).toEqual([])
  })

  test('a dry run counts the same and writes nothing', async () => {
    const to = join(temporaryFolder(), 'out')
    const { manifest } = await makeCurriculum({ ...request, curriculum, to })
    const dry = await makeCurriculum({ ...request, curriculum, to: null })
    expect(dry.manifest.stages).toEqual(manifest.stages)
  })
})
