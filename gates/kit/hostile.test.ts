/** Manifests, reports and records of any shape: a gate says what is wrong with them and never falls over them. */
import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import { ALL } from './all.ts'
import { FAULT_SEED, failures } from './faults.ts'
import { cleanDataset, renderDataset } from './memory-dataset.ts'
import { bytesStore } from './memory-store.ts'
import { plainCensus } from './plain-census.ts'
import type { RuleResult } from './violation.ts'

const OWN = [ALL.contract, ALL.coverage, ALL.distribution, ALL.hash, ALL.provenance, ALL.split, ALL.stats]
const VALUES: unknown[] = [
  null,
  undefined,
  0,
  -1.5,
  '',
  '../../etc',
  '__proto__',
  [],
  [null, 7, 'x', []],
  {},
  { constructor: 1, length: 3 },
]

async function judgeAll(store: Store): Promise<RuleResult[]> {
  const profile = resolveProfile({})
  const census = await plainCensus({ store, profile, examiners: OWN.flatMap((gate) => gate.examiners ?? []) })
  const checked = await Promise.all(
    OWN.map((gate) => gate.check({ census, profile, store, previous: store, seed: FAULT_SEED, now: new Date(0) })),
  )
  return checked.flat()
}

/** Every path to a value of a JSON document, two steps into lists and maps at most. */
function pathsOf(value: unknown, depth = 4): string[][] {
  if (depth === 0 || value === null || typeof value !== 'object') return [[]]
  const names = Object.keys(value)
    .slice(0, 3)
    .concat(depth === 4 ? Object.keys(value).slice(3) : [])
  return [[], ...names.flatMap((name) => pathsOf((value as Record<string, unknown>)[name], depth - 1).map((path) => [name, ...path]))]
}

function replaced(root: unknown, path: readonly string[], by: unknown): unknown {
  if (path.length === 0) return by
  const copy = structuredClone(root) as Record<string, unknown>
  let at = copy
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>
  at[path.at(-1)!] = by
  return copy
}

const clean = cleanDataset({ perFamily: 4, perShard: 40 })
const bytes = renderDataset(clean)

const withFile = (path: string, value: unknown): Store =>
  bytesStore(new Map([...bytes, [path, Buffer.from(JSON.stringify(value) ?? '')]]), 'memory:')

test('no value anywhere in the manifest stops a gate, and none is let pass', async () => {
  const paths = pathsOf(clean.manifest).filter((path) => path[0] !== 'generated_at' && path[0] !== 'seed')
  const passed: string[] = []
  for (const [at, path] of paths.entries()) {
    const by = VALUES[at % VALUES.length]
    if (JSON.stringify(replaced(clean.manifest, path, by)) === JSON.stringify(clean.manifest)) continue
    const fired = failures(await judgeAll(withFile('manifest.json', replaced(clean.manifest, path, by))))
    // previous_differs fires for the clean dataset too: it does not continue itself.
    delete fired['previous_differs']
    if (Object.keys(fired).length === 0) passed.push(`${path.join('.')} = ${JSON.stringify(by)}`)
  }
  expect(paths.length).toBeGreaterThan(150)
  expect(passed).toEqual([])
}, 60_000)

test('no value anywhere in a record stops a gate', async () => {
  const [first, ...rest] = clean.shards['train/train_000.jsonl']!
  for (const [at, path] of pathsOf(first).entries()) {
    for (const by of VALUES.slice(at % 3).filter((_, value) => value % 3 === 0)) {
      const line = JSON.stringify(replaced(first, path, by)) ?? 'undefined'
      const shard = [line, ...rest.map((record) => JSON.stringify(record))].join('\n')
      const fired = failures(
        await judgeAll(bytesStore(new Map([...bytes, ['train/train_000.jsonl', Buffer.from(`${shard}\n`)]]), 'memory:')),
      )
      expect(Object.keys(fired)).toContain('checksum_mismatch')
    }
  }
}, 60_000)

test('a dataset of nothing, of empty files and of one record is judged, and fails', async () => {
  const nothing = await judgeAll(bytesStore(new Map(), 'memory:'))
  expect(Object.keys(failures(nothing))).toContain('manifest_missing')
  const empty = await judgeAll(bytesStore(new Map([...bytes.keys()].map((path) => [path, Buffer.alloc(0)])), 'memory:'))
  expect(Object.keys(failures(empty))).toEqual(
    expect.arrayContaining(['manifest_missing', 'family_missing', 'record_schema', 'content_hash_mismatch']),
  )
})

test('no violation quotes the text of a record', async () => {
  const canary = 'zanzibar quetzal'
  const dataset = structuredClone(clean)
  for (const record of dataset.shards['train/train_000.jsonl'] as unknown as {
    messages: { content: string; role: string }[]
    metadata: Record<string, unknown>
  }[]) {
    record.messages[0]!.content += canary
    record.messages[1]!.role = canary
    for (const field of ['id', 'source_family', 'split', 'phase', 'license_tag', 'content_hash', 'conversation_length'])
      record.metadata[field] = canary
    record.metadata['note'] = canary
  }
  dataset.ledger[0]!.detail = `${canary}\n`
  dataset.ledger[1]!.kind = canary as never
  Object.assign(dataset.ledger[2]!, { [canary]: canary })
  const found = await judgeAll(bytesStore(renderDataset(dataset), 'memory:'))
  expect(Object.keys(failures(found)).length).toBeGreaterThan(10)
  expect(found.filter((result) => JSON.stringify(result).includes('zanzibar')).map(({ code }) => code)).toEqual([])
})
