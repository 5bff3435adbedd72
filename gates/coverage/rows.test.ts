import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { cleanDataset, memoryStore } from '../kit/memory-dataset.ts'
import { plainCensus } from '../kit/plain-census.ts'
import { coverageExaminer } from './examiner.ts'
import { inventoryOfSources } from './planted-inventory.ts'
import { coverageRows } from './rows.ts'

test('a line a family, counted in the data; where from is told by the sources', async () => {
  const dataset = cleanDataset()
  const { sources } = dataset.manifest
  // What a generator took from objects of others stands under its source's name too.
  const generated = sources.find(({ source_family }) => source_family === 'edge_case_synthetic')!
  sources.push({ ...generated, name: 'tagged', source_family: 'cptsd', source_key: 'generated/tagged.jsonl' })
  sources.push({ ...sources.find(({ source_family }) => source_family === 'voice_persona')!, name: 'tagged', source_family: 'cptsd' })
  const profile = resolveProfile({})
  const store = memoryStore(dataset)
  const census = await plainCensus({ store, profile, examiners: [coverageExaminer] })
  const rows = await coverageRows({ census, profile, store })
  const row = (name: string) => rows.find(({ family }) => family === name)
  expect(rows).toHaveLength(15)
  expect(row('sarcasm')).toEqual({ family: 'sarcasm', required: true, status: 'partial', objects: 1, conversations: 3, from: ['real'] })
  expect(row('edge_case_synthetic')).toMatchObject({ status: 'missing', objects: 0, from: ['generated'] })
  expect(row('cptsd')).toMatchObject({ from: ['real', 'extracted'] })
  expect(row('edge_case_crisis')).toMatchObject({ required: false, from: ['refiled'] })
  const listed = inventoryOfSources(dataset, (listing) => {
    listing.sources = listing.sources.filter(({ source_family }) => source_family !== 'sarcasm')
  })
  const compared = await coverageRows({ census, profile, store, inventory: listed })
  expect(compared.find(({ family }) => family === 'sarcasm')).toMatchObject({ status: 'missing', objects: 0, conversations: 3 })
})
