/** The real configuration against the manifest of the corpora, where they are at hand. Counts only: nothing of their text is printed. */
import { createReadStream, existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import families from '#contract/families.json' with { type: 'json' }
import { resolveConfig } from '../compile/config.ts'
import { readObject } from '../compile/sources/read.ts'
import { DEFAULT_LIMITS, type ShapeOptions } from '../compile/sources/shape.ts'
import config from './real-corpora.config.ts'
import { realSources, standIns } from './real-corpora.sources.ts'

const CORPORA = fileURLToPath(new URL('../../shared/corpora/', import.meta.url))

test('without its folder the configuration says what is missing', () => {
  expect(() => config({})).toThrow(/SIGNOFF_CORPORA is not set; expected the folder/)
})

test('the configuration is valid, and every required family has a source', () => {
  const { sources } = resolveConfig(config({ SIGNOFF_CORPORA: CORPORA }), CORPORA)
  const served = new Set(sources.map(({ family }) => family))
  const required = Object.entries(families.families).flatMap(([family, { required: must }]) => (must ? [family] : []))
  expect(required.filter((family) => !served.has(family))).toEqual([])
  expect(standIns.every(({ name, licence }) => name.startsWith('generated-') && licence === 'synthetic')).toBe(true)
})

/** Conversations (kept or rejected) and turns of one object, and the shape that read it. */
async function read(
  path: string,
  how: { shape?: string; container?: string; options?: ShapeOptions } = {},
): Promise<{ conversations: number; turns: number; bad: number; shape: string }> {
  const object = { key: path, size: null, read: () => createReadStream(`${CORPORA}${path}`) }
  const reader = await readObject(object, { limits: DEFAULT_LIMITS, ...how })
  let [conversations, turns, bad] = [0, 0, 0]
  for await (const event of reader.events) {
    if (event.kind === 'unit_rejected') bad++
    else conversations++
    if (event.kind === 'conversation')
      turns += event.conversation.messages.filter(({ role }) => role === 'user' || role === 'assistant').length
  }
  return { conversations, turns, bad, shape: reader.shape }
}

describe.skipIf(!existsSync(CORPORA))('the corpora', () => {
  // The body runs while tests are collected, also where all of them will be skipped.
  const manifest = (existsSync(CORPORA) ? readFileSync(`${CORPORA}MANIFEST.tsv`, 'utf8') : '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
  const files = manifest.map(([path, , , , , conversations, turns]) => ({
    path: path!,
    conversations: Number(conversations),
    turns: Number(turns),
  }))

  test('every file is read by a source or named as not read', () => {
    const read = new Set(realSources.flatMap(({ path }) => globSync(path.replaceAll('+', '[+]'), { cwd: CORPORA })))
    const left = files.filter(({ path }) => !read.has(path)).map(({ path }) => path.split('/')[0])
    expect([...new Set(left)]).toEqual(['paul-rottger+exaggerated-safety', 'ruiyiw+patient-psi'])
  })

  /** One file of each source, as found from its content alone; the turns differ where neighbouring utterances of one side are one turn. */
  test.each([
    ['CAS-SIAT-XinHai+CPsyCoun/CPsyCounD/Data/case_1.txt', 'labelled_text'],
    ['EducationalTestingService+sarcasm/reddit/sarcasm_detection_shared_task_reddit_training.jsonl', 'context_response'],
    ['Jagrati27+Datasets/Mental_Health_FAQ.csv', 'prompt_response'],
    ['NathanDuran+Switchboard-Corpus/swda_data/train/2022.txt', 'labelled_text'],
    ['RevanthRameshkumar+CRD3/data/cleaned data/C1E020.json', 'turns'],
    ['SmartFlowAI+EmoLLM/datasets/data.json', 'turns'],
    ['abachaa+MTS-Dialog/Main-Dataset/MTS-Dialog-TrainingSet.csv', 'labelled_text'],
    ['alexa+Topical-Chat/conversations/valid_freq.json', 'turns'],
    ['anthropics+hh-rlhf/harmless-base/test.jsonl.gz', 'preference'],
    ['cylnlp+dialogsum/DialogSum_Data/dialogsum.dev.jsonl', 'labelled_text'],
    ['declare-lab+MELD/data/MELD/train_sent_emo.csv', 'utterance_rows'],
    ['hiyouga+LLaMA-Factory/data/alpaca_en_demo.json', 'prompt_response'],
    ['hiyouga+LLaMA-Factory/data/dpo_en_demo.json', 'preference'],
    ['hiyouga+LLaMA-Factory/data/glaive_toolcall_en_demo.json', 'sharegpt'],
    ['lm-sys+FastChat/data/dummy_conversation.json', 'sharegpt'],
    ['lwgkzl+MultiESC/MultiESC/data/valid.txt', 'turns'],
    ['nbertagnolli+counsel-chat/data/20200325_counsel_chat.csv', 'prompt_response'],
    ['soujanyaporia+MUStARD/data/sarcasm_data.json', 'context_response'],
    ['thechangelog+transcripts/podcast/the-changelog-296.md', 'labelled_text'],
    ['uccollab+AnnoMI/AnnoMI-simple.csv', 'utterance_rows'],
  ])('%s is found to be %s and has the conversations that the manifest counts', async (path, shape) => {
    const listed = files.find((file) => file.path === path)!
    const found = await read(path)
    expect(found.shape).toBe(shape)
    expect(found.conversations + found.bad).toBe(listed.conversations)
    expect(found.turns).toBeLessThanOrEqual(listed.turns)
  })

  test('windows of a session are joined: 2985 windows of about 211 sessions, in pieces where utterances are missing', async () => {
    const found = await read('thu-coai+Emotional-Support-Conversation/codes/dataset/devWithStrategy_short.tsv')
    expect(found.shape).toBe('windows')
    expect(found.conversations).toBe(219)
  })

  test('prompts without answers have one side', async () => {
    expect(await read('paul-rottger+exaggerated-safety/xstest_prompts.csv')).toEqual({
      conversations: 450,
      turns: 0,
      bad: 0,
      shape: 'prompt_response',
    })
  })
})
