import { fc, it } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { wordTokenizer } from './trial.ts'

const pieces = (...texts: string[]): { text: string; source: string }[] => texts.map((text, index) => ({ text, source: `s:${index + 1}` }))

test('pieces of a document share a block while it fits', () => {
  expect(blocksOf(pieces('a b c.', 'd e.', 'f g h.'), 5, wordTokenizer)).toEqual([
    { text: 'a b c.\nd e.', sources: ['s:1', 's:2'], tokens: 5 },
    { text: 'f g h.', sources: ['s:3'], tokens: 3 },
  ])
})

test('a piece that is too long is parted at paragraphs, then at sentences, then at words', () => {
  expect(blocksOf(pieces('a b.\n\nc d. e f g h i j'), 4, wordTokenizer).map(({ text }) => text)).toEqual([
    'a b.\n\nc d.',
    ' e f g h',
    ' i j',
  ])
})

it.prop([
  fc.array(fc.array(fc.constantFrom('a', 'bb', '. ', '\n', '\n\n', ' ', '心', '😀'), { maxLength: 40 }), { maxLength: 6 }),
  fc.integer({ min: 1, max: 9 }),
])('every block fits, and together they are the document', (texts, context) => {
  const given = pieces(...texts.map((text) => text.join('')))
  const blocks = blocksOf(given, context, wordTokenizer)
  for (const { text, tokens } of blocks) expect(wordTokenizer.count(text)).toBe(tokens)
  expect(blocks.every(({ tokens }) => tokens <= context)).toBe(true)
  const plain = (text: string): string => text.replaceAll(/\s/g, '')
  expect(plain(blocks.map(({ text }) => text).join(''))).toBe(plain(given.map(({ text }) => text).join('')))
})
