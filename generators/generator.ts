/**
 * The one form of a generator: one file in families/, listed in families/index.ts. It is written (from a seed and its options alone), or
 * extracted (records of other sources, whole, under the family that they serve best), or derived (new records made of other sources'
 * records, such as preference pairs). Every record says who made it, and of what.
 */
import type { Conversation } from '../compile/conversation.ts'
import type { Message, ProcessingStep } from '#contract/record.ts'

export interface Generator {
  /** The file's name; what the configuration's `generator` and `npm run generate` call it. */
  name: string
  /** Changes whenever the same seed and options would make other bytes. */
  version: string
  /** Family that the records serve. */
  family: string
  /** One sentence for `npm run generate -- --help` and the documentation. */
  makes: string
  /**
   * written: from nothing but its options. extracted: documents of other sources, all pieces of a document or none, because the profile's
   * claims decide which one family keeps the document, and what no family takes of it then is lost. derived: new records about the documents of others; nobody contests them, but they share the group of their parents.
   */
  kind: 'written' | 'extracted' | 'derived'
  /** Families whose sources it draws on only where a configuration names them in `from`: they rarely hold what it looks for. */
  onlyIfNamed?: readonly string[]
  /** JSON Schema (additionalProperties: false) of `options`, with defaults and descriptions. */
  options: object
  /** Records in a fixed order; equal requests give equal records. Counts what it saw and left out, by reason, in `request.count`. */
  generate(request: GenerateRequest): AsyncIterable<GeneratedRecord>
}

export interface GenerateRequest {
  seed: number
  /** Records wanted at most; undefined for as many as there are (extracted, derived) or the generator's own default (written). */
  limit?: number
  /** Checked against `Generator.options`, defaults filled in. */
  options: Record<string, unknown>
  /** Folder that file names in `options` are relative to. */
  folder: string
  /** Conversations of the sources that it may draw on, in the order of the configuration; none for a written generator. A second call reads again. */
  conversations(): AsyncIterable<SourceConversation>
  /** Adds to the stats file, e.g. `turns.21-40`, `too_short`, `evidence.flashback`. Names only, never text. */
  count(what: string, by?: number): void
  env: Record<string, string | undefined>
  /** What comes is not kept: nothing is asked for outside and nothing is written; `count` is told what would be. */
  dryRun?: boolean
}

/** A conversation as its source shape made it: before encoding repair and masking, which the compiler does to what is generated as to all else. */
export interface SourceConversation {
  /** Name and family of the source in the configuration. */
  source: string
  family: string
  /** Key of the object, and the document as the compiler will name it (`<key>#<document>`). */
  key: string
  documentId: string
  conversation: Conversation
}

/** A line of the generated file: ChatML (`messages`) or a preference pair (`chosen`, `rejected`: whole conversations). */
export interface GeneratedRecord {
  messages?: Message[]
  chosen?: Message[]
  rejected?: Message[]
  metadata: GeneratedMetadata
}

export interface GeneratedMetadata {
  /** `parents`: document ids of what it was made of. */
  generator: { name: string; version: string; seed: number; parents?: string[] }
  /** Extracted and derived records: the object and document that they come from, in the compiler's names. */
  source_key?: string
  document_id?: string
  /** Name of the source that was read; whoever runs the generator fills it in by the object. The record keeps that source's licence. */
  source?: string
  /** Extracted records: what was done to the conversation so far (`conversation.steps`), and `session_join` where pieces were put together. */
  steps?: ProcessingStep[]
  crisis?: true
  quality_score?: number
  bias_flags?: string[]
  /** Labels of the generator's own, such as the rule that made a rejected answer: short tokens, never text. */
  labels?: Record<string, string | number | boolean>
}
