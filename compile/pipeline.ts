/**
 * The compiler, from configuration to a published version. Read this file first: the stages stand here in the order in which they run.
 *
 *   read -> encoding -> PII -> identity and hash        each object by itself, in worker threads (ingest/)
 *   exact and near dedup -> split                       over the whole working set, from typed columns (stages/)
 *   shard -> compiled export -> ledger -> manifest      in dataset order, one record in memory (output/)
 *
 * A version appears whole or not at all. Every source is read and reported before a bad one stops the compile.
 */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ClaimCounts } from '#contract/coverage-report.ts'
import type { Manifest } from '#contract/manifest.ts'
import { openBooks } from './account.ts'
import type { Config } from './config.ts'
import { clockOf, type Effects, needInventory } from './effects.ts'
import { planTasks } from './ingest/plan.ts'
import { runTasks } from './ingest/run.ts'
import type { IngestResult } from './ingest/task.ts'
import { openWorkspace, type Workspace } from './ingest/workspace.ts'
import { takeRoot } from './output/root.ts'
import { writeReviewQueue } from './output/review.ts'
import { freeBytes, spaceFor, stateSpace } from './output/space.ts'
import { versionName, writeVersion } from './output/version.ts'
import { previousRoot, previousVersion } from './previous.ts'
import { CompileError, emptyFamilies, inWords, sourceProblems, untraceable } from './problems.ts'
import { identityOf } from './resume/identity.ts'
import { DATASET, minute, openWork, type Work } from './resume/left-over.ts'
import { keepVerdicts, keptVerdicts, verdictsKey } from './resume/verdicts.ts'
import { type Resolution, resolveDuplicates, resolveInThreads, type ResolveOptions } from './stages/dedup/resolve.ts'
import { hexAt } from './stages/dedup/working-set.ts'
import { assignSplits } from './stages/split/assign.ts'
import { threadsFor } from './threads.ts'

export interface Compiled {
  manifest: Manifest
  /** False where the very same version was current already. */
  published: boolean
  /** What the stages counted, by source name, e.g. `encoding.nfc`. */
  counts: Record<string, Record<string, number>>
  /** Who got the documents that several families could use. */
  claims: ClaimCounts
  /** Keyed hashes of review decisions that nothing was found for: a record that changed or went, a text that stands nowhere any more. */
  unusedDecisions: string[]
}

