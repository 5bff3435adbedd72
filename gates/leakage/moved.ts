/** With a previous version: what was held out then may not be trained on now. */
import { hash } from 'node:crypto'
import type { Store } from '#contract/store.ts'
import { openDataset, splitOfPath } from '../dataset/open.ts'
import { storedLines } from '../dataset/stored-lines.ts'
import type { Subject } from './subject.ts'

export interface Moved {
  record: number
  /** Split that it lay in before. */
  from: string
}

const hex = (ids: Uint8Array, record: number): string => Buffer.from(ids.buffer, ids.byteOffset + record * 32, 32).toString('hex')

/** Reads the ids of the previous version's val and test from its bytes, not from its manifest. */
export async function findMoved(
  { census, split }: Subject,
  previous: Store,
): Promise<{ moved: Moved[]; heldOut: number; unreadable: number }> {
  const before = new Map<string, string>()
  let unreadable = 0
  for (const path of (await openDataset(previous)).shards) {
    const from = splitOfPath(path)
    if (from === 'train') continue
    for await (const record of storedLines(previous, path)) {
      const id = (record?.['metadata'] as { id?: unknown } | undefined)?.id
      if (typeof id === 'string') before.set(id.length === 64 ? id : hash('sha256', id), from)
      else unreadable++
    }
  }
  const moved: Moved[] = []
  for (let i = 0; i < census.population; i++) {
    if (split[i] !== 0) continue
    const from = before.get(hex(census.columns.id, i))
    if (from !== undefined) moved.push({ record: i, from })
  }
  return { moved, heldOut: before.size, unreadable }
}
