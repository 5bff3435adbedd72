/** For tests only: small folders that are datasets as far as publishing goes, and whether a published root is sound. */
import { hash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { datasetDigest } from '#contract/digest.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { getS3 } from '../stores/s3/write.ts'
import { versionNamedIn } from './canonical.ts'
import { statedFiles } from './dataset.ts'
import { canonicalManifest, versionPrefix } from './places.ts'

const entryOf = (path: string, body: Buffer): { path: string; size_bytes: number; sha256: string } => ({
  path,
  size_bytes: body.length,
  sha256: hash('sha256', body),
})

export interface Made {
  folder: string
  digest: string
  files: Map<string, Buffer>
  /** A verification report that passed. */
  report: Buffer
}

/** A dataset whose bytes are drawn from its name; `bytes` is the size of its largest file, `shards` how many train shards it has. */
export function makeDataset(folder: string, name: string, bytes = 3000, shards = 2): Made {
  const body = (path: string, size: number): Buffer => {
    const line = Buffer.from(`${JSON.stringify({ of: `${name} ${path}` })}\n`)
    return Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(size / line.length)) }, () => line))
  }
  const files = new Map<string, Buffer>()
  for (let i = 0; i < shards; i++) files.set(`train/train_00${i}.jsonl`, body(`train ${i}`, 500))
  for (const split of ['val', 'test']) files.set(`${split}/${split}_000.jsonl`, body(split, 200))
  files.set('compiled/final_training_dataset.jsonl', body('compiled', bytes))
  files.set('ledger/ledger_000.jsonl', Buffer.from('{"the same":"in all"}\n'))
  files.set('ledger/ledger_001.jsonl', Buffer.alloc(0))
  files.set('reports/statistics.json', body('statistics', 100))
  const shardsOf = (split: string): object[] =>
    [...files]
      .filter(([path]) => path.startsWith(`${split}/`))
      .map(([path, body]) => ({ ...entryOf(path, body), s3_path: `s3://bucket/final_dataset/${path}` }))
  const compiled = 'compiled/final_training_dataset.jsonl'
  const digest = datasetDigest([...files].map(([path, body]) => entryOf(path, body)))
  const manifest = {
    dataset_digest: digest,
    generated_at: '2026-01-01T00:00:00.000Z',
    total_conversations: 3,
    splits: { train: { shards: shardsOf('train') }, val: { shards: shardsOf('val') }, test: { shards: shardsOf('test') } },
    compiled_export: { ...entryOf(compiled, files.get(compiled)!), s3_path: `s3://bucket/final_dataset/${compiled}` },
    files: [...files].filter(([path]) => /^(ledger|reports)/.test(path)).map(([path, body]) => entryOf(path, body)),
  }
  rmSync(folder, { recursive: true, force: true })
  const written = Buffer.from(JSON.stringify(manifest, null, 2))
  for (const [path, body] of [...files, ['manifest.json', written] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), body)
  }
  const report = {
    verdict: 'passed',
    all_gates_passed: true,
    dataset_digest: digest,
    manifest_sha256: hash('sha256', written),
    verification_timestamp: '2026-01-02T00:00:00.000Z',
  }
  return { folder, digest, files, report: Buffer.from(JSON.stringify(report)) }
}

/**
 * The version that the canonical manifest names, or null where there is none. Throws where that version is not whole: every object that the manifest
 * names is read and hashed. With `copies`, the canonical paths have to agree as well.
 */
export async function soundVersion(root: string, access: S3Access, { copies = false } = {}): Promise<string | null> {
  const manifest = await getS3(canonicalManifest(root), access)
  if (manifest === null) return null
  const named = versionNamedIn(manifest.body)
  if (named === null) throw new Error('the canonical manifest names no version')
  const { files } = statedFiles(manifest.body)
  const places = [versionPrefix(root, named.id), ...(copies ? [root] : [])]
  for (const place of places)
    for (const { path, sha256 } of files.values()) {
      const object = await getS3(place + path, access)
      if (object === null || hash('sha256', object.body) !== sha256)
        throw new Error(`${place}${path} is ${object === null ? 'missing' : 'of another version'}`)
    }
  return named.id
}
