import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import generate from './generate.ts'

let base: string
let said: string[]
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'signoff-generate-test-'))
  said = []
  for (const channel of ['log', 'error'] as const) vi.spyOn(console, channel).mockImplementation((text: string) => void said.push(text))
  const turns = (n: number): object[] =>
    Array.from({ length: n }, (_, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content: `PRIVATE ${n} ${i}` }))
  writeFileSync(join(base, 'a.jsonl'), [4, 22, 30].map((n) => `${JSON.stringify({ messages: turns(n) })}\n`).join(''))
  writeFileSync(join(base, 'b.jsonl'), `${JSON.stringify({ messages: turns(40) })}\n`)
  configure()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(base, { recursive: true, force: true })
})

function configure(): void {
  const source = (name: string): string =>
    `{ name: '${name}', family: 'mental_health_datasets', path: '${name}.jsonl', licence: 'synthetic', group: 'general' }`
  const long = `{ name: 'long', family: 'long_running_therapy', generator: 'long_running_therapy', licence: 'synthetic', group: 'long' }`
  writeFileSync(join(base, 'config.ts'), `export default { sources: [${source('a')}, ${source('b')}, ${long}], output: 'out/final' }`)
}
const run = (...args: string[]): Promise<number> => generate(['--config', join(base, 'config.ts'), '--out', join(base, 'made'), ...args])
const stats = (name: string): { records: number; from: Record<string, number> } =>
  JSON.parse(readFileSync(join(base, 'made', `${name}.stats.json`), 'utf8')) as { records: number; from: Record<string, number> }

test('without names, what the configuration names is made, by its name', async () => {
  expect(await run()).toBe(0)
  expect(readdirSync(join(base, 'made')).sort()).toEqual(['long.jsonl', 'long.stats.json'])
  expect(stats('long')).toMatchObject({ records: 3, from: { a: 3, b: 1 } })
  expect(said.join('\n')).not.toContain('PRIVATE')
})

test.each([['long'], ['long_running_therapy']])('a name may be that of a source, a generator or a family: %s', async (name) => {
  expect(await run(name, '--from', 'b', '--option', 'minTurns=2', '--count', '1', '--seed', '3')).toBe(0)
  expect(stats('long')).toMatchObject({ records: 1, from: { b: 1 }, options: { minTurns: 2 }, generator: { seed: 3 } })
})

test('a dry run writes nothing and prints counts', async () => {
  expect(await run('--dry-run')).toBe(0)
  expect(existsSync(join(base, 'made'))).toBe(false)
  expect(said.join('\n')).toMatch(/long +long_running_therapy +extracted +4 +3 +3 +22-40/)
  expect(said.join('\n')).toContain('nothing was written')
})

test('no record at all is a failure, with what was seen', async () => {
  expect(await run('--option', 'minTurns=99')).toBe(1)
  expect(said.join('\n')).toMatch(/long: no record was made of 4 conversations \(.*too_short 4.*\); expected at least one/)
})

test('an input that can not be read is a failure, and the others are read', async () => {
  rmSync(join(base, 'a.jsonl'))
  expect(await run()).toBe(1)
  expect(said.join('\n')).toMatch(/source "a": "a.jsonl": there is no such file/)
  expect(stats('long')).toMatchObject({ records: 1 })
})

test.each([
  [['nothing'], /there is no generator "nothing"; expected one of .*long_running_therapy/],
  [['--from', 'nowhere'], /there is no source "nowhere"; expected some of a, b/],
  [['--count', '0'], /--count: found "0"; expected a whole number of at least 1/],
  [['--seed', '-1'], /'--seed'/],
  [['--option', 'minTurns'], /--option: found "minTurns"; expected key=value/],
  [['--option', 'turns=3'], /unknown field "turns"; expected one of minTurns/],
  [['--what'], /Unknown option '--what'/],
])('%j is a wrong command', async (args, words) => {
  await expect(run(...args)).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringMatching(words) })
  expect(existsSync(join(base, 'made'))).toBe(false)
})

test('help lists every generator with its options', async () => {
  expect(await generate(['--help'])).toBe(0)
  expect(said[0]).toMatch(
    /long_running_therapy \(extracted, version \S+\)\n {2}\S.*\n {2}draws on sources of .*\n {2}--option minTurns \(integer, default 21\): /,
  )
})
