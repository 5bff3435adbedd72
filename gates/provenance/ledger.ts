/** Judges the ledger line by line, and counts it for the accounting. */
import { hash } from 'node:crypto'
import type { Outcome } from '#contract/ledger.ts'
import type { GateContext } from '../kit/gate.ts'
import { readLedger } from '../kit/ledger.ts'
import { examined, type Tally, violate } from '../kit/tally.ts'
import { type Fields, list, named, own, text, token } from '../kit/untrusted.ts'
import { provenanceExaminer, type ProvenanceSummary } from './examiner.ts'
import { idKey } from './map.ts'
import type { ProvenanceCode } from './rules.ts'

export interface LedgerCounts {
  lines: number
  /** Name of the source or family -> kind -> lines. */
  sources: Map<string, Map<string, number>>
  families: Map<string, Map<string, number>>
  /** Family that records were refiled into -> lines. */
  refiledIn: Map<string, number>
  /** Duplicates by similarity to their survivor, in steps of 0.01: `0.95`, ... `1.00`. */
  similarities: Map<string, number>
}

const KNOWN = new Set([
  'kind',
  'reason',
  'source',
  'source_key',
  'position',
  'source_family',
  'id',
  'document_id',
  'survivor',
  'similarity',
  'other_family',
  'detail',
])
/** A remark of ours is an offset, a type, a limit; what is longer may be a quotation. */
const LONGEST_DETAIL = 300

const DUPLICATES: readonly string[] = ['exact_duplicate', 'near_duplicate', 'excluded_holdout'] satisfies Outcome[]
/** Kinds whose similarity is that of section 6. */
const COMPARED: readonly string[] = ['exact_duplicate', 'near_duplicate']
/** Kinds whose conversation, by its id, is not in the dataset. */
const ABSENT: readonly string[] = [...DUPLICATES, 'in_review']
/** Similarities are rounded when they are written. */
const ROUNDING = 1e-6

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const within = (counts: Map<string, Map<string, number>>, key: string): Map<string, number> =>
  counts.get(key) ?? counts.set(key, new Map()).get(key)!

function addSimilarity(counts: Map<string, number>, similarity: unknown): void {
  if (typeof similarity === 'number' && similarity >= 0 && similarity <= 1)
    add(counts, (Math.floor(similarity * 100 + 1e-9) / 100).toFixed(2))
}

export async function judgeLedger(context: GateContext, byId: Map<string, number>, tally: Tally<ProvenanceCode>): Promise<LedgerCounts> {
  const { census, store } = context
  const counts: LedgerCounts = { lines: 0, sources: new Map(), families: new Map(), refiledIn: new Map(), similarities: new Map() }
  const refiled = new Map<string, string>()
  const seen = new Map<string, string>()
  const keys = sourceKeys(census.manifest)
  for await (const { ref, entry } of readLedger(census, store)) {
    counts.lines++
    examined(tally.ledger_text)
    if (entry === null) {
      violate(tally, { code: 'ledger_text', subject: ref, expected: 'a ledger entry', found: 'a line that is none' })
      continue
    }
    const problem = textProblem(entry) ?? keyProblem(entry, keys)
    if (problem !== undefined)
      violate(tally, { code: 'ledger_text', subject: ref, expected: 'references and reasons alone', found: problem })
    const kind = text(entry['kind']) ?? ''
    judgeOnce(entry, ref, seen, tally)
    judgeAbsence(census, entry, ref, byId, tally)
    add(within(counts.sources, text(entry['source']) ?? ''), kind)
    add(within(counts.families, text(entry['source_family']) ?? ''), kind)
    if (DUPLICATES.includes(kind)) judgeDuplicate(context, entry, ref, byId, tally)
    if (COMPARED.includes(kind)) addSimilarity(counts.similarities, entry['similarity'])
    if (kind === 'refiled') {
      add(counts.refiledIn, text(entry['other_family']) ?? '')
      judgeRefiled(context, entry, ref, byId, tally)
      refiled.set(text(entry['id']) ?? '', ref)
    }
  }
  for (const { id, ref } of (census.summaries[provenanceExaminer.name] as ProvenanceSummary).refiled) {
    examined(tally.refile_unproven)
    if (!refiled.has(id))
      violate(tally, { code: 'refile_unproven', subject: ref, expected: 'a ledger line of its refiling', found: 'none' })
  }
  return counts
}

function textProblem(entry: Fields): string | undefined {
  const unknown = Object.keys(entry).find((field) => !KNOWN.has(field))
  if (unknown !== undefined) return `a field ${token(unknown)}`
  const detail = entry['detail']
  if (detail !== undefined && (typeof detail !== 'string' || detail.length > LONGEST_DETAIL || detail.includes('\n')))
    return `a detail that is ${named(detail)}`
  return undefined
}

