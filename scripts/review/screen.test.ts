import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bench, KEY, line, THRESHOLD } from './fixture.ts'
import { openScreen } from './screen.ts'
import { ANSI, PLAIN } from './view.ts'
import { visible, wrap } from './wrap.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-screen-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function open(lines: string[], styles = PLAIN) {
  const { queue, review } = await bench(folder, lines)
  const screen = openScreen({ queue, review, threshold: THRESHOLD, key: KEY }, styles)
  const drawn = (width = 100, height = 24): string => screen.draw(width, height).join('\n')
  const press = (...keys: string[]): boolean => keys.map((key) => (drawn(), screen.press(key))).at(-1)!
  return { drawn, press, draw: screen.draw, states: () => queue.entries.map(review.stateOf) }
}
const three = [line('1', "I'm <Velorin>"), line('2', "I'm <Tamsin>, he is <Oswin>"), line('3', 'so <Velorin> said')]

test('one record a screen, what is asked about in reverse, with type and confidence', async () => {
  const { drawn } = await open([line('1', "I'm <Velorin>, call <<Sarah>>")], ANSI)
  expect(drawn()).toContain("I'm \u001b[7mVelorin\u001b[27m\u001b[2m {1: NAME? 0.40}\u001b[22m, call \u001b[4mSarah\u001b[24m")
  expect(drawn()).toContain('Record 1 of 1, 0 decided. a: a.jsonl#1')
})

test('a, m and r decide and go on; the last decision ends it', async () => {
  const { press, states } = await open(three)
  expect([press('a'), press('m'), press('r')]).toEqual([true, true, false])
  expect(states()).toEqual(['accept', 'mask', 'reject'])
})

test('w allows one text, and settles the others that ask about nothing else', async () => {
  const { press, states, drawn } = await open(three)
  press('w')
  expect(states()).toEqual(['allowed', 'open', 'allowed'])
  expect(drawn()).toContain('nothing is left to ask in 1 other records')
  expect(drawn()).toContain('Record 2 of 3')
})

test('w asks which, where there are several; Esc is none', async () => {
  const { press, states, drawn } = await open([three[1]!, three[0]!])
  press('w')
  expect(drawn()).toContain('Always allow which? 1 to 2')
  press('escape', 'w', '2')
  expect(drawn()).toContain('Tamsin {1: NAME? 0.40}, he is Oswin {2: NAME, allowed}')
  expect(states()).toEqual(['open', 'open'])
  press('w', '7')
  expect(drawn()).toContain('"7" is none of them')
  press('w', 'return')
  expect(drawn()).toContain('is none of them')
  press('w', '*')
  expect(states()).toEqual(['allowed', 'open'])
})

test('of more than nine, a number of two digits', async () => {
  const names = ['Aaq', 'Bbq', 'Ccq', 'Ddq', 'Eeq', 'Ffq', 'Ggq', 'Hhq', 'Iiq', 'Jjq', 'Kkq']
  const { press, drawn } = await open([line('1', names.map((name) => `<${name}>`).join(' '))])
  press('w', '1', '1')
  expect(drawn(400)).toContain('Kkq {11: NAME, allowed}')
  press('w', '1', 'return')
  expect(drawn(400)).toContain('Aaq {1: NAME, allowed}')
})

test('b shows the record before, where another key replaces the decision and u takes it back', async () => {
  const { press, states, drawn } = await open(three)
  press('a', 'b')
  expect(drawn()).toContain('ACCEPTED')
  press('r')
  expect(states()).toEqual(['reject', 'open', 'open'])
  press('b', 'u')
  expect(states()).toEqual(['open', 'open', 'open'])
  press('b', 'b', 'b')
  expect(drawn()).toContain('this is the first record')
})

test('u at a record that is not decided takes back the decision before it, and shows that record; without one it says so', async () => {
  const { press, states, drawn } = await open(three)
  press('u')
  expect(drawn()).toContain('nothing was decided')
  press('m', 's', 'u')
  expect(states()).toEqual(['open', 'open', 'open'])
  expect(drawn()).toContain('Record 1 of 3')
})

test('s goes on without a decision and comes round; alone it stays; q ends', async () => {
  const { press, drawn, states } = await open(three)
  press('s', 's', 's')
  expect(drawn()).toContain('Record 1 of 3')
  press('a', 'a')
  expect(press('s')).toBe(true)
  expect(drawn()).toContain('only record that is left')
  expect(press('q')).toBe(false)
  expect(states()).toEqual(['accept', 'accept', 'open'])
})

describe('a screen of any size', () => {
  const long = line(
    '1',
    `${'lead '.repeat(400)}<Velorin>${' tail'.repeat(400)}\n${'gap '.repeat(300)}<Tamsin> 漢字${'漢'.repeat(300)} ${'x'.repeat(500)}`,
  )

  test.each([
    [20, 10],
    [80, 24],
    [300, 60],
  ])('%i columns, %i lines: nothing is wider or longer', async (width, height) => {
    const { draw, press } = await open([long], ANSI)
    for (let page = 0; page < 10; page++) {
      const lines = draw(width, height).map((one) => stripVTControlCharacters(one))
      expect(lines.length).toBeLessThanOrEqual(height)
      for (const one of lines) expect([...one].reduce((sum, c) => sum + (c === '漢' || c === '字' ? 2 : 1), 0)).toBeLessThanOrEqual(width)
      press('space')
    }
  })

  test('a long text is cut around what is asked about', async () => {
    const { drawn } = await open([long])
    const shown = drawn(200, 200)
    expect(shown).toMatch(/\.\.\. (?:lead |ead |ad |d )/)
    expect(shown.match(/lead/g)!.length).toBeLessThan(45)
    expect(shown).toContain('Tamsin {2: NAME? 0.40}')
  })
})

test('text can not command the terminal, hide itself or turn around', () => {
  expect(visible('a\u001b[2Jb\u0007\u009bc\u202ed\u200be\r\nf\tg')).toBe('a·[2Jb··c·d·e\nf g')
  expect(wrap([{ text: 'one two  three\n\nfour' }], 8)).toEqual(['one two', 'three', '', 'four'])
  expect(wrap([{ text: 'abcdefgh', style: ['<', '>'] }], 3)).toEqual(['<abc>', '<def>', '<gh>'])
})
