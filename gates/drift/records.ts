/** Which records are in both versions, by metadata.id, and which of them lie in another split or family now. */
import type { Census } from '../dataset/census.ts'
import type { Split } from '#contract/record.ts'
import { UNKNOWN } from '../stats/recompute.ts'

export type Records = Pick<Census, 'columns' | 'population' | 'shards' | 'families' | 'ref'>

export interface Move {
  from: string
  to: string
  records: number
  /** The first of them in the order of the new version: where each lies now, and where it lay. */
  references: { now: string; was: string }[]
}

export interface RecordChanges {
  kept: number
  added: number
  removed: number
  /** Records of either version without an id of 64 hex digits: nobody can say what became of them. */
  unidentified: number
  /** Of records in both: other split; other family. */
  splits: Move[]
  families: Move[]
  by_family: { family: string; kept: number; added: number; removed: number }[]
}

export const MOST_REFERENCES = 50

const ABSENT = '\0'.repeat(32)

/** Names of families as a reader may see them: in a broken dataset they may be any text. */
function familyOf({ columns, families }: Records, known: ReadonlySet<string>): (index: number) => string {
  const names = families.map((family) => (known.has(family) ? family : UNKNOWN))
  return (index) => names[columns.family[index]!] ?? UNKNOWN
}

function idsOf({ columns }: Records): (index: number) => string {
  const ids = Buffer.from(columns.id.buffer, columns.id.byteOffset, columns.id.byteLength)
  // One character a byte: half the memory of hex digits, and strings are hashed with a secret seed that no crafted ids can meet.
  return (index) => ids.toString('latin1', index * 32, index * 32 + 32)
}

class Moves {
  readonly #moves = new Map<string, Move>()
  add(from: string, to: string, now: () => string, was: () => string): void {
    if (from === to) return
    const key = `${from}\n${to}`
    let move = this.#moves.get(key)
    if (move === undefined) this.#moves.set(key, (move = { from, to, records: 0, references: [] }))
    if (move.records++ < MOST_REFERENCES) move.references.push({ now: now(), was: was() })
  }
  get list(): Move[] {
    return [...this.#moves.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move)
  }
}

/** `known`: families of the profile. About 100 bytes a record of the previous version. */
export function recordChanges(before: Records, after: Records, known: ReadonlySet<string>): RecordChanges {
  const [idBefore, idAfter] = [idsOf(before), idsOf(after)]
  const [familyBefore, familyAfter] = [familyOf(before, known), familyOf(after, known)]
  const split = ({ shards, columns }: Records, index: number): Split => shards[columns.shard[index]!]!.split
  const by = new Map<string, { kept: number; added: number; removed: number }>()
  const of = (family: string): { kept: number; added: number; removed: number } => {
    let counts = by.get(family)
    if (counts === undefined) by.set(family, (counts = { kept: 0, added: 0, removed: 0 }))
    return counts
  }
  const index = new Map<string, number>()
  let unidentified = 0
  for (let i = 0; i < before.population; i++) {
    const id = idBefore(i)
    if (id === ABSENT) unidentified++
    else if (!index.has(id)) index.set(id, i)
  }
  const kept = new Uint8Array(before.population)
  const [splits, families] = [new Moves(), new Moves()]
  for (let i = 0; i < after.population; i++) {
    const id = idAfter(i)
    if (id === ABSENT) {
      unidentified++
      continue
    }
    const was = index.get(id)
    if (was === undefined) {
      of(familyAfter(i)).added++
      continue
    }
    // A dataset that holds a record twice has other gates to answer to: it is kept once.
    if (kept[was] === 1) continue
    kept[was] = 1
    of(familyAfter(i)).kept++
    const [now, then] = [() => after.ref(i), () => before.ref(was)]
    splits.add(split(before, was), split(after, i), now, then)
    families.add(familyBefore(was), familyAfter(i), now, then)
  }
  for (const was of index.values()) if (kept[was] === 0) of(familyBefore(was)).removed++
  const sum = (field: 'kept' | 'added' | 'removed'): number => [...by.values()].reduce((total, counts) => total + counts[field], 0)
  return {
    kept: sum('kept'),
    added: sum('added'),
    removed: sum('removed'),
    unidentified,
    splits: splits.list,
    families: families.list,
    by_family: [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([family, counts]) => ({ family, ...counts })),
  }
}
