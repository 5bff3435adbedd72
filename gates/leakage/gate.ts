/**
 * The leakage gate (contract section 4). What a model is measured on, it may not have seen: not the same text, not nearly the same, not
 * another piece of the same document, not a held-out passage inside a longer record, and not what an earlier version held out.
 */
import { availableParallelism } from 'node:os'
import type { Benchmark } from '#contract/benchmark.ts'
import { KEPT_OUT } from '#contract/ledger.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { fields, own } from '../kit/untrusted.ts'
import type { RuleResult, Violation } from '../kit/violation.ts'
import { SAMPLE_LIMIT } from '../kit/violation.ts'
import { type AuditPlan, certify, planAudit } from './audit.ts'
import { contentKeys, findExact } from './exact.ts'
import { leakageExaminer } from './examiner.ts'
import { leakageFaults } from './faults.ts'
import { findGroups, readClusters } from './groups.ts'
import type { JoinResult } from './join.ts'
import { findMoved } from './moved.ts'
import { findNear, joinAll } from './near.ts'
import { findPassages, type PassageResult } from './passages/find.ts'
import type { Measure } from './passages/overlap.ts'
import { MESSAGE_WORDS } from './passages/read-words.ts'
import { makeSubject, samplesOf, type Subject } from './subject.ts'

export type LeakageCode =
  | 'leakage.exact'
  | 'leakage.near'
  | 'leakage.group'
  | 'leakage.holdout_text'
  | 'leakage.overlap'
  | 'leakage.benchmark'
  | 'leakage.moved_to_train'
  | 'leakage.audit'

const ONE_SPLIT = 'all in one split'

export const leakageGate: Gate<LeakageCode> = {
  name: 'leakage',
  claim: 'Nothing that the model is measured on can have been learnt: no text, near copy, document or held-out passage lies in two splits.',
  rules: {
    'leakage.exact': {
      says: 'No content hash, recomputed from the bytes, is found in two splits.',
      section: 4,
      todo: 'Deduplicate over all splits together, then compile again.',
    },
    'leakage.near': {
      says: 'No two records of different splits are as similar as the profile’s threshold, by the word sets of all pairs.',
      section: 4,
      todo: 'Deduplicate before splitting, with the profile’s threshold, then compile again.',
    },
    'leakage.group': {
      says: 'Records joined by a document, a duplicate cluster, a shared beginning, or a preference pair lie in one split.',
      section: 4,
      todo: 'Split by group and not by record, then compile again with the ledger beside the data.',
    },
    'leakage.holdout_text': {
      says: 'No train or val record holds half of the 13-grams of a holdout record.',
      section: 4,
      todo: 'Drop the record that holds the passage (excluded_holdout), or move its group to test.',
    },
    'leakage.overlap': {
      says: 'The share of val and test records of which train holds most of the 13-grams, prompts or responses is no higher than the profile allows.',
      section: 4,
      todo: 'Look at the pairs: shared templates may stay, copied answers belong in one group; the profile’s thresholds overlap and overlap_records say what is allowed.',
    },
    'leakage.benchmark': {
      says: 'No train record holds half of the 13-grams of an item of a named benchmark, or a short item as a whole message.',
      section: 4,
      todo: 'Name the benchmark in the configuration, so that the compiler keeps its items out of train, and compile again.',
    },
    'leakage.moved_to_train': {
      says: 'What the previous version held out in val or test is not in train.',
      section: 4,
      todo: 'Compile with the previous version’s manifest as an input, so that splits are continued.',
    },
    'leakage.audit': {
      says: 'The near-duplicate join finds every altered copy planted among all records, and agrees with brute force over drawn ones.',
      section: 6,
      todo: 'Do not trust leakage.near of this run: report the pair as a bug of the join.',
    },
  },
  examiners: [leakageExaminer as never],
  check: (context) => check(context),
  faults: leakageFaults,
}

async function check({
  census,
  profile,
  store,
  previous,
  seed,
  benchmarks: readBenchmarks,
  kept,
  progress,
}: GateContext): Promise<RuleResult<LeakageCode>[]> {
  // Threads cost more than they save on small datasets.
  const workers = census.population < 5000 ? 0 : availableParallelism()
  const subject = await makeSubject(census, profile, store, workers)
  const keys = contentKeys(subject)
  const plan = planAudit(subject, seed)
  progress?.('joining near-duplicates of all records')
  const joined = await joinAll(subject, plan)
  progress?.('searching passages of val and test in train')
  const benchmarks = (await readBenchmarks?.()) ?? []
  const passages = await findPassages(subject, benchmarks, kept)
  progress?.('joining groups')
  return [
    exactResult(subject, keys),
    nearResult(subject, joined, keys),
    await groupResult(subject, store, keys),
    holdoutResult(subject, passages),
    overlapResult(subject, passages),
    benchmarkResult(subject, passages, benchmarks),
    await movedResult(subject, previous),
    auditResult(subject, plan, joined),
  ]
}

