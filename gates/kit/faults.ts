/** Shows that a gate can fail: every code has a fault, every fault fires its code, and the clean dataset fires none. */
import { describe, expect, test } from 'vitest'
import type { Benchmark } from '#contract/benchmark.ts'
import { resolveProfile } from '#contract/profile.ts'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { Store } from '#contract/store.ts'
import type { Fault, Gate } from './gate.ts'
import { cleanDataset, type MemoryDataset, memoryStore, reseal } from './memory-dataset.ts'
import { plainCensus } from './plain-census.ts'
import { failureOf, type RuleResult } from './violation.ts'

export const FAULT_SEED = 20250101
const NOW = new Date('2025-01-02T00:00:00Z')

/** Judges a dataset in memory by one gate, as the signoff would. */
export async function judge<Code extends string>(
  gate: Gate<Code>,
  dataset: MemoryDataset,
  context: {
    profile?: MemoryDataset['manifest']['profile']
    previous?: MemoryDataset
    benchmarks?: readonly Benchmark[]
    inventory?: CoverageReport
  } = {},
): Promise<RuleResult<Code>[]> {
  return judgeStore(gate, memoryStore(dataset), {
    ...context,
    ...(context.previous === undefined ? {} : { previous: memoryStore(context.previous) }),
  } as never)
}

/** Judges the bytes of a store by one gate. */
export async function judgeStore<Code extends string>(
  gate: Gate<Code>,
  store: Store,
  context: {
    profile?: MemoryDataset['manifest']['profile']
    previous?: Store
    benchmarks?: readonly Benchmark[]
    inventory?: CoverageReport
  } = {},
): Promise<RuleResult<Code>[]> {
  const profile = context.profile ?? resolveProfile({})
  const census = await plainCensus({ store, profile, examiners: gate.examiners ?? [] })
  return gate.check({
    census,
    profile,
    store,
    seed: FAULT_SEED,
    now: NOW,
    ...(context.previous === undefined ? {} : { previous: context.previous }),
    benchmarks: async () => context.benchmarks ?? [],
    ...(context.inventory === undefined ? {} : { inventory: context.inventory }),
  })
}

export const faultsOf = <Code extends string>(gate: Gate<Code>, code: Code): readonly Fault[] => [gate.faults[code]].flat() as Fault[]

let pristine: MemoryDataset | undefined

/** Runs a gate over a clean dataset that `fault` (default: the first one of the code) has broken. */
export async function runFault<Code extends string>(
  gate: Gate<Code>,
  code: Code,
  fault: Fault = faultsOf(gate, code)[0]!,
): Promise<RuleResult<Code>[]> {
  const clean = structuredClone((pristine ??= cleanDataset()))
  const context = fault.context?.(structuredClone(clean)) ?? {}
  fault.break(clean)
  return judge(gate, fault.unsealed === true ? clean : reseal(clean), context)
}

/** The codes that are not passed, with why. */
export const failures = (results: readonly RuleResult[]): Record<string, string> =>
  Object.fromEntries(results.flatMap((result) => (failureOf(result) === null ? [] : [[result.code, failureOf(result)!]])))

/** The body of `<gate>.faults.test.ts`. */
export function describeFaults<Code extends string>(gate: Gate<Code>): void {
  const codes = Object.keys(gate.rules) as Code[]
  describe(`${gate.name} gate`, () => {
    test('a clean dataset fires none of its codes, and every rule has its result', async () => {
      const results = await judge(gate, cleanDataset())
      expect(results.map(({ code }) => code)).toEqual(codes)
      expect(failures(results)).toEqual({})
      expect(results.flatMap(({ samples }) => samples)).toEqual([])
    })
    for (const code of codes) {
      for (const fault of faultsOf(gate, code)) {
        test(`${code}: ${fault.says}`, async () => {
          const fired = failures(await runFault(gate, code, fault))
          expect(Object.keys(fired)).toContain(code)
        })
      }
    }
  })
}
