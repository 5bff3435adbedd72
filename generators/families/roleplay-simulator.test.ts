import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import type { Conversation, Utterance } from '../../compile/conversation.ts'
import { speakerId } from '../voices/speaker-id.ts'
import { dialogue, type Given, run, speech, spokenBy } from '../voices/trial.ts'
import { roleplaySimulator } from './roleplay-simulator.ts'

const scene = (one: string, other: string, turns = 4): Utterance[] =>
  Array.from({ length: turns }, (_, i) => spokenBy(`${one}: ${speech(12, `q${i}_`)}`, `${other}: ${speech(15, `a${i}_`)}`)).flat()
const given = (said: readonly Utterance[], more: Partial<Conversation> = {}): Given => ({ conversation: dialogue(said, more) })
const first = ({ messages }: { messages?: { role: string; content: string }[] }): string[] =>
  messages!.filter(({ role }) => role !== 'system').map(({ role, content }) => `${role} ${content[0]}`)

test.each<[string, Utterance[], Record<string, unknown>, Partial<Conversation>, string, string]>([
  ['the second of two, who answers,', scene('Mira', 'Otto'), {}, { scene: { setting: 'A bakery.' } }, 'answers', 'Otto'],
  ['who is configured', scene('Mira', 'Otto'), { characters: ['MIRA'] }, {}, 'named', 'Mira'],
  ['the second of any two, where that is asked for,', scene('Mira', 'Otto'), { anyTwo: true }, {}, 'answers', 'Otto'],
  ['a game master', scene('Game Master', 'Otto'), {}, {}, 'master', 'Game Master'],
  ['the one whose part is described', scene('Mira', 'Otto'), {}, { scene: { parts: { mira: 'a baker' } } }, 'described', 'Mira'],
  ['the helper', scene('Therapist', 'Client'), {}, {}, 'role', 'Therapist'],
  ['the client', scene('Therapist', 'Client'), { simulates: 'client' }, {}, 'role', 'Client'],
])('%s is the character', async (_, said, options, more, by, label) => {
  const { records } = await run(roleplaySimulator, [given(said, more)], options)
  expect(records).toHaveLength(1)
  expect(records[0]!.metadata.labels).toEqual({
    speaker: speakerId({ source: 'talks', documentId: 'talks.jsonl#1', label }, {}),
    character: by,
  })
  const own = said.find(({ speaker }) => speaker === label)!.text
  expect(records[0]!.messages!.find(({ role }) => role === 'assistant')!.content).toBe(own)
  expect(JSON.stringify(records[0]!.messages)).not.toMatch(/Mira|Otto|Master/)
})

test('the scene is the system message of every piece', async () => {
  const { records, counts } = await run(
    roleplaySimulator,
    [given(scene('User 1', 'User 2', 20), { scene: { setting: 'A bakery at dawn.', parts: { user1: 'I am late.', user2: 'I bake.' } } })],
    { chunkWords: 150 },
  )
  expect(records.length).toBeGreaterThan(2)
  for (const { messages } of records)
    expect(messages![0]).toEqual({
      role: 'system',
      content: 'This is a role play. Stay in your part.\nThe scene: A bakery at dawn.\nYour part: I bake.',
    })
  expect(counts['documents.used_with_scene']).toBe(1)
})

test('what stands before the first label is the scene too, and a client is told that it is one', async () => {
  const said = scene('Therapist', 'Client')
  const messages = [{ role: 'system' as const, content: 'A first session.' }]
  const [record] = (await run(roleplaySimulator, [given(said, { messages })], { simulates: 'client' })).records
  expect(record!.messages![0]!.content).toBe(
    'This is a role play. Stay in your part.\nThe scene: A first session.\nYour part: the client of a helper in training',
  )
})

test.each<[string, Given, string]>([
  ['nobody is labelled', { conversation: { messages: [] } }, 'unnamed_speakers'],
  ['half is not labelled', given([...scene('Mira', 'Otto'), { speaker: undefined, text: speech(200) }]), 'unnamed_speakers'],
  ['one speaks', given(scene('Mira', 'Mira')), 'one_speaker'],
  ['two merely talk', given(scene('Mira', 'Otto')), 'no_scene'],
  ['it is a pair', given(scene('Mira', 'GM'), { rejected: [] }), 'is_a_pair'],
  ['clients speak in earnest', { ...given(scene('Therapist', 'Client')), family: 'long_running_therapy' }, 'left_to.long_running_therapy'],
  ['three speak', given([...scene('Mira', 'Otto'), ...scene('Ida', 'Mira')]), 'many_speakers'],
  ['little is said', given(scene('Mira', 'GM', 1)), 'too_short_or_one_sided'],
  [
    'one nods',
    given(Array.from({ length: 20 }, (_, i) => spokenBy(`Mira: ${speech(60, `m${i}_`)}?`, 'GM: So it may well be.')).flat()),
    'too_short_or_one_sided',
  ],
  ['it is a later piece', { conversation: { messages: [], furtherPiece: true } }, 'read_with_first_piece'],
])('where %s the stats say so', async (_, document, reason) => {
  const { records, counts } = await run(roleplaySimulator, [document])
  expect(records).toEqual([])
  expect(counts).toMatchObject({ [`source.talks.documents.${reason}`]: 1 })
})

test('a game master has a table of many before him', async () => {
  const said = [...scene('Mira', 'GM'), ...scene('Otto', 'GM'), ...spokenBy('Ida: And I wait.', 'GM: You do.')]
  const [record] = (await run(roleplaySimulator, [given(said)])).records
  expect(first(record!).slice(0, 4)).toEqual(['user q', 'assistant a', 'user q', 'assistant a'])
  expect(record!.metadata.labels!['character']).toBe('master')
})

test('a speaker may be called like what every object has', async () => {
  const scenes = { scene: { setting: 'A bakery.', parts: { ida: 'a baker', ann: 'a guest' } } }
  const [record] = (await run(roleplaySimulator, [given(scene('Mira', 'constructor'), scenes)])).records
  expect(record!.messages![0]!.content).toBe('This is a role play. Stay in your part.\nThe scene: A bakery.')
})

test('a limit ends it', async () => {
  const documents = [1, 2, 3].map(() => given(scene('Mira', 'GM')))
  expect((await run(roleplaySimulator, documents, {}, { limit: 2 })).records).toHaveLength(2)
})

const label = fc.constantFrom('Mira Q7x', '李小明', 'GM', 'Therapist', 'Client', '', 'A & B', 'constructor', '__proto__')
property.prop([
  fc.array(fc.record({ speaker: label, size: fc.integer({ min: 0, max: 60 }) }), { maxLength: 40 }),
  fc.constantFrom('client', 'helper'),
])('roles alternate, both sides speak, and no label is in the text', async (turns, simulates) => {
  const said = turns.map(({ speaker, size }, t) => ({ speaker, text: speech(size, `t${t}_`) }))
  for (const { messages } of (
    await run(roleplaySimulator, [given(said, { scene: { parts: { mira: 'a baker' } } })], {
      simulates,
      anyTwo: true,
      chunkWords: 100,
      minWords: 1,
    })
  ).records) {
    const spoken = messages!.filter(({ role }) => role !== 'system')
    expect(spoken.every(({ role }, i) => role !== spoken[i + 1]?.role)).toBe(true)
    expect(new Set(spoken.map(({ role }) => role)).size).toBe(2)
    expect(JSON.stringify(spoken)).not.toMatch(/Mira|李|GM|Therapist|A & B|constructor|__proto/)
  }
})
