import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf<{ text: string }> | undefined
afterEach(() => shelf?.close())

const all = (of: Shelf<{ text: string }>): [string, string[]][] =>
  [...of.take()].map(({ session, pieces }) => [session, pieces().map(({ text }) => text)])

test.each([0, 40, 2 ** 20])('pieces come back by session, in their order, with %i characters in memory and the rest on disk', (held) => {
  shelf = openShelf(held)
  for (const [session, text] of ['b1', 'a1', 'b2', 'a2', 'c1'].map((name) => [name[0]!, `${name} ü\u2028\ud83d\ude00`] as const))
    shelf.put(session, { text })
  const word = (name: string): string => `${name} ü\u2028\ud83d\ude00`
  expect(all(shelf)).toEqual([
    ['b', [word('b1'), word('b2')]],
    ['a', [word('a1'), word('a2')]],
    ['c', [word('c1')]],
  ])
  expect(all(shelf)).toEqual([])
  shelf.put('d', { text: 'after' })
  expect(all(shelf)).toEqual([['d', ['after']]])
})

test('what is put aside on disk has no name that could be left behind', () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('signoff-sessions-'))
  shelf = openShelf(0)
  shelf.put('a', { text: 'private' })
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('signoff-sessions-') && !before.includes(name))).toEqual([])
})
