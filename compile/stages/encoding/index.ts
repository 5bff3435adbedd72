/**
 * The encoding stage: every text becomes well-formed, repaired, NFC text, with a record of what was changed. The first
 * texts of an object are held back until they have shown how its text is damaged; then every conversation is repaired
 * by what they showed. One stage is for one object.
 */
import type { Conversation } from '../../conversation.ts'
import type { Message } from '#contract/record.ts'
import type { Stage, StageContext } from '../stage.ts'
import { repair } from './encoder.ts'
import { profileDamage, type EncodingProfile } from './mojibake.ts'
import { DEFAULT_ENCODING, FIXES, type EncodingOptions, type Fix } from './options.ts'

/** Texts that the profile of an object is made from, and the most characters that are held back for it. */
export const SAMPLE_TEXTS = 2000
const SAMPLE_CHARACTERS = 8 * 2 ** 20

/** The stage for one object: samples, judges, repairs. `known`: what the head of the object shows, for a later part of it. */
export function createEncoding(config: { encoding?: Partial<EncodingOptions>; sources?: unknown } = {}, known?: EncodingProfile): Stage {
  const options: EncodingOptions = { ...DEFAULT_ENCODING, ...config.encoding }
  return async function* (conversations, context) {
    const held: Conversation[] = []
    let profile: EncodingProfile | null = known ?? null
    const sample = startSample()
    for await (const conversation of conversations) {
      if (profile === null) {
        held.push(conversation)
        if (!sample.isFullWith(conversation)) continue
        profile = profileOf(held, options)
        for (const early of held.splice(0)) if (encode(early, profile, options, context)) yield early
      } else if (encode(conversation, profile, options, context)) yield conversation
    }
    if (held.length === 0) return
    profile = profileOf(held, options)
    for (const late of held) if (encode(late, profile, options, context)) yield late
  }
}

function startSample(): { isFullWith(conversation: Conversation): boolean } {
  let texts = 0
  let characters = 0
  return {
    isFullWith(conversation) {
      for (const { content } of sides(conversation)) {
        texts++
        characters += content.length
      }
      return texts >= SAMPLE_TEXTS || characters >= SAMPLE_CHARACTERS
    },
  }
}

/** What the first conversations of an object show, and the last of them: what the stage itself would judge by. Null where the object is shorter than the sample. */
export async function sampleProfile(
  conversations: AsyncIterable<Conversation>,
  config: { encoding?: Partial<EncodingOptions> },
): Promise<{ profile: EncodingProfile; last: Conversation } | null> {
  const sample = startSample()
  const held: Conversation[] = []
  for await (const conversation of conversations) {
    held.push(conversation)
    if (sample.isFullWith(conversation))
      return { profile: profileOf(held, { ...DEFAULT_ENCODING, ...config.encoding }), last: conversation }
  }
  return null
}

const sides = (conversation: Conversation): Message[] =>
  conversation.rejected === undefined ? conversation.messages : [...conversation.messages, ...conversation.rejected]

function profileOf(held: readonly Conversation[], options: EncodingOptions): EncodingProfile {
  return profileDamage(options.mojibake ? held.flatMap((conversation) => sides(conversation).map(({ content }) => content)) : [])
}

/** Repairs a conversation in place; false where it was dropped. */
function encode(conversation: Conversation, profile: EncodingProfile, options: EncodingOptions, context: StageContext): boolean {
  const found = new Set<Fix>()
  let lossy = false
  for (const message of sides(conversation)) {
    const repaired = repair(message.content, profile, options)
    message.content = repaired.text
    for (const fix of repaired.fixes) found.add(fix)
    lossy ||= repaired.lossy
  }
  if (sides(conversation).some(({ content }) => !content.isWellFormed())) {
    context.drop(conversation, { kind: 'rejected', position: conversation.position, reason: 'lone_surrogate' })
    return false
  }
  if (lossy) {
    if (options.lossy === 'reject') {
      context.drop(conversation, { kind: 'rejected', position: conversation.position, reason: 'lossy_encoding' })
      return false
    }
    context.count('encoding.lossy')
  }
  if (found.size > 0) {
    const fixes = FIXES.filter((fix) => found.has(fix))
    conversation.encodingFixes = fixes
    conversation.steps.push('encoding_fix')
    for (const fix of fixes) context.count(`encoding.${fix}`)
  }
  return true
}
