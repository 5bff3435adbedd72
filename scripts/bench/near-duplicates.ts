/**
 * Bench of the exact near-duplicate join: `node scripts/bench/near-duplicates.ts [--file F.jsonl | --records N] [--threshold T] [--oracle]`.
 * Times mean little on a busy machine, so they stand beside JSON.parse of the same file, measured in the same run. `--oracle` counts all
 * pairs a second way (plain prefix join over interned words, no hashes, no signatures) and checks every verdict with it.
 */
import { openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatasetRecord, Message } from '#contract/record.ts'
import { contentHash } from '#contract/content-hash.ts'
import { recordId } from '#contract/identity.ts'
import { describeRecord, documentKey } from '../../compile/stages/dedup/describe.ts'
import { resolveDuplicates } from '../../compile/stages/dedup/resolve.ts'
import { createWorkingSet, type WorkingSet } from '../../compile/stages/dedup/working-set.ts'
import { byteLines } from './byte-lines.ts'
import { writeCorpus } from './corpus-with-duplicates.ts'
import { checkWithOracle } from './near-duplicate-oracle.ts'

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    records: { type: 'string', default: '20000' },
    threshold: { type: 'string', default: '0.95' },
    holdouts: { type: 'string', default: '0' },
    oracle: { type: 'boolean', default: false },
  },
})

const threshold = Number(values.threshold)
const made = values.file === undefined ? join(tmpdir(), `near-duplicates-${process.pid}.jsonl`) : null
const file = values.file ?? made!
const scratch = join(tmpdir(), `near-duplicates-${process.pid}.words`)
const seconds = (since: number): number => (performance.now() - since) / 1000
const say = (what: string, took: number, more = ''): void => console.log(`${what.padEnd(34)} ${took.toFixed(2).padStart(8)} s  ${more}`)

try {
  if (made !== null) writeCorpus(made, { records: Number(values.records), seed: 1 })
  const started = performance.now()
  let sum = 0
  for (const { bytes } of byteLines(file)) sum += (JSON.parse(bytes.toString()) as DatasetRecord).messages.length
  const parse = seconds(started)
  say('JSON.parse of every line', parse, `${(statSync(file).size / 1e6).toFixed(0)} MB, ${sum} messages`)

  const set = ingest(file, Number(values.holdouts))
  const joining = performance.now()
  const { counts, work, ...verdicts } = resolveDuplicates(set, { threshold, strategy: 'keep_first', holdoutText: 0.5 })
  const join = seconds(joining)
  say('join and resolution', join, `${(join / parse).toFixed(2)} x JSON.parse`)
  console.log(counts, work)
  console.log(
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, scratch ${(set.wordSets.scratchBytes / 1e6).toFixed(0)} MB`,
  )
  if (values.oracle) {
    const checking = performance.now()
    const { pairs, wrong } = checkWithOracle(set, threshold, verdicts)
    say('oracle', seconds(checking), `${pairs} pairs, ${wrong.length} wrong verdicts`)
    for (const line of wrong.slice(0, 10)) console.log(`  ${line}`)
    if (wrong.length > 0) process.exitCode = 1
  }
  set.wordSets.close()
} finally {
  if (made !== null) rmSync(made, { force: true })
  rmSync(scratch, { force: true })
}

function ingest(path: string, holdouts: number): WorkingSet {
  const builder = createWorkingSet({ scratch })
  const offsets: number[] = []
  const lengths: number[] = []
  let describing = 0
  const since = performance.now()
  for (const { bytes, offset } of byteLines(path)) {
    const { messages, metadata } = JSON.parse(bytes.toString()) as DatasetRecord
    const facts = {
      source: 0,
      family: 0,
      holdout: holdouts > 0 && offsets.length % holdouts === 0,
      pair: false,
      contentHash: metadata?.content_hash ?? contentHash(messages),
      id: recordId(messages),
      document: documentKey(String(offsets.length)),
    }
    const before = performance.now()
    const keys = describeRecord(messages)
    describing += performance.now() - before
    builder.add(facts, keys)
    offsets.push(offset)
    lengths.push(bytes.length)
  }
  say('ingestion, one thread', seconds(since), `of which keys of the join ${(describing / 1000).toFixed(2)} s`)
  const fd = openSync(path, 'r')
  return builder.finish((index) => {
    const bytes = Buffer.allocUnsafe(lengths[index]!)
    readSync(fd, bytes, 0, bytes.length, offsets[index]!)
    return JSON.parse(bytes.toString()) as { messages: Message[] }
  })
}
