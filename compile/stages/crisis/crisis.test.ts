/** From a source to the published record: what is refiled, why, and what stays. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { openTrial, source } from '../../compile-trial.ts'
import { resolveConfig } from '../../config.ts'
import { compile } from '../../pipeline.ts'

const trial = openTrial()
const ANSWER = { role: 'assistant', content: 'I am glad that you wrote. If you are in danger now, call 988.' }
const said = (content: string, more: object = {}): string => JSON.stringify({ messages: [{ role: 'user', content }, ANSWER], ...more })

const ACUTE = 'I am going to end my life tonight and nobody here has the faintest idea of it.'
const LINES = [
  said(ACUTE),
  said('My sister drew a picture of every single one of us, and I stand in the corner of it.'),
  said('They made me their treasurer, and since then nobody in the choir talks to me.', { crisis: true }),
  said('I want to die, and I have everything ready for it in the kitchen of this flat.', { crisis: false }),
  said('This job is killing me, but the canteen is good and my colleagues make me laugh.'),
]
const edge = (more: object = {}) => [source('edge', 'edge.jsonl', { family: 'edge_case_generator', ...more })]

const published = (): DatasetRecord[] => lines('out/compiled/final_training_dataset.jsonl')
const refiled = (): LedgerEntry[] => lines<LedgerEntry>('out/ledger/ledger_000.jsonl').filter(({ kind }) => kind === 'refiled')
function lines<Of>(path: string): Of[] {
  const text = readFileSync(join(trial.base, path), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Of]))
}

test('crisis-level conversations of an edge-case family are refiled, tested on only, and the ledger names the evidence', async () => {
  trial.put('edge.jsonl', LINES.join('\n'))
  const { counts, manifest } = await trial.run(edge())
  expect(refiled().map(({ reason, position, detail, other_family }) => [position.record, reason, detail, other_family])).toEqual([
    [1, 'crisis_classified', 'ideation, imminence', 'edge_case_crisis'],
    [3, 'crisis_marked', undefined, 'edge_case_crisis'],
    [4, 'crisis_classified', 'ideation, means', 'edge_case_crisis'],
  ])
  const held = published().filter(({ metadata }) => metadata.source_family === 'edge_case_crisis')
  expect(held).toHaveLength(3)
  for (const { metadata } of held) {
    expect(metadata).toMatchObject({ split: 'test', phase: 'stage3_edge_stress_test' })
    expect(metadata.provenance.processing_steps).toContain('refile')
  }
  expect(counts['edge']).toMatchObject({ 'crisis.crisis': 2, 'crisis.none': 2 })
  expect(manifest.accounting.families['edge_case_crisis']).toMatchObject({ in: 0, refiled_in: 3, kept: 3 })
})

test('no text of a conversation is in the ledger', async () => {
  trial.put('edge.jsonl', LINES.join('\n'))
  await trial.run(edge())
  expect(readFileSync(join(trial.base, 'out/ledger/ledger_000.jsonl'), 'utf8')).not.toMatch(/tonight|kitchen|treasurer/)
})

test('what a source marks is refiled whatever the configuration, what is classified is not where it is off', async () => {
  trial.put('edge.jsonl', LINES.join('\n'))
  await trial.run(edge(), { crisis: false })
  expect(refiled().map(({ reason }) => reason)).toEqual(['crisis_marked'])
})

test('other families are classified where the configuration names them, and no others then', async () => {
  trial.put('edge.jsonl', LINES.join('\n'))
  const general = [source('general', 'edge.jsonl', { family: 'mental_health_datasets' })]
  await trial.run(general)
  expect(refiled().map(({ reason }) => reason)).toEqual(['crisis_marked'])
  await trial.run(general, { crisis: { families: ['mental_health_datasets'] }, output: 'named' })
  expect(lines<LedgerEntry>('named/ledger/ledger_000.jsonl').filter(({ reason }) => reason === 'crisis_classified')).toHaveLength(2)
})

test('a crisis of an edge-case family stays one where a generator took it to another family', async () => {
  trial.put('edge.jsonl', LINES[1]!)
  const metadata = {
    source_key: 'edge.jsonl',
    document_id: 'edge.jsonl#7',
    source: 'edge',
    generator: { name: 'cptsd', version: '1', seed: 1 },
  }
  trial.put('made.jsonl', said(ACUTE, { metadata }))
  const config = resolveConfig(
    { sources: [...edge(), source('made', 'made.jsonl', { family: 'cptsd' })], output: 'out', clock: '2025-01-01T00:00:00Z', workers: 1 },
    trial.base,
  )
  config.sources[1]!.made = { name: 'cptsd', version: '1', seed: 1, kind: 'extracted', from: ['edge'], records: 1 }
  await compile({ ...config, mayBeEmpty: ['cptsd'] }, { env: {}, now: () => new Date(0) })
  expect(refiled().map(({ source: from, source_family, other_family }) => [from, source_family, other_family])).toEqual([
    ['made', 'cptsd', 'edge_case_crisis'],
  ])
})

test('the level can be lowered to what is no crisis yet', async () => {
  trial.put('edge.jsonl', [LINES[1]!, said('I wish I was not alive, and I would not do anything about it all the same.')].join('\n'))
  await trial.run(edge(), { crisis: { level: 'elevated' } })
  expect(refiled().map(({ position, detail }) => [position.record, detail])).toEqual([[2, 'ideation']])
})

test('what the assistant says decides nothing', async () => {
  const turned = [
    { role: 'user', content: 'What should I not say to you, under any circumstances, on a Friday?' },
    { role: 'assistant', content: ACUTE },
  ]
  trial.put('edge.jsonl', [LINES[1]!, JSON.stringify({ messages: turned })].join('\n'))
  await trial.run(edge())
  expect(refiled()).toEqual([])
})

test.each([
  [
    'an unknown family',
    { families: ['edge_case_generater'] },
    /config\.crisis\.families: found "edge_case_generater"; expected some of edge_case_generator/,
  ],
  ['the holdout itself', { families: ['edge_case_crisis'] }, /found "edge_case_crisis"/],
  ['an unknown level', { level: 'none' }, /config\.crisis\.level: found "none"; expected one of crisis, elevated/],
  ['true', true, /config\.crisis: found true/],
])('the configuration refuses %s', (_what, crisis, message) => {
  expect(() => resolveConfig({ sources: edge(), crisis }, '/base')).toThrow(message)
})
