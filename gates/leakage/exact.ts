/** Exact leakage: the same recomputed content hash in two splits. */
import type { Finding, Subject } from './subject.ts'
import { KeySplits } from './straddle.ts'

/** First 8 bytes of every record's content hash; 0 where there is none. */
export function contentKeys({ census: { columns, population } }: Subject): BigUint64Array {
  const view = new DataView(columns.contentHash.buffer, columns.contentHash.byteOffset, columns.contentHash.byteLength)
  const keys = new BigUint64Array(population)
  for (let i = 0; i < population; i++) keys[i] = view.getBigUint64(i * 32, true)
  return keys
}

const equalHashes = (hashes: Uint8Array, a: number, b: number): boolean =>
  Buffer.compare(hashes.subarray(a * 32, a * 32 + 32), hashes.subarray(b * 32, b * 32 + 32)) === 0

export function findExact(subject: Subject, keys: BigUint64Array): { findings: Finding[]; examined: number } {
  const { census, split } = subject
  const table = new KeySplits(census.population)
  let examined = 0
  for (let i = 0; i < keys.length; i++) {
    table.add(keys[i]!, i, split[i]!)
    if (keys[i] !== 0n) examined++
  }
  const findings: Finding[] = []
  for (let i = 0; i < keys.length; i++) {
    const cause = table.earlier(keys[i]!, split[i]!)
    if (cause !== -1 && equalHashes(census.columns.contentHash, i, cause))
      findings.push({ record: i, cause, found: 'the same content hash in an earlier split' })
  }
  return { findings, examined }
}
