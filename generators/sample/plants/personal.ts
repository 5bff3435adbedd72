/** Personal data, and what only looks like it, each in a conversation of its own. */
import type { Bench, Conversation } from '../bench.ts'
import { HARD_NEGATIVES, PERSONAL } from '../lexicon/personal.ts'

const SOURCES = [
  'mh_professional',
  'mh_priority',
  'addiction_turns',
  'cptsd_dialogs',
  'mh_general',
  'edge_chats',
  'safety_prompts',
  'mh_chain_of_thought',
  'long_sessions',
  'dpo_messages',
  'sarcasm_read',
  'roleplay_sessions',
]

/** Puts a sentence at the end of the person's last message. */
function insert({ draft }: Conversation, text: string): void {
  const at = draft.messages.findLastIndex(({ role }) => role === 'user')
  draft.messages = draft.messages.map((message, i) =>
    i === at ? { ...message, content: `${message.content.replace(/([^.?!…])$/, '$1.')} ${text}` } : message,
  )
}

const english = ({ messages }: Conversation['draft']): boolean => messages.every(({ content }) => /^[\x20-\x7e\n‘’“”…]*$/.test(content))

export function plantPersonal(bench: Bench): void {
  for (const [i, { type, value, text, mayAsk }] of PERSONAL.entries()) {
    const item = bench.take(SOURCES[i % SOURCES.length]!, english)
    insert(item, text)
    bench.plant((place) => ({ kind: 'pii', at: place(item), type, value, mayAsk: mayAsk === true, outcome: 'masked' }))
  }
  const rejectedSide = bench.take('dpo_tagged', english)
  rejectedSide.draft.rejected = rejectedSide.draft.rejected!.map((message) => ({
    ...message,
    content: `${message.content} Or write to my colleague at p.ashgrove@example.com.`,
  }))
  bench.plant((place) => ({
    kind: 'pii',
    at: place(rejectedSide),
    type: 'EMAIL',
    value: 'p.ashgrove@example.com',
    mayAsk: false,
    outcome: 'masked',
  }))
  for (const [i, { value, text }] of HARD_NEGATIVES.entries()) {
    const item = bench.take(SOURCES[(i + 5) % SOURCES.length]!, english)
    insert(item, text)
    bench.plant((place) => ({ kind: 'hard_negative', at: place(item), value, outcome: 'kept' }))
  }
}
