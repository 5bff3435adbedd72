/** Where records lie, by id: from the census of the last judgement, where that was of this very dataset. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '#contract/store.ts'
import { loadCensus } from '../../gates/dataset/evidence.ts'

/** Empty where no census of this dataset is kept: ids then stay ids. */
export async function placesOf(
  census: string,
  store: Store,
  { digest, ids }: { digest: string; ids: ReadonlySet<string> },
): Promise<Map<string, string>> {
  const places = new Map<string, string>()
  if (ids.size === 0 || digest === '' || !existsSync(join(census, 'census.json'))) return places
  const { digest: judged, columns, population, ref } = await loadCensus(census, store)
  if (judged !== digest) return places
  const bytes = Buffer.from(columns.id.buffer, columns.id.byteOffset, columns.id.byteLength)
  for (let index = 0; index < population; index++) {
    const id = bytes.toString('hex', index * 32, index * 32 + 32)
    if (ids.has(id)) places.set(id, ref(index))
  }
  return places
}
