import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveS3 } from '../compile/stores/s3-fixture.ts'
import { localFile } from './local-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-local-file-'))
const before = { ...process.env }
const LINE = '{"messages":[{"role":"user","content":" X "}],"text":"nothing of note"}\n'
const KEYS = ['in/x.jsonl', 'in/..\\..\\passwd', 'in/.hidden', `in/${'n'.repeat(400)}.jsonl`, 'in/a b$(id).jsonl']
let close: () => Promise<void>
beforeAll(async () => {
  const served = await serveS3('bucket', new Map(KEYS.map((key) => [key, Buffer.from(LINE)])))
  close = served.close
  Object.assign(process.env, served.env)
})
afterAll(async () => {
  process.env = before
  await close()
  rmSync(folder, { recursive: true })
})

test('a path of this machine is itself', async () => {
  expect(await localFile('some/file.jsonl', {}, folder)).toBe('some/file.jsonl')
})

test.each(KEYS.map((key) => [key]))('%s becomes a file below the folder, with its bytes', async (key) => {
  const file = await localFile(`s3://bucket/${key}`, {}, folder)
  expect(relative(folder, file)).toMatch(/^[0-9a-f]{16}\/(?!\.)[\w.-]{1,100}$/)
  expect(readFileSync(file, 'utf8')).toBe(LINE)
})

test.each(['s3://bucket/none', 's3://bucket/in/', 's3://bucket/'])('%s is no object', async (uri) => {
  await expect(localFile(uri, {}, folder)).rejects.toThrow(`found "${uri}", where no object is; expected the key of one object`)
})

/** The store is served by this process, so that it may not wait for the command synchronously. */
const run = (...args: string[]): Promise<{ status: number | null; out: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...args], { cwd: process.cwd() })
    let out = ''
    child.stdout.on('data', (text) => (out += String(text)))
    child.stderr.on('data', (text) => (out += String(text)))
    child.on('close', (status) => resolve({ status, out }))
  })

test.each([
  ['hash', 0, 'sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'],
  ['scrub', 0, '"status":"none_detected"'],
  ['fix-encoding', 0, 's3://bucket/in/x.jsonl: 1 lines'],
])('%s reads an object', async (command, status, says) => {
  const done = await run(command, 's3://bucket/in/x.jsonl')
  expect(done).toMatchObject({ status, out: expect.stringContaining(says) })
})

test('an object is not repaired in place', async () => {
  const done = await run('fix-encoding', 's3://bucket/in/x.jsonl', '--write')
  expect(done).toMatchObject({ status: 2, out: expect.stringContaining('objects of a store are only read here') })
})
