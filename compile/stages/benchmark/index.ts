/**
 * Keeps what the model will be measured on out of train: a pool conversation that holds half of a benchmark item's 13-grams is rejected, or
 * one message of which is an item too short for a 13-gram. Holdouts may hold it: they are never trained on.
 */
import { readBenchmark } from '#contract/benchmark.ts'
import { hardHoldouts } from '#contract/profile.ts'
import type { Config } from '../../config.ts'
import type { Stage } from '../stage.ts'
import { type BenchmarkIndex, indexItems } from './items.ts'

/** One index a thread, however many objects it reads. */
let kept: { paths: string; share: number; index: Promise<BenchmarkIndex> } | undefined

function indexOf(paths: readonly string[], share: number): Promise<BenchmarkIndex> {
  const name = JSON.stringify(paths)
  if (kept?.paths !== name || kept.share !== share)
    kept = { paths: name, share, index: Promise.all(paths.map(readBenchmark)).then((benchmarks) => indexItems(benchmarks, share)) }
  return kept.index
}

export function benchmarkStage(config: Config, family: string): Stage {
  const { benchmarks, profile } = config
  const heldOut = hardHoldouts(profile).has(family)
  return async function* (conversations, { drop }) {
    if (heldOut) return yield* conversations
    const index = await indexOf(benchmarks, profile.thresholds.benchmark)
    for await (const conversation of conversations) {
      // A crisis-level conversation is refiled under a holdout.
      const item = conversation.crisis === true ? null : index.heldBy(conversation)
      if (item === null) yield conversation
      else drop(conversation, { kind: 'rejected', reason: 'benchmark_text', position: conversation.position, detail: item })
    }
  }
}
