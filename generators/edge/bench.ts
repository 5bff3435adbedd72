/** Runs a generator in memory, for the tests. */
import type { GeneratedRecord, GenerateRequest, Generator } from '../generator.ts'

export interface Run {
  records: GeneratedRecord[]
  counts: Record<string, number>
}

export async function runGenerator(generator: Generator, request: Partial<GenerateRequest> = {}): Promise<Run> {
  const counts: Record<string, number> = {}
  const records: GeneratedRecord[] = []
  const whole: GenerateRequest = {
    seed: 1,
    options: {},
    folder: '.',
    async *conversations() {},
    count: (what, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    env: {},
    ...request,
  }
  for await (const record of generator.generate(whole)) records.push(record)
  return { records, counts }
}
