/** Texts of holdout families that stand elsewhere too, whole, nearly, or inside another record; and groups that must lie in one split. */
import splits from '#contract/splits.json' with { type: 'json' }
import { containment, grams, wordSequence } from '#contract/passage.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import type { Bench, Conversation } from '../bench.ts'
import { assistant, type Draft, user } from '../draft.ts'

const shareOf = (holdout: Draft, record: Draft): number =>
  containment(grams(wordSequence(holdout.messages)), grams(wordSequence(record.messages)))

const COPIES = [
  ['sarcasm_read', 'mh_general'],
  ['sarcasm_read', 'experimental_pilot'],
  ['teacher_answers', 'mh_general'],
  ['teacher_answers', 'addiction_turns'],
  ['edge_chats', 'mh_professional'],
  ['edge_generated', 'safety_prompts'],
  ['long_sessions', 'mh_professional'],
  ['long_transcribed', 'mh_priority'],
] as const

const isHeld =
  (source: string) =>
  (draft: Draft): boolean =>
    !source.startsWith('edge_') || draft.crisis === true

export function plantHoldouts(bench: Bench): void {
  for (const [from, to] of COPIES) {
    const holdout = bench.take(from, isHeld(from))
    const copy = bench.add(to, { messages: holdout.draft.messages })
    bench.plant((place) => ({
      kind: 'holdout_copy',
      at: place(copy),
      survivor: place(holdout),
      how: 'exact',
      share: 1,
      outcome: 'excluded_holdout',
    }))
  }
  for (const [from, to] of [
    ['long_sessions', 'mh_professional'],
    ['long_transcribed', 'addiction_turns'],
    ['edge_chats', 'mh_priority'],
  ] as const) {
    const holdout = bench.take(from, isHeld(from))
    const [first, ...rest] = holdout.draft.messages
    const draft = { messages: [user(`${first!.content} Sorry.`), ...rest] }
    if (jaccard(wordSet(draft.messages), wordSet(holdout.draft.messages)) < splits.nearDuplicate)
      throw new Error('A holdout is too short to have a near-duplicate')
    const copy = bench.add(to, draft)
    bench.plant((place) => ({
      kind: 'holdout_copy',
      at: place(copy),
      survivor: place(holdout),
      how: 'near',
      share: shareOf(holdout.draft, draft),
      outcome: 'excluded_holdout',
    }))
  }
  for (const from of ['sarcasm_read', 'teacher_answers', 'edge_chats', 'sarcasm_read', 'edge_synthetic']) plantText(bench, from)
  for (const from of ['teacher_answers', 'edge_chats']) plantControl(bench, from)
  plantGroups(bench)
}

const quoted = (draft: Draft, text: string): Draft => {
  const [first, ...rest] = draft.messages
  return { messages: [user(`${first!.content} I copied this from a handout, and I keep reading it: ${text}`), ...rest] }
}

function plantText(bench: Bench, from: string): void {
  const holdout = bench.take(from, isHeld(from))
  const draft = quoted(spoken(bench), holdout.draft.messages.map(({ content }) => content).join(' '))
  const copy = bench.add('mh_professional', draft)
  const share = shareOf(holdout.draft, draft)
  if (share < splits.holdoutText.share) throw new Error(`A quoted holdout holds only ${share} of its 13-grams`)
  bench.plant((place) => ({
    kind: 'holdout_copy',
    at: place(copy),
    survivor: place(holdout),
    how: 'text',
    share,
    outcome: 'excluded_holdout',
  }))
}

/** A third of a holdout's words: reported, and kept. */
function plantControl(bench: Bench, from: string): void {
  const holdout = bench.take(from, isHeld(from))
  const words = holdout.draft.messages
    .map(({ content }) => content)
    .join(' ')
    .split(' ')
  const draft = quoted(spoken(bench), words.slice(0, Math.floor(words.length * 0.4)).join(' '))
  const control = bench.add('mh_professional', draft)
  const share = shareOf(holdout.draft, draft)
  if (share >= splits.holdoutText.share || share === 0) throw new Error(`A partly quoted holdout holds ${share} of its 13-grams`)
  bench.plant((place) => ({ kind: 'holdout_control', at: place(control), near: place(holdout), share, outcome: 'kept' }))
}

/** A conversation that begins with the user. */
function spoken(bench: Bench): Draft {
  const { messages } = bench.write('professional')
  return { messages: messages.filter(({ role }) => role !== 'system') }
}

function plantGroups(bench: Bench): void {
  for (const [from, to] of [
    ['mh_priority', 'mh_priority'],
    ['mh_professional', 'addiction_turns'],
    ['cptsd_dialogs', 'roleplay_sessions'],
    ['edge_chats', 'edge_chats'],
    ['long_sessions', 'mh_priority'],
  ] as const) {
    const first = bench.take(
      from,
      (draft) => draft.crisis === undefined && draft.messages[0]!.role === 'user' && draft.messages.length >= 6,
    )
    const second = bench.add(to, { messages: [...first.draft.messages.slice(0, 2), ...spoken(bench).messages.slice(2)] })
    group(bench, [first, second], 'shared_prefix', from === 'long_sessions' ? 'test' : 'same')
  }
  for (const from of ['edge_synthetic', 'mh_general', 'safety_prompts']) {
    const conversation = bench.take(from, (draft) => draft.crisis === undefined)
    const pair = bench.add('dpo_messages', {
      messages: conversation.draft.messages,
      rejected: [assistant('Many people have that. You will be fine, just think of something else.')],
    })
    group(bench, [conversation, pair], 'pair_of_conversation', 'same')
  }
}

function group(bench: Bench, members: Conversation[], by: 'shared_prefix' | 'pair_of_conversation', split: 'same' | 'test'): void {
  bench.plant((place) => ({ kind: 'group', members: members.map(place), by, split }))
}
