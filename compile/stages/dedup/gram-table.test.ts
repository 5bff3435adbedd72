import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { grams } from '#contract/passage.ts'
import { createGramTable } from './gram-table.ts'
import { appendWords, wordHashes } from './word-hashes.ts'

const hashed = (words: readonly string[]) => {
  const out = wordHashes()
  appendWords(words.join(' '), out)
  return out
}

const sequence = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 })
test.prop([fc.constantFrom(1, 2, 3, 5, 13), fc.array(sequence, { maxLength: 8 }), sequence])(
  'counts what each owner shares, as sets of strings do',
  (n, owners, other) => {
    const table = createGramTable(n, owners.length)
    const sets = owners.map((words) => grams(words, n))
    expect(owners.map((words) => table.addOwner(hashed(words)))).toEqual(sets.map(({ size }) => size))
    expect(table.size).toBe(new Set(sets.flatMap((set) => [...set])).size)
    const expected = sets.map((set) => [...grams(other, n)].filter((gram) => set.has(gram)).length)
    const shared = table.shared(hashed(other))
    expect(sets.map((_, owner) => shared.get(owner) ?? 0)).toEqual(expected)
  },
)

it('finds one passage wherever it stands in foreign text', () => {
  const passage = Array.from({ length: 20 }, (_, i) => `p${i}`)
  const table = createGramTable(13, 1)
  expect(table.addOwner(hashed(passage))).toBe(8)
  for (let before = 0; before < 30; before++) {
    const foreign = Array.from({ length: before }, (_, i) => `f${i}`)
    expect(table.shared(hashed([...foreign, ...passage, ...foreign])).get(0)).toBe(8)
    expect(table.shared(hashed([...foreign, ...passage.slice(3, 16), 'x'])).get(0)).toBe(1)
    expect(table.shared(hashed([...foreign, ...passage.slice(3, 15), 'x'])).size).toBe(0)
  }
})

it('takes owners as many as were announced', () => {
  const table = createGramTable(1, 1)
  table.addOwner(hashed(['a']))
  expect(() => table.addOwner(hashed(['b']))).toThrow('expected at most 1')
})
