/** Puts the results of chunks, which arrive in any order, together in dataset order. */
import type { Columns } from './census.ts'
import type { ChunkResult, ChunkTask } from './chunk.ts'
import type { Examiner } from './examiner.ts'

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

export interface Merger {
  add(index: number, result: ChunkResult): void
  result(): { families: string[]; phases: string[]; summaries: Record<string, unknown> }
}

/** Names that the profile knows come first, others in order of appearance. */
export function makeMerger(
  tasks: readonly ChunkTask[],
  columns: Columns,
  examiners: readonly Examiner[],
  known: { families: string[]; phases: string[] },
): Merger {
  const waiting = new Map<number, ChunkResult>()
  const foldings = examiners.map((examiner) => makeFolding((a, b) => examiner.merge(a, b)))
  const families = makeDictionary(known.families)
  const phases = makeDictionary(known.phases)
  let next = 0
  const take = (task: ChunkTask, result: ChunkResult): void => {
    const end = task.index + task.lines
    families.rename(columns.family.subarray(task.index, end), result.families)
    phases.rename(columns.phase.subarray(task.index, end), result.phases)
    for (const [at, folding] of foldings.entries()) folding.add(result.summaries[at])
  }
  return {
    add(index, result) {
      waiting.set(index, result)
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        waiting.delete(next)
        take(tasks[next++]!, ready)
      }
    },
    result: () => ({
      families: families.names,
      phases: phases.names,
      summaries: Object.fromEntries(examiners.map(({ name }, at) => [name, foldings[at]!.result()])),
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
