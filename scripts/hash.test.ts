import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'signoff-hash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), 'hash', ...args], { encoding: 'utf8' })

/** Python 3.11: hashlib.sha256('x'.encode()) and hashlib.sha256(b''). */
const OF_X = 'sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
const OF_NOTHING = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

test('one line a record: its hash, or why it has none; never its text', () => {
  const file = join(folder, 'records.jsonl')
  const lines = [
    '\ufeff{"messages":[{"role":"user","content":" X "}]}\r',
    '',
    '{"messages":[]}',
    '{private words',
    '{"messages":"private"}',
    '{"messages":[{"content":"private \\ud800"}]}',
    '{"messages":[{"content":null}]}',
  ]
  const damaged = Buffer.from([...Buffer.from('{"messages":[{"content":"private '), 0xff, ...Buffer.from('"}]}')])
  writeFileSync(file, Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), damaged]))
  const { status, stdout } = run(file)
  expect(stdout.split('\n')).toEqual([
    OF_X,
    OF_NOTHING,
    'error: the line is not JSON',
    'error: the record has no list of messages',
    'error: content of message 0 holds a lone surrogate, which has no UTF-8',
    'error: content of message 0 is null; expected a string',
    'error: the line is not UTF-8',
    '',
  ])
  expect(status).toBe(0)
})

test('no file and a folder are told', () => {
  expect(run()).toMatchObject({ status: 3, stderr: expect.stringMatching(/found no file; expected: npm run hash/) })
  expect(run(folder)).toMatchObject({ status: 3, stderr: expect.stringMatching(/which is a folder; expected/) })
})