/** Throws CompileError with every problem in words; the old dataset then stands as it was. */
export async function compile(config: Config, effects: Effects): Promise<Compiled> {
  previousRoot(config) // a wrong name is told before hours of reading
  const inventory = needInventory(config, effects)
  const output = takeRoot(config.output, { keepVersions: config.keepVersions })
  const tell = (line: string): void => effects.tell?.(line)
  let space: Workspace | null = null
  let kept: Work | null = null
  let done = false
  /** What took long is left to the next run of the same command. */
  const release = (): void => {
    const left = done ? null : (kept?.leave() ?? null)
    if (left !== null) tell(left)
    output.release({ work: left !== null })
  }
  const abandon = effects.onInterrupt?.(release)
  try {
    kept = openWork(output.workspace, {
      identity: identityOf(config, effects.env),
      fresh: effects.fresh === true,
      now: effects.now(),
      processedAt: clockOf(config, effects),
      tell,
    })
    const { folder: work, identity } = kept

    const plan = await planTasks(config, work, { identity, progress: effects.progress })
    const room = stateSpace(
      spaceFor(plan.tasks),
      dirname(config.output),
      (effects.free ?? freeBytes)(work),
      kept.earlier === null ? 0 : kept.bytes(),
    )
    if (room !== null) tell(room)
    const ingested = await runTasks(plan.tasks, config, effects)
    const processedAt = timeOf(config, effects, kept, ingested)
    const books = openBooks(config)
    space = openWorkspace(config, work, ingested, books)

    const continued = previousVersion(config)
    // A damaged one is told after the problems of the sources.
    const origins = await continued.then(
      (version) => version?.origins,
      () => undefined,
    )
    const { near_duplicate: threshold, holdout_text: holdoutText } = config.profile.thresholds
    const options: ResolveOptions = {
      threshold,
      strategy: config.keep,
      isOriginal: origins && isOriginalIn(space, origins),
      holdoutText,
      progress: (phase, done, total) => effects.progress?.({ phase: `duplicates, ${phase}`, done, total, unit: 'conversations' }),
    }
    const key = verdictsKey(identity, ingested, origins)
    const judged = key === null ? null : keptVerdicts(work, key, space.set.size)
    if (kept.earlier !== null) tell(takenOver(kept.earlier.since, ingested, judged !== null))
    const duplicates = judged ?? (await duplicatesOf(space, options, threadsFor(config, space)))
    if (key !== null && judged === null) keepVerdicts(work, key, duplicates)
    space.settle(duplicates)
    const problems = [
      ...plan.problems,
      ...sourceProblems(config, ingested, books),
      ...untraceable(config, ingested),
      ...emptyFamilies(config, books),
    ]
    // An object that broke off half-way leaves units that nothing became of: the sums can only be asked to add up without one.
    if (problems.length > 0) throw new CompileError(problems, books.sums())
    const accounting = books.close()

    const previous = await continued
    effects.progress?.({ phase: 'assigning splits', done: 0, unit: 'conversations' })
    const assignment = assignSplits({
      columns: space.set.columns,
      resolution: duplicates,
      seed: config.seed,
      ...(previous === null ? {} : { previous: previous.splits }),
    })

    const folder = join(work, DATASET)
    rmSync(folder, { recursive: true, force: true }) // half-written, by a compile that was killed
    const manifest = await writeVersion(folder, {
      config,
      space,
      duplicates,
      splits: assignment.split,
      accounting,
      ingested,
      processedAt,
      previous,
      inventory,
      progress: effects.progress,
    })
    writeReviewQueue(config.review, work, ingested)
    const unusedDecisions = decisionsLeft(config, ingested)
    const published = output.publish(folder, versionName(folder, manifest))
    done = true
    return {
      manifest,
      published,
      counts: space.counts,
      claims: space.claims,
      unusedDecisions,
    }
  } catch (error) {
    throw inWords(error, config)
  } finally {
    space?.close()
    abandon?.()
    release()
  }
}

const duplicatesOf = async ({ set }: Workspace, options: ResolveOptions, threads: number): Promise<Resolution> =>
  threads > 1 ? resolveInThreads(set, options, threads - 1) : resolveDuplicates(set, options)

/** The time that records state: that of the compile which read the first of them, where nobody says another. */
function timeOf(config: Config, effects: Effects, { earlier }: Work, ingested: readonly IngestResult[]): string {
  const isGiven = config.clock !== null || effects.env['SOURCE_DATE_EPOCH'] !== undefined
  const isContinued = !isGiven && earlier !== null && ingested.some((result) => result.takenOver === true)
  return isContinued ? earlier.processedAt : clockOf(config, effects)
}

/** What was taken over of a compile that was interrupted, in a line. */
function takenOver(since: string, ingested: readonly IngestResult[], isJudged: boolean): string {
  const taken = ingested.filter((result) => result.takenOver === true)
  const conversations = taken.reduce((sum, { placed }) => sum + placed, 0).toLocaleString('en')
  const of = `of the compile of ${minute(since)}`
  if (taken.length === 0) return `Nothing could be taken over ${of}: it had finished no part of its sources, or they were changed.`
  if (taken.length < ingested.length)
    return `Resumed while reading: ${conversations} conversations in ${taken.length} of ${ingested.length} parts are those ${of}; the rest was read.`
  return `Resumed after ${isJudged ? 'deduplication' : 'reading'}: ${conversations} conversations are those ${of}.`
}

/** True for a record that the previous version has from the same object. */
const isOriginalIn =
  ({ set, stored }: Workspace, origins: ReadonlyMap<string, string>) =>
  (index: number): boolean => {
    const origin = origins.get(hexAt(set.columns.id, index))
    return origin !== undefined && origin === stored(index).source_key
  }

function decisionsLeft({ profile }: Config, ingested: readonly IngestResult[]): string[] {
  const left = new Set([...profile.pii_allowed, ...Object.keys(profile.pii_decisions)])
  for (const { decisionsUsed } of ingested) for (const hash of decisionsUsed) left.delete(hash)
  return [...left]
}
