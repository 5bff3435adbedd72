import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeRoot } from './root.ts'

let base: string
let root: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'signoff-root-'))
  root = join(base, 'final_dataset')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function publish(content: string, name: string, keepVersions = 1): boolean {
  const output = takeRoot(root, { keepVersions })
  const folder = join(output.workspace, 'dataset')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'manifest.json'), content)
  try {
    return output.publish(folder, name)
  } finally {
    output.release()
  }
}
const current = (): string => readFileSync(join(root, 'manifest.json'), 'utf8')
const versions = (): string[] => readdirSync(join(base, '.final_dataset', 'versions')).sort()

test('the link is switched to the new version and the workspace is gone', () => {
  expect(publish('one', 'v1')).toBe(true)
  expect(current()).toBe('one')
  expect(publish('two', 'v2')).toBe(true)
  expect(current()).toBe('two')
  expect(versions()).toEqual(['v1', 'v2'])
  expect(readdirSync(join(base, '.final_dataset'))).toEqual(['versions'])
})

test('a version that is current already is left as it is', () => {
  publish('one', 'v1')
  expect(publish('one', 'v1')).toBe(false)
  expect(current()).toBe('one')
})

test('a version whose bytes are no longer those of its name is not taken for the one to publish', () => {
  publish('one', 'v1')
  expect(publish('what v1 was before it was changed', 'v1')).toBe(true)
  expect(current()).toBe('what v1 was before it was changed')
})

test('only as many old versions as asked for are kept', () => {
  for (const n of [1, 2, 3]) publish(String(n), `v${n}`)
  expect(versions()).toEqual(['v2', 'v3'])
  publish('4', 'v4', 0)
  expect(versions()).toEqual(['v4'])
  expect(current()).toBe('4')
})

test('a root that is in use is refused by name, and free again after release', () => {
  const first = takeRoot(root, { keepVersions: 1 })
  expect(() => takeRoot(root, { keepVersions: 1 })).toThrow(/is in use by process \d+ .* wait for it/)
  first.release()
  takeRoot(root, { keepVersions: 1 }).release()
})

test('a lock whose process is gone is taken over; what it had done is there for the next, and goes with that one', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid!
  mkdirSync(join(takeRoot(root, { pid: gone, keepVersions: 1 }).workspace, 'half'), { recursive: true })
  const next = takeRoot(root, { keepVersions: 1 })
  expect(existsSync(join(next.workspace, 'half'))).toBe(true)
  next.release({ work: true })
  expect(existsSync(join(next.workspace, 'half'))).toBe(true)
  takeRoot(root, { keepVersions: 1 }).release()
  expect(readdirSync(join(base, '.final_dataset'))).toEqual(['versions'])
})

test('the lock of a living process of this machine is respected', () => {
  takeRoot(root, { keepVersions: 1 }).release()
  writeFileSync(join(base, '.final_dataset', 'lock'), JSON.stringify({ pid: process.ppid, host: hostname() }))
  expect(() => takeRoot(root, { keepVersions: 1 })).toThrow(`in use by process ${process.ppid}`)
})

test('a folder that is not ours is never replaced', () => {
  mkdirSync(root)
  writeFileSync(join(root, 'thesis.txt'), 'mine')
  expect(() => takeRoot(root, { keepVersions: 1 })).toThrow(/is a folder of its own/)
  expect(readFileSync(join(root, 'thesis.txt'), 'utf8')).toBe('mine')
})
