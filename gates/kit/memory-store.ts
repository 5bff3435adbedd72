/** The bytes of a dataset in memory, as a store and as a folder. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ledgerPath, MANIFEST_PATH } from '#contract/layout.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Store } from '#contract/store.ts'
import type { MemoryDataset } from './planted.ts'

const lines = (items: readonly unknown[]): string =>
  items.map((item) => `${typeof item === 'string' ? item : JSON.stringify(item)}\n`).join('')

/** Text of one shard: every record a line, each with its line feed. */
export const shardText = (shard: MemoryDataset['shards'][string]): string => lines(shard)

/** Every file by path. What `files` holds wins over what is rendered from shards, ledger and manifest. */
export function renderDataset(dataset: MemoryDataset): Map<string, Buffer> {
  const texts: Record<string, string> = {}
  for (const [path, shard] of Object.entries(dataset.shards)) texts[path] = shardText(shard)
  if (dataset.ledger.length > 0) texts[ledgerPath(0)] = lines(dataset.ledger)
  texts[MANIFEST_PATH] = `${JSON.stringify(dataset.manifest, null, 2)}\n`
  Object.assign(texts, dataset.files)
  return new Map(
    Object.keys(texts)
      .sort(compareCodePoints)
      .map((path) => [path, Buffer.from(texts[path]!)]),
  )
}

/** A store over the bytes as they are now; later changes of the dataset do not show. */
export function memoryStore(dataset: MemoryDataset): Store {
  return bytesStore(renderDataset(dataset), 'memory:')
}

/** A store over bytes by path. */
export function bytesStore(files: ReadonlyMap<string, Uint8Array>, root: string): Store {
  return {
    root,
    async *list(prefix = '') {
      for (const key of [...files.keys()].sort(compareCodePoints)) if (key.startsWith(prefix)) yield { key, size: files.get(key)!.length }
    },
    size: async (key) => files.get(key)?.length ?? null,
    async *read(key, range) {
      const bytes = files.get(key)
      if (bytes === undefined) throw new Error(`No such object: ${key} in ${root}`)
      yield range === undefined ? bytes : bytes.subarray(range.start, range.end)
    },
  }
}

/** Writes the dataset as a folder, the manifest last. */
export async function writeMemoryDataset(dataset: MemoryDataset, dir: string): Promise<void> {
  const files = [...renderDataset(dataset)].sort(([a], [b]) => Number(a === MANIFEST_PATH) - Number(b === MANIFEST_PATH))
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), bytes)
  }
}
