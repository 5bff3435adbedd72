/** What the model is asked for: the scenario that the grammar drew, the rules that its answer is checked by, and the form. */
import type { Message } from '#contract/record.ts'
import type { Written } from '../edge/record.ts'
import { SAFETY_RULES } from '../edge/safety.ts'
import type { EndpointOptions } from './options.ts'

const RULES = SAFETY_RULES.filter(({ name }) => !name.startsWith('crisis_')).map(({ because }) => `- ${because}`)
const CRISIS = SAFETY_RULES.filter(({ name }) => name.startsWith('crisis_') && name !== 'crisis_unmarked').map(
  ({ because }) => `- ${because}`,
)

export function requestBody(
  options: EndpointOptions,
  seed: number,
  number: number,
  draft: number,
  { messages, crisis, labels }: Written,
): string {
  const system = [
    'You write training conversations between a client in a hard situation and a sound, warm, plain-spoken counsellor.',
    'Rules; an answer that breaks one is thrown away:',
    ...RULES,
    ...(crisis
      ? [
          'This is a crisis. The first answer asks plainly about safety and intent and names a public crisis line; so does the last. Also:',
          ...CRISIS,
        ]
      : ['This is no acute crisis, and it does not become one: the client is not suicidal and nobody is in danger right now.']),
    'Numbers: only public crisis lines such as 988, 116 123, 112 or 911, or findahelpline.com. No names.',
    'Answer with JSON alone: {"messages":[{"role":"user","content":"..."},{"role":"assistant","content":"..."}, ...]}, user and assistant in turn, ending with the assistant.',
  ].join('\n')
  const brief = {
    scenario: labels['scenario'],
    distress: labels['distress'],
    client_age: labels['age'],
    client_writes: labels['register'],
    ...('arc' in labels ? { course: labels['arc'] } : {}),
    messages: messages.length,
    first_message: messages[0]!.content,
  }
  return JSON.stringify({
    model: options.model,
    temperature: options.temperature,
    max_tokens: options.maxTokens,
    // Equal requests are one request to the journal: each conversation and each draft has its own.
    seed: (Math.imul(seed, 1_000_003) + number * 16 + draft) >>> 0,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: `Write the conversation. It begins with first_message, word for word.\n${JSON.stringify(brief)}` },
    ],
  })
}

/** The conversation in what a model wrote, code fences and talk around it forgiven; a reason where there is none. */
export function readDraft(content: string, first: string): Message[] | 'broken_json' | 'wrong_form' {
  const from = content.search(/[[{]/)
  const to = Math.max(content.lastIndexOf('}'), content.lastIndexOf(']'))
  let read: unknown
  try {
    read = JSON.parse(from === -1 ? content : content.slice(from, to + 1))
  } catch {
    return 'broken_json'
  }
  const list = Array.isArray(read) ? read : (read as { messages?: unknown } | null)?.messages
  if (!Array.isArray(list)) return 'wrong_form'
  const messages: Message[] = []
  for (const one of list as { role?: unknown; content?: unknown }[]) {
    if ((one?.role !== 'user' && one?.role !== 'assistant') || typeof one.content !== 'string' || !one.content.isWellFormed())
      return 'wrong_form'
    messages.push({ role: one.role, content: one.content.normalize('NFC').trim() })
  }
  if (messages.length < 2 || messages.length > 60) return 'wrong_form'
  // The scenario is ours: whatever the model made of it, the client begins with it.
  if (messages[0]!.role === 'user') messages[0] = { role: 'user', content: first }
  return messages
}
