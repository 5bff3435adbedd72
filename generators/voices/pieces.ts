/**
 * A dialogue of two sides, cut to what a context holds: before a question whose answer no longer fits, so that every piece has both
 * sides and ends in an answer; a speech that is longer by itself goes on after the stated prompt. Together the pieces are the dialogue, in
 * order, without what the user says after the last answer: nothing is learned from it.
 */
import type { Message } from '#contract/record.ts'
import { chunks, countWords, transcriptPrompt } from '../../compile/sources/shapes/prose.ts'

export interface CutPiece {
  messages: Message[]
  /** A user message of it was made by the transcript template. */
  prompted: boolean
  /** Words of the assistant and of both sides; what the template says is nobody's. */
  voiceWords: number
  words: number
}

/** Shorter speeches at the head of a dialogue greet or ask: nobody asked for them, and none is put before them. */
const SPEECH = 80

const empty = (): CutPiece => ({ messages: [], prompted: false, voiceWords: 0, words: 0 })

/** `messages` alternate between user and assistant. `opening`: what a user asks where the assistant begins. */
export function* cutPieces(messages: readonly Message[], words: number, opening: string): Generator<CutPiece> {
  const alone = messages.every(({ role }) => role === 'assistant')
  let open = empty()
  /** What the user said since the last answer; it belongs to the piece of the next one. */
  let question: { message: Message; size: number } | undefined
  for (const message of messages) {
    const size = countWords(message.content)
    if (message.role === 'user') {
      question = { message, size }
      continue
    }
    const parts = size > words ? chunks(message.content, words) : [message.content]
    for (const [index, part] of parts.entries()) {
      const own = parts.length > 1 ? countWords(part) : size
      const full = open.words + (question?.size ?? 0) + own > words
      if (open.voiceWords > 0 && (full || index > 0)) {
        yield answered(open, opening)
        open = empty()
      }
      if (question !== undefined) {
        open.messages.push(question.message)
        open.words += question.size
      } else if (open.messages.length === 0 && (index > 0 || alone || size >= SPEECH)) {
        open.messages.push({ role: 'user', content: index === 0 ? opening : transcriptPrompt(undefined, 2) })
        open.prompted = true
      }
      question = undefined
      open.messages.push({ role: 'assistant', content: part })
      open.words += own
      open.voiceWords += own
    }
  }
  if (open.voiceWords > 0) yield answered(open, opening)
}

/** A greeting that stands alone after all, because what follows fills the next piece, is asked for. */
const answered = (piece: CutPiece, opening: string): CutPiece =>
  piece.messages.some(({ role }) => role === 'user')
    ? piece
    : { ...piece, messages: [{ role: 'user', content: opening }, ...piece.messages], prompted: true }
