import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { Utterance } from '../../compile/conversation.ts'
import { dialogue, type Given, run, speech, spokenBy } from '../voices/trial.ts'
import { speakerId } from '../voices/speaker-id.ts'
import { voicePersona } from './voice-persona.ts'

/** A lesson of `turns` long turns, each asked for. */
const lesson = (teacher: string, turns: number, about = 'w'): Utterance[] =>
  Array.from({ length: turns }, (_, i) => spokenBy(`Otto: And what about part ${i}?`, `${teacher}: ${speech(60, `${about}${i}_`)}`)).flat()
const given = (said: readonly Utterance[], more: Partial<Given> = {}): Given => ({ conversation: dialogue(said), ...more })
const id = (label: string, source = 'talks'): string => speakerId({ source, documentId: 'talks.jsonl#1', label }, {})

test('the one who speaks long is the assistant, under a pseudonym', async () => {
  const { records, counts } = await run(voicePersona, [given(lesson('Mira Holm', 10))], {}, { seed: 5 })
  expect(records).toHaveLength(1)
  expect(records[0]!.messages!.slice(0, 2)).toEqual([
    { role: 'user', content: 'And what about part 0?' },
    { role: 'assistant', content: speech(60, 'w0_') },
  ])
  expect(records[0]!.metadata).toEqual({
    generator: { name: 'voice_persona', version: '1', seed: 5, parents: ['talks.jsonl#1'] },
    source_key: 'talks.jsonl',
    document_id: 'talks.jsonl#1',
    steps: [],
    labels: { speaker: id('Mira Holm') },
  })
  expect(counts).toMatchObject({ 'documents.used': 1, records: 1, 'source.talks.records': 1, words_of_voice: 600 })
  expect(JSON.stringify(records)).not.toMatch(/Mira|Holm|Otto/)
})

test('roles that the shape gave do not matter: labels do', async () => {
  const said = lesson('Mira', 10)
  const { records } = await run(voicePersona, [given(said), given([...said].reverse())])
  expect(records.map(({ metadata }) => metadata.labels!['speaker'])).toEqual([id('Mira'), id('Mira')])
  expect(records[1]!.messages!.filter(({ role }) => role === 'user').every(({ content }) => content.startsWith('And what'))).toBe(true)
})

test('a voice is heard over all documents of its source', async () => {
  const short = [1, 2, 3].map((n) => given(lesson('Mira', 4, `d${n}_`)))
  expect((await run(voicePersona, short)).records).toHaveLength(3)
  const { records, counts } = await run(voicePersona, short.slice(0, 2))
  expect(records).toHaveLength(0)
  expect(counts['documents.voice_heard_too_little']).toBe(2)
  expect((await run(voicePersona, short, { minDocuments: 4 })).records).toHaveLength(0)
})

test('a general label is not one voice over several documents', async () => {
  const { records } = await run(
    voicePersona,
    [1, 2, 3].map((n) => given(lesson('Speaker 1', 4, `d${n}_`))),
  )
  expect(records).toHaveLength(0)
})

test('a monologue answers the stated prompt, or the question that its source asks for its topic', async () => {
  const talk = given(spokenBy(`Mira: ${speech(600)}`))
  const [plain] = (await run(voicePersona, [talk])).records
  expect(plain!.messages).toEqual([
    { role: 'user', content: 'Please tell me what you have to say.' },
    { role: 'assistant', content: speech(600) },
  ])
  expect(plain!.metadata.steps).toEqual(['transcript_prompt'])
  const titled = structuredClone(talk)
  titled.conversation.steps = ['transcript_prompt', 'document_chunk']
  titled.conversation.messages = [{ role: 'user', content: 'Please tell me about: bread' }]
  const [asked] = (await run(voicePersona, [titled])).records
  expect(asked!.messages![0]!.content).toBe('Please tell me about: bread')
  expect(asked!.metadata.steps).toEqual(['transcript_prompt'])
})

test('long documents are cut, and pieces without the voice are left out', async () => {
  const others = Array.from({ length: 30 }, (_, i) => spokenBy(`Otto: ${speech(50, `o${i}_`)}`, `Ida: ${speech(50, `i${i}_`)}`)).flat()
  const said = [...lesson('Mira', 20, 'a'), ...others, ...lesson('Mira', 20, 'b')]
  const { records, counts } = await run(voicePersona, [given(said)], { chunkWords: 500, minShare: 0.3 })
  expect(records.length).toBeGreaterThanOrEqual(4)
  expect(counts['pieces_left_out']).toBe(1)
  expect(records.map(({ metadata }) => metadata.labels!['piece'])).toEqual(records.map((_, i) => i + 1))
  expect(records.every(({ metadata }) => metadata.steps!.includes('document_chunk'))).toBe(true)
})

