import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadConfig } from './load-config.ts'
import { materialise } from './materialise.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const write = (content: string): string => {
  const file = join(folder, `${files++}.config.mjs`)
  writeFileSync(file, content)
  return file
}
const sources = `[{ name: 'a', family: 'sarcasm', path: 'a.jsonl', licence: 'synthetic', group: 'g' }]`

test.each([
  ['throws', `throw new Error('the folder is not set')`, /could not be read: the folder is not set/],
  ['throws a word', `throw 'a word'`, /could not be read: a word/],
  [
    'is a function that throws',
    `export default () => { throw new Error('the folder is not set') }`,
    /could not be read: the folder is not set/,
  ],
  ['imports what is not there', `import './nowhere.mjs'`, /could not be read: /],
  ['has no default export', `export const config = 1`, /has no default export/],
])('a configuration that %s is a wrong configuration, with the name of its file', async (_, content, words) => {
  const file = write(content)
  await expect(loadConfig(['--config', file], {})).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringMatching(words) })
  await expect(loadConfig(['--config', file], {})).rejects.toThrow(file)
})

test('a configuration may be a promise, or a function that returns one', async () => {
  for (const form of [`Promise.resolve({ sources: ${sources} })`, `async () => ({ sources: ${sources} })`]) {
    const { config } = await loadConfig(['--config', write(`export default ${form}`)], {})
    expect(config.sources.map(({ name }) => name)).toEqual(['a'])
  }
})

test.each(['nowhere', 'constructor'])('a generator of %s is a wrong configuration, with the choices', async (family) => {
  const content = `export default { sources: [{ name: 'a', family: 'sarcasm', generator: 'sample:${family}', licence: 'synthetic', group: 'g' }] }`
  const { config } = await loadConfig(['--config', write(content)], {})
  await expect(materialise(config, { folder })).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(/expected one of .*sarcasm/),
  })
})
