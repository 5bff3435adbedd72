/** Labels, pseudonyms, nods and pieces. */
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { isSpeakerId } from '#contract/record.ts'
import { castOf } from './cast.ts'
import { labelKind } from './label.ts'
import { cutPieces } from './pieces.ts'
import { sceneMessage } from './scene.ts'
import { speakerId } from './speaker-id.ts'
import { speech, spokenBy } from './trial.ts'
import { asSpoken } from './utterances.ts'

test.each([
  ['Mira Holm', 'name'],
  ['MIRA', 'name'],
  ['Ann', 'name'],
  ['李明', 'name'],
  ['Żółć Ąę', 'name'],
  ['Dr. Holm', 'name'],
  ['Therapist', 'general'],
  ['来访者', 'general'],
  ['Speaker 2', 'general'],
  ['#Person1#', 'general'],
  ['spk_03', 'general'],
  ['PhD A', 'general'],
  ['B', 'general'],
  ['7', 'general'],
  ['Project Manager', 'general'],
  ['Mira & Otto', 'crowd'],
  ['Mira, Otto', 'crowd'],
  ['ALL', 'crowd'],
  ['Audience', 'crowd'],
  ['', 'crowd'],
  [' ?! ', 'crowd'],
])('%s is a %s', (label, kind) => expect(labelKind(label)).toBe(kind))

describe('pseudonyms', () => {
  const of = (label: string, more: object = {}) => ({ source: 'talks', documentId: 'a.txt#1', label, ...more })

  test('a name is one person in all documents of a source, however it is spelt', () => {
    const id = speakerId(of('Mira Holm'), {})
    expect(isSpeakerId(id)).toBe(true)
    expect(speakerId(of(' MIRA  holm', { documentId: 'b.txt#9' }), {})).toBe(id)
    expect(speakerId(of('Mira Holm', { source: 'other' }), {})).not.toBe(id)
    expect(speakerId(of('Mira Home'), {})).not.toBe(id)
  })

  test('a general word is another person in every document', () =>
    expect(speakerId(of('Speaker 1'), {})).not.toBe(speakerId(of('Speaker 1', { documentId: 'b.txt#9' }), {})))

  test('the key of the signer keys them', () =>
    expect(new Set([{}, { SIGNOFF_PII_KEY: 'a' }, { SIGNOFF_PII_KEY: 'b' }].map((env) => speakerId(of('Mira'), env))).size).toBe(3))

  property.prop([fc.string(), fc.string(), fc.string()])('are of their form whatever the label', (source, documentId, label) => {
    expect(isSpeakerId(speakerId({ source, documentId, label }, {}))).toBe(true)
  })
})

describe('what was said', () => {
  const spoken = (...lines: string[]) => asSpoken(spokenBy(...lines), (speaker) => (speaker === 'M' ? 'voice' : 'other'))
  const texts = (...lines: string[]): string[] => spoken(...lines).said.map(({ speaker, text }) => `${speaker}: ${text}`)

  test('a nod lets the other go on, on both sides', () => {
    const { said, nods } = spoken(
      'M: First the dough rests.',
      'O: Uh-huh, yeah.',
      'M: Then it rises.',
      'O: Mine never did.',
      'M: Oh.',
      'O: Not once.',
    )
    expect(said.map(({ text }) => text)).toEqual(['First the dough rests.', 'Then it rises.', 'Mine never did.', 'Not once.'])
    expect(nods).toBe(2)
  })

  test('a nod that answers is an answer, and one before the other side’s turn ends is not lost', () => {
    expect(texts('M: Did it rise?', 'O: Yes.', 'M: Good to hear.')).toHaveLength(3)
    expect(texts('M: It rose.', 'O: Right.', 'O: And then it fell.')).toHaveLength(3)
    expect(texts('M: It rose.', 'O: Right.')).toHaveLength(2)
  })

  test('marks of transcription go, brackets of the speech stay', () => {
    expect(texts('M: \\[03:45\\] So [laughter] it rose {disfmarker} , twice (I counted) [unintelligible 00:02:59] .')).toEqual([
      'M: So it rose, twice (I counted).',
    ])
    expect(texts('M: [laughter]', 'O: (12:30)', 'M: Well then.')).toEqual(['M: Well then.'])
  })

  test('lines of a subtitle are put together, paragraphs stay', () => {
    expect(texts('M: The dough is\nresting now.\nIt will rise.')).toEqual(['M: The dough is resting now. It will rise.'])
    expect(texts('M: It rests.\n\nIt rises.')).toEqual(['M: It rests.\n\nIt rises.'])
    expect(texts("M: It 's done , we 'll eat , do n't wait .")).toEqual(["M: It's done, we'll eat, don't wait."])
  })
})

