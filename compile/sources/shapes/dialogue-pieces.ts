/**
 * A dialogue that is longer than any context is cut where the configuration asks for it (`chunkWords`): before a message of the user, so
 * that every piece has both sides. Pieces share their document and each begins with the dialogue's system message.
 */
import type { Message } from '#contract/record.ts'
import type { Piece, ShapeOptions } from '../shape.ts'
import { finish, further, type Draft } from './finish.ts'
import { countWords } from './prose.ts'
import { partOf } from './unit.ts'

export function* finishDialogue(draft: Draft, options: ShapeOptions): Generator<Piece> {
  const pieces = options.chunkWords === undefined ? [draft.messages] : cut(draft.messages, options.chunkWords)
  if (pieces.length === 1) return void (yield finish(draft, options))
  for (const [index, messages] of pieces.entries()) {
    const piece = finish(
      { ...draft, messages, position: partOf(draft.position, index + 1), steps: [...(draft.steps ?? []), 'document_chunk'] },
      options,
    )
    if (index === 0) yield piece
    else yield* further(piece)
    // The first piece tells who said what in all of them.
    delete draft.said
  }
}

/** Pieces of about `chunkWords` words, together all messages in order; a rest with one side stays with the piece before. */
function cut(messages: readonly Message[], chunkWords: number): Message[][] {
  const system = messages.filter(({ role }) => role === 'system')
  const pieces: Message[][] = []
  let open: Message[] = []
  let count = 0
  const bothSides = (piece: readonly Message[]): boolean => ['user', 'assistant'].every((side) => piece.some(({ role }) => role === side))
  for (const message of messages) {
    if (message.role === 'system') continue
    const size = countWords(message.content)
    if (count + size > chunkWords && message.role === 'user' && bothSides(open)) {
      pieces.push(open)
      open = []
      count = 0
    }
    open.push(message)
    count += size
  }
  if (pieces.length > 0 && !bothSides(open)) pieces.at(-1)!.push(...open)
  else pieces.push(open)
  return pieces.map((piece) => [...system, ...piece])
}
