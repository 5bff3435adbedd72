import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { changedSince, noteFiles } from './still-there.ts'

const folder = mkdtempSync(join(tmpdir(), 'still-there-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file that was written to, replaced or taken away while the gates judged is named', () => {
  const [root, census] = ['dataset', 'census'].map((name) => join(folder, name)) as [string, string]
  mkdirSync(join(root, 'train'), { recursive: true })
  mkdirSync(census)
  expect(changedSince(census)).toBe('')
  const paths = ['train/a.jsonl', 'train/b.jsonl']
  for (const path of paths) writeFileSync(join(root, path), '{}\n')
  noteFiles(census, root, paths)
  expect(changedSince(census)).toBe('')
  appendFileSync(join(root, paths[1]!), '{}\n')
  expect(changedSince(census)).toMatch(/^train\/b\.jsonl was changed while the gates judged it/)
  noteFiles(census, root, paths)
  rmSync(join(root, paths[0]!))
  expect(changedSince(census)).toMatch(/^train\/a\.jsonl was changed/)
})
