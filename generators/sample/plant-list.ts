/** What was planted in a sample, and what a compiler that keeps the first of equals must make of it: the expected result that tests compare with. */
import type { Reason } from '#contract/ledger.ts'
import type { PiiType } from '#contract/pii.ts'
import type { Place } from './item.ts'

export type { Place }

export type Plant =
  /** `variant`: byte for byte, or in other capitals and outer spaces, which the content hash does not see. */
  | { kind: 'exact_duplicate'; at: Place; survivor: Place; variant: 'same' | 'case'; outcome: 'exact_duplicate' }
  | { kind: 'near_duplicate'; at: Place; survivor: Place; similarity: number; outcome: 'near_duplicate' }
  /** Less alike than the threshold: both stay. `why` says what is tested. */
  | { kind: 'near_control'; at: Place; near: Place; similarity: number; why: 'below_threshold' | 'chain'; outcome: 'kept' }
  /** A text that a holdout family has too. For `text`, `share` is that of the holdout's 13-grams. */
  | { kind: 'holdout_copy'; at: Place; survivor: Place; how: 'exact' | 'near' | 'text'; share: number; outcome: 'excluded_holdout' }
  /** Holds less of a holdout record than the threshold: stays. */
  | { kind: 'holdout_control'; at: Place; near: Place; share: number; outcome: 'kept' }
  /** Records that one group holds together; `test` where one of them is of a holdout. */
  | { kind: 'group'; members: Place[]; by: 'shared_prefix' | 'pair_of_conversation'; split: 'same' | 'test' }
  /** `original` are the contents of the messages before they were damaged, in order. */
  | { kind: 'mojibake'; at: Place; codec: 'windows-1252' | 'macroman'; original: string[]; outcome: 'kept' }
  /** `value` must not be published. `mayAsk`: the record may be in review instead. */
  | { kind: 'pii'; at: Place; type: PiiType; value: string; mayAsk: boolean; outcome: 'masked' }
  /** `value` must be published as written. */
  | { kind: 'hard_negative'; at: Place; value: string; outcome: 'kept' }
  | { kind: 'malformed'; at: Place; reason: Reason; level: 'unit' | 'conversation'; outcome: 'rejected' }
  | { kind: 'long_session'; at: Place; turns: number; outcome: 'kept' }
  | { kind: 'crisis'; at: Place; family: string; outcome: 'refiled' }
  /** One file that two sources read: every piece of it is kept under exactly one of their families. */
  | { kind: 'contested'; path: string; sources: string[]; families: string[] }

export type PlantOf<Kind extends Plant['kind']> = Extract<Plant, { kind: Kind }>

/** Numbers that a source must show, as the contract's section 10 counts. */
export interface SourceExpectation {
  source: string
  family: string
  /** Raw units read: lines, rows, records, documents. */
  units: number
  unitsRejected: Partial<Record<Reason, number>>
  /** Conversations made of them, the rejected ones included; null where texts are cut into pieces, whose number is the compiler's choice. */
  conversations: number | null
  conversationsRejected: Partial<Record<Reason, number>>
  exactDuplicates: number
  nearDuplicates: number
  excludedHoldout: number
  /** Crisis-level conversations that leave the family for edge_case_crisis. */
  refiled: number
  /** Kept or in review; null where conversations is. */
  stay: number | null
}

export interface PlantList {
  generator: { name: string; version: string; seed: number; scale: number }
  plants: Plant[]
  sources: SourceExpectation[]
}
