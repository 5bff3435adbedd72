/** Arguments of `npm run dedup`. */
import splits from '#contract/splits.json' with { type: 'json' }
import { STRATEGIES, type Strategy } from '../../compile/stages/dedup/priority.ts'

export const USAGE = `npm run dedup -- FILES... [options]

  FILES                  files, folders, globs or s3:// URIs, of any shape that sources are read in
  --against FILES        what must not come back: records like these are dropped; theirs are not in the output
  --threshold T          similarity from which two records are near-duplicates, 0.5 to 1 (default ${splits.nearDuplicate})
  --strategy S           ${STRATEGIES.join(' | ')} (default keep_first: order of FILES, then position)
  --holdout-text S       share of the ${splits.holdoutText.gram}-grams of an --against record from which a record is dropped (default ${splits.holdoutText.share}; 0: not examined)
  --shape NAME           shape of FILES, where detection should not decide
  --out FILE             deduplicated records (default deduplicated.jsonl); beside it FILE.pairs.jsonl, .clusters.jsonl, .report.json
  --max-pairs N          most pairs listed in .pairs.jsonl (default 200000); verdicts never depend on it
  --dry-run              prints the report and writes nothing`

export interface DedupArguments {
  files: string[]
  against: string[]
  threshold: number
  strategy: Strategy
  holdoutText: number | null
  shape: string | undefined
  out: string
  maxPairs: number
  dryRun: boolean
}

/** A wrong argument; `exitWith` makes it the exit code of a wrong configuration. */
export class ArgumentError extends Error {
  constructor(message: string) {
    super(`${message}\n\n${USAGE}`)
    this.name = 'ConfigError'
  }
}

/** `--against` takes every file up to the next option; `--against=FILE` takes one. */
export function readArguments(argv: readonly string[]): DedupArguments {
  const lists = { files: [] as string[], against: [] as string[] }
  const values = new Map<string, string>()
  let list: keyof typeof lists = 'files'
  let dryRun = false
  for (let i = 0; i < argv.length; i++) {
    const [option, inline] = split(argv[i]!)
    if (!option.startsWith('--')) lists[list].push(option)
    else if (option === '--against') {
      if (inline === undefined) list = 'against'
      else lists.against.push(inline)
    } else {
      list = 'files'
      if (option === '--dry-run') dryRun = true
      else if (['--threshold', '--strategy', '--holdout-text', '--shape', '--out', '--max-pairs'].includes(option))
        values.set(option, inline ?? argv[++i] ?? '')
      else throw new ArgumentError(`found "${option}"; expected one of the options below`)
    }
  }
  if (lists.files.length === 0) {
    throw new ArgumentError(
      lists.against.length > 0
        ? 'found no FILES to deduplicate: everything stood after --against; put FILES first'
        : 'found no FILES; expected at least one',
    )
  }
  return {
    ...lists,
    threshold: number('--threshold', values, splits.nearDuplicate, 0.5, 1),
    strategy: strategy(values.get('--strategy') ?? 'keep_first'),
    holdoutText: number('--holdout-text', values, splits.holdoutText.share, 0, 1) || null,
    shape: values.get('--shape'),
    out: values.get('--out') || 'deduplicated.jsonl',
    maxPairs: number('--max-pairs', values, 200_000, 0, 1e9),
    dryRun,
  }
}

function split(argument: string): [string, string | undefined] {
  const at = argument.startsWith('--') ? argument.indexOf('=') : -1
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)]
}

function number(option: string, values: ReadonlyMap<string, string>, otherwise: number, least: number, most: number): number {
  const text = values.get(option)
  if (text === undefined) return otherwise
  const value = text.trim() === '' ? NaN : Number(text)
  if (!(value >= least && value <= most)) throw new ArgumentError(`${option}: found "${text}"; expected a number from ${least} to ${most}`)
  return value
}

function strategy(name: string): Strategy {
  const found = STRATEGIES.find((each) => each === name)
  if (found === undefined) throw new ArgumentError(`--strategy: found "${name}"; expected one of ${STRATEGIES.join(', ')}`)
  return found
}
