/** What a generator says of its record is published with it: whose voice it is, and the labels of its own; never who said what by name. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { recordSchema } from '#contract/schemas/record.ts'
import { validator } from '#contract/validate.ts'
import { openTrial, source } from './compile-trial.ts'

const trial = openTrial()
const published = (): DatasetRecord[] =>
  readFileSync(join(trial.base, 'out/compiled/final_training_dataset.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DatasetRecord)

test('a speaker and labels are in the provenance, and the schema knows them', async () => {
  const messages = [
    { role: 'user', content: 'How long does the dough rest?' },
    { role: 'assistant', content: 'Overnight, somewhere cool, under a damp cloth.' },
  ]
  const generator = { name: 'voice_persona', version: '1', seed: 7, parents: ['talks.txt#1'] }
  const labels = { speaker: 'speaker_0123456789ab', piece: 2 }
  trial.put('voice.jsonl', `${JSON.stringify({ messages, metadata: { generator, labels } })}\n`)
  await trial.run([source('voice', 'voice.jsonl')])
  const [record] = published()
  expect(record!.metadata.provenance).toMatchObject({ speaker: labels.speaker, generator: { ...generator, labels: { piece: 2 } } })
  expect(record!.metadata.provenance.generator!.labels).toEqual({ piece: 2 })
  const valid = validator(recordSchema(resolveProfile()))
  expect(valid(record)).toBe(true)
  for (const spoilt of [{ speaker: 'Mira Holm' }, { generator: { ...generator, labels: { note: 'two words' } } }]) {
    const provenance = { ...record!.metadata.provenance, ...spoilt }
    expect(valid({ ...record, metadata: { ...record!.metadata, provenance } })).toBe(false)
  }
})

test('labels of speakers and scenes are published nowhere', async () => {
  const dialogue = Array.from({ length: 6 }, (_, i) => ({
    speaker: i % 2 === 0 ? 'Quillon' : 'Zanderby',
    text: `Line ${i} of a short play about bread.`,
  }))
  trial.put('play.jsonl', `${JSON.stringify({ scenario: 'A Quillonian bakery at dawn.', dialogue })}\n`)
  await trial.run([source('play', 'play.jsonl')])
  expect(published()).toHaveLength(1)
  expect(JSON.stringify(published())).not.toMatch(/Quillon|Zanderby/)
})
