/** What both edge families write: messages with complete metadata, or the names of the rules that a text broke. */
import type { Message } from '#contract/record.ts'
import type { GeneratedRecord } from '../generator.ts'
import { unsafe } from './safety.ts'

export interface Written {
  messages: Message[]
  crisis: boolean
  labels: Record<string, string | number | boolean>
  /** The scenario from outside, and where it stands. */
  prompt?: string
  parents?: string[]
}

export function toRecord(
  { messages, crisis, labels, parents }: Written,
  generator: { name: string; version: string; seed: number },
): GeneratedRecord {
  return {
    messages,
    metadata: {
      generator: { ...generator, ...(parents === undefined ? {} : { parents }) },
      ...(crisis ? { crisis: true as const } : {}),
      labels,
    },
  }
}

export const rulesBroken = ({ messages, crisis, prompt }: Written): string[] => unsafe(messages, crisis, prompt)
