/** Puts the results of chunks, which arrive in any order, together: chunks to shards, shards to the dataset, each in its order. */
import type { Columns, ShardFacts } from './census.ts'
import type { ChunkResult, ChunkTask } from './chunk.ts'
import type { Examiner } from './examiner.ts'
import type { ShardEvidence } from './kept/shard-evidence.ts'

/**
 * Merges neighbours of equal weight first, like a counter carries: an examiner whose merge copies stays at n log n instead
 * of n² over the chunks. Examiners promise that merge is associative.
 */
function makeFolding(merge: (a: unknown, b: unknown) => unknown): { add(value: unknown): void; result(): unknown } {
  const stack: { weight: number; value: unknown }[] = []
  const carry = (): void => {
    const right = stack.pop()!
    const left = stack.pop()!
    stack.push({ weight: left.weight + right.weight, value: merge(left.value, right.value) })
  }
  return {
    add(value) {
      stack.push({ weight: 1, value })
      while (stack.length > 1 && stack.at(-1)!.weight >= stack.at(-2)!.weight) carry()
    },
    result() {
      while (stack.length > 1) carry()
      return stack[0]?.value
    },
  }
}

const foldingsOf = (examiners: readonly Examiner[]): ReturnType<typeof makeFolding>[] =>
  examiners.map((examiner) => makeFolding((a, b) => examiner.merge(a, b)))

/** Results in the order of their numbers, whenever they come. */
function inOrder<T>(take: (index: number, value: T) => void): (index: number, value: T) => void {
  const waiting = new Map<number, T>()
  let next = 0
  return (index, value) => {
    waiting.set(index, value)
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next)
      take(next++, ready)
    }
  }
}

/** Calls `onShard` with the number of each shard whose last chunk was taken. `family` and `phase` then hold indices into its own names. */
export function makeShardMerger(
  tasks: readonly ChunkTask[],
  columns: Columns,
  examiners: readonly Examiner[],
  onShard: (shard: number, evidence: ShardEvidence) => void,
): (index: number, result: ChunkResult) => void {
  let open = { records: 0, families: makeDictionary([]), phases: makeDictionary([]), foldings: foldingsOf(examiners) }
  return inOrder((index, result) => {
    const { shard, index: first, lines } = tasks[index]!
    open.records += lines
    open.families.rename(columns.family.subarray(first, first + lines), result.families)
    open.phases.rename(columns.phase.subarray(first, first + lines), result.phases)
    for (const [at, folding] of open.foldings.entries()) folding.add(result.summaries[at])
    if (tasks[index + 1]?.shard === shard) return
    const { records, families, phases, foldings } = open
    open = { records: 0, families: makeDictionary([]), phases: makeDictionary([]), foldings: foldingsOf(examiners) }
    onShard(shard, { records, families: families.names, phases: phases.names, summaries: foldings.map((folding) => folding.result()) })
  })
}

export interface Merger {
  add(shard: number, evidence: ShardEvidence): void
  result(): { families: string[]; phases: string[]; summaries: Record<string, unknown>; merged: number }
}

/** Names that the profile knows come first, others in order of appearance. */
export function makeMerger(
  shards: readonly ShardFacts[],
  columns: Columns,
  examiners: readonly Examiner[],
  known: { families: string[]; phases: string[] },
): Merger {
  const foldings = foldingsOf(examiners)
  const families = makeDictionary(known.families)
  const phases = makeDictionary(known.phases)
  let merged = 0
  const add = inOrder<ShardEvidence>((shard, evidence) => {
    const { first, records } = shards[shard]!
    columns.shard.fill(shard, first, first + records)
    for (let line = 0; line < records; line++) columns.line[first + line] = line + 1
    families.rename(columns.family.subarray(first, first + records), evidence.families)
    phases.rename(columns.phase.subarray(first, first + records), evidence.phases)
    if (records > 0) for (const [at, folding] of foldings.entries()) folding.add(evidence.summaries[at])
    merged++
  })
  return {
    add,
    result: () => ({
      families: families.names,
      phases: phases.names,
      summaries: Object.fromEntries(examiners.map(({ name }, at) => [name, foldings[at]!.result()])),
      merged,
    }),
  }
}

function makeDictionary(known: readonly string[]): { names: string[]; rename(column: Int32Array, own: readonly string[]): void } {
  const names = [...known]
  const index = new Map(names.map((name, at) => [name, at]))
  return {
    names,
    rename(column, own) {
      const to = own.map((name) => {
        let at = index.get(name)
        if (at === undefined) index.set(name, (at = names.push(name) - 1))
        return at
      })
      for (let i = 0; i < column.length; i++) if (column[i]! >= 0) column[i] = to[column[i]!]!
    },
  }
}
