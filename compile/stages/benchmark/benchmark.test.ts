import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBenchmark } from '#contract/benchmark.ts'
import { indexItems } from './items.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-benchmark-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const numbered = (count: number, mark = 'w'): string => Array.from({ length: count }, (_, i) => `${mark}${i}`).join(' ')
const says = (...contents: string[]) => ({ messages: contents.map((content) => ({ role: 'user' as const, content })) })

describe('an item of a benchmark is held', () => {
  // 26 words are 14 grams.
  const index = indexItems([{ name: 'exam', items: ['far too short', numbered(26), numbered(9, 'quiz')] }], 0.5)

  test('by a conversation with half of its 13-grams, across messages and whatever the letter case', () => {
    expect(index.heldBy(says(numbered(19).toUpperCase()))).toBe('exam#2') // 7 of 14
    expect(index.heldBy(says(numbered(10), numbered(19).split(' ').slice(10).join('\n')))).toBe('exam#2')
    expect(index.heldBy(says(numbered(18)))).toBeNull() // 6 of 14
  })

  test('by a message that is a short item, and by no longer one', () => {
    expect(index.heldBy(says('hello', `  ${numbered(9, 'QUIZ')}\n`))).toBe('exam#3')
    expect(index.heldBy(says(`${numbered(9, 'quiz')} indeed`))).toBeNull()
    expect(index.heldBy(says('far too short'))).toBeNull()
  })

  test('by the rejected side of a pair', () => {
    expect(index.heldBy({ ...says('one', 'two'), rejected: [{ role: 'assistant', content: numbered(26) }] })).toBe('exam#2')
  })
})

describe('a benchmark is read', () => {
  test('from JSON lines, a JSON list, and text; what an item is called is not what it asks', async () => {
    const item = {
      id: 'q-1',
      category: 'arithmetic',
      question: 'What is asked?',
      choices: ['one', 'two'],
      turns: [{ role: 'user', content: 'here' }],
    }
    const text = 'What is asked?\none\ntwo\nhere'
    expect((await readBenchmark(file('a.jsonl', `\ufeff${JSON.stringify(item)}\r\n\n"alone"\n`))).items).toEqual([text, 'alone'])
    expect((await readBenchmark(file('b.json', `\n [${JSON.stringify(item)}]`))).items).toEqual([text])
    expect(await readBenchmark(file('c.txt', 'first item\n\nsecond {item}\n'))).toEqual({
      name: 'c.txt',
      items: ['first item', 'second {item}'],
    })
  })

  test('or refused by its name, with what was found and none of its text', async () => {
    await expect(readBenchmark(file('d.jsonl', '{"question":"private"}\n{"question":\n'))).rejects.toThrow(
      'Benchmark "d.jsonl": found a line that is no JSON (line 2); expected JSON lines, a JSON list, or text with an item a line',
    )
    await expect(readBenchmark(file('e.json', '["private"'))).rejects.toThrow('Benchmark "e.json": found JSON that can not be read')
    await expect(readBenchmark(file('f.txt', '\n \n'))).rejects.toThrow('Benchmark "f.txt": found no item')
    await expect(readBenchmark(join(folder, 'nowhere.txt'))).rejects.toThrow('Benchmark "nowhere.txt": found ENOENT')
  })
})