function exactResult(subject: Subject, keys: BigUint64Array): RuleResult<LeakageCode> {
  const { findings, examined } = findExact(subject, keys)
  const code = 'leakage.exact'
  return {
    code,
    population: subject.census.population,
    examined,
    violations: findings.length,
    samples: samplesOf(code, ONE_SPLIT, findings, subject),
  }
}

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0)

function nearResult(subject: Subject, joined: JoinResult, keys: BigUint64Array): RuleResult<LeakageCode> {
  const { findings, within } = findNear(subject, joined, keys)
  const code = 'leakage.near'
  const threshold = subject.profile.thresholds.near_duplicate
  return {
    code,
    population: subject.census.population,
    examined: count(subject.examined),
    violations: findings.length,
    samples: samplesOf(code, `similarity below ${threshold} to every record of another split`, findings, subject),
    measures: {
      threshold,
      near_duplicates_within_a_split: within,
      distinct_word_sets: joined.index.count,
      candidates_verified: joined.verified,
    },
    ...(within === 0
      ? {}
      : {
          warnings: [`${within} records have a near-duplicate before them in their own split: no leakage, but deduplication missed them`],
        }),
  }
}

/** True where the accounting says that nothing was dropped: there is then no ledger to be missed. */
function keptAll(manifest: unknown): boolean {
  const families = Object.values(fields(own(own(manifest, 'accounting'), 'families')))
  return families.length > 0 && families.every((family) => KEPT_OUT.every((kind) => own(family, kind) === 0))
}

async function groupResult(subject: Subject, store: GateContext['store'], keys: BigUint64Array): Promise<RuleResult<LeakageCode>> {
  const links = await readClusters(store, subject)
  const { findings, examined } = findGroups(subject, links, keys)
  const code = 'leakage.group'
  return {
    code,
    population: subject.census.population,
    examined,
    violations: findings.length,
    samples: samplesOf(code, ONE_SPLIT, findings, subject),
    measures: { duplicate_clusters: links.clusters.length, unresolved_ledger_lines: links.unresolved },
    ...(links.present || keptAll(subject.census.manifest)
      ? {}
      : {
          notProvable:
            'there is no ledger, so what was dropped as a duplicate, and of which documents, is not known; expected ledger/ledger_000.jsonl',
        }),
  }
}

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`

/** Families of records, which a waiver may name. */
const familiesOf = ({ census }: Subject, ...records: number[]): string[] => [
  ...new Set(records.flatMap((index) => census.families[census.columns.family[index]!] ?? [])),
]

function holdoutResult(subject: Subject, { violations, below, needles, searched }: PassageResult): RuleResult<LeakageCode> {
  const { census, profile, split } = subject
  const share = profile.thresholds.holdout_text
  const code = 'leakage.holdout_text'
  const samples = violations
    .toSorted((a, b) => a.record - b.record || a.needle - b.needle)
    .slice(0, SAMPLE_LIMIT)
    .map(({ needle, record, share: held }): Violation<LeakageCode> => ({
      code,
      subject: census.ref(record),
      expected: `less than ${percent(share)} of the 13-grams of any holdout record`,
      found: `${percent(held)} of them`,
      cause: census.ref(needle),
      names: familiesOf(subject, record, needle),
    }))
  const highest = below.toSorted((a, b) => b.share - a.share || a.needle - b.needle)
  const population = split.reduce((sum, of) => sum + (of === 2 ? 0 : 1), 0)
  return {
    code,
    population,
    examined: searched,
    violations: violations.length,
    samples,
    measures: {
      holdout_records_searched_for: needles,
      holdout_records_partly_found: below.length,
      highest_share_below: highest[0]?.share ?? 0,
    },
    warnings: highest
      .filter(({ share: held }) => held >= share / 2)
      .slice(0, 10)
      .map(
        ({ needle, record, share: held }) => `${census.ref(record)} holds about ${percent(held)} of the 13-grams of ${census.ref(needle)}`,
      ),
    ...(population === 0 ? { emptyBecause: 'there is neither train nor val' } : {}),
  }
}

const MEASURED: Record<Measure, string> = { '13grams': '13-grams', prompt: 'prompts', response: 'responses' }
const MOST_TOLD = 20

/** Always reported; a violation only where the profile bounds it. */
function overlapResult(subject: Subject, { overlap: { overlap, findings, measured } }: PassageResult): RuleResult<LeakageCode> {
  const { census, profile, split } = subject
  const { overlap: threshold, overlap_records: allowed } = profile.thresholds
  const code = 'leakage.overlap'
  const heldOut = split.reduce((sum, of) => sum + (of === 0 ? 0 : 1), 0)
  const exceeded = findings.length > allowed * heldOut
  const measures: Record<string, number> = { threshold, records_above: findings.length, records_with_something_to_measure: measured }
  for (const [measure, splits] of Object.entries(overlap))
    for (const [name, values] of Object.entries(splits))
      for (const [what, value] of Object.entries(values)) measures[`${measure}_${name}_${what}`] = value
  const told = findings
    .toSorted((a, b) => b.share - a.share || a.record - b.record)
    .map((finding) => ({ ...finding, found: `${percent(finding.share)} of its ${MEASURED[finding.measure]} in train` }))
  return {
    code,
    population: heldOut,
    examined: heldOut,
    violations: exceeded ? findings.length : 0,
    samples: exceeded
      ? told.slice(0, SAMPLE_LIMIT).map(({ record, cause, found }) => ({
          code,
          subject: census.ref(record),
          expected: `at most ${percent(allowed)} of val and test with ${percent(threshold)} or more of it in train`,
          found,
          cause: census.ref(cause),
          names: familiesOf(subject, record, cause),
        }))
      : [],
    measures,
    warnings: told
      .slice(0, MOST_TOLD)
      .map(({ record, cause, found }) => `${census.ref(record)} has ${found}, most of it in ${census.ref(cause)}`),
    ...(heldOut === 0 ? { emptyBecause: 'there is neither val nor test' } : {}),
  }
}

function benchmarkResult(
  subject: Subject,
  { benchmark: { items, tooShort, violations } }: PassageResult,
  benchmarks: readonly Benchmark[],
): RuleResult<LeakageCode> {
  const { census, profile, split } = subject
  const code = 'leakage.benchmark'
  if (items === 0) return { code, population: 0, examined: 0, violations: 0, samples: [], emptyBecause: 'no benchmark was named' }
  const named = benchmarks.flatMap(({ name, items: own }) => own.map((_, i) => `${name}#${i + 1}`))
  return {
    code,
    population: items,
    examined: items,
    violations: violations.length,
    samples: violations.slice(0, SAMPLE_LIMIT).map(({ needle, record, share }) => ({
      code,
      subject: census.ref(record),
      expected: `less than ${percent(profile.thresholds.benchmark)} of any benchmark item`,
      found: `${percent(share)} of one`,
      cause: named[needle - split.length]!,
      names: familiesOf(subject, record),
    })),
    measures: { benchmarks: benchmarks.length, items, items_too_short_to_recognise: tooShort },
    ...(tooShort === 0
      ? {}
      : { warnings: [`${tooShort} of ${items} items have fewer than ${MESSAGE_WORDS} words: they could not be recognised`] }),
  }
}

