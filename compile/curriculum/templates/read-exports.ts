/** Reads the exports line by line and puts every line before the examiner. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Message } from '#contract/record.ts'
import { ConfigError } from '../../config-error.ts'
import type { ChatLine, LabelledLine, PairLine, TextLine } from '../plan.ts'
import type { Examiner, Finding } from './examine.ts'
import type { ProofFile, ProofResult, ProofTask } from './proof.ts'

/** A template that breaks on as many lines from the first on is none for messages; to break on all of the others takes long and says no more. */
const HOPELESS = 20

/** Throws an error that names file and line where a line is no export of its stage; ConfigError where the template breaks from the first line on. */
export async function readExports(task: ProofTask, examine: Examiner, told: () => void): Promise<ProofResult> {
  const result: ProofResult = { records: 0, renderings: 0, violations: {}, first: [], passedOverByLlamafactory: 0 }
  for (const file of task.files) {
    const kept = new Map<string, number>()
    let number = 0
    for await (const line of createInterface({ input: createReadStream(file.path, 'utf8'), crlfDelay: Infinity })) {
      number++
      if (line === '') continue
      result.records++
      const reference = `${file.stage}/${file.split}.jsonl:${number}`
      const { sides, text, source } = parsed(line, file, reference)
      result.renderings += sides.length
      if (sides.some((side) => !alternates(side))) result.passedOverByLlamafactory++
      const findings = text === undefined ? sides.flatMap((side) => examine.chat(side, file.context)) : examine.text(text)
      for (const finding of distinct(findings)) {
        result.violations[finding.code] = (result.violations[finding.code] ?? 0) + 1
        const count = (kept.get(finding.code) ?? 0) + 1
        kept.set(finding.code, count)
        if (count <= task.keep) result.first.push({ ...finding, stage: file.stage, reference, source })
      }
      if (result.renderings >= HOPELESS && result.violations.template_failed === result.records)
        throw new ConfigError(
          `  chat template "${task.template.name}": found one that breaks on each of the first ${result.records} lines (${findings[0]?.detail}); expected a template of messages with role and content`,
        )
      told()
    }
  }
  return result
}

/** A line of a pair has two sides with one prompt: what is wrong with the prompt is wrong once. */
const distinct = (findings: Finding[]): Finding[] =>
  findings.filter(({ code }, index) => findings.findIndex((other) => other.code === code) === index)

interface Parsed {
  sides: Message[][]
  text?: string
  source: string
}

function parsed(line: string, file: ProofFile, reference: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  const found = value === null || typeof value !== 'object' ? undefined : sidesOf(value as Record<string, unknown>, file)
  if (found === undefined) throw new Error(`${reference}: found no line of ${kindOf(file)}; expected one; run the curriculum again`)
  return found
}

const kindOf = ({ objective, algorithm }: ProofFile): string => (objective === 'preference' ? `${objective} (${algorithm})` : objective)

function sidesOf(value: Record<string, unknown>, { objective, algorithm }: ProofFile): Parsed | undefined {
  if (objective === 'causal_lm') {
    const { text, sources } = value as unknown as TextLine
    return typeof text === 'string' ? { sides: [], text, source: sources?.[0] ?? '' } : undefined
  }
  const { source } = value as { source?: string }
  const lists =
    objective === 'sft'
      ? [[(value as unknown as ChatLine).messages]]
      : algorithm === 'kto'
        ? [[value['prompt'], (value as unknown as LabelledLine).completion]]
        : [
            [value['prompt'], (value as unknown as PairLine).chosen],
            [value['prompt'], (value as unknown as PairLine).rejected],
          ]
  if (!lists.flat().every(isMessages)) return undefined
  return { sides: (lists as Message[][][]).map((parts) => parts.flat()), source: source ?? '' }
}

const isMessages = (value: unknown): value is Message[] =>
  Array.isArray(value) && value.every((message) => typeof message?.role === 'string' && typeof message?.content === 'string')

/** As LLaMA-Factory reads it: an optional system message, then user and assistant in turn, the assistant last. */
function alternates(messages: readonly Message[]): boolean {
  const turns = messages[0]?.role === 'system' ? messages.slice(1) : messages
  return turns.length > 0 && turns.length % 2 === 0 && turns.every(({ role }, index) => role === (index % 2 === 0 ? 'user' : 'assistant'))
}
