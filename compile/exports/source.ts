/** The published dataset that is exported: its manifest, as far as an export needs it, and agreement of the digest with what it names. */
import { hash } from 'node:crypto'
import { datasetDigest } from '#contract/digest.ts'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { FileEntry, Manifest, ShardEntry } from '#contract/manifest.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'

export interface ExportSource {
  store: Store
  manifest: Manifest
  manifestSha256: string
  digest: string
  shards: { split: Split; shard: ShardEntry }[]
}

/** Throws where there is no manifest, or one that does not agree with itself. Shards are held against it as they are read. */
export async function openSource(store: Store): Promise<ExportSource> {
  if ((await store.size(MANIFEST_PATH)) === null)
    throw new Error(`There is no ${MANIFEST_PATH} in "${store.root}"; expected a compiled dataset; compile one with "npm start"`)
  const parts: Uint8Array[] = []
  for await (const part of store.read(MANIFEST_PATH)) parts.push(part)
  const bytes = Buffer.concat(parts)
  const unreadable = (): Error =>
    new Error(`${MANIFEST_PATH} is no manifest that can be read; expected one as the contract describes it; compile the dataset again`)
  let manifest: Manifest
  let files: FileEntry[]
  try {
    manifest = JSON.parse(bytes.toString()) as Manifest
    files = [...SPLITS.flatMap((split) => manifest.splits[split].shards), manifest.compiled_export, ...manifest.files]
  } catch {
    throw unreadable() // the parser's own words would quote it
  }
  if (!files.every(isEntry) || !isSha256(manifest.dataset_digest)) throw unreadable()
  const digest = datasetDigest(files)
  if (digest !== manifest.dataset_digest)
    throw new Error(
      `${MANIFEST_PATH}: dataset_digest is another than that of the files that it names; expected an untouched manifest; compile the dataset again`,
    )
  const shards = SPLITS.flatMap((split) => manifest.splits[split].shards.map((shard) => ({ split, shard })))
  const strange = shards.find(({ split, shard }) => !new RegExp(`^${split}/${split}_\\d{3,}\\.jsonl$`).test(shard.path))
  if (strange !== undefined)
    throw new Error(
      `${MANIFEST_PATH}: a shard of ${strange.split} has a path of another form; expected ${strange.split}/${strange.split}_000.jsonl and so on`,
    )
  return { store, manifest, manifestSha256: hash('sha256', bytes), digest, shards }
}

const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isEntry = ({ path, sha256, size_bytes: size }: FileEntry): boolean =>
  typeof path === 'string' && isSha256(sha256) && Number.isSafeInteger(size)
