/**
 * `npm run faults [-- --gate NAME --dataset DIR]`: shows on a copy of any dataset that every gate can fail. A few hundred of its records are
 * drawn and sealed anew, shown to pass, and broken in every way that the gates name; each must fire the code that it stands for.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { resolveProfile } from '#contract/profile.ts'
import { ALL } from '../gates/kit/all.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import type { Gate } from '../gates/kit/gate.ts'
import { cleanDataset } from '../gates/kit/memory-dataset.ts'
import { EXIT } from './exit.ts'
import { type FaultArguments, readArguments, USAGE } from './faults/arguments.ts'
import { drawDataset } from './faults/draw.ts'
import { runFaults, type Subject } from './faults/run.ts'
import { type Heading, markdown, terminalTable } from './faults/show.ts'
import { loadConfig } from './load-config.ts'
import { localDataset } from './open-dataset.ts'
import { openProgress } from './progress.ts'

export default async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(USAGE)
    return EXIT.passed
  }
  const args = readArguments(argv)
  const { subject, heading } = args.clean ? kit() : await drawn(args, argv)
  return prove(
    args.gates.map((name) => ALL[name]),
    subject,
    heading,
    args.markdown,
  )
}

/** Runs the faults and prints the table; exit code 0 only where every one of them fired. */
export async function prove(gates: readonly Gate[], subject: Subject, heading: Heading, file?: string): Promise<number> {
  const progress = openProgress(process.stderr)
  try {
    const run = await runFaults(gates, subject, kit().subject, (done, total) =>
      progress.show({ phase: 'planting faults', done, total, unit: 'faults' }),
    )
    progress.done()
    console.log(terminalTable(run, heading))
    if (file !== undefined) {
      mkdirSync(dirname(resolve(file)), { recursive: true })
      writeFileSync(file, markdown(run, heading))
      console.log(`wrote ${file}`)
    }
    return run.rows.length > 0 && run.rows.every(({ fired }) => fired) ? EXIT.passed : EXIT.failed
  } finally {
    progress.done()
  }
}

function kit(): { subject: Subject; heading: Heading } {
  const dataset = cleanDataset()
  const records = Object.values(dataset.shards).reduce((sum, shard) => sum + shard.length, 0)
  return {
    subject: { dataset, profile: resolveProfile({}) },
    heading: [`The kit's own clean dataset: ${records} records, digest ${dataset.manifest.dataset_digest.slice(0, 16)}.`],
  }
}

async function drawn(
  { dataset: named, limit, seed }: FaultArguments,
  argv: readonly string[],
): Promise<{ subject: Subject; heading: Heading }> {
  const { config } = await loadConfig(argv)
  const root = named ?? process.env['DATASET'] ?? (relative(process.cwd(), config.output) || '.')
  const folder = await localDataset(root, resolve('.signoff'))
  const progress = openProgress(process.stderr)
  const options = { profile: config.profile, limit, seed: seed ?? config.seed }
  const { dataset, read, unfit, drawn, madeUp } = await drawDataset(folderStore(folder), {
    ...options,
    progress: (done) => progress.show({ phase: 'drawing records', done, unit: 'records' }),
  })
  progress.done()
  const count = drawn.train + drawn.val + drawn.test
  if (count === 0)
    throw new Error(
      `"${root}" has no record to plant a fault in (${read} lines read); expected shards below train/, val/ and test/; name another with --dataset, or break the kit's own with --clean`,
    )
  return {
    subject: { dataset, profile: config.profile },
    heading: [
      `${root}: ${count} of ${read} records drawn by seed ${options.seed} (train ${drawn.train}, val ${drawn.val}, test ${drawn.test}), sealed anew as a dataset of their own, digest ${dataset.manifest.dataset_digest.slice(0, 16)}.`,
      ...(unfit === 0 ? [] : [`${unfit} lines are no whole records and were not drawn.`]),
      ...(madeUp.length === 0 ? [] : [`The dataset lacks, and the copy was given: ${madeUp.join(', ')}.`]),
    ],
  }
}
