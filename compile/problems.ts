/** What stops a compile after everything was read: in words, all of it at once. */
import type { Accounting } from '#contract/manifest.ts'
import type { Books } from './account.ts'
import type { Config } from './config.ts'
import type { IngestResult } from './ingest/task.ts'

export class CompileError extends Error {
  readonly accounting: Accounting
  readonly problems: readonly string[]

  constructor(problems: readonly string[], accounting: Accounting) {
    super(
      `The compile stopped; the dataset at the output root stands as it was.\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.name = 'CompileError'
    this.problems = problems
    this.accounting = accounting
  }
}

/** Objects that could not be read, and sources more than half of which was rejected. */
export function sourceProblems(config: Config, ingested: readonly IngestResult[], books: Books): string[] {
  const problems = ingested.flatMap(({ problems }) =>
    problems.map(({ source, message }) => `source "${config.sources[source]!.name}": ${message}`),
  )
  for (const [index, { name, maxRejectedShare }] of config.sources.entries()) {
    const { tried, rejected: all } = books.rejections(index)
    const rejected = all - byReviewer(name, ingested)
    if (isEmpty(index, config, ingested))
      problems.push(
        `source "${name}": no record was found in what it reads; expected at least one; check what wrote it, leave the source out, or name its family under mayBeEmpty`,
      )
    if (tried > 0 && rejected / tried > maxRejectedShare) {
      problems.push(
        `source "${name}": ${rejected} of ${tried} records were rejected (${reasonsOf(config, ingested, index)}); expected at most ${maxRejectedShare * 100}%; check its shape and fields, or raise its maxRejectedShare`,
      )
    }
  }
  return problems
}

/**
 * Records of a generated file that name an object which no source of this compile reads: the file was made for another configuration, or changed.
 * What nothing lists can not be traced.
 */
export function untraceable({ sources }: Config, ingested: readonly IngestResult[]): string[] {
  const listed = new Set(ingested.flatMap((result) => result.sources.map(({ source_key: key }) => key)))
  const unknown = new Map<number, number>()
  for (const { drawn } of ingested)
    for (const { source, key } of drawn) if (!listed.has(key)) unknown.set(source, (unknown.get(source) ?? 0) + 1)
  return [...unknown].map(
    ([source, count]) =>
      `source "${sources[source]!.name}": its records name ${count} objects that no source reads; expected objects of the sources that its generator drew on; generate it again`,
  )
}

/** True where a source's objects were read to their end and held no record: a table of a header alone, an empty list. */
function isEmpty(index: number, { sources, mayBeEmpty }: Config, ingested: readonly IngestResult[]): boolean {
  if (mayBeEmpty.includes(sources[index]!.family)) return false
  const units = ingested.flatMap((result) => result.units[index] ?? [])
  const failed = ingested.some(({ problems }) => problems.some(({ source }) => source === index))
  return units.length > 0 && !failed && units.every(({ read }) => read === 0)
}

/** A reviewer who keeps conversations back says nothing about the source's shape. */
function byReviewer(name: string, ingested: readonly IngestResult[]): number {
  return ingested.reduce(
    (sum, { ledger }) => sum + ledger.filter(({ source, reason }) => source === name && reason === 'review_rejected').length,
    0,
  )
}

/** The reasons of a source's rejections, most frequent first. */
function reasonsOf(config: Config, ingested: readonly IngestResult[], index: number): string {
  const counts = new Map<string, number>()
  for (const { ledger } of ingested) {
    for (const { source, kind, reason } of ledger) {
      if (source === config.sources[index]!.name && (kind === 'unit_rejected' || kind === 'rejected'))
        counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ')
}

/** Families that the configuration reads but that end without a conversation. */
export function emptyFamilies(config: Config, books: Books): string[] {
  const configured = [...new Set(config.sources.map(({ family }) => family))]
  return configured
    .filter((family) => books.kept(family) === 0 && !config.mayBeEmpty.includes(family))
    .map(
      (family) =>
        `family "${family}" has sources but no conversation is left of it; expected at least one; check its sources, or name it under mayBeEmpty`,
    )
}

const DISK: Record<string, string> = {
  ENOSPC:
    'the disk is full; expected room for about four times the input there and in the folder of the review queue; free some, or choose another output',
  EDQUOT: 'the disk quota is used up; free some space, or choose another output',
  EROFS: 'the disk can only be read; choose another output',
  EACCES: 'a folder may not be written; change its permissions, or choose another output',
  EPERM: 'a folder may not be written; change its permissions, or choose another output',
  EIO: 'the disk reports an error; check it, or choose another output',
  EMFILE: 'too many files are open; raise the limit of open files (ulimit -n), or set fewer workers',
}

/** A disk's error in words; every other one as it is. Errors of worker threads come without their code, but with it in front of their message. */
export function inWords(error: unknown, { output }: Pick<Config, 'output'>): unknown {
  if (!(error instanceof Error)) return error
  const code = (error as NodeJS.ErrnoException).code ?? /^(E[A-Z]+):/.exec(error.message)?.[1] ?? ''
  if (!Object.hasOwn(DISK, code)) return error
  return new Error(
    `The compile to "${output}" stopped: ${DISK[code]} (${error.message}). The dataset at the output root stands as it was.`,
    { cause: error },
  )
}
