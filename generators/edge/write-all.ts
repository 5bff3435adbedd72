/** Writes the conversations of a source in order, counts them, and leaves out what breaks a safety rule. */
import type { GeneratedRecord, GenerateRequest } from '../generator.ts'
import { rulesBroken, toRecord, type Written } from './record.ts'

export interface Source {
  limit: number
  /** The conversation of that number; the same for the same number. */
  written(number: number): Written
}

export async function* writeAll(
  request: GenerateRequest,
  generator: { name: string; version: string; seed: number },
  { limit, written }: Source,
): AsyncGenerator<GeneratedRecord> {
  for (let number = 0; number < limit; number++) {
    const one = written(number)
    const broken = rulesBroken(one)
    if (broken.length > 0) {
      for (const rule of broken) request.count(`left_out.${rule}`)
      continue
    }
    countWritten(request, one)
    yield toRecord(one, generator)
  }
}

export function countWritten({ count }: GenerateRequest, { messages, crisis, labels }: Written): void {
  count(`turns.${messages.filter(({ role }) => role !== 'system').length}`)
  count(crisis ? 'crisis' : 'not_crisis')
  for (const name of ['scenario', 'distress', 'age', 'register', 'source', 'outcome']) if (name in labels) count(`${name}.${labels[name]}`)
}
