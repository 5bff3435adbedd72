/** The dataset that is to be published: every file of its folder hashed anew, and held against its manifest. What does not agree is not published. */
import { createHash, hash } from 'node:crypto'
import { createReadStream, realpathSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { datasetDigest } from '#contract/digest.ts'
import { isInDigest, MANIFEST_PATH } from '#contract/layout.ts'
import type { FileEntry, Manifest } from '#contract/manifest.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import { SPLITS } from '#contract/record.ts'
import { inParallel } from '../stores/s3/parallel.ts'

export interface DatasetFile extends FileEntry {
  /** Absolute. */
  file: string
}

export interface LocalDataset {
  /** What the digest covers, in the order of the paths. */
  files: DatasetFile[]
  /** What is signed or written after the manifest: published where it is not there yet, and no part of what the version is. */
  beside: DatasetFile[]
  manifest: Buffer
  manifestSha256: string
  digest: string
  conversations: number
  generatedAt: string
  bytes: number
}

/** Throws where the folder holds no dataset, or other files than its manifest says. */
export async function readDataset(folder: string, progress?: (bytes: number) => void): Promise<LocalDataset> {
  const root = realpathSync(folder) // the link may be switched while this runs: one version is published
  const manifest = await readFile(join(root, MANIFEST_PATH)).catch(() => null)
  if (manifest === null)
    throw new Error(`There is no ${MANIFEST_PATH} in "${folder}"; expected a compiled dataset; compile one with "npm start"`)
  const stated = statedFiles(manifest)
  const paths = await filesBelow(root)
  const all = await inParallel(paths, 2, async (path): Promise<DatasetFile> => {
    const file = join(root, path)
    const { size } = await stat(file)
    const sha256 = await sha256Of(file, progress)
    return { path, file, size_bytes: size, sha256 }
  })
  const files = all.filter(({ path }) => isInDigest(path))
  const beside = all.filter(({ path }) => !isInDigest(path))
  const problems = differences(files, stated.files)
  const digest = datasetDigest(files)
  if (problems.length === 0 && digest !== stated.digest) problems.push('dataset_digest is another than that of the files')
  if (problems.length > 0)
    throw new Error(
      `The dataset in "${folder}" is not what its manifest says: ${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}; expected an untouched one; compile it again`,
    )
  const bytes = files.reduce((sum, { size_bytes: size }) => sum + size, manifest.length)
  return {
    files,
    beside,
    manifest,
    manifestSha256: hash('sha256', manifest),
    digest,
    conversations: stated.conversations,
    generatedAt: stated.generatedAt,
    bytes,
  }
}

async function sha256Of(file: string, progress?: (bytes: number) => void): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    progress?.(chunk.length)
  }
  return digest.digest('hex')
}

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths: string[] = []
  for (const entry of entries) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (entry.isDirectory()) continue
    if (!entry.isFile()) throw new Error(`${path}: found a link, pipe or device in the dataset; expected files alone; remove it`)
    if (path !== MANIFEST_PATH) paths.push(path)
  }
  return paths.sort(compareCodePoints)
}

interface Stated {
  files: Map<string, FileEntry>
  digest: string
  conversations: number
  generatedAt: string
}

/** What a manifest says of its files. Throws, without quoting it, where it says nothing of the kind. */
export function statedFiles(bytes: Buffer): Stated {
  try {
    const manifest = JSON.parse(bytes.toString()) as Manifest
    const {
      splits,
      compiled_export: compiled,
      files,
      dataset_digest: digest,
      total_conversations: conversations,
      generated_at: generatedAt,
    } = manifest
    const entries = [...SPLITS.flatMap((split) => splits[split].shards), compiled, ...files]
    for (const { path, sha256, size_bytes: size } of entries)
      if (typeof path !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || !Number.isSafeInteger(size)) throw new TypeError('no entry')
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new TypeError('no digest')
    return { files: new Map(entries.map((entry) => [entry.path, entry])), digest, conversations, generatedAt }
  } catch {
    throw new Error(
      `${MANIFEST_PATH} is no manifest that can be read; expected one as the contract describes it; compile the dataset again`,
    ) // the parser's own words would quote it
  }
}

function differences(files: readonly DatasetFile[], stated: ReadonlyMap<string, FileEntry>): string[] {
  const found = new Map(files.map((file) => [file.path, file]))
  return [
    ...[...stated].flatMap(([path, { sha256, size_bytes: size }]) => {
      const file = found.get(path)
      if (file === undefined) return [`${path} is missing`]
      return file.sha256 === sha256 && file.size_bytes === size ? [] : [`${path} has other bytes`]
    }),
    ...files.flatMap(({ path }) => (stated.has(path) ? [] : [`${path} is not named in it`])),
  ]
}
