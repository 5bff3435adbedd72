import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveConfig } from '../config.ts'
import { compile } from '../pipeline.ts'
import { spaceFor, stateSpace } from './space.ts'

const objects = (...of: [key: string, size: number][]) =>
  of.map(([key, size]) => ({ objects: [{ source: 0, contested: false, object: { location: key, key, size } }] }))

test('a compressed object counts as what it unfolds to', () => {
  expect(spaceFor(objects(['a.jsonl', 1000], ['b.jsonl.gz', 100])).input).toBe(1500)
})

test('of a large object in parts only the parts count', () => {
  const [task] = objects(['a.jsonl', 1000])
  const part = { start: 0, end: 400, before: { records: 0, lines: 0 }, shape: 'messages', fingerprint: '', whole: '' }
  const tasks = [part, { ...part, start: 400, end: 1000 }].map((each) => ({ objects: [{ ...task!.objects[0]!, part: each }] }))
  expect(spaceFor(tasks).input).toBe(1000)
})

test('too little room is told with what there is, what is needed and what for', () => {
  expect(() => stateSpace({ input: 6e9, needed: 22.8e9 }, '/data', 10e9)).toThrow(
    'The disk of "/data" has 10 GB free; expected about 23 GB for 6.0 GB of input',
  )
})

test('much room is stated, little is not worth a line', () => {
  expect(stateSpace({ input: 6e9, needed: 22.8e9 }, 'out', 80e9)).toBe(
    'Takes up to 23 GB on the disk of out (80 GB free); the working set of about 9.6 GB is removed at the end; it stays for the next run where this one is killed.',
  )
  expect(stateSpace({ input: 1e6, needed: 3.8e6 }, 'out', 80e9)).toBeNull()
})

const line = '{"messages":[{"role":"user","content":"How do I sleep?"},{"role":"assistant","content":"Keep a fixed hour."}]}\n'

test('a compile without room reads nothing and leaves nothing; what a killed one left goes with the next', async () => {
  const base = mkdtempSync(join(tmpdir(), 'signoff-space-'))
  try {
    writeFileSync(join(base, 'a.jsonl'), line)
    mkdirSync(join(base, '.out/run-999999/work'), { recursive: true })
    const source = { name: 'a', family: 'mental_health_datasets', path: 'a.jsonl', licence: 'synthetic', group: 'general' }
    const config = resolveConfig({ sources: [source], output: 'out', workers: 1 }, base)
    await expect(compile(config, { env: {}, now: () => new Date(0), free: () => 100 })).rejects.toThrow(/has 0.0 GB free; expected about/)
    expect(existsSync(join(base, 'out'))).toBe(false)
    expect(readdirSync(join(base, '.out'))).toEqual(['versions'])
  } finally {
    rmSync(base, { recursive: true })
  }
})
