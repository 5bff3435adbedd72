/** What flows through the compiler: one conversation on its way to becoming a record, or the reason why it can not. */
import type { Position, Reason } from '#contract/ledger.ts'
import type { Message, PiiStatus, ProcessingStep } from '#contract/record.ts'

/** What one speaker says, before neighbouring utterances of a role become one message. */
export interface Utterance {
  /** Label of the speaker as the source writes it; undefined where it has none. Labels are names, and private. */
  speaker: string | undefined
  text: string
}

/** What a record says of the situation that its dialogue is played in. */
export interface Scene {
  setting?: string
  /** Description of a speaker, by label in plain form (lower case, letters and digits). */
  parts?: Record<string, string>
}

/** A conversation as a source shape made it. */
export interface Conversation {
  messages: Message[]
  /** The other side of a preference pair: the messages that would replace the chosen answer. */
  rejected?: Message[]
  position: Position
  /**
   * The document or session inside its object that it was cut from, e.g. a session id or the number of the record.
   * With the object's key it makes `document_id`; pieces of one document share it.
   */
  document: string
  /** Steps that the shape took beyond `chatml_convert`: transcript_prompt, session_join, document_chunk. */
  steps: ProcessingStep[]
  /** Number of this piece in its document, where the record states one: pieces need not stand in their order. */
  piece?: number
  /** 0..1, where the source states one. */
  quality?: number
  biasFlags?: string[]
  /** The source itself marks it as crisis-level. */
  crisis?: boolean
  /** Categories of evidence for which the crisis stage found it crisis-level. */
  crisisCategories?: string[]
  /** It was cut from a unit that made an earlier conversation; set while reading. */
  furtherPiece?: boolean
  /** Kinds of encoding repair that changed its text. */
  encodingFixes?: string[]
  piiStatus?: PiiStatus
  /** What was masked, by type. */
  piiEntities?: Record<string, number>
  /** Possible personal data by text, for the review queue only. */
  reviewSpans?: unknown[][]
  /** Generator provenance that the source record carried. */
  generator?: { name: string; version: string; seed: number; parents?: string[]; labels?: Record<string, string | number | boolean> }
  /** Pseudonym of the one whose voice the assistant has, where a generator gave one. */
  speaker?: string
  /** The labelled utterances, for generators alone: never stored or published. Those of a whole document stand at its first piece. */
  said?: readonly Utterance[]
  /** For generators alone, as `said`. */
  scene?: Scene
  /** What the record says that it was made of. Believed of generated sources alone: any other could take over another's document with it. */
  origin?: Origin
}

/** The object and document that a generated record comes from, in the names that the compiler gave them. */
export interface Origin {
  /** Name of the source in the configuration that read it: the record keeps its licence. */
  source?: string
  key: string
  /** `<key>#<document>` */
  documentId: string
  /** Steps that were taken before it was extracted. */
  steps: ProcessingStep[]
}

/** A raw unit or a conversation that goes no further. `detail` is in our own words and never holds text of the source. */
export interface Reject {
  position: Position
  reason: Reason
  detail?: string
}

/** What a shape yields for the units it reads. */
export type Converted =
  | { kind: 'conversation'; conversation: Conversation }
  /** A raw unit that could not be converted. */
  | { kind: 'unit_rejected'; reject: Reject }
  /** A conversation that breaks a rule of its shape (one-sided, empty): counted as read, not kept. */
  | { kind: 'conversation_rejected'; reject: Reject; document: string }
  /** A unit or session that the source's own configuration leaves out (`where`, `minTurns`): it stays free for other sources. */
  | { kind: 'ceded'; reject: Reject; document: string }
