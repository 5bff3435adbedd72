/** What the runs came to. */
import type { Fault } from '../../compile/stores/s3-faults.ts'

export interface Tally {
  count(what: string): void
  met(faults: ReadonlyMap<Fault, number>): void
  /** Notes what `work` throws as a failure, and goes on. */
  check(what: string, work: () => Promise<void>): Promise<void>
  rows(): (string | number)[][]
  faults(): (string | number)[][]
  failures: string[]
}

export function openTally(): Tally {
  const counts = new Map<string, number>()
  const faults = new Map<Fault, number>()
  const failures: string[] = []
  return {
    failures,
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    met(more) {
      for (const [fault, count] of more) faults.set(fault, (faults.get(fault) ?? 0) + count)
    },
    async check(what, work) {
      try {
        await work()
      } catch (error) {
        failures.push(`${what}: ${(error as Error).message}`)
      }
    },
    rows: () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
    faults: () => [...faults].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}
