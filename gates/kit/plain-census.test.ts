import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../dataset/take-census.ts'
import { folderStore } from './folder-store.ts'
import { ALL } from './all.ts'
import { FAULT_SEED, failures } from './faults.ts'
import { cleanDataset, memoryStore, writeMemoryDataset } from './memory-dataset.ts'
import { plainCensus } from './plain-census.ts'

const OWN = [ALL.contract, ALL.coverage, ALL.distribution, ALL.hash, ALL.provenance, ALL.split, ALL.stats]

test('two implementations of the census agree in every column, file and digest, and the gates in every verdict', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'signoff-'))
  try {
    const dataset = cleanDataset()
    dataset.shards['train/train_000.jsonl']![3] = 'not a record'
    dataset.shards['train/train_001.jsonl']![1] = '{"messages":7,"metadata":{"id":5,"document_id":[]}}'
    await writeMemoryDataset(dataset, dir)
    const profile = resolveProfile({})
    const examiners = OWN.flatMap((gate) => gate.examiners ?? [])
    const plain = await plainCensus({ store: memoryStore(dataset), profile, examiners })
    const store = folderStore(dir)
    const streamed = await takeCensus({ store, profile, examiners, workers: 0, chunkBytes: 10_000 })
    for (const name of Object.keys(plain.columns) as (keyof typeof plain.columns)[]) {
      expect([name, Array.from(streamed.columns[name] as Uint8Array)]).toEqual([name, Array.from(plain.columns[name] as Uint8Array)])
    }
    expect(new Map([...streamed.files].sort())).toEqual(new Map([...plain.files].sort()))
    expect(streamed.digest).toBe(plain.digest)
    for (const gate of OWN) {
      const context = { profile, store, seed: FAULT_SEED, now: new Date(0) }
      const verdict = failures(await gate.check({ ...context, census: streamed }))
      expect(verdict).toEqual(failures(await gate.check({ ...context, census: plain })))
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
})
