/** Counts and approximate tokens by split, family and phase, gathered while records are written. */
import type { Manifest, Statistics, Tally } from '#contract/manifest.ts'
import { type DatasetRecord, type Split, SPLITS } from '#contract/record.ts'

export interface Tallies {
  add(metadata: DatasetRecord['metadata']): void
  statistics(): Statistics
  splits(): Record<Split, Tally>
  families(): Manifest['source_families']
}

const empty = (): Tally => ({ conversations: 0, total_tokens_approx: 0 })

export function openTallies(): Tallies {
  const cells = new Map<string, Map<string, Map<Split, Tally>>>()
  const every = function* (): Generator<{ family: string; phase: string; split: Split; tally: Tally }> {
    for (const family of [...cells.keys()].sort()) {
      const phases = cells.get(family)!
      for (const phase of [...phases.keys()].sort()) {
        for (const split of SPLITS) {
          const tally = phases.get(phase)!.get(split)
          if (tally !== undefined) yield { family, phase, split, tally }
        }
      }
    }
  }
  const sum = (by: (cell: { family: string; phase: string; split: Split }) => string): Record<string, Tally> => {
    const out: Record<string, Tally> = {}
    for (const { tally, ...cell } of every()) addTo((out[by(cell)] ??= empty()), tally)
    return out
  }
  return {
    add({ source_family: family, phase, split, total_tokens: tokens = 0 }) {
      let phases = cells.get(family)
      if (phases === undefined) cells.set(family, (phases = new Map<string, Map<Split, Tally>>()))
      let splits = phases.get(phase)
      if (splits === undefined) phases.set(phase, (splits = new Map<Split, Tally>()))
      let tally = splits.get(split)
      if (tally === undefined) splits.set(split, (tally = empty()))
      addTo(tally, { conversations: 1, total_tokens_approx: tokens })
    },
    statistics() {
      const nested: Statistics['by_family_phase_split'] = {}
      const total = empty()
      for (const { family, phase, split, tally } of every()) {
        addTo(total, tally)
        ;((nested[family] ??= {})[phase] ??= {})[split] = { ...tally }
      }
      return {
        total,
        by_split: sum(({ split }) => split),
        by_family: sum(({ family }) => family),
        by_phase: sum(({ phase }) => phase),
        by_family_phase_split: nested,
      }
    },
    splits() {
      const sums = sum(({ split }) => split)
      return { train: sums['train'] ?? empty(), val: sums['val'] ?? empty(), test: sums['test'] ?? empty() }
    },
    families() {
      const out: Manifest['source_families'] = {}
      for (const { family, split, tally } of every()) {
        const entry = (out[family] ??= { conversations: 0, splits: { train: 0, val: 0, test: 0 } })
        entry.conversations += tally.conversations
        entry.splits[split] += tally.conversations
      }
      return out
    },
  }
}

function addTo(sum: Tally, by: Tally): void {
  sum.conversations += by.conversations
  sum.total_tokens_approx += by.total_tokens_approx
}
