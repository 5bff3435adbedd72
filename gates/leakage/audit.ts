/**
 * The certificate of the join. Drawn records are joined again by brute force, and altered copies of them, at similarities from 0.93 to 0.99,
 * are put among all the others before the join runs: it must let through every pair that the contract's own functions call
 * alike. A join that lost pairs in a large dataset, and passed every test on small ones, is seen here.
 */
import { jaccard } from '#contract/word-set.ts'
import { makeWordCore } from './core/index.ts'
import type { JoinResult } from './join.ts'
import { type JoinKeys, makeKeyBuilder } from './keys.ts'
import { makeRecordReader } from './record-words.ts'
import type { Subject } from './subject.ts'

const DRAWN = 64
const TARGETS = [0.93, 0.94, 0.949, 0.951, 0.96, 0.97, 0.98, 0.99]

/** A drawn record, or an altered copy of one; `item` is its number in the join. */
export interface Watched {
  item: number
  kind: number
  words: ReadonlySet<string>
  /** Record that it is a copy of; undefined for drawn ones. */
  plantedIn?: number
}

export interface AuditPlan {
  watched: Watched[]
  keys: JoinKeys
  kind: Uint8Array
}

/** Uniform numbers below 2^32 from a seed (SplitMix32). */
function numbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/** Draws records and makes two altered copies of each. */
export function planAudit(subject: Subject, seed: number): AuditPlan {
  const { census, places, classes, profile, examined } = subject
  const next = numbers(seed)
  const reader = makeRecordReader(places)
  const builder = makeKeyBuilder(profile.thresholds.near_duplicate, classes)
  const core = makeWordCore()
  const drawn = new Set<number>()
  for (let tries = 0; drawn.size < Math.min(DRAWN, census.population) && tries < DRAWN * 20; tries++) {
    const record = next() % census.population
    if (examined[record] === 1) drawn.add(record)
  }
  const watched: Watched[] = []
  const kinds: number[] = []
  for (const [at, record] of [...drawn].sort((a, b) => a - b).entries()) {
    const words = reader.words(record)
    const kind = census.columns.pair[record]!
    watched.push({ item: record, kind, words })
    if (words.size < 2) continue
    for (const target of [TARGETS[at % TARGETS.length]!, TARGETS[(at * 3 + 5) % TARGETS.length]!]) {
      const copy = alter(words, target, next)
      watched.push({ item: census.population + kinds.length, kind, words: copy, plantedIn: record })
      kinds.push(kind)
      core.begin()
      core.addLowered(Buffer.from([...copy].join(' ')))
      builder.add(core, core.unique())
    }
  }
  reader.close()
  return { watched, keys: builder.finish(), kind: Uint8Array.from(kinds) }
}

/** The words with some put in the place of others, so that the similarity to the original comes near `target`. */
function alter(words: ReadonlySet<string>, target: number, next: () => number): Set<string> {
  const list = [...words]
  const replaced = Math.max(1, Math.round((list.length * (1 - target)) / (1 + target)))
  for (let i = 0; i < replaced; i++) {
    const at = i + (next() % (list.length - i))
    ;[list[i], list[at]] = [list[at]!, list[i]!]
  }
  for (let i = 0; i < replaced; i++) list[i] = `planted${next().toString(36)}${i}`
  return new Set(list)
}

export interface Certificate {
  /** Pairs of a copy and its original, at or above the threshold and below it. */
  plantedAbove: number
  plantedBelow: number
  /** Of those above, found. */
  found: number
  /** All pairs compared by brute force, and how many of them are alike. */
  compared: number
  alike: number
  /** Pairs of drawn records by similarity, in twenty steps of 0.05; without the altered copies. */
  spread: number[]
  /** Pairs that the join lost. */
  missed: { record: number; other: number; similarity: number; planted: boolean }[]
}

export function certify({ watched }: AuditPlan, { rank, watched: through }: JoinResult, threshold: number): Certificate {
  const found = new Set(through.map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)))
  const certificate: Certificate = {
    plantedAbove: 0,
    plantedBelow: 0,
    found: 0,
    compared: 0,
    alike: 0,
    spread: Array<number>(20).fill(0),
    missed: [],
  }
  for (const [at, a] of watched.entries()) {
    for (const b of watched.slice(0, at)) {
      if (a.kind !== b.kind) continue
      const similarity = jaccard(a.words, b.words)
      const planted = a.plantedIn === b.item
      certificate.compared++
      if (a.plantedIn === undefined && b.plantedIn === undefined) certificate.spread[Math.min(19, Math.floor(similarity * 20 + 1e-9))]!++
      if (similarity < threshold) {
        if (planted) certificate.plantedBelow++
        continue
      }
      certificate.alike++
      const [x, y] = [rank[a.item]!, rank[b.item]!]
      const isFound = x === y || found.has(x < y ? `${x}/${y}` : `${y}/${x}`)
      if (planted) certificate.plantedAbove++
      if (planted && isFound) certificate.found++
      if (!isFound)
        certificate.missed.push({
          record: a.plantedIn ?? a.item,
          other: b.plantedIn ?? b.item,
          similarity,
          planted: a.plantedIn !== undefined || b.plantedIn !== undefined,
        })
    }
  }
  return certificate
}