/** Keys that the manifest lists; null where it lists no source, so that nothing can be said. */
function sourceKeys(manifest: unknown): Set<string> | null {
  const keys = list(own(manifest, 'sources')).flatMap((source) => text(own(source, 'source_key')) ?? text(own(source, 'key')) ?? [])
  return keys.length === 0 ? null : new Set(keys)
}

/** A reference of a free form could hold any text: a source_key is one that the manifest lists. */
const keyProblem = (entry: Fields, keys: ReadonlySet<string> | null): string | undefined =>
  keys === null || keys.has(text(entry['source_key']) ?? '') ? undefined : 'a source_key that the manifest does not list'

/** The same unit twice would make up for one that was lost. */
function judgeOnce(entry: Fields, ref: string, seen: Map<string, string>, tally: Tally<ProvenanceCode>): void {
  examined(tally.ledger_count_wrong)
  const { kind, source, source_key: key, position, id } = entry
  const unit = hash('sha256', JSON.stringify([kind, source, key, position, id]), 'base64').slice(0, 20)
  const before = seen.get(unit)
  if (before === undefined) return void seen.set(unit, ref)
  violate(tally, {
    code: 'ledger_count_wrong',
    subject: ref,
    expected: 'every unit once',
    found: 'one for the second time',
    cause: before,
    names: [token(source), token(entry['source_family'])],
  })
}

/** What was kept out is not in the data: but for a duplicate of the same roles and texts, whose survivor has its id. */
function judgeAbsence(
  census: GateContext['census'],
  entry: Fields,
  ref: string,
  byId: Map<string, number>,
  tally: Tally<ProvenanceCode>,
): void {
  const id = text(entry['id']) ?? ''
  if (!ABSENT.includes(text(entry['kind']) ?? '') || id === entry['survivor'] || !/^[0-9a-f]{64}$/.test(id)) return
  const index = byId.get(idKey(id))
  if (index === undefined) return
  examined(tally.survivor_missing)
  violate(tally, {
    code: 'survivor_missing',
    subject: ref,
    expected: 'a conversation that is not in the dataset',
    found: 'one that is',
    cause: census.ref(index),
    names: [token(entry['source']), token(entry['source_family'])],
  })
}

function judgeDuplicate(
  { census, profile }: GateContext,
  entry: Fields,
  ref: string,
  byId: Map<string, number>,
  tally: Tally<ProvenanceCode>,
): void {
  const names = [token(entry['source']), token(entry['source_family'])]
  const survivor = text(entry['survivor']) ?? ''
  const index = /^[0-9a-f]{64}$/.test(survivor) ? byId.get(idKey(survivor)) : undefined
  examined(tally.survivor_missing)
  const wrong = (expected: string, found: string): void =>
    violate(tally, { code: 'survivor_missing', subject: ref, expected, found, names })
  if (index === undefined)
    wrong('the id of a record that is kept', survivor === '' ? 'none' : `${token(survivor)}, which is not in the dataset`)
  else if (entry['kind'] === 'excluded_holdout' && !Object.hasOwn(profile.holdouts, census.families[census.columns.family[index]!] ?? ''))
    wrong('a record of a holdout family', `one of ${token(census.families[census.columns.family[index]!])}`)
  else if (entry['kind'] === 'near_duplicate' && survivor === entry['id']) wrong('another record', 'itself')
  examined(tally.similarity_low)
  const { near_duplicate: near, holdout_text: holdout } = profile.thresholds
  const least = entry['kind'] === 'exact_duplicate' ? 1 : entry['kind'] === 'near_duplicate' ? near : Math.min(holdout, near)
  const similarity = entry['similarity']
  if (typeof similarity === 'number' && similarity >= least - ROUNDING && similarity <= 1 + ROUNDING) return
  violate(tally, {
    code: 'similarity_low',
    subject: ref,
    expected: `${least} to 1 for ${token(entry['kind'])}`,
    found: named(similarity),
    names,
  })
}

function judgeRefiled({ census }: GateContext, entry: Fields, ref: string, byId: Map<string, number>, tally: Tally<ProvenanceCode>): void {
  examined(tally.refile_unproven)
  const id = text(entry['id']) ?? ''
  const index = /^[0-9a-f]{64}$/.test(id) ? byId.get(idKey(id)) : undefined
  const family = index === undefined ? undefined : census.families[census.columns.family[index]!]
  if (family !== undefined && family === entry['other_family']) return
  violate(tally, {
    code: 'refile_unproven',
    subject: ref,
    expected: `a record of ${token(entry['other_family'])}`,
    found: index === undefined ? 'no record' : `one of ${token(family)}`,
  })
}
