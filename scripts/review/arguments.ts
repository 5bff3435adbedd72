/** Arguments of `npm run review`. */
import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { PII_TYPES, type PiiType } from '#contract/pii.ts'
import { PII_DECISIONS, type PiiDecision } from '#contract/profile.ts'

export const USAGE = `npm run review -- [options]

Without options: shows the records that wait for a decision, one a screen.

  --list              counts by source and type; no text
  --decide WHAT       decides without asking: accept, mask, reject or always-allow; needs --type, --source or --all
  --type NAME         only records in which nothing but this type is asked about; with always-allow, only texts of this type
  --source NAME       only records of this source
  --all               with --decide: every record that waits
  --show              prints the records that wait, also where the output is no terminal: private text
  --allow-text        allows the text on standard input in every record, for what the gate alone takes for personal data
  --reviewer NAME     who decides (default: SIGNOFF_REVIEWER, or the user's name on this machine)
  --config FILE       the configuration (default: CONFIG, or signoff.config.ts)

accept        published; what is asked about stays, in this document; what was surely found is masked
mask          published; what is asked about is masked as well
reject        not published; the ledger says so
always-allow  the text is personal data in no record

Decisions go into signoff.decisions.json beside the configuration, as keyed hashes. Compile again afterwards.`

/** A wrong argument; `exitWith` makes it the exit code of a wrong configuration. */
export class ArgumentError extends Error {
  constructor(message: string) {
    super(`${message}\n\n${USAGE}`)
    this.name = 'ConfigError'
  }
}

const CHOICES = [...PII_DECISIONS, 'always-allow'] as const
export type Choice = PiiDecision | 'always-allow'

export interface ReviewArguments {
  mode: 'screen' | 'list' | 'show' | 'decide' | 'allow-text'
  decide: Choice | undefined
  type: PiiType | undefined
  source: string | undefined
  reviewer: string
  help: boolean
}

const OPTIONS = {
  list: { type: 'boolean' },
  show: { type: 'boolean' },
  all: { type: 'boolean' },
  'allow-text': { type: 'boolean' },
  decide: { type: 'string' },
  type: { type: 'string' },
  source: { type: 'string' },
  reviewer: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Throws ArgumentError with what was found and expected. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ReviewArguments {
  const values = parse(argv)
  const modes = [
    values.list && 'list',
    values.show && 'show',
    values['allow-text'] && 'allow-text',
    values.decide !== undefined && 'decide',
  ]
  const named = modes.filter((mode) => typeof mode === 'string') as ReviewArguments['mode'][]
  if (named.length > 1) throw new ArgumentError(`found --${named.join(' and --')}; expected one of them`)
  const mode = named[0] ?? 'screen'
  const { decide, type, source } = values
  if (decide !== undefined && !CHOICES.includes(decide as Choice))
    throw new ArgumentError(`--decide: found "${decide}"; expected one of ${CHOICES.join(', ')}`)
  if (type !== undefined && !PII_TYPES.includes(type as PiiType))
    throw new ArgumentError(`--type: found "${type}"; expected one of ${PII_TYPES.join(', ')}`)
  if (decide !== undefined && type === undefined && source === undefined && values.all !== true)
    throw new ArgumentError(
      `--decide ${decide} without --type or --source decides about every record unseen; say --all where that is meant`,
    )
  const reviewer = values.reviewer ?? (env['SIGNOFF_REVIEWER'] || userInfo().username)
  if (reviewer.trim() === '') throw new ArgumentError('--reviewer: found an empty name; expected who decides')
  return { mode, decide: decide as Choice | undefined, type: type as PiiType | undefined, source, reviewer, help: values.help === true }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new ArgumentError((error as Error).message)
  }
}
