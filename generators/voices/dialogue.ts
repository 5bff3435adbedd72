/** A document with labels becomes records in which one speaker is the assistant. The labels, which are names, stay behind. */
import { PROCESSING_STEPS, type Message, type ProcessingStep } from '#contract/record.ts'
import type { Utterance } from '../../compile/conversation.ts'
import { transcriptPrompt } from '../../compile/sources/shapes/prose.ts'
import { merged } from '../../compile/sources/shapes/speakers.ts'
import type { GeneratedRecord, Generator, SourceConversation } from '../generator.ts'
import { plainLabel } from './label.ts'
import { type CutPiece, cutPieces } from './pieces.ts'
import { asSpoken, type SideOf } from './utterances.ts'

export interface Dialogue {
  pieces: CutPiece[]
  /** Nods that were left out. */
  nods: number
}

/** `voice`: plain label of the one who is the assistant. `words`: to a piece. */
export function dialogueOf(of: SourceConversation, said: readonly Utterance[], voice: string, words: number): Dialogue {
  const sideOf: SideOf = (speaker) => (speaker !== undefined && plainLabel(speaker) === voice ? 'voice' : 'other')
  const spoken = asSpoken(said, sideOf)
  const messages: Message[] = merged(
    spoken.said.map(({ speaker, text }) => ({ role: sideOf(speaker) === 'voice' ? 'assistant' : 'user', content: text })),
  )
  return { pieces: [...cutPieces(messages, words, openingOf(of))], nods: spoken.nods }
}

/** A transcript was given a question for its topic by its source's shape; anything else is asked for without one. */
function openingOf({ conversation }: SourceConversation): string {
  const first = conversation.messages.find(({ role }) => role === 'user')
  return conversation.steps.includes('transcript_prompt') && first !== undefined ? first.content : transcriptPrompt(undefined, 1)
}

/** The steps that were taken, in the order of the contract. Those of the source's own pieces and prompts were undone by reading the document whole. */
export function stepsOf(of: SourceConversation, piece: Pick<CutPiece, 'prompted'>, pieces: number): ProcessingStep[] {
  const taken = new Set<ProcessingStep>(of.conversation.steps.filter((step) => step !== 'transcript_prompt' && step !== 'document_chunk'))
  if (piece.prompted) taken.add('transcript_prompt')
  if (pieces > 1) taken.add('document_chunk')
  return PROCESSING_STEPS.filter((step) => taken.has(step))
}

/** A record of a document, signed. */
export const recordOf = (
  of: SourceConversation,
  { name, version }: Pick<Generator, 'name' | 'version'>,
  seed: number,
  made: { messages: Message[]; steps: ProcessingStep[]; labels: Record<string, string | number> },
): GeneratedRecord => ({
  messages: made.messages,
  metadata: {
    generator: { name, version, seed, parents: [of.documentId] },
    source_key: of.key,
    document_id: of.documentId,
    steps: made.steps,
    ...(of.conversation.crisis === true && { crisis: true as const }),
    ...(of.conversation.quality !== undefined && { quality_score: of.conversation.quality }),
    ...(of.conversation.biasFlags !== undefined && { bias_flags: of.conversation.biasFlags }),
    labels: made.labels,
  },
})
