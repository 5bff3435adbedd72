/** Who speaks in a document, and how much. */
import type { Utterance } from '../../compile/conversation.ts'
import { countWords } from '../../compile/sources/shapes/prose.ts'
import { plainLabel } from './label.ts'

export interface CastMember {
  /** As the source writes it first. */
  label: string
  words: number
  utterances: number
  /** Mean words of what they say, nods of up to three words aside; 0 where there is nothing else. */
  length: number
}

export interface Cast {
  /** By plain label, in order of appearance. */
  members: Map<string, CastMember>
  words: number
  /** Words that nobody is named for. */
  unnamed: number
}

export function castOf(said: readonly Utterance[]): Cast {
  const members = new Map<string, CastMember & { longWords: number; long: number }>()
  const cast = { members, words: 0, unnamed: 0 }
  for (const { speaker, text } of said) {
    const size = countWords(text)
    cast.words += size
    const plain = plainLabel(speaker ?? '')
    if (speaker === undefined || plain === '') {
      cast.unnamed += size
      continue
    }
    let member = members.get(plain)
    if (member === undefined) members.set(plain, (member = { label: speaker, words: 0, utterances: 0, length: 0, longWords: 0, long: 0 }))
    member.words += size
    member.utterances++
    if (size > 3) {
      member.longWords += size
      member.long++
    }
  }
  for (const member of members.values()) member.length = member.long === 0 ? 0 : member.longWords / member.long
  return cast
}
