/** Arguments of `npm run faults`. */
import { parseArgs } from 'node:util'
import type { GateName } from '../../gates/kit/gate.ts'
import { ALL } from '../../gates/kit/all.ts'

const LIMIT = { default: 400, least: 100, most: 5000 } as const

export const USAGE = `npm run faults -- [options]

  --dataset DIR     a dataset's folder or s3:// root (default: DATASET, or what the configuration compiled)
  --config FILE     the configuration whose profile judges (default: CONFIG, or signoff.config.ts)
  --gate NAME       only this gate; may be given again: ${Object.keys(ALL).join(', ')}
  --limit N         records that are drawn for the copy, ${LIMIT.least} to ${LIMIT.most} (default ${LIMIT.default})
  --seed N          draws other records (default: the configuration's seed)
  --clean           breaks the kit's own small dataset instead; needs nothing compiled
  --markdown FILE   writes the table there too`

export interface FaultArguments {
  gates: GateName[]
  dataset: string | undefined
  limit: number
  seed: number | undefined
  clean: boolean
  markdown: string | undefined
}

/** A wrong argument; `exitWith` makes it the exit code of a wrong configuration. */
export class ArgumentError extends Error {
  constructor(message: string) {
    super(`${message}\n\n${USAGE}`)
    this.name = 'ConfigError'
  }
}

const OPTIONS = {
  dataset: { type: 'string' },
  config: { type: 'string' },
  gate: { type: 'string', multiple: true },
  limit: { type: 'string' },
  seed: { type: 'string' },
  clean: { type: 'boolean' },
  markdown: { type: 'string' },
} as const

/** Throws ArgumentError with what was found and expected. */
export function readArguments(argv: readonly string[]): FaultArguments {
  const values = parse(argv)
  if (values.clean === true && values.dataset !== undefined)
    throw new ArgumentError(`found both --clean and --dataset "${values.dataset}"; expected one of them`)
  const names = Object.keys(ALL) as GateName[]
  for (const gate of values.gate ?? [])
    if (!names.includes(gate as GateName)) throw new ArgumentError(`--gate: found "${gate}"; expected one of ${names.join(', ')}`)
  return {
    gates: values.gate === undefined ? names : names.filter((name) => values.gate!.includes(name)),
    dataset: values.dataset,
    limit: values.limit === undefined ? LIMIT.default : whole('--limit', values.limit, LIMIT.least, LIMIT.most),
    seed: values.seed === undefined ? undefined : whole('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    clean: values.clean === true,
    markdown: values.markdown,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new ArgumentError((error as Error).message)
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= least && value <= most))
    throw new ArgumentError(`${option}: found "${text}"; expected a whole number from ${least} to ${most}`)
  return value
}
