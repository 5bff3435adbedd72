import { describe, expect, test } from 'vitest'
import { memoryObject } from '../../compile/sources/memory-object.ts'
import { readPromptObject } from './prompts.ts'

const read = async (name: string, text: string): Promise<string[]> =>
  (await readPromptObject(memoryObject(name, text))).prompts.map(({ text }) => text)
const A = 'I can not sleep since the move.'
const B = 'My boss shouts at me.'

describe('every form of a prompt file', () => {
  test.each([
    ['lines of strings', 'p.jsonl', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`],
    [
      'lines of objects, each with another field',
      'p.jsonl',
      `${JSON.stringify({ prompt: A })}\n${JSON.stringify({ scenario: B, id: 2 })}\n`,
    ],
    ['a list of strings', 'p.json', JSON.stringify([A, B])],
    ['a list of objects', 'p.json', JSON.stringify([{ text: A }, { input: B }], null, 2)],
    ['a mixed list', 'p.json', JSON.stringify([A, { instructions: B }])],
    ...['prompts', 'edge_case_prompts', 'items', 'data', 'records'].flatMap((name) => [
      [`strings under ${name}`, 'p.json', JSON.stringify({ version: 1, [name]: [A, B] })] as [string, string, string],
      [`objects under ${name}`, 'p.json', JSON.stringify({ [name]: [{ prompt: A }, { prompt: B }] }, null, 1)] as [string, string, string],
    ]),
    ['concatenated JSON', 'p.json', `${JSON.stringify({ prompt: A }, null, 2)}\n${JSON.stringify({ prompt: B }, null, 2)}`],
    ['concatenated on one line', 'p.json', `${JSON.stringify({ prompt: A })}${JSON.stringify({ prompt: B })}`],
    ['a byte-order mark', 'p.json', `\ufeff${JSON.stringify([A, B])}`],
    ['plain lines', 'p.txt', `${A}\n\n${B}\n`],
  ])('%s', async (_, name, text) => expect(await read(name, text)).toEqual([A, B]))
})

test('what is malformed is left out with its position and reason', async () => {
  const text = [
    JSON.stringify({ prompt: A }),
    '{"prompt": "cut',
    '{"prompt": 7}',
    '{"id": 4}',
    '17',
    '""',
    JSON.stringify({ prompt: A }),
    JSON.stringify(B),
  ].join('\n')
  const { prompts, malformed } = await readPromptObject(memoryObject('p.jsonl', text))
  expect(prompts.map(({ text, at }) => [text, at])).toEqual([
    [A, 'p.jsonl#1'],
    [B, 'p.jsonl#8'],
  ])
  expect(malformed.map(({ at, reason }) => `${at} ${reason}`).sort()).toEqual([
    'p.jsonl#2 malformed_json',
    'p.jsonl#3 empty',
    'p.jsonl#4 no_text_field',
    'p.jsonl#5 neither_text_nor_object',
    'p.jsonl#6 empty',
    'p.jsonl#7 repeated',
  ])
})

test.each([
  ['an empty list', '[]'],
  ['nothing usable', '{"a": 1}\n{"b": 2}'],
  ['white prompts', '["  ", "\\u200b"]'],
])('%s is a clear error that holds no text of the file', async (_, text) => {
  await expect(readPromptObject(memoryObject('p.json', text))).rejects.toThrow(
    /no usable prompt in p\.json.*expected strings, or objects with one of prompt, text, scenario, input, instructions/,
  )
})

test('an empty file is a clear error', async () => {
  await expect(readPromptObject(memoryObject('p.jsonl', ''))).rejects.toThrow(/empty object/)
})
