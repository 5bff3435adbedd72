/**
 * The census on disk, so that it is taken once and every test file loads it by path: one JSON index, the columns as
 * binary files that are read when they are first used, and the summaries.
 */
import { closeSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Store } from '#contract/store.ts'
import type { Census, Columns, ShardFacts, Taken } from './census.ts'
import { COLUMN_NAMES, COLUMN_TYPES, type ColumnType } from './columns.ts'
import { openDataset, originOf, readManifest } from './open.ts'
import type { Origin } from './origin.ts'
import { makeCensus } from './take-census.ts'

interface Index {
  evidence_version: 1
  digest: string
  root: string | null
  manifestProblem?: string
  manifestSha256: string | null
  files: [string, { size: number; sha256: string }][]
  shards: ShardFacts[]
  families: string[]
  phases: string[]
  population: number
  summaries: string[]
  taken?: Taken
}

const INDEX = 'census.json'
const MANIFEST = 'manifest.json'

/** Writes the evidence into `dir`, the index last. */
export function saveCensus(census: Census, dir: string): void {
  mkdirSync(dir, { recursive: true })
  for (const name of COLUMN_NAMES) writeBytes(join(dir, `${name}.column`), census.columns[name])
  const summaries = Object.keys(census.summaries)
  for (const name of summaries) writeBytes(join(dir, `${name}.summary`), serialize(census.summaries[name]))
  if (census.manifest !== null) writeFileSync(join(dir, MANIFEST), JSON.stringify(census.manifest))
  const { digest, shards, families, phases, population, manifestProblem, manifestSha256, taken } = census
  const index: Index = {
    evidence_version: 1,
    digest,
    root: census.origin?.kind === 'folder' ? census.origin.root : null,
    ...(manifestProblem === undefined ? {} : { manifestProblem }),
    manifestSha256,
    files: [...census.files],
    shards,
    families,
    phases,
    population,
    summaries,
    ...(taken === undefined ? {} : { taken }),
  }
  writeFileSync(join(dir, INDEX), JSON.stringify(index))
}

/** Reads what `saveCensus` wrote. Records are read again from the bytes of `store`. */
export async function loadCensus(dir: string, store: Store): Promise<Census> {
  const index = JSON.parse(readFileSync(join(dir, INDEX), 'utf8')) as Index
  const origin: Origin =
    index.root === null ? await originOf(store, (await openDataset(store)).files) : { kind: 'folder', root: index.root }
  const manifest = index.manifestProblem === undefined ? readManifest(readFileSync(join(dir, MANIFEST))).manifest : null
  const census = makeCensus({
    manifest,
    ...(index.manifestProblem === undefined ? {} : { manifestProblem: index.manifestProblem }),
    manifestSha256: index.manifestSha256,
    files: new Map(index.files),
    shards: index.shards,
    families: index.families,
    phases: index.phases,
    population: index.population,
    columns: lazily(COLUMN_NAMES, (name) => readColumn(dir, name, index.population)) as unknown as Columns,
    summaries: lazily(index.summaries, (name) => deserialize(readBytes(join(dir, `${name}.summary`)))),
    ...(index.taken === undefined ? {} : { taken: index.taken }),
    origin,
  })
  if (census.digest !== index.digest)
    throw new Error(`${dir}: found evidence of another dataset than it says; expected digest ${index.digest}; take the census again`)
  return census
}

function readColumn(dir: string, name: keyof Columns, population: number): unknown {
  const [type, width] = COLUMN_TYPES[name]
  const bytes = readBytes(join(dir, `${name}.column`))
  const expected = population * width * type.BYTES_PER_ELEMENT
  if (bytes.length !== expected)
    throw new Error(`${join(dir, name)}.column: found ${bytes.length} bytes; expected ${expected}; take the census again`)
  return new (type as ColumnType)(bytes.buffer)
}

/** Read on first use: a test file that needs no signatures does not pay for them. Into shared memory, so that it can be handed to workers. */
function lazily<Name extends string>(names: readonly Name[], read: (name: Name) => unknown): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const name of names) {
    let value: unknown
    Object.defineProperty(out, name, { enumerable: true, get: () => (value ??= read(name)) })
  }
  return out
}

/** Pieces below 2 GiB: writeFileSync fails above. */
const PIECE = 1 << 28

function writeBytes(path: string, data: ArrayBufferView): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const fd = openSync(path, 'w')
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, Math.min(PIECE, bytes.length - at))
  } finally {
    closeSync(fd)
  }
}

function readBytes(path: string): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(statSync(path).size))
  const fd = openSync(path, 'r')
  try {
    for (let at = 0; at < bytes.length;) {
      const got = readSync(fd, bytes, at, Math.min(PIECE, bytes.length - at), at)
      if (got === 0) throw new Error(`${path}: found ${at} bytes; expected ${bytes.length}; take the census again`)
      at += got
    }
  } finally {
    closeSync(fd)
  }
  return bytes
}