describe('pieces', () => {
  const user = (content: string) => ({ role: 'user' as const, content })
  const assistant = (content: string) => ({ role: 'assistant' as const, content })

  test('are cut before a question, and a speech goes on after the prompt', () => {
    const messages = [
      user(speech(30)),
      assistant(speech(80)),
      user(speech(10)),
      assistant(`${speech(90)}. ${speech(90)}.`),
      user('Thanks.'),
    ]
    const pieces = [...cutPieces(messages, 100, 'Tell me.')]
    expect(pieces.map(({ messages: own }) => own.map(({ role, content }) => `${role} ${content.split(' ').length}`))).toEqual([
      ['user 30', 'assistant 80'],
      ['user 10', 'assistant 90'],
      ['user 3', 'assistant 90'],
    ])
    expect(pieces.map(({ prompted, voiceWords }) => [prompted, voiceWords])).toEqual([
      [false, 80],
      [false, 90],
      [true, 90],
    ])
  })

  test('a monologue answers the prompt, a greeting is asked for by nobody', () => {
    expect([...cutPieces([assistant('A short talk.')], 100, 'Tell me.')][0]!.messages[0]).toEqual(user('Tell me.'))
    const [greeting] = cutPieces([assistant('Good evening.'), user('Hello.'), assistant('Sit down.')], 100, 'Tell me.')
    expect(greeting!.messages.map(({ role }) => role)).toEqual(['assistant', 'user', 'assistant'])
  })

  const side = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 30 })
  property.prop([side, fc.boolean(), fc.integer({ min: 50, max: 300 })])(
    'alternate, end in an answer, and lose nothing else',
    (sizes, first, words) => {
      const messages = sizes.map((size, i) => ((i % 2 === 0) === first ? user(speech(size, `u${i}_`)) : assistant(speech(size, `a${i}_`))))
      const pieces = [...cutPieces(messages, words, 'Tell me.')]
      for (const piece of pieces) {
        expect(piece.messages.at(-1)!.role).toBe('assistant')
        expect(piece.messages.some(({ role }) => role === 'user')).toBe(true)
        expect(piece.messages.every(({ role }, i) => role !== piece.messages[i + 1]?.role)).toBe(true)
      }
      const last = messages.findLastIndex(({ role }) => role === 'assistant')
      const said = (list: readonly { content: string }[]): string[] =>
        list.flatMap(({ content }) => content.split(' ')).filter((word) => word.includes('_'))
      expect(said(pieces.flatMap(({ messages: own }) => own))).toEqual(said(messages.slice(0, last + 1)))
    },
  )
})

test('a cast is counted by plain label; nods do not shorten the turns of one who speaks long', () => {
  const cast = castOf([...spokenBy('Mira: one two three four five six', 'MIRA : Yes.', 'Otto: No.'), { speaker: undefined, text: 'a b c' }])
  expect([...cast.members]).toMatchObject([
    ['mira', { words: 7, utterances: 2, length: 6 }],
    ['otto', { words: 1, utterances: 1, length: 0 }],
  ])
  expect(cast).toMatchObject({ words: 11, unnamed: 3 })
})

test('the scene is written where there is one', () => {
  expect(sceneMessage({ setting: ' A bakery. ', part: 'the baker' })).toBe(
    'This is a role play. Stay in your part.\nThe scene: A bakery.\nYour part: the baker',
  )
  expect(sceneMessage({ setting: ' ' })).toBeUndefined()
})