test.each<[string, Given, string]>([
  ['nobody is labelled', { conversation: { messages: [] } }, 'unnamed_speakers'],
  ['labels are empty', given(lesson('', 10).map(({ text }) => ({ speaker: '', text }))), 'unnamed_speakers'],
  ['a choir speaks', given(lesson('ALL', 10).map(({ text }) => ({ speaker: 'ALL', text }))), 'unnamed_speakers'],
  ['little is said', given(lesson('Mira', 2)), 'too_short'],
  [
    'turns are short',
    given(Array.from({ length: 200 }, (_, i) => spokenBy(`Mira: ${speech(5, `m${i}_`)}`, `Otto: ${speech(5, `o${i}_`)}`)).flat()),
    'short_turns',
  ],
  [
    'ten speak alike',
    given(Array.from({ length: 100 }, (_, i) => spokenBy(`Person${'ABCDEFGHIJ'[i % 10]}x: ${speech(40, `p${i}_`)}`)).flat()),
    'nobody_speaks_enough',
  ],
  ['it is a session', given(lesson('Mira', 10), { family: 'long_running_therapy' }), 'left_to.long_running_therapy'],
  ['it is a pair', { conversation: { ...dialogue(lesson('Mira', 10)), rejected: [] } }, 'is_a_pair'],
  ['it is a later piece', { conversation: { messages: [], furtherPiece: true } }, 'read_with_first_piece'],
])('where %s the stats say so', async (_, document, reason) => {
  const { records, counts } = await run(voicePersona, [document])
  expect(records).toEqual([])
  expect(counts).toMatchObject({ [`documents.${reason}`]: 1, [`source.talks.documents.${reason}`]: 1 })
})

test('the same document by two sources is one record set', async () => {
  const said = lesson('Mira', 10)
  const { records, counts } = await run(voicePersona, [given(said, { document: 'x' }), given(said, { document: 'x', source: 'guests' })])
  expect(records).toHaveLength(1)
  expect(counts['source.guests.documents.read_by_another_source']).toBe(1)
})

test('a session that comes in two parts is used in both', async () => {
  const [a, b] = ['a', 'b'].map((about) => given(lesson('Mira', 10, about), { document: 'x' }))
  expect((await run(voicePersona, [a!, b!])).records).toHaveLength(2)
})

test('a source of one voice keeps its messages as they are', async () => {
  const messages = [
    { role: 'user' as const, content: 'Hello.' },
    { role: 'assistant' as const, content: 'Good day.' },
  ]
  const { records } = await run(voicePersona, [{ conversation: { messages } }, { conversation: { messages } }], { oneVoice: ['talks'] })
  expect(records.map((record) => record.messages)).toEqual([messages, messages])
  expect(new Set(records.map(({ metadata }) => metadata.labels!['speaker'])).size).toBe(1)
})

test('marks of the source stay with the record', async () => {
  const marked: Given = { conversation: { ...dialogue(lesson('Mira', 10)), crisis: true, quality: 0.5, steps: ['session_join'] } }
  expect((await run(voicePersona, [marked])).records[0]!.metadata).toMatchObject({
    crisis: true,
    quality_score: 0.5,
    steps: ['session_join'],
  })
})

test('a limit ends it, zero before it begins', async () => {
  const documents = [1, 2, 3].map((n) => given(lesson('Mira', 10, `d${n}_`)))
  expect((await run(voicePersona, documents, {}, { limit: 2 })).records).toHaveLength(2)
  expect((await run(voicePersona, documents, {}, { limit: 0 })).records).toHaveLength(0)
})

describe('whatever is said', () => {
  const label = fc.constantFrom('Mira Q7x', 'Ōtto Żeta', '李小明', 'Speaker 1', '', 'A & B', 'קרן ט', '🎙️')
  const document = fc.array(fc.record({ speaker: label, size: fc.integer({ min: 0, max: 90 }) }), { maxLength: 40 })
  const documents = fc.array(document, { minLength: 1, maxLength: 6 })
  const build = (of: { speaker: string; size: number }[][]): Given[] =>
    of.map((turns, d) =>
      given(
        turns.map(({ speaker, size }, t) => ({ speaker, text: speech(size, `d${d}t${t}_`) })),
        { document: `d${d}` },
      ),
    )
  const loose = { minDocumentWords: 20, minVoiceWords: 20, minPieceWords: 5, minTurnWords: 0, chunkWords: 100 }

  property.prop([documents])('roles alternate, end in the voice, and no label is in the text', async (of) => {
    for (const { messages } of (await run(voicePersona, build(of), loose)).records) {
      expect(messages!.at(-1)!.role).toBe('assistant')
      expect(messages!.every(({ role }, i) => role !== messages![i + 1]?.role)).toBe(true)
      expect(JSON.stringify(messages)).not.toMatch(/Mira|tto|李|Speaker|A & B|קרן|🎙/)
    }
  })

  property.prop([documents])('the order of the documents changes neither voices nor texts', async (of) => {
    const told = async (list: Given[]): Promise<string[]> =>
      (await run(voicePersona, list, loose)).records.map((r) => JSON.stringify(r)).sort()
    expect(await told(build(of).reverse())).toEqual(await told(build(of)))
  })
})

test('a thousand speakers and a session of a hundred thousand turns are read in their time', async () => {
  const crowd = Array.from({ length: 5000 }, (_, i) => ({ speaker: `Name ${i % 1000}x`, text: speech(30, `s${i}_`) }))
  const endless = Array.from({ length: 100_000 }, (_, i) => ({
    speaker: i % 2 === 0 ? 'Mira' : 'Otto',
    text: i % 2 === 0 ? speech(20) : 'Go on?',
  }))
  const { counts } = await run(voicePersona, [given(crowd), given(endless)])
  expect(counts).toMatchObject({ 'documents.too_short': 1, 'documents.used': 1, words_of_voice: 1_000_000 })
})
