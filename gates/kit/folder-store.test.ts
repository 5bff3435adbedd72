/** What lies under a root and is no file is named, and never waited for. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderStore } from './folder-store.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'))
  mkdirSync(join(root, 'train'))
  writeFileSync(join(root, 'train/train_000.jsonl'), '{}\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const keys = async (): Promise<string[]> => (await Array.fromAsync(folderStore(root).list())).map(({ key }) => key)

test('a link to a file is one', async () => {
  symlinkSync(join(root, 'train/train_000.jsonl'), join(root, 'train/train_001.jsonl'))
  expect(await keys()).toEqual(['train/train_000.jsonl', 'train/train_001.jsonl'])
})

test.each([
  ['a link to a folder', (path: string) => symlinkSync(tmpdir(), path), 'found a link to a folder; expected a file'],
  ['a link that leads nowhere', (path: string) => symlinkSync('/nowhere/at/all', path), 'found a link that leads nowhere'],
])('%s is named', async (_, make, words) => {
  make(join(root, 'train/extra'))
  await expect(keys()).rejects.toThrow(`train/extra: ${words}`)
})

test('a socket is named', async () => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(join(root, 's'), ready))
  await expect(keys()).rejects.toThrow('s: found a pipe, socket or device; expected a file')
  await new Promise((closed) => server.close(closed))
})
