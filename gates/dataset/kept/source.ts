/** The one form of a place that evidence of shards comes from. */
import type { Columns, ShardFacts, Taken } from '../census.ts'
import type { Prepared } from './evidence-folder.ts'
import type { ShardEvidence } from './shard-evidence.ts'

/** `cache`: a folder that evidence is taken from and added to. `parts`: a folder that holds the evidence of every shard, or nothing passes. */
export type KeptSource = ({ cache: string } | { parts: string }) & {
  /** Key of the seals; empty for none. */
  key: string
  /** Default: derived from the source. For tests. */
  version?: string
  /** Most bytes of a cache. */
  limit?: number
}

export interface Kept extends Pick<Taken, 'rules' | 'from'> {
  prepared: Prepared
  /** Fills the shard's columns; null where it has to be examined. */
  load(shard: ShardFacts, columns: Columns): ShardEvidence | null
  save(shard: ShardFacts, columns: Columns, evidence: ShardEvidence): void
  /** Ends the census: `unchanged` says that the bytes were the same from beginning to end; if not, nothing that was saved is kept. */
  close(unchanged: boolean): void
}
