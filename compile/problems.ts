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
    const { tried, rejected } = books.rejections(index)
    if (tried > 0 && rejected / tried > maxRejectedShare) {
      problems.push(
        `source "${name}": ${rejected} of ${tried} records were rejected (${reasonsOf(config, ingested, index)}); expected at most ${maxRejectedShare * 100}%; check its shape and fields, or raise its maxRejectedShare`,
      )
    }
  }
  return problems
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
