/**
 * The census in its plainest form: everything in memory, one record after the other. For datasets of a few hundred records in the
 * tests of gates, and as the other implementation that the streaming census is compared with.
 */
import { hash } from 'node:crypto'
import { contentHash } from '#contract/content-hash.ts'
import { approximateTokens, countTurns } from '#contract/counts.ts'
import { datasetDigest } from '#contract/digest.ts'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Profile } from '#contract/profile.ts'
import { type DatasetRecord, SPLITS, type Split } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import type { Census, ShardFacts } from '../dataset/census.ts'
import type { Examiner, Parsed } from '../dataset/examiner.ts'
import { readManifest } from '../dataset/open.ts'
import { makePrefixKey } from '../dataset/prefix-key.ts'
import { repeatsField } from '../dataset/repeated-field.ts'

async function bytesOf(store: Store, key: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of store.read(key)) parts.push(part)
  return Buffer.concat(parts)
}

function parse(line: Buffer): Parsed {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line)
  } catch {
    return { problem: 'not UTF-8' }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return { problem: 'not a JSON object' }
    if (text.endsWith('\r')) return { problem: 'a carriage return' }
    if (repeatsField(text, value)) return { problem: 'a field that is named twice' }
    return { record: value as Partial<DatasetRecord> & Record<string, unknown> }
  } catch {
    return { problem: 'not JSON' }
  }
}

const attempt = <T>(make: () => T, otherwise: T): T => {
  try {
    return make()
  } catch {
    return otherwise // a malformed record: the column says "none", the contract gate says why
  }
}

const prefixKey = makePrefixKey()
const first64 = (hex: string | null): bigint => (hex === null ? 0n : BigInt(`0x${hex.slice(0, 16)}`))
const key64 = (text: unknown): bigint => first64(typeof text === 'string' ? hash('sha256', text) : null)

/** Every line of a file without its line feed. */
export function linesOf(bytes: Buffer): { line: Buffer; offset: number }[] {
  const lines: { line: Buffer; offset: number }[] = []
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(10, start)
    const end = feed === -1 ? bytes.length : feed
    lines.push({ line: bytes.subarray(start, end), offset: start })
    start = end + 1
  }
  return lines
}

export async function plainCensus({
  store,
  profile,
  examiners,
}: {
  store: Store
  profile: Profile
  examiners: readonly Examiner[]
}): Promise<Census> {
  const files: Census['files'] = new Map()
  const contents = new Map<string, Buffer>()
  let manifestBytes: Buffer | null = null
  for await (const { key } of store.list()) {
    const bytes = await bytesOf(store, key)
    if (key === MANIFEST_PATH) manifestBytes = bytes
    else {
      files.set(key, { size: bytes.length, sha256: hash('sha256', bytes) })
      contents.set(key, bytes)
    }
  }
  const manifest = manifestBytes === null ? null : attempt(() => readManifest(manifestBytes).manifest, null)
  const rank = (path: string): number => SPLITS.indexOf(path.split('/')[0] as Split)
  const shardPaths = [...files.keys()]
    .filter((path) => /^(train|val|test)\/[^/]+\.jsonl$/.test(path))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const rows: { record: Partial<DatasetRecord> | undefined; shard: number; line: number; offset: number; length: number }[] = []
  const shards: ShardFacts[] = []
  const summaries: Record<string, unknown> = {}
  const sample = shardPaths.flatMap((path) =>
    linesOf(contents.get(path)!).flatMap(({ line }) => [parse(line).record].filter((record) => record !== undefined)),
  )
  const prepared = examiners.map((examiner) => examiner.prepare?.(sample, { profile }))
  for (const path of shardPaths) {
    const bytes = contents.get(path)!
    const split = path.split('/')[0] as Split
    const running = examiners.map((examiner, at) => examiner.start({ profile, prepared: prepared[at] }))
    const lines = linesOf(bytes)
    shards.push({ path, split, ...files.get(path)!, records: lines.length, first: rows.length, terminated: bytes.at(-1) === 10 })
    for (const [at, { line, offset }] of lines.entries()) {
      const parsed = parse(line)
      for (const examiner of running) examiner.examine(parsed, { ref: `${path}:${at + 1}`, fileSplit: split, path, length: line.length })
      rows.push({
        record: parsed.record as Partial<DatasetRecord> | undefined,
        shard: shards.length - 1,
        line: at + 1,
        offset,
        length: line.length,
      })
    }
    for (const [at, examiner] of examiners.entries()) {
      const summary = running[at]!.finish()
      summaries[examiner.name] = examiner.name in summaries ? examiner.merge(summaries[examiner.name], summary) : summary
    }
  }
  for (const [at, examiner] of examiners.entries())
    summaries[examiner.name] ??= examiner.start({ profile, prepared: prepared[at] }).finish()
  const families = Object.keys(profile.families)
  const phases = [...profile.phases]
  const indexIn = (list: string[], value: unknown): number => {
    if (typeof value !== 'string') return -1
    if (!list.includes(value)) list.push(value)
    return list.indexOf(value)
  }
  const n = rows.length
  const columns: Census['columns'] = {
    shard: Uint32Array.from(rows, ({ shard }) => shard),
    line: Uint32Array.from(rows, ({ line }) => line),
    offset: Float64Array.from(rows, ({ offset }) => offset),
    length: Uint32Array.from(rows, ({ length }) => length),
    id: new Uint8Array(n * 32),
    contentHash: new Uint8Array(n * 32),
    family: Int32Array.from(rows, ({ record }) => indexIn(families, record?.metadata?.source_family)),
    phase: Int32Array.from(rows, ({ record }) => indexIn(phases, record?.metadata?.phase)),
    tokens: Uint32Array.from(rows, ({ record }) =>
      attempt(() => approximateTokens(record!.messages!, record!.metadata?.preference?.rejected), 0),
    ),
    turns: Uint32Array.from(rows, ({ record }) => attempt(() => countTurns(record!.messages!), 0)),
    pair: Uint8Array.from(rows, ({ record }) => Number(record?.metadata?.preference !== undefined)),
    document: BigUint64Array.from(rows, ({ record }) => key64(record?.metadata?.document_id)),
    prefix: BigUint64Array.from(rows, ({ record }) => prefixKey(record?.messages, null)),
  }
  for (const [at, { record }] of rows.entries()) {
    const id = record?.metadata?.id
    if (typeof id === 'string' && /^[0-9a-f]{64}$/.test(id)) columns.id.set(Buffer.from(id, 'hex'), at * 32)
    columns.contentHash.set(
      Buffer.from(
        attempt(() => contentHash(record!.messages!).slice(7), ''),
        'hex',
      ),
      at * 32,
    )
  }
  return {
    manifest,
    ...(manifest === null ? { manifestProblem: manifestBytes === null ? 'there is none' : 'it is no JSON object' } : {}),
    manifestSha256: manifestBytes === null ? null : hash('sha256', manifestBytes),
    files,
    shards,
    families,
    phases,
    population: n,
    columns,
    summaries,
    ref: (index) => `${shards[columns.shard[index]!]!.path}:${columns.line[index]!}`,
    record: async (index) => rows[index]!.record as DatasetRecord,
    digest: datasetDigest([...files].map(([path, { sha256 }]) => ({ path, sha256 }))),
  }
}
