/** Exact and near duplicates, and controls that are almost near enough. The first in order of sources and positions survives. */
import splits from '#contract/splits.json' with { type: 'json' }
import { jaccard, wordSet } from '#contract/word-set.ts'
import type { Bench } from '../bench.ts'
import { assistant, type Draft, user } from '../draft.ts'
import { COMFORTS } from '../lexicon/marks.ts'

const same = (a: Draft, b: Draft): number => jaccard(wordSet(a.messages, a.rejected), wordSet(b.messages, b.rejected))

/** The draft with `count` further words, which it does not have, at the end of its first or its last message. */
function longer(draft: Draft, count: number, where: 'first' | 'last', from = 0): Draft {
  const words = COMFORTS.slice(from, from + count).join(' ')
  if (count > COMFORTS.length - from) throw new Error(`Too few further words: wanted ${count}`)
  const at = where === 'first' ? draft.messages.findIndex(({ role }) => role === 'user') : draft.messages.length - 1
  return {
    ...draft,
    messages: draft.messages.map((message, i) => (i === at ? { ...message, content: `${message.content} ${words}` } : message)),
  }
}

/** The longest continuation that is still at least `target` alike. */
function near(draft: Draft, target: number, where: 'first' | 'last', from = 0): Draft {
  let count = 1
  while (same(draft, longer(draft, count + 1, where, from)) >= target) count++
  const out = longer(draft, count, where, from)
  if (same(draft, out) < target) throw new Error('A text is too short to have a near-duplicate')
  return out
}

/** The shortest continuation that is less than `below` alike. */
function apart(draft: Draft, below: number, where: 'first' | 'last'): Draft {
  let count = 1
  while (same(draft, longer(draft, count, where)) >= below) count++
  return longer(draft, count, where)
}

const shouted = (draft: Draft): Draft => ({
  ...draft,
  messages: draft.messages.map(({ role, content }, i) =>
    role === 'user' ? user(i % 4 === 0 ? content.toUpperCase() : `  ${content}`) : assistant(`${content}\n`),
  ),
})

const long = (draft: Draft): boolean =>
  wordSet(draft.messages, draft.rejected).size >= 90 &&
  draft.messages.every(({ role }) => role !== 'system') &&
  /^[\x20-\x7e‘’“”…]*$/.test(draft.messages.map(({ content }) => content).join(''))

const WITHIN = [
  'mh_professional',
  'mh_priority',
  'cptsd_dialogs',
  'addiction_turns',
  'edge_chats',
  'mh_professional',
  'roleplay_pairs',
  'dpo_messages',
  'safety_prompts',
  'teacher_answers',
  'sarcasm_read',
  'long_sessions',
] as const
const ACROSS = [
  ['mh_professional', 'cptsd_dialogs'],
  ['mh_professional', 'addiction_turns'],
  ['mh_priority', 'edge_chats'],
  ['mh_general', 'experimental_pilot'],
  ['edge_chats', 'roleplay_sessions'],
  ['cptsd_dialogs', 'addiction_turns'],
] as const

export function plantDuplicates(bench: Bench): void {
  for (const source of WITHIN) {
    const survivor = bench.take(source)
    const copy = bench.add(source, { ...survivor.draft }, survivor)
    bench.plant((place) => ({
      kind: 'exact_duplicate',
      at: place(copy),
      survivor: place(survivor),
      variant: 'same',
      outcome: 'exact_duplicate',
    }))
  }
  for (const [first, second] of ACROSS) {
    const survivor = bench.take(first, plain)
    const copy = bench.add(second, { messages: survivor.draft.messages })
    bench.plant((place) => ({
      kind: 'exact_duplicate',
      at: place(copy),
      survivor: place(survivor),
      variant: 'same',
      outcome: 'exact_duplicate',
    }))
  }
  for (const source of ['mh_professional', 'roleplay_sessions', 'mh_professional']) {
    const survivor = bench.take(source, (draft) => long(draft) || source === 'roleplay_sessions')
    const copy = bench.add(source, source === 'roleplay_sessions' ? { ...survivor.draft } : shouted(survivor.draft), survivor)
    const variant = source === 'roleplay_sessions' ? 'same' : 'case'
    bench.plant((place) => ({ kind: 'exact_duplicate', at: place(copy), survivor: place(survivor), variant, outcome: 'exact_duplicate' }))
  }
  plantNear(bench)
  plantBoundary(bench)
  plantChain(bench)
}

