import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { words } from '#contract/word-set.ts'
import { chunks } from './prose.ts'
import { transcript } from './transcript.ts'
import { brief, briefly, convertAll } from './shape-trial.ts'
import { windows } from './windows.ts'

test('a text is the answer to a question for its topic', async () => {
  const text = 'I could not sleep. Then it passed.'
  expect(await briefly(transcript, [{ title: 'Nights', text }, { subreddit: 'sleep', body: text }, { text }])).toEqual([
    `u:Please tell me about: Nights|a:${text}`,
    `u:Please tell me about: sleep|a:${text}`,
    `u:Please tell me what you have to say.|a:${text}`,
  ])
  expect(await briefly(transcript, [text], { key: 'talks/on-sleep_2.txt' })).toEqual([`u:Please tell me about: on sleep 2|a:${text}`])
})

test('a long text is cut at sentence ends into pieces of one document', async () => {
  const text = 'One two three. Four five six! "Seven eight?" Nine ten eleven twelve.'
  const pieces = await convertAll(transcript, [text], { chunkWords: 5, key: 'a-talk.txt' })
  expect(pieces.map(brief)).toEqual([
    'u:Please tell me about: a talk|a:One two three.',
    'u:Please go on about: a talk (part 2)|a:Four five six! "Seven eight?"',
    'u:Please go on about: a talk (part 3)|a:Nine ten eleven twelve.',
  ])
  expect(pieces.map(({ cut }) => cut)).toEqual([undefined, 1, 1])
  for (const [index, piece] of pieces.entries())
    expect(piece).toMatchObject({
      conversation: { document: '1', position: { record: 1, part: index + 1 }, steps: ['transcript_prompt', 'document_chunk'] },
    })
})

test('sentences of scripts without spaces end too; captions without punctuation are cut at white space', () => {
  expect(chunks('我很累。我睡不着！后来好了。', 5)).toEqual(['我很累。', '我睡不着！', '后来好了。'])
  const captions = Array.from({ length: 100 }, (_, i) => `w${i}`).join(' ')
  expect(chunks(captions, 10).map((chunk) => chunk.split(' ').length)).toEqual([20, 20, 20, 20, 20])
})

test('runs of dots and of empty lines are read in one pass', async () => {
  expect(chunks('.'.repeat(300_000), 600).join('')).toHaveLength(300_000)
  expect(await briefly(windows, ['\n'.repeat(300_000)])).toEqual(['unit_rejected missing_label'])
})

test('dialogues can be read as text: without the labels of those who speak', async () => {
  expect(await briefly(transcript, ['**Mia Lee:** Why?\n\n**Adam:** Because.'], { key: 'x.md' })).toEqual([
    'u:Please tell me about: x|a:Why?\n\nBecause.',
  ])
  expect(
    await briefly(transcript, [
      {
        meeting_transcripts: [
          { speaker: 'PM', content: 'Hi.' },
          { speaker: 'UI', content: 'Hello.' },
        ],
      },
    ]),
  ).toEqual(['u:Please tell me what you have to say.|a:Hi.\nHello.'])
})

test('no text, an empty one, another type', async () => {
  expect(await briefly(transcript, [{ id: 5 }, { text: ' ' }, { text: 'nan' }, '', 7])).toEqual([
    'unit_rejected unknown_shape',
    'conversation_rejected empty_messages',
    'conversation_rejected empty_messages',
    'conversation_rejected empty_messages',
    'unit_rejected unknown_shape',
  ])
  expect(await briefly(transcript, [{ text: 5 }], { fields: { text: 'text' } })).toEqual(['unit_rejected wrong_type'])
})

const sentence = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 12 }).map((parts) => `${parts.join(' ')}.`)

property.prop([fc.array(sentence, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 })])(
  'chunks lose no word, keep the order and end at sentences',
  (parts, size) => {
    const pieces = chunks(parts.join(' '), size)
    expect(pieces.join(' ')).toBe(parts.join(' '))
    for (const piece of pieces) expect(piece.endsWith('.') || words(piece).length >= size).toBe(true)
  },
)

property.prop([fc.string({ unit: 'binary', maxLength: 2000 }), fc.integer({ min: 1, max: 50 })])(
  'any text comes back but for white space at the cuts',
  (text, size) => {
    expect(chunks(text, size).join('').replace(/\s+/g, '')).toBe(text.trim().replace(/\s+/g, ''))
  },
)
