/**
 * `npm run check-trainers -- --curriculum DIR [--python trl=PATH --python axolotl=PATH ...] [--train trl]`: loads every configuration with the trainers' own
 * code, where a Python that has them is at hand, and says loudly where not. `--train` runs the whole chain for two steps a stage, on a model of two layers.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config-error.ts'
import { EXIT } from './exit.ts'

const TRAINERS = ['trl', 'axolotl', 'llamafactory'] as const
type Trainer = (typeof TRAINERS)[number]

interface Told {
  versions: Record<string, string>
  loaded: string[]
  failed: Record<string, string>
  absent?: string
}

const program = (name: string): string => fileURLToPath(new URL(`./check-trainers/${name}`, import.meta.url))

export default async function main(args: string[]): Promise<number> {
  const given = minimist(args, { string: ['curriculum', 'python', 'train'] })
  const folder = folderOf(given['curriculum'])
  const pythons = pythonsOf([given['python'] ?? []].flat())
  const outcomes = TRAINERS.map((trainer) => load(trainer, pythons.get(trainer) ?? 'python3', folder))
  const trained = [given['train'] ?? []]
    .flat()
    .map((trainer: string) => train(known(trainer), pythons.get(known(trainer)) ?? 'python3', folder))
  if ([...outcomes, ...trained].includes(false)) return EXIT.failed
  return outcomes.includes(true) ? EXIT.passed : EXIT.couldNotRun
}

function folderOf(named: unknown): string {
  const made = existsSync('data/curriculum') ? readdirSync('data/curriculum').filter((name) => /^[0-9a-f]{16}$/.test(name)) : []
  const folder = typeof named === 'string' && named !== '' ? named : made.length === 1 ? join('data/curriculum', made[0]!) : undefined
  if (folder === undefined || !existsSync(join(folder, 'trainers')))
    throw new ConfigError(
      `  --curriculum: found ${folder ?? `${made.length} in data/curriculum`}; expected the folder that npm run curriculum wrote`,
    )
  return resolve(folder)
}

function known(trainer: string): Trainer {
  if ((TRAINERS as readonly string[]).includes(trainer)) return trainer as Trainer
  throw new ConfigError(`  --python, --train: found "${trainer}"; expected ${TRAINERS.join(', ')}`)
}

const pythonsOf = (given: string[]): Map<Trainer, string> =>
  new Map(given.map((entry) => [known(entry.split('=')[0]!), entry.slice(entry.indexOf('=') + 1)]))

/** undefined: the trainer is not installed there. */
function load(trainer: Trainer, python: string, folder: string): boolean | undefined {
  const { stdout, stderr, status, error } = spawnSync(python, [program('load.py'), trainer, folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error !== undefined || status !== 0) {
    console.log(`NOT CHECKED  ${trainer}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
    return undefined
  }
  const { versions, loaded, failed, absent } = JSON.parse(stdout) as Told
  if (absent !== undefined) {
    console.log(`NOT CHECKED  ${trainer}: not installed for ${python} (${absent}); name one that has it: --python ${trainer}=PATH`)
    return undefined
  }
  const with_ = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  console.log(
    `${Object.keys(failed).length === 0 ? 'loaded       ' : 'FAILED       '}${trainer}: ${loaded.length} configurations by ${with_.join(', ')}`,
  )
  for (const [path, why] of Object.entries(failed)) console.log(`  ${path}: ${why}`)
  return Object.keys(failed).length === 0 && loaded.length > 0
}

/** On a processor, for two steps; nothing that says what is trained on what. */
const SMALL: Record<Trainer, string[]> = {
  trl: '--max_steps 2 --attn_implementation sdpa --dtype float32 --bf16 false --use_cpu true --max_length 512 --gradient_accumulation_steps 1 --eval_steps 2 --save_steps 2'.split(
    ' ',
  ),
  axolotl:
    '--max-steps=2 --attn-implementation=sdpa --bf16=false --sequence-len=512 --gradient-accumulation-steps=1 --no-sample-packing --eval-steps=2 --save-steps=2'.split(
      ' ',
    ),
  llamafactory:
    'max_steps=2 flash_attn=sdpa bf16=false use_cpu=true cutoff_len=512 gradient_accumulation_steps=1 eval_steps=2 save_steps=2'.split(' '),
}

/** The chain from the first stage to the last in a copy of the folder, started by its own train.sh. */
function train(trainer: Trainer, python: string, folder: string): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'signoff-chain-'))
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.startsWith(join(folder, 'checkpoints')) })
    const model = join(copy, 'tiny')
    const made = spawnSync(python, [program('tiny_model.py'), model], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`the small model could not be made: ${made.stderr.trim().split('\n').at(-1)}`)
    startFrom(join(copy, 'trainers', trainer), model)
    const env = {
      ...process.env,
      PATH: `${dirname(resolve(python))}${delimiter}${process.env['PATH']}`,
      HF_HUB_OFFLINE: '1',
      CUDA_VISIBLE_DEVICES: '',
    }
    const { status, stdout, stderr } = spawnSync(join(copy, 'train.sh'), ['--trainer', trainer, '--run', '--', ...SMALL[trainer]], {
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 28,
    })
    const models = readdirSync(join(copy, 'checkpoints')).filter((stage) => existsSync(join(copy, 'checkpoints', stage, 'signoff.done')))
    console.log(`${status === 0 ? 'trained      ' : 'FAILED       '}${trainer}: ${models.join(' -> ')}`)
    if (status !== 0) console.log(`${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n'))
    return status === 0
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** The first stage starts from the small model in place of the base model; the others from checkpoints of the chain. */
function startFrom(configurations: string, model: string): void {
  for (const name of readdirSync(configurations).filter((each) => each.endsWith('.yaml'))) {
    const path = join(configurations, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(/^(model_name_or_path|base_model): "(?!\.\/)[^\n]*$/m, (_, key: string) => `${key}: ${JSON.stringify(model)}`),
    )
  }
}
