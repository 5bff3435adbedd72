import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWordSets } from './word-sets.ts'

it.each([
  ['in memory', undefined],
  ['in a scratch file', 'sets.bin'],
])('gives back every set, in order and at random, %s', (_, name) => {
  const folder = mkdtempSync(join(tmpdir(), 'word-sets-'))
  const scratch = name === undefined ? undefined : join(folder, name)
  const sets = createWordSets({ ...(scratch && { scratch }), memoryBytes: 5 * 2 ** 20 })
  // Sizes that cross the blocks of 2^16 words, empty sets, and some larger than a block.
  const sizes = [3, 0, 700_000, 700_000, 1, 2_500_000, 0, 12, 400_000]
  const word = (set: number, i: number): number => Math.imul(set * 7_919 + i, 0x9e3779b1) >>> 0
  for (const [set, size] of sizes.entries()) sets.add(Uint32Array.from({ length: size }, (__, i) => word(set, i)))
  const finished = sets.finish()
  expect([...finished.sizes]).toEqual(sizes)
  expect(finished.scratchBytes > 0).toBe(scratch !== undefined)
  for (const set of [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 3, 5, 0, 7, 2]) {
    const words = finished.of(set)
    expect(words.length).toBe(sizes[set])
    expect(words.every((value, i) => value === word(set, i))).toBe(true)
  }
  finished.close()
  expect(scratch === undefined || !existsSync(scratch)).toBe(true)
  rmSync(folder, { recursive: true })
})
