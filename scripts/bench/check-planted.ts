/** Whether a compile found what was planted, from its ledger: of two that are alike one is gone, and nobody fell to a copy below the threshold. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ledgerPath } from '#contract/layout.ts'
import type { LedgerEntry } from '#contract/ledger.ts'
import { fileOf, type Layout, plantedPairs } from '../../generators/bench/layout.ts'
import { byteLines } from './byte-lines.ts'

export interface PlantedCheck {
  exact: number
  near: number
  below: number
  /** In words, the first few; empty where all is as planted. */
  wrong: string[]
}

/** Entry of the record at `key:line`. */
type Dropped = Map<string, Pick<LedgerEntry, 'kind' | 'reason'>>

export function checkPlanted(root: string, layout: Layout): PlantedCheck {
  const dropped = droppedRecords(root)
  const nameOf = (number: number): string => {
    const { path, from } = fileOf(layout, number)
    return `${path}:${number - from + 1}`
  }
  const wrong: string[] = []
  const counts = { exact: 0, near: 0, below: 0 }
  for (const kind of ['exact', 'near'] as const) {
    for (const { copy, base } of plantedPairs(layout, kind)) {
      counts[kind]++
      if (!dropped.has(nameOf(copy)) && !dropped.has(nameOf(base)))
        wrong.push(`${nameOf(copy)} and ${nameOf(base)} were both kept; expected one of them to fall as an ${kind} copy`)
    }
  }
  for (const { copy } of plantedPairs(layout, 'below')) {
    counts.below++
    const entry = dropped.get(nameOf(copy))
    // A copy of a holdout record goes by the passages that it holds, as it must; by its words it may not.
    if (entry?.reason === 'duplicate_text')
      wrong.push(`${nameOf(copy)} was dropped as ${entry.kind}; expected it to be kept: its similarity is below the threshold`)
  }
  return { ...counts, wrong }
}

function droppedRecords(root: string): Dropped {
  const dropped: Dropped = new Map()
  for (let number = 0; existsSync(join(root, ledgerPath(number))); number++) {
    for (const { bytes } of byteLines(join(root, ledgerPath(number)))) {
      const { kind, reason, source_key, position } = JSON.parse(bytes.toString()) as LedgerEntry
      dropped.set(`${source_key}:${position.line}`, { kind, reason })
    }
  }
  return dropped
}
