/**
 * A curriculum's configuration: enters as unknown, becomes total once. What is not given is the contract's (gates/contract/curriculum.json);
 * what is wrong is said all at once, with the place, the value and the choices.
 */
import contract from '#contract/curriculum.json' with { type: 'json' }
import { type ContractPhase, OPTIONAL_PHASES, PHASES } from '#contract/curriculum.ts'
import { familiesOf, partName } from '#contract/mix-parts.ts'
import { curriculumInputSchema } from '#contract/schemas/curriculum.ts'
import { explain, validator } from '#contract/validate.ts'
import { ConfigError } from '../config-error.ts'
import { alignmentOf, strangeParameters } from './alignment.ts'
import type { Algorithm, Alignment, Curriculum, EarlyStopping, Objective, Sampling, StageConfig } from './plan.ts'
import { contractStages, type StageInput } from './stage-input.ts'

/** What a signer may write; everything but the version has a default. */
export interface CurriculumInput {
  version: '1.0'
  name?: string
  seed?: number
  base_model?: string
  chat_template?: string
  tokenizer?: string
  sampling?: Partial<Sampling>
  early_stopping?: Partial<EarlyStopping> | null
  checkpoints?: string
  stages?: StageInput[]
}

/** What the dataset and the command line add to what is possible. */
export interface Known {
  families: readonly string[]
  /** Classes that the manifest gives to its sources. */
  classes: ReadonlySet<string>
  /** Of the command line: replaces the file's. */
  algorithm?: Algorithm
  /** What else is wrong, to be said with the rest. */
  problems?: readonly string[]
}

/** Weights are sums of decimals: 0.3 + 0.3 + 0.2 + 0.2 is no 1 in binary. */
const SUM_TOLERANCE = 1e-6

/** Folders of the curriculum that are no stage. */
const TAKEN = ['checkpoints', 'trainers', 'axolotl', 'trl', 'llamafactory', 'launchers', 'templates']

const validate = validator(curriculumInputSchema)

/** Throws ConfigError with every problem that was found. */
export function resolveCurriculum(input: unknown, known: Known): Curriculum {
  const shape = validate(input) ? [] : [explain(validate.errors ?? [], input, 'curriculum')]
  const given = (shape.length === 0 ? input : {}) as CurriculumInput
  const named = shape.length === 0 ? (given.stages ?? contractStages()) : looseStages(input)
  const problems = [...shape, ...stageProblems(named, known), ...(known.problems ?? [])]
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  const { defaults } = contract
  const stages = named.filter(({ enabled }) => enabled !== false).map((stage) => resolveStage(stage, given, known))
  return {
    version: '1.0',
    name: given.name ?? defaults.name,
    seed: given.seed ?? defaults.seed,
    base_model: given.base_model ?? defaults.base_model,
    chat_template: given.chat_template ?? defaults.chat_template,
    tokenizer: given.tokenizer ?? defaults.tokenizer,
    stages,
  }
}

/** Stages of a file that the schema refuses, as far as they can be read: their problems are told with the others. */
function looseStages(input: unknown): StageInput[] {
  const stages = (input as { stages?: unknown } | null)?.stages
  if (!Array.isArray(stages)) return []
  return stages.filter((stage): stage is StageInput => typeof (stage as StageInput | null)?.name === 'string')
}

const phaseOf = (name: string): ContractPhase | undefined =>
  Object.hasOwn(PHASES, name) ? PHASES[name] : Object.hasOwn(OPTIONAL_PHASES, name) ? OPTIONAL_PHASES[name] : undefined

function resolveStage(stage: StageInput, given: CurriculumInput, { algorithm }: Known): StageConfig {
  const phase = phaseOf(stage.name)
  const objective = (stage.objective ?? phase?.objective)!
  const mix = stage.mix ?? phase!.mix
  const alignment = objective === 'preference' ? alignmentOf(stage.alignment, algorithm) : null
  return {
    name: stage.name,
    objective,
    mix,
    context: stage.context ?? phase!.context,
    learning_rate: stage.learning_rate ?? rateOf(alignment) ?? phase!.learning_rate,
    // The most of the contract's range: early stopping ends a stage that has learnt what it can.
    epochs: stage.epochs ?? phase!.epochs[1],
    too_long: stage.too_long ?? (objective === 'preference' || holdsSessions(mix) ? 'leave_out' : 'truncate'),
    sampling: { ...contract.defaults.sampling, ...given.sampling, ...stage.sampling } as Sampling,
    alignment,
    early_stopping: stoppingOf(stage.early_stopping, given.early_stopping),
    checkpoint_in: stage.checkpoint_in ?? null,
    checkpoint_out: stage.checkpoint_out ?? `${(given.checkpoints ?? 'checkpoints').replace(/\/+$/, '')}/${stage.name}`,
  }
}