async function movedResult(subject: Subject, previous: GateContext['previous']): Promise<RuleResult<LeakageCode>> {
  const code = 'leakage.moved_to_train'
  if (previous === undefined)
    return { code, population: 0, examined: 0, violations: 0, samples: [], emptyBecause: 'no previous version was named' }
  const { census } = subject
  const { moved, heldOut, unreadable } = await findMoved(subject, previous)
  return {
    code,
    population: heldOut + unreadable,
    examined: heldOut,
    violations: moved.length,
    samples: moved.slice(0, SAMPLE_LIMIT).map(({ record, from }) => ({
      code,
      subject: census.ref(record),
      expected: `${from}, or test: as the previous version held it out`,
      found: 'train',
      names: [census.families[census.columns.family[record]!] ?? ''],
    })),
    ...(heldOut + unreadable === 0 ? { emptyBecause: 'the previous version held out nothing' } : {}),
  }
}

function auditResult(subject: Subject, plan: AuditPlan, joined: JoinResult): RuleResult<LeakageCode> {
  const { census, profile } = subject
  const code = 'leakage.audit'
  const threshold = profile.thresholds.near_duplicate
  const certificate = certify(plan, joined, threshold)
  const { plantedAbove, plantedBelow, found, compared, alike, spread, missed } = certificate
  return {
    code,
    population: plan.watched.length,
    examined: plan.watched.length,
    violations: missed.length,
    samples: missed.slice(0, SAMPLE_LIMIT).map(({ record, other, similarity, planted }) => ({
      code,
      subject: census.ref(record),
      expected: `found: similarity ${similarity.toFixed(4)}${planted ? ' of an altered copy' : ''}, threshold ${threshold}`,
      found: 'lost by the join',
      cause: census.ref(other),
    })),
    measures: {
      planted_at_or_above: plantedAbove,
      planted_found: found,
      planted_below: plantedBelow,
      compared_by_brute_force: compared,
      alike_by_brute_force: alike,
      ...Object.fromEntries(spread.flatMap((pairs, at) => (pairs === 0 ? [] : [[`drawn_pairs.${(at / 20).toFixed(2)}`, pairs]]))),
      // Rule of three: with none lost of n, at most 3/n are lost, at 95% confidence.
      ...(plantedAbove > 0 && missed.length === 0 ? { miss_rate_at_most: 3 / plantedAbove } : {}),
    },
  }
}
