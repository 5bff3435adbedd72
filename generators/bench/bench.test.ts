import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '#contract/content-hash.ts'
import { sharedPrefixKey } from '#contract/passage.ts'
import type { Message } from '#contract/record.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { generateBench } from './generate.ts'
import { fileOf, type Layout, plantedPairs, type RawFile } from './layout.ts'
import { isBroken } from './record.ts'

const RECORDS = 2000
const SEED = 5
const folder = mkdtempSync(join(tmpdir(), 'signoff-bench-data-'))
let layout: Layout
beforeAll(async () => {
  layout = (await generateBench({ records: RECORDS, seed: SEED, folder, words: 300 })).layout
})
afterAll(() => rmSync(folder, { recursive: true }))

const linesOf = ({ path }: RawFile): string[] => readFileSync(join(folder, path), 'utf8').split('\n').slice(0, -1)

interface Raw {
  messages?: Message[]
  conversations?: { from: string; value: string }[]
  prompt?: Message[]
  chosen?: Message[]
  rejected?: Message[]
}

function record(number: number): { messages: Message[]; rejected: Message[] | undefined } {
  const file = fileOf(layout, number)
  const raw = JSON.parse(linesOf(file)[number - file.from]!) as Raw
  const roles = { human: 'user', gpt: 'assistant', system: 'system' } as const
  const turns = raw.conversations?.map(({ from, value }) => ({ role: roles[from as keyof typeof roles], content: value }))
  return { messages: raw.messages ?? turns ?? [...raw.prompt!, ...raw.chosen!], rejected: raw.rejected }
}

const similarity = ({ copy, base }: { copy: number; base: number }): number => {
  const [a, b] = [record(copy), record(base)]
  return jaccard(wordSet(a.messages, a.rejected), wordSet(b.messages, b.rejected))
}

describe('data for benchmarks', () => {
  test('every file holds a line for each of its records, and every line but the broken ones is JSON', () => {
    let wrong = 0
    for (const file of layout.files) {
      const lines = linesOf(file)
      expect(lines).toHaveLength(file.to - file.from)
      for (const [at, line] of lines.entries()) {
        const broken = isBroken({ layout, seed: SEED }, file.from + at)
        try {
          JSON.parse(line)
          if (broken) wrong++
        } catch {
          if (!broken) wrong++
        }
      }
    }
    expect(wrong).toBe(0)
    expect(new Set(layout.files.map(({ source }) => source.family)).size).toBe(14)
  })

  test('of each hundred records five are copies word for word, three near, two below', () => {
    const counts = (['exact', 'near', 'below', 'prefix'] as const).map((kind) => [...plantedPairs(layout, kind)].length)
    // 2,000 records: 19 hundreds of conversations and one of pairs; the copies of one hundred fall into the long sessions, which copy nobody.
    expect(counts).toEqual([95, 57, 38, 19])
  })

  test('copies have the content hash of what they copy', () => {
    const wrong = [...plantedPairs(layout, 'exact')].filter(
      ({ copy, base }) => contentHash(record(copy).messages) !== contentHash(record(base).messages),
    )
    expect(wrong).toEqual([])
  })

  test('near copies lie at or above 0.95 and are not the same, the others below', () => {
    const near = [...plantedPairs(layout, 'near')].map(similarity)
    // A pair's two sides differ in the whole rejected side.
    const below = [...plantedPairs(layout, 'below')].filter(({ copy }) => copy < layout.firstPair).map(similarity)
    expect(near.filter((value) => value < 0.95 || value === 1)).toEqual([])
    expect(below.filter((value) => value >= 0.95 || value < 0.85)).toEqual([])
  })

  test('shared openings have the contract’s shared-prefix key, and the records differ', () => {
    const pairs = [...plantedPairs(layout, 'prefix')].map(({ copy, base }) => [record(copy).messages, record(base).messages] as const)
    expect(pairs.filter(([a, b]) => sharedPrefixKey(a) !== sharedPrefixKey(b) || sharedPrefixKey(a) === null)).toEqual([])
    expect(pairs.filter(([a, b]) => contentHash(a) === contentHash(b))).toEqual([])
  })

  test('long sessions have more than 20 turns', () => {
    const file = layout.files.find(({ source }) => source.family === 'long_running_therapy')!
    expect(record(file.from + 20).messages.filter(({ role }) => role !== 'system').length).toBeGreaterThan(20)
  })

  test('the bytes do not depend on the number of threads', async () => {
    const other = mkdtempSync(join(tmpdir(), 'signoff-bench-data-'))
    try {
      await generateBench({ records: RECORDS, seed: SEED, folder: other, words: 300, threads: 1 })
      const digest = (root: string): string =>
        hash('sha256', layout.files.map(({ path }) => hash('sha256', readFileSync(join(root, path)))).join())
      expect(digest(other)).toBe(digest(folder))
    } finally {
      rmSync(other, { recursive: true })
    }
  })

  test('fewer records than leave every family some are refused', async () => {
    await expect(generateBench({ records: 100, seed: 1, folder })).rejects.toThrow(/found 100 records; expected at least 1500/)
  })
})