const rateOf = (alignment: Alignment | null): number | undefined =>
  alignment === null ? undefined : (contract.alignment.algorithms[alignment.algorithm] as { learning_rate?: number }).learning_rate

function stoppingOf(stage: StageInput['early_stopping'], all: CurriculumInput['early_stopping']): EarlyStopping | null {
  if (stage === null || (stage === undefined && all === null)) return null
  return { ...contract.defaults.early_stopping, ...all, ...stage }
}

/** Sessions stay whole (contract section 7). */
const holdsSessions = (mix: Record<string, number>): boolean =>
  Object.keys(mix).some((part) => partName(part).family === 'long_running_therapy')

function* problemsOf(stage: StageInput, at: string, known: Known): Generator<string> {
  const { name } = stage
  const phase = phaseOf(name)
  const missing = (['objective', 'mix', 'context', 'learning_rate', 'epochs'] as const).filter((field) => stage[field] === undefined)
  if (phase === undefined && missing.length > 0)
    yield `${at}: "${name}" is no phase of the contract, and has no ${missing.join(', ')}; expected all of them, or one of ${[...Object.keys(PHASES), ...Object.keys(OPTIONAL_PHASES)].join(', ')}`
  if (TAKEN.includes(name)) yield `${at}.name: "${name}" is the name of another folder of the curriculum; expected another`
  const objective = stage.objective ?? phase?.objective
  const mix = stage.mix ?? phase?.mix
  if (isWeights(mix)) yield* mixProblems(mix, `${at}.mix`, known)
  if (stage.alignment !== undefined) yield* alignmentProblems(stage, `${at}.alignment`, objective)
  if (objective === 'preference' && stage.too_long !== undefined && stage.too_long !== 'leave_out')
    yield `${at}.too_long: found "${stage.too_long}"; expected leave_out: a pair that is cut is another pair`
  if (isWeights(mix) && holdsSessions(mix) && objective !== 'causal_lm' && stage.too_long === 'truncate')
    yield `${at}.too_long: found "truncate" for long_running_therapy; expected leave_out or split: its sessions stay whole`
}

const isWeights = (mix: unknown): mix is Record<string, number> => typeof mix === 'object' && mix !== null && !Array.isArray(mix)

function* mixProblems(mix: Record<string, number>, at: string, { families, classes }: Known): Generator<string> {
  const weights = Object.values(mix)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (weights.every((weight) => Number.isFinite(weight)) && Math.abs(sum - 1) > SUM_TOLERANCE)
    yield `${at}: found weights whose sum is ${Number(sum.toFixed(9))}; expected 1`
  for (const part of Object.keys(mix)) {
    const { family, kind, classed } = partName(part)
    if (familiesOf(part, families).length === 0)
      yield `${at}: "${part}" is of no family; expected one of ${families.join(', ')}, or edge_case for all families of edge cases`
    else if (classed && !classes.has(kind!) && !CONTRACT_PARTS.has(part))
      yield `${at}: "${part}" names no kind of ${family}; expected text, pairs, chain_of_thought or the class of a source: ${[...classes].sort().join(', ')}`
  }
}

const CONTRACT_PARTS = new Set(Object.values({ ...PHASES, ...OPTIONAL_PHASES }).flatMap(({ mix }) => Object.keys(mix)))

function* alignmentProblems({ alignment }: StageInput, at: string, objective: Objective | undefined): Generator<string> {
  if (objective !== undefined && objective !== 'preference')
    yield `${at}: found one in a stage whose objective is ${objective}; expected none: only preference has an algorithm`
  for (const [name, expected] of strangeParameters(alignment))
    yield `${at}.${name}: is no parameter of ${alignment!.algorithm}; expected ${expected}`
}

function stageProblems(stages: readonly StageInput[], known: Known): string[] {
  const problems: string[] = []
  const names = new Set<string>()
  const outputs = new Map<string, string>()
  for (const [index, stage] of stages.entries()) {
    const at = `  curriculum.stages.${index}`
    if (names.has(stage.name)) problems.push(`${at}.name: "${stage.name}" stands there twice; expected each stage once`)
    names.add(stage.name)
    const out = stage.checkpoint_out
    if (typeof out === 'string' && outputs.has(out))
      problems.push(`${at}.checkpoint_out: "${out}" is that of ${outputs.get(out)!} too; expected a place of its own`)
    if (typeof out === 'string') outputs.set(out, stage.name)
    problems.push(...problemsOf(stage, at, known))
  }
  if (stages.length > 0 && stages.every(({ enabled }) => enabled === false))
    problems.push('  curriculum.stages: every one is switched off; expected at least one that is not')
  return problems
}
