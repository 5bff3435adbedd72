import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { cleanDataset, makeRecord, memoryStore, rehash } from '../kit/memory-dataset.ts'
import { plainCensus } from '../kit/plain-census.ts'
import { groupsOf } from './groups.ts'

const plant = (number: number, document?: string) =>
  makeRecord({
    family: 'addiction',
    split: 'train',
    number,
    sourceGroup: 'addiction',
    sourceKey: 'a.jsonl',
    ...(document === undefined ? {} : { document }),
  })

async function groups(records: ReturnType<typeof plant>[], ties: { survivor: string; document: string }[] = []): Promise<number[]> {
  const dataset = { ...cleanDataset(), shards: { 'train/train_000.jsonl': records } }
  const census = await plainCensus({ store: memoryStore(dataset), profile: resolveProfile({}), examiners: [] })
  return [...groupsOf(census, ties)]
}

test('a shared document, a shared prefix and equal messages join, across one another', async () => {
  const [a, b, c, d, e] = [plant(1, 'doc'), plant(2, 'doc'), plant(3), plant(4), plant(5)]
  // c starts as b does: two equal messages of more than 20 words.
  c!.messages.unshift(...structuredClone(b!.messages))
  rehash(c!)
  // d is a pair made from c's very conversation.
  d!.messages = structuredClone(c!.messages)
  d!.metadata.preference = { rejected: [{ role: 'assistant', content: 'No.' }] }
  rehash(d!)
  expect(await groups([a!, b!, c!, d!, e!])).toEqual([0, 0, 0, 0, 4])
})

test('a dropped record ties its document to its survivor', async () => {
  const [a, b, c] = [plant(1), plant(2, 'lecture'), plant(3)]
  expect(await groups([a!, b!, c!], [{ survivor: a!.metadata.id, document: 'lecture' }])).toEqual([0, 0, 2])
  // Two dropped pieces of one document tie two survivors.
  expect(
    await groups(
      [a!, b!, c!],
      [
        { survivor: a!.metadata.id, document: 'gone' },
        { survivor: c!.metadata.id, document: 'gone' },
      ],
    ),
  ).toEqual([0, 1, 0])
})

test('records of the clean dataset are groups of their own, but for the pieces of one talk', async () => {
  const dataset = cleanDataset()
  const census = await plainCensus({ store: memoryStore(dataset), profile: resolveProfile({}), examiners: [] })
  expect(new Set(groupsOf(census, [])).size).toBe(census.population - 1)
})
