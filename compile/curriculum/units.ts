/** What a stage can draw from: its units by part, and what it has to leave out. A unit is a record, or in phase A a document with all its pieces. */
import type { LeftOut, StageConfig } from './plan.ts'
import { cutsOf, type Entry, type Scan, sourceOf, type TrainingSplit } from './scan.ts'

export interface Unit {
  /** Of the record, or of the document. */
  id: string
  /** One record; the pieces of a document in their order. */
  entries: Entry[]
  /** As the stage counts them, repetitions not counted. */
  tokens: number
  /** It was cut behind the last answer that fits. */
  truncated: boolean
}

export interface StageUnits {
  /** In the order of the stage's mix. */
  parts: Unit[][]
  leftOut: LeftOut[]
}

export function unitsOf(scan: Scan, stage: StageConfig, index: number, split: TrainingSplit): StageUnits {
  const parts = Object.keys(stage.mix).map((): Map<string, Unit> => new Map())
  const leftOut = new Map<LeftOut['reason'], LeftOut>()
  for (const entry of scan.entries[split]) {
    const part = entry.membership[index]!
    if (part === -1) continue
    const found = unitOf(entry, stage)
    if (typeof found !== 'string') add(parts[part]!, found)
    else {
      const known = leftOut.get(found) ?? { split, reason: found, records: 0, first: sourceOf(scan, entry) }
      known.records++
      leftOut.set(found, known)
    }
  }
  return { parts: parts.map((units) => [...units.values()]), leftOut: [...leftOut.values()] }
}

function add(units: Map<string, Unit>, unit: Unit): void {
  const known = units.get(unit.id)
  if (known === undefined) units.set(unit.id, unit)
  else {
    known.entries.push(...unit.entries)
    known.tokens += unit.tokens
  }
}

/** Why it is left out, where it is. */
function unitOf(entry: Entry, stage: StageConfig): Unit | LeftOut['reason'] {
  const unit = { id: entry.id, entries: [entry], truncated: false }
  switch (stage.objective) {
    case 'causal_lm':
      return { ...unit, id: entry.document, tokens: entry.text }
    case 'preference':
      if (entry.sides === null) return 'no_shared_prompt'
      return Math.max(...entry.sides) > stage.context ? 'longer_than_context' : { ...unit, tokens: entry.sides[0] + entry.sides[1] }
    case 'sft': {
      const cuts = cutsOf(entry, stage)
      if (cuts.length === 0) return stage.too_long === 'truncate' ? 'no_answer_fits' : 'longer_than_context'
      const tokens = cuts.reduce((all, cut) => all + cut.tokens, 0)
      return { ...unit, tokens, truncated: stage.too_long === 'truncate' && tokens < entry.chat }
    }
  }
}
