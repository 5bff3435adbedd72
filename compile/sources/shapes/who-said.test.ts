/** Generators are told who said what, and the scene; whoever compiles is not: neither is published. */
import { expect, test } from 'vitest'
import type { Conversation } from '../../conversation.ts'
import type { Shape, ShapeOptions } from '../shape.ts'
import { contextResponse } from './context-response.ts'
import { labelledText } from './labelled-text.ts'
import { messages } from './messages.ts'
import { sceneOf } from './scene.ts'
import { convertAll } from './shape-trial.ts'
import { transcript } from './transcript.ts'
import { turns } from './turns.ts'
import { annotations } from './unit.ts'
import { utteranceRows } from './utterance-rows.ts'
import { windows } from './windows.ts'

async function conversations(shape: Shape, values: readonly unknown[], options: ShapeOptions = {}): Promise<Conversation[]> {
  const pieces = await convertAll(shape, values, options)
  return pieces.flatMap((piece) => (piece.kind === 'conversation' ? [piece.conversation] : []))
}
const brief = ({ said }: Conversation): string[] | undefined => said?.map(({ speaker, text }) => `${speaker}>${text}`)

const SAID = ['Mira>The kettle is on.', 'Otto>Which one?', 'Otto>Ah, that one.']
const DIALOGUE = 'Mira: The kettle is on.\nOtto: Which one?\nOtto: Ah, that one.'
const LIST = [
  { speaker: 'Mira', text: 'The kettle is on.' },
  { speaker: 'Otto', text: 'Which one?' },
  { speaker: 'Otto', text: 'Ah, that one.' },
]

test.each<[string, Shape, unknown[], ShapeOptions]>([
  ['labelled text', labelledText, [DIALOGUE], {}],
  ['a transcript', transcript, [DIALOGUE], {}],
  ['a list of turns', turns, [{ dialogue: LIST }], {}],
  ['a list of turns that is read as text', transcript, [{ dialogue: LIST }], {}],
  ['labelled strings', turns, [{ dialogue: DIALOGUE.split('\n') }], {}],
  ['rows', utteranceRows, LIST.map((row) => ({ session: 's', ...row })), {}],
  [
    'a reply with its context',
    contextResponse,
    [
      {
        context: LIST.slice(0, 2).map(({ text }) => text),
        context_speakers: ['Mira', 'Otto'],
        utterance: 'Ah, that one.',
        speaker: 'Otto',
      },
    ],
    {},
  ],
])('%s keeps the labels of every utterance', async (_, shape, values, options) => {
  const [conversation] = await conversations(shape, values, options)
  expect(brief(conversation!)).toEqual(SAID)
  expect(JSON.stringify(conversation!.messages)).not.toContain('Mira')
})

test('windows keep the number of the speaker', async () => {
  const [session] = await conversations(windows, ['0 0 1 Hello. EOS 0 1 2 [Question] And you?'])
  expect(brief(session!)).toEqual(['0>Hello.', '1>And you?'])
})

test('of a dialogue in pieces the first knows all that was said, the others nothing', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `${i % 2 === 0 ? 'Mira' : 'Otto'}: number ${i} of a long list of words`)
  for (const shape of [labelledText, transcript]) {
    const pieces = await conversations(shape, [lines.join('\n')], { chunkWords: 50 })
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.map(({ said }) => said?.length)).toEqual([40, ...pieces.slice(1).map(() => undefined)])
  }
})

test('where nobody is labelled there is nothing to tell', async () => {
  const given = [
    ...(await conversations(turns, [{ dialogue: ['Hello.', 'Good day.'] }])),
    ...(await conversations(transcript, ['A talk by one who gives no name.'])),
    ...(await conversations(messages, [
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      },
    ])),
  ]
  expect(given.map(({ said }) => said)).toEqual([undefined, undefined, undefined])
})

test('the scene is a setting in words and the parts of the speakers', () => {
  expect(
    sceneOf({ scenario: 'A bakery at dawn.', 'user 1 personas': 'I bake.\nI sing.', Client_Profile: ['I am late.', 'I run.'] }),
  ).toEqual({
    scene: { setting: 'A bakery at dawn.', parts: { user1: 'I bake.\nI sing.', client: 'I am late.\nI run.' } },
  })
})

test.each([{}, { scene: '12' }, { scenario: null }, { scenario: { a: 1 } }, { personas: 'I am here.' }, { profile: ['a b', 3] }])(
  'no scene is made of %j',
  (record) => expect(sceneOf(record)).toEqual({}),
)

const generator = { name: 'voice-persona', version: '1', seed: 7 }
test('labels and the speaker of a generated record are taken over, texts among them are not', () => {
  const labels = { speaker: 'speaker_0123456789ab', rule: 'generic', pieces: 3, whole: true, note: 'two words', 'a name': 'x', deep: [1] }
  expect(annotations({ metadata: { generator: { ...generator, remark: 'some prose here' }, labels } })).toEqual({
    generator: { ...generator, labels: { rule: 'generic', pieces: 3, whole: true } },
    speaker: 'speaker_0123456789ab',
  })
})

test('a name is no speaker id, and what no generator signed has none', () => {
  expect(annotations({ metadata: { generator, labels: { speaker: 'Mira' } } })).not.toHaveProperty('speaker')
  expect(annotations({ metadata: { labels: { speaker: 'speaker_0123456789ab' } } })).toEqual({})
})
