/** For tests only: conversations of sources that are written down on the spot, and a generator run over them. */
import type { Message } from '#contract/record.ts'
import type { GeneratedRecord, Generator, SourceConversation } from './generator.ts'
import { resolveOptions } from './run/options.ts'

export function conversation(
  document: string,
  messages: Message[],
  more: Partial<SourceConversation['conversation']> & { key?: string; source?: string; family?: string } = {},
): SourceConversation {
  const { key = 'a.jsonl', source = 'general', family = 'mental_health_datasets', ...rest } = more
  return {
    source,
    family,
    key,
    documentId: `${key}#${document}`,
    conversation: { messages, position: { record: 1 }, document, steps: [], ...rest },
  }
}

export async function runOver(
  generator: Generator,
  given: SourceConversation[],
  options: Record<string, unknown> = {},
  limit?: number,
): Promise<{ records: GeneratedRecord[]; counts: Record<string, number> }> {
  const counts: Record<string, number> = {}
  const records: GeneratedRecord[] = []
  const request = {
    seed: 5,
    ...(limit === undefined ? {} : { limit }),
    options: resolveOptions(generator, options),
    folder: '/nowhere',
    env: {},
    count: (what: string, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    async *conversations() {
      yield* given
    },
  }
  for await (const record of generator.generate(request)) records.push(record)
  return { records, counts }
}
