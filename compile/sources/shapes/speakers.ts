/**
 * Speakers of a dialogue become roles, and utterances become turns.
 *
 * 1. `options.roles` and the table of roles map labels (therapist, 咨询师, Doctor). When they leave only one side among several speakers
 *    (User 1 and User 2, two doctors), the table says nothing and is not used.
 * 2. Of speakers that are still unmapped: with `*` in `options.roles`, its role; beside a mapped assistant, users; beside a
 *    mapped user, the assistant.
 * 3. Where nothing maps: of two speakers the first is the user; of more, the one who speaks last is the assistant and the others are
 *    users. A reply with its context (`answering`) goes by the last speaker always.
 *
 * Neighbouring utterances of one role are one turn, joined by a newline: a turn is what one side says until the other does, and labels,
 * which are private, stay out of the text.
 */
import type { Message, Role } from '#contract/record.ts'
import { hasText } from '#contract/python-text.ts'
import type { Utterance } from '../../conversation.ts'
import type { ShapeOptions } from '../shape.ts'
import { configuredRole, knownRole } from './roles.ts'

export type { Utterance }

/** The utterances for whoever needs to know who said what; nothing where no speaker is labelled. */
export const whoSaid = (said: readonly Utterance[]): { said?: readonly Utterance[] } =>
  said.some(({ speaker }) => speaker !== undefined) ? { said } : {}

export function toMessages(said: readonly Utterance[], options: Pick<ShapeOptions, 'roles'>, answering = false): Message[] {
  const spoken = said.filter(({ text }) => hasText(text))
  const labelled = spoken.every(({ speaker }) => speaker === undefined) ? alternating(spoken, answering) : spoken
  const roles = assign(labelled, options.roles, answering)
  return merged(labelled.map(({ speaker, text }) => ({ role: roles.get(speaker ?? '') ?? 'user', content: text })))
}

/** Utterances without labels are taken to alternate; the last of a context with its reply is the answer. */
const alternating = (spoken: readonly Utterance[], answering: boolean): Utterance[] =>
  spoken.map(({ text }, index) => ({ speaker: (answering ? spoken.length - index : index) % 2 === 0 ? 'user' : 'assistant', text }))

function assign(spoken: readonly Utterance[], configured: ShapeOptions['roles'], answering: boolean): Map<string, Role> {
  const speakers = new Set(spoken.map(({ speaker }) => speaker ?? ''))
  const last = spoken.at(-1)?.speaker ?? ''
  const roles = new Map<string, Role>()
  for (const speaker of speakers) {
    const role = configuredRole(speaker, configured)
    if (role !== undefined) roles.set(speaker, role)
  }
  if (configured !== undefined && Object.hasOwn(configured, '*')) {
    for (const speaker of speakers) if (!roles.has(speaker)) roles.set(speaker, configured['*']!)
    return roles
  }
  const stated = roles.size > 0
  if (!answering || stated) addKnown(speakers, roles)
  const given = new Set(roles.values())
  const oneSide = !stated && speakers.size > 1 && roles.size === speakers.size && !(given.has('user') && given.has('assistant'))
  if (oneSide) roles.clear()
  const open = [...speakers].filter((speaker) => !roles.has(speaker))
  if (roles.size === 0 || !(given.has('user') || given.has('assistant'))) byPosition(open, last, answering, roles)
  else for (const speaker of open) roles.set(speaker, given.has('assistant') ? 'user' : 'assistant')
  return roles
}

function addKnown(speakers: ReadonlySet<string>, roles: Map<string, Role>): void {
  for (const speaker of speakers) {
    const role = roles.has(speaker) ? undefined : knownRole(speaker)
    if (role !== undefined) roles.set(speaker, role)
  }
}

function byPosition(speakers: readonly string[], last: string, answering: boolean, roles: Map<string, Role>): void {
  const assistant = !answering && speakers.length === 2 ? speakers[1] : last
  for (const speaker of speakers) roles.set(speaker, speaker === assistant && speakers.length + roles.size > 1 ? 'assistant' : 'user')
}

/** Neighbouring messages of one role as one, joined by a newline. */
export function merged(messages: readonly Message[]): Message[] {
  const out: { role: Role; contents: string[] }[] = []
  for (const { role, content } of messages) {
    const open = out.at(-1)
    if (open?.role === role) open.contents.push(content)
    else out.push({ role, contents: [content] })
  }
  return out.map(({ role, contents }) => ({ role, content: contents.join('\n') }))
}
