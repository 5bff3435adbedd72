import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import dedup from './dedup.ts'
import { readArguments } from './dedup/arguments.ts'

const WORDS = Array.from({ length: 38 }, (_, i) => `word${i}`)
const chat = (user: string, assistant: string): object => ({
  messages: [
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ],
})
const jsonl = (records: readonly object[]): string => records.map((each) => `${JSON.stringify(each)}\n`).join('')
const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

let folder: string
let told: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dedup-test-'))
  told = []
  for (const stream of ['log', 'error'] as const) vi.spyOn(console, stream).mockImplementation((text: string) => void told.push(text))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('npm run dedup', () => {
  it('finds duplicates across shapes, and writes records, pairs, clusters and report', async () => {
    const a = put('a.jsonl', jsonl([chat(WORDS.join(' '), 'yes'), chat('something', 'else')]))
    // 38 of 40 words are shared with the first record of a.jsonl: 38 / 40 = 0.95.
    const b = put(
      'b.jsonl',
      jsonl([
        {
          conversations: [
            { from: 'human', value: WORDS.join(' ') },
            { from: 'gpt', value: 'no' },
          ],
        },
        {
          conversations: [
            { from: 'human', value: 'SOMETHING' },
            { from: 'gpt', value: 'else' },
          ],
        },
      ]),
    )
    const out = join(folder, 'out.jsonl')
    expect(await dedup([a, b, b, '--out', out])).toBe(0)
    expect(lines(out).map(({ messages }) => (messages as { content: string }[])[1]!.content)).toEqual(['yes', 'else'])
    expect(lines(`${out}.pairs.jsonl`).map((pair) => pair['similarity'])).toEqual([0.95, 1])
    const clusters = lines(`${out}.clusters.jsonl`) as {
      survivor: { ref: string }
      dropped: { ref: string; outcome: string; similarity: number }[]
    }[]
    expect(
      clusters.map(({ survivor, dropped }) => [
        survivor.ref.split('/').at(-1),
        ...dropped.map(({ ref, outcome, similarity }) => [ref.split('/').at(-1), outcome, similarity]),
      ]),
    ).toEqual([
      ['a.jsonl:1', ['b.jsonl:1', 'near_duplicate', 0.95]],
      ['a.jsonl:2', ['b.jsonl:2', 'exact_duplicate', 1]],
    ])
    expect(JSON.parse(readFileSync(`${out}.report.json`, 'utf8'))).toMatchObject({
      counts: { read: 4, kept: 2, exact_duplicate: 1, near_duplicate: 1 },
      pairs: { listed: 2, complete: true },
    })
    expect(told.join('\n')).toContain('4 records: 2 kept, 2 dropped')
    expect(told.join('\n') + readFileSync(`${out}.clusters.jsonl`, 'utf8')).not.toContain('word1')
    expect(await dedup([out, '--out', join(folder, 'again.jsonl')])).toBe(0)
    expect(lines(join(folder, 'again.jsonl'))).toHaveLength(2)
  })

  it('keeps what is like the records of --against out, and theirs too', async () => {
    const pool = put('pool.jsonl', jsonl([chat('a b', 'c'), chat('d e', 'f')]))
    const benchmark = put('benchmark.jsonl', jsonl([chat('A b', 'c')]))
    const out = join(folder, 'out.jsonl')
    expect(await dedup([pool, '--out', out, '--against', benchmark])).toBe(0)
    expect(lines(out)).toHaveLength(1)
    expect(told.join('\n')).toContain('2 records: 1 kept, 1 dropped')
  })

  it('writes nothing on a dry run, nor when a file could not be read, and reads the others all the same', async () => {
    const pool = put('pool.jsonl', jsonl([chat('a b', 'c'), chat('a b', 'c')]))
    const out = join(folder, 'out.jsonl')
    expect(await dedup([pool, '--out', out, '--dry-run'])).toBe(0)
    expect(await dedup([pool, '--out', out, join(folder, 'missing.jsonl')])).toBe(2)
    expect(told.join('\n')).toContain('there is no such file')
    expect(told.join('\n')).toContain('2 records: 1 kept, 1 dropped')
    expect(readdirSync(folder)).toEqual(['pool.jsonl'])
  })

  it('does not overwrite what it reads', async () => {
    const pool = put('pool.jsonl', jsonl([chat('a b', 'c')]))
    await expect(dedup([pool, '--out', pool])).rejects.toThrow('one of the files read')
    expect(existsSync(pool)).toBe(true)
    expect(lines(pool)).toEqual([chat('a b', 'c')])
  })
})

describe('arguments', () => {
  it.each([
    [['a', '--threshold', '0.4'], '--threshold: found "0.4"; expected a number from 0.5 to 1'],
    [['a', '--threshold='], '--threshold: found ""'],
    [['a', '--strategy', 'best'], '--strategy: found "best"; expected one of keep_first, keep_longest, keep_best_quality'],
    [['a', '--treshold', '1'], 'found "--treshold"'],
    [[], 'found no FILES'],
    [['--against', 'a', 'b'], 'everything stood after --against'],
  ])('%j are refused', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(message)
  })

  it('--against takes files up to the next option', () => {
    expect(readArguments(['a', '--against', 'x', 'y', '--dry-run', 'b', '--against=z'])).toMatchObject({
      files: ['a', 'b'],
      against: ['x', 'y', 'z'],
      dryRun: true,
    })
  })
})