/** Not of a holdout, and with nothing that another shape would lose. */
const plain = (draft: Draft): boolean => draft.crisis === undefined && draft.messages[0]!.role === 'user'

function plantNear(bench: Bench): void {
  const threshold = splits.nearDuplicate
  const places = [
    ['mh_professional', 'mh_professional', 'last'],
    ['mh_professional', 'mh_priority', 'first'],
    ['mh_professional', 'cptsd_dialogs', 'last'],
    ['mh_priority', 'mh_priority', 'first'],
    ['mh_priority', 'addiction_turns', 'first'],
    ['edge_chats', 'edge_chats', 'last'],
    ['cptsd_dialogs', 'cptsd_dialogs', 'first'],
    ['addiction_turns', 'addiction_turns', 'last'],
    ['dpo_messages', 'dpo_messages', 'last'],
    ['long_sessions', 'long_sessions', 'last'],
  ] as const
  for (const [first, second, where] of places) {
    const survivor = bench.take(first, (draft) => plain(draft) && long(draft))
    const draft = near(survivor.draft, threshold, where)
    const copy = bench.add(second, stripped(draft, first === second), first === second ? survivor : undefined)
    const similarity = same(survivor.draft, draft)
    bench.plant((place) => ({ kind: 'near_duplicate', at: place(copy), survivor: place(survivor), similarity, outcome: 'near_duplicate' }))
  }
  for (const [i, source] of (
    ['mh_professional', 'mh_priority', 'addiction_turns', 'cptsd_dialogs', 'edge_chats', 'dpo_messages'] as const
  ).entries()) {
    const base = bench.take(source, (draft) => plain(draft) && long(draft))
    const draft = apart(base.draft, i % 2 === 0 ? threshold : 0.92, 'first')
    const control = bench.add(source, draft, base)
    const similarity = same(base.draft, draft)
    bench.plant((place) => ({
      kind: 'near_control',
      at: place(control),
      near: place(base),
      similarity,
      why: 'below_threshold',
      outcome: 'kept',
    }))
  }
}

const stripped = (draft: Draft, keep: boolean): Draft => (keep ? draft : { messages: draft.messages })

/** Exactly at the threshold, 19 words in 20, which counts as near. */
function plantBoundary(bench: Bench): void {
  const survivor = bench.take('mh_professional', (draft) => plain(draft) && long(draft))
  let missing = 0
  while (wordSet(longer(survivor.draft, missing, 'last', 30).messages).size % 19 !== 0) missing++
  if (missing > 0) survivor.draft = longer(survivor.draft, missing, 'last', 30)
  const copy = bench.add('mh_professional', longer(survivor.draft, wordSet(survivor.draft.messages).size / 19, 'first'), survivor)
  const similarity = same(survivor.draft, copy.draft)
  bench.plant((place) => ({ kind: 'near_duplicate', at: place(copy), survivor: place(survivor), similarity, outcome: 'near_duplicate' }))
}

/** The second is near the first and is dropped; the third is near the second only, so it stays. */
function plantChain(bench: Bench): void {
  const first = bench.take('mh_priority', (draft) => plain(draft) && long(draft))
  const nearFirst = near(first.draft, splits.nearDuplicate, 'first')
  const nearSecond = near(nearFirst, splits.nearDuplicate, 'last', 35)
  const second = bench.add('mh_priority', nearFirst, first)
  const third = bench.add('mh_priority', nearSecond, second)
  bench.plant((place) => ({
    kind: 'near_duplicate',
    at: place(second),
    survivor: place(first),
    similarity: same(first.draft, nearFirst),
    outcome: 'near_duplicate',
  }))
  bench.plant((place) => ({
    kind: 'near_control',
    at: place(third),
    near: place(first),
    similarity: same(first.draft, nearSecond),
    why: 'chain',
    outcome: 'kept',
  }))
}
