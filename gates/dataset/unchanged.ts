/** That nobody wrote to the dataset while it was examined: a verdict over bytes that were never there together would be none. */
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Store } from '#contract/store.ts'
import { changed } from './chunk.ts'
import { openDataset, type OpenedDataset } from './open.ts'
import { openBytes, type Origin } from './origin.ts'
import type { FileSurvey } from './survey.ts'

/** Compares listing, sizes and times of change with those that the pass began with; of the surveyed files, what was read. */
export async function confirmUnchanged(
  store: Store,
  { files, version }: OpenedDataset,
  surveys: ReadonlyMap<string, FileSurvey>,
  origin: Origin,
): Promise<void> {
  const before = new Map(files.map(({ key, size }) => [key, size]))
  const now = await openDataset(store)
  for (const { key, size } of now.files) {
    if (!before.has(key)) throw changed(key, 'the file is new')
    if (before.get(key) !== size) throw changed(key, `found ${size} bytes where there were ${before.get(key)!}`)
    before.delete(key)
  }
  for (const key of before.keys()) throw changed(key, 'the file is gone')
  if (now.version !== version) throw changed(MANIFEST_PATH, 'its bytes differ')
  for (const { key, size } of files) {
    const survey = surveys.get(key)
    if (survey === undefined) continue
    if (survey.size !== size) throw changed(key, `read ${survey.size} bytes where the listing said ${size}`)
    const source = openBytes(origin, key)
    source.close()
    if (source.fingerprint !== survey.fingerprint) throw changed(key, 'size or time of change differ')
  }
}
