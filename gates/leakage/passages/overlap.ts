/**
 * The overlap of val and test with train, as a measure: the share of a record's 13-grams that train holds, and of the words of its
 * prompts and of its responses that train holds as whole messages. What many train records hold is boilerplate (shared system prompts,
 * templates) and is left out on both sides of the share.
 */
import type { GramIndex } from './gram-index.ts'
import type { Needles } from './needles.ts'
import { PROMPT, RESPONSE } from './read-words.ts'
import { type Met, NOWHERE } from './search.ts'

export const MEASURES = ['13grams', 'prompt', 'response'] as const
export type Measure = (typeof MEASURES)[number]

/** How much of a split's records train holds. */
export interface Overlap {
  records: number
  mean: number
  /** Records of which at least a fifth, half, and four fifths is in train. */
  over20: number
  over50: number
  over80: number
}

/** A record of val or test of which train holds much. */
export interface Overlapping {
  record: number
  measure: Measure
  share: number
  /** The train record that holds the most of what was met first in it. */
  cause: number
}

export interface OverlapResult {
  /** By measure, then by split. */
  overlap: Record<Measure, { val: Overlap; test: Overlap }>
  /** Records at or above the threshold by any measure, each with its highest, in dataset order. */
  findings: Overlapping[]
  /** Records of val and test with something to measure. */
  measured: number
}

/** Something in more than one in a thousand train records, and in more than ten, is boilerplate. */
const boilerplateFrom = (trained: number): number => Math.max(10, trained / 1000)

export interface OverlapInput {
  needles: Needles
  index: GramIndex
  messageEntry: Uint32Array
  grams: Met
  said: Met
  split: Uint8Array
  threshold: number
}

const nothing = (): Overlap => ({ records: 0, mean: 0, over20: 0, over50: 0, over80: 0 })

export function measureOverlap(input: OverlapInput): OverlapResult {
  const { needles, split, threshold } = input
  const limit = boilerplateFrom(split.reduce((sum, of) => sum + (of === 0 ? 1 : 0), 0))
  const overlap = Object.fromEntries(MEASURES.map((measure) => [measure, { val: nothing(), test: nothing() }])) as OverlapResult['overlap']
  const findings: Overlapping[] = []
  let measured = 0
  for (let i = 0; i < needles.text.length; i++) {
    const record = needles.text[i]!
    if (record >= split.length || split[record] === 0) continue
    let highest: Overlapping | null = null
    let any = false
    for (const measure of MEASURES) {
      const held = heldBy(input, i, measure, limit)
      if (held === null) continue
      any = true
      add(overlap[measure][split[record] === 1 ? 'val' : 'test'], held.share)
      if (held.share >= threshold && (highest === null || held.share > highest.share)) highest = { record, measure, ...held }
    }
    if (any) measured++
    if (highest !== null) findings.push(highest)
  }
  for (const { val, test } of Object.values(overlap))
    for (const one of [val, test]) one.mean = one.records === 0 ? 0 : one.mean / one.records
  return { overlap, findings, measured }
}

function add(overlap: Overlap, share: number): void {
  overlap.records++
  overlap.mean += share
  if (share >= 0.2) overlap.over20++
  if (share >= 0.5) overlap.over50++
  if (share >= 0.8) overlap.over80++
}

/** Share that train holds, null where there is nothing to measure, and where most of it was met first. */
function heldBy(input: OverlapInput, i: number, measure: Measure, limit: number): { share: number; cause: number } | null {
  let [own, shared] = [0, 0]
  const weights = new Map<number, number>()
  for (const { met, entry, weight } of parts(input, i, measure)) {
    const times = met.records[entry]!
    if (times > limit) continue
    own += weight
    if (times === 0) continue
    shared += weight
    const first = met.first[entry]!
    weights.set(first, (weights.get(first) ?? 0) + weight)
  }
  if (own === 0) return null
  let cause = NOWHERE
  for (const [record, weight] of weights) {
    const most = weights.get(cause) ?? 0
    if (weight > most || (weight === most && record < cause)) cause = record
  }
  return { share: shared / own, cause }
}

function* parts(
  { needles, index, messageEntry, grams, said }: OverlapInput,
  i: number,
  measure: Measure,
): Generator<{ met: Met; entry: number; weight: number }> {
  if (measure === '13grams') {
    for (let at = index.start[i]!; at < index.start[i + 1]!; at++) yield { met: grams, entry: index.entryOf[at]!, weight: 1 }
    return
  }
  const side = measure === 'prompt' ? PROMPT : RESPONSE
  for (let at = needles.messageStart[i]!; at < needles.messageStart[i + 1]!; at++)
    if (needles.messageSide[at] === side) yield { met: said, entry: messageEntry[at]!, weight: needles.messageWords[at]! }
}
