/**
 * The trainer proof: every record of the stage exports, rendered with the chat template that the model will be trained with. A template is a program
 * that somebody else wrote, so it runs in a process of bounded memory that is stopped when a record takes too long; it has no way to files or network.
 */
import { fork } from 'node:child_process'
import { ConfigError } from '../../config-error.ts'
import type { Algorithm, Objective } from '../plan.ts'
import type { ChatTemplate } from './chat-template.ts'
import { renderer } from './render.ts'
import type { Finding, TemplateCode } from './examine.ts'

export interface ProofFile {
  stage: string
  split: 'train' | 'val'
  /** Where the export lies. */
  path: string
  objective: Objective
  algorithm: Algorithm | null
  /** Tokens. */
  context: number
}

export interface ProofTask {
  template: ChatTemplate
  /** As in the curriculum. */
  tokenizer: string
  /** RFC 3339; what strftime_now tells. */
  now: string
  files: readonly ProofFile[]
  /** How many violations are kept, of each code in each file. */
  keep: number
}

export interface TemplateViolation extends Finding {
  stage: string
  /** `stage1_foundation/train.jsonl:12`. */
  reference: string
  /** The record of the dataset, `train_000.jsonl:7`. */
  source: string
}

export interface ProofResult {
  /** Lines read, and how often a template was rendered (both sides of a pair). */
  records: number
  renderings: number
  violations: Partial<Record<TemplateCode, number>>
  first: TemplateViolation[]
  /**
   * Lines that LLaMA-Factory passes over, and prints whole in its log: turns of user and assistant that do not alternate, or do not end with the
   * assistant's. No violation: the other trainers take them.
   */
  passedOverByLlamafactory: number
}

export interface TemplateProof extends ProofResult {
  template: string
  /** All of them. */
  total: number
}

/** What the process tells. */
export type ProofMessage = { lines: number } | { result: ProofResult } | { message: string; isConfiguration: boolean }

export interface Watch {
  /** Seconds without progress after which the process is stopped. */
  stallSeconds: number
  /** Of its heap. */
  megabytes: number
}

const WATCH: Watch = { stallSeconds: 20, megabytes: 1024 }

/** Runs the proof in a process of its own. Throws ConfigError where the template is no Jinja, never ends or needs too much memory. */
export async function proveTemplate(
  task: ProofTask,
  progress: (lines: number) => void = () => {},
  watch: Watch = WATCH,
): Promise<TemplateProof> {
  const name = task.template.name
  try {
    renderer(task.template, new Date(task.now))
  } catch (error) {
    throw new ConfigError(
      `  chat template "${name}": found ${(error as Error).message}; expected Jinja as the transformers library reads it`,
    )
  }
  const result = await watched(task, progress, watch)
  const total = Object.values(result.violations).reduce((sum, count) => sum + count, 0)
  return { template: name, total, ...result }
}

/** A process and no thread: an engine that runs out of memory in one go (a list that doubles forty times) takes its whole process along. */
function watched(task: ProofTask, progress: (lines: number) => void, { stallSeconds, megabytes }: Watch): Promise<ProofResult> {
  const child = fork(new URL('./proof-process.ts', import.meta.url), { execArgv: [`--max-old-space-size=${megabytes}`], silent: true })
  let lines = 0
  const wrong = (found: string): ConfigError =>
    new ConfigError(`  chat template "${task.template.name}": found ${found}; expected a template that renders messages and ends`)
  return new Promise<ProofResult>((resolve, reject) => {
    let seen = -1
    const timer = setInterval(() => {
      if (lines === seen) reject(wrong(`that line ${lines + 1} or one soon after it takes more than ${stallSeconds} seconds`))
      seen = lines
    }, stallSeconds * 1000)
    child.on('message', (told: ProofMessage) => {
      if ('lines' in told) progress((lines = told.lines))
      else if ('result' in told) resolve(told.result)
      else reject(told.isConfiguration ? Object.assign(new ConfigError(''), { message: told.message }) : new Error(told.message))
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(timer)
      reject(wrong(`that line ${lines + 1} or one soon after it needs more than ${megabytes} MB (${signal ?? `exit ${code}`})`))
    })
    child.send(task)
  }).finally(() => child.kill('SIGKILL'))
}
