/** The hash gate: what is published is what was compiled, to the byte. */
import { createHash } from 'node:crypto'
import { COMPILED_PATH, isInDigest } from '#contract/layout.ts'
import { SPLITS } from '#contract/record.ts'
import { isJoined } from '../dataset/joined.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { listedFiles, named, own, token } from '../kit/untrusted.ts'
import { type HashSummary, hashExaminer } from './examiner.ts'
import { hashFaults } from './faults.ts'
import { type HashCode, hashRules } from './rules.ts'

type Counts = Tally<HashCode>

function judgeIds({ census }: GateContext, tally: Counts): void {
  const { id } = census.columns
  const bytes = Buffer.from(id.buffer, id.byteOffset, id.byteLength)
  const none = '\0'.repeat(32)
  const seen = new Map<string, number>()
  for (let index = 0; index < census.population; index++) {
    examined(tally.id_duplicate)
    const key = bytes.toString('latin1', index * 32, index * 32 + 32)
    if (key === none) continue // no id at all: the schema's violation and id_mismatch's
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else
      violate(tally, {
        code: 'id_duplicate',
        subject: census.ref(index),
        expected: 'an id of its own',
        found: 'the id of another record',
        cause: census.ref(first),
      })
  }
}

function judgeFiles({ census }: GateContext, tally: Counts): void {
  const listed = listedFiles(census.manifest)
  const names = new Set(listed.map(({ path }) => path))
  for (const { path, entry, at } of listed) {
    examined(tally.file_missing)
    const file = census.files.get(path)
    if (file === undefined) {
      violate(tally, { code: 'file_missing', subject: token(path), expected: 'a file below the root', found: 'none', cause: at })
      continue
    }
    examined(tally.checksum_mismatch)
    const found = `${named(entry['size_bytes'])} bytes, ${token(entry['sha256'])}`
    const expected = `${file.size} bytes, ${file.sha256}`
    if (found !== expected) violate(tally, { code: 'checksum_mismatch', subject: path, expected, found, cause: at })
  }
  for (const path of census.files.keys()) {
    if (!isInDigest(path)) continue
    examined(tally.file_unlisted)
    if (!names.has(path))
      violate(tally, {
        code: 'file_unlisted',
        subject: token(path),
        expected: 'a file that the manifest names',
        found: 'one that it does not',
      })
  }
}

function judgeCounts({ census }: GateContext, tally: Counts): void {
  const { manifest, shards } = census
  const compare = (subject: string, found: unknown, expected: number): void => {
    examined(tally.count_mismatch)
    if (found !== expected) violate(tally, { code: 'count_mismatch', subject, expected: String(expected), found: named(found) })
  }
  const lines = new Map(shards.map(({ path, records }) => [path, records]))
  for (const { kind, path, entry } of listedFiles(manifest)) {
    if (kind === 'shard') compare(token(path), entry['conversation_count'], lines.get(path) ?? 0)
  }
  for (const split of SPLITS) {
    const here = shards.reduce((sum, shard) => (shard.split === split ? sum + shard.records : sum), 0)
    compare(`manifest.json#splits.${split}.conversations`, own(own(own(manifest, 'splits'), split), 'conversations'), here)
  }
  compare('manifest.json#total_conversations', own(manifest, 'total_conversations'), census.population)
  compare(
    'manifest.json#compiled_export.conversation_count',
    own(own(manifest, 'compiled_export'), 'conversation_count'),
    census.population,
  )
}

/** The export is the shards, joined in the manifest's order: read side by side, and only where they differ hashed, to say how. */
async function judgeExport({ census, store }: GateContext, tally: Counts): Promise<void> {
  examined(tally.export_mismatch)
  const path = listedFiles(census.manifest).find(({ kind }) => kind === 'export')?.path ?? COMPILED_PATH
  const file = census.files.get(path)
  if (file === undefined) {
    violate(tally, { code: 'export_mismatch', subject: token(path), expected: 'the joined shards', found: 'no such file' })
    return
  }
  const shards = listedFiles(census.manifest).filter((shard) => shard.kind === 'shard' && census.files.has(shard.path))
  const paths = shards.map((shard) => shard.path)
  if (census.origin !== undefined && isJoined(census.origin, path, paths)) return
  const joined = createHash('sha256')
  for (const shard of paths) for await (const chunk of store.read(shard)) joined.update(chunk)
  const expected = joined.digest('hex')
  if (file.sha256 !== expected) violate(tally, { code: 'export_mismatch', subject: path, expected, found: file.sha256 })
}

function judgeDigest({ census }: GateContext, tally: Counts): void {
  examined(tally.digest_mismatch)
  const found = own(census.manifest, 'dataset_digest')
  if (found !== census.digest)
    violate(tally, { code: 'digest_mismatch', subject: 'manifest.json', expected: census.digest, found: token(found) })
}

export const hashGate: Gate<HashCode> = {
  name: 'hash',
  claim: 'Every hash, id, checksum, size, count and digest is what the published bytes say.',
  rules: hashRules,
  examiners: [hashExaminer],
  faults: hashFaults,
  async check(context) {
    const { census } = context
    const tally: Counts = { ...newTally(Object.keys(hashRules) as HashCode[]), ...(census.summaries[hashExaminer.name] as HashSummary) }
    judgeIds(context, tally)
    const remarks: Partial<Record<HashCode, Remark>> = {}
    if (census.manifest === null) {
      const notProvable = `manifest.json: ${census.manifestProblem ?? 'not readable'}`
      for (const code of [
        'file_missing',
        'file_unlisted',
        'checksum_mismatch',
        'count_mismatch',
        'export_mismatch',
        'digest_mismatch',
      ] as const)
        remarks[code] = { notProvable }
      return results(hashRules, tally, remarks)
    }
    judgeFiles(context, tally)
    judgeCounts(context, tally)
    await judgeExport(context, tally)
    judgeDigest(context, tally)
    return results(hashRules, tally, remarks)
  },
}
