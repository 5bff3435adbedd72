import { expect, test } from 'vitest'
import { accounted, brief, convertAll } from './shape-trial.ts'
import { readWindow, windows } from './windows.ts'

const session = ['hello', 'hi', 'I am sad', 'tell me', 'work', 'I see', 'thanks', 'bye']
const say = (name: string, n: number): string => `0.0 ${n % 2} ${n} ${n % 2 === 1 ? '[Question] ' : ''}${name}${session[n]} `
const window = (name: string, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => say(name, from + i)).join(' EOS ')

const grown = (name: string): string[] => [window(name, 0, 2), window(name, 0, 4), window(name, 1, 6), window(name, 3, 8)]
const whole = (name: string): string => session.map((text, n) => `${n % 2 === 0 ? 'u' : 'a'}:${name}${text}`).join('|')

test('windows, one a unit, are joined into their session', async () => {
  const pieces = await convertAll(windows, [...grown('x '), ...grown('y ')])
  expect(pieces.map(brief)).toEqual([whole('x '), whole('y ')])
  expect(pieces.map(({ joined }) => joined)).toEqual([3, 3])
})

test('windows of a whole file in one unit are cut from it', async () => {
  const pieces = await convertAll(windows, [`${[...grown('x '), ...grown('y ')].join('\n')}\n`])
  expect(pieces.map(brief)).toEqual([whole('x '), whole('y ')])
  expect(pieces.map(({ cut }) => cut)).toEqual([undefined, 1])
  expect(accounted(pieces)).toBe(1)
})

test('after a gap the session goes on as another conversation of its document', async () => {
  const pieces = await convertAll(windows, [window('x ', 0, 3), window('x ', 5, 8), window('y ', 0, 2)])
  expect(pieces.map((piece) => piece.kind === 'conversation' && piece.conversation.document)).toEqual(['1', '1', '3'])
  expect(accounted(pieces)).toBe(3)
})

test('a line that is no window is accounted for', async () => {
  expect((await convertAll(windows, ['nonsense', window('x ', 0, 2), 5])).map(brief)).toEqual([
    'unit_rejected missing_label',
    'unit_rejected wrong_type',
    'u:x hello|a:x hi',
  ])
  const pieces = await convertAll(windows, [`${window('x ', 0, 2)}\nnonsense\n${window('y ', 0, 2)}`])
  expect(pieces.map(brief)).toEqual(['conversation_rejected empty_messages', 'u:x hello|a:x hi', 'u:y hello|a:y hi'])
  expect(accounted(pieces)).toBe(1)
  expect(readWindow('a EOS b')).toBeUndefined()
})
