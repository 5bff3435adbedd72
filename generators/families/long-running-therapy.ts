/**
 * long_running_therapy: sessions of more than 20 turns (contract section 3), found in the general sets. The pieces or windows of a session are
 * one session again, and it is whole: what is longer than any context is left to the trainer, nothing is cut off. Which of the long sessions this
 * family keeps is for the profile's claims to say.
 *
 * Memory: of one object at a time, the pieces of sessions that have a name of their own (16 MiB of them, the rest on disk, see shelf.ts) or the
 * neighbouring pieces of one unit; and a hash of every session that was taken.
 */
import { countTurns } from '#contract/counts.ts'
import { type ProcessingStep } from '#contract/record.ts'
import type { GeneratedRecord, GenerateRequest, Generator, SourceConversation } from '../generator.ts'
import { areAlternatives, joinSession, type Piece } from './long-running-therapy/join.ts'
import { openShelf, type Shelf } from './long-running-therapy/shelf.ts'

const NAME = 'long_running_therapy'
const VERSION = '1'

/** More pieces than a session can have: the field that is taken for its name names something else. */
const MOST_PIECES = 5000

interface Kept extends Piece {
  steps: ProcessingStep[]
  crisis?: true
  quality?: number
  biasFlags?: string[]
}

interface Options {
  minTurns: number
}

export const longRunningTherapy: Generator = {
  name: NAME,
  version: VERSION,
  family: 'long_running_therapy',
  makes: 'Sessions of more than 20 turns from the configured sources, the pieces and windows of a session put together, never truncated.',
  kind: 'extracted',
  // Small talk, games, podcasts and quizzes have more than 20 turns too, and are no therapy.
  onlyIfNamed: [
    'video_transcripts',
    'voice_persona',
    'sarcasm',
    'experimental',
    'roleplay_simulator',
    'safety_guardrails_annihilator',
    'dpo_preference',
  ],
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      minTurns: {
        type: 'integer',
        minimum: 2,
        default: 21,
        description: 'fewest turns (messages of user and assistant) of a session',
      },
    },
  },
  async *generate(request) {
    const shelf = openShelf<Kept>()
    try {
      yield* extract(request, shelf)
    } finally {
      shelf.close()
    }
  },
}

async function* extract(request: GenerateRequest, shelf: Shelf<Kept>): AsyncGenerator<GeneratedRecord> {
  const { limit = Infinity, count } = request
  const taken = new Set<string>()
  let made = 0
  for await (const { key, documentId, pieces } of sessions(request, shelf)) {
    if (made >= limit) return
    // Two sources may read one object, each some of its sessions.
    if (taken.has(documentId)) {
      count('session_of_two_sources')
      continue
    }
    const record = recordOf(key, documentId, pieces, request)
    if (record === undefined) continue
    taken.add(documentId)
    made++
    yield record
  }
}

/** Sessions of all sources with all their pieces; those without a name of their own as they come, the others at the end of their object. */
async function* sessions(
  { conversations, count }: GenerateRequest,
  shelf: Shelf<Kept>,
): AsyncGenerator<{ key: string; documentId: string; pieces: Kept[] }> {
  let object = ''
  let key = ''
  let open: { documentId: string; pieces: Kept[] } | undefined
  const endObject = function* (): Iterable<{ key: string; documentId: string; pieces: Kept[] }> {
    if (open !== undefined) yield { key, ...open }
    open = undefined
    for (const { session, count: number, pieces } of shelf.take()) {
      if (number > MOST_PIECES) count('left_out.names_no_session')
      else yield { key, documentId: session, pieces: pieces() }
    }
  }
  for await (const each of conversations()) {
    const why = leftOut(each)
    if (why !== undefined) {
      count(why)
      continue
    }
    if (`${each.source}\n${each.key}` !== object) {
      yield* endObject()
      object = `${each.source}\n${each.key}`
      key = each.key
    }
    if (hasName(each)) shelf.put(each.documentId, keptOf(each))
    else if (open?.documentId === each.documentId) open.pieces.push(keptOf(each))
    else {
      count('without_session_id')
      if (open !== undefined) yield { key, ...open }
      open = { documentId: each.documentId, pieces: [keptOf(each)] }
    }
  }
  yield* endObject()
}

/** Why a conversation is no part of a therapy session. */
function leftOut({ conversation }: SourceConversation): string | undefined {
  if (conversation.rejected !== undefined) return 'left_out.preference_pair'
  return conversation.steps.includes('transcript_prompt') ? 'left_out.plain_text' : undefined
}

/** False where the document is called by its number in the object: its pieces then are neighbours, cut from one unit. */
const hasName = ({ conversation: { document, position } }: SourceConversation): boolean => document !== String(position.record)

const keptOf = ({ conversation: { messages, position, piece, steps, crisis, quality, biasFlags } }: SourceConversation): Kept => ({
  messages,
  record: position.record,
  part: position.part ?? 1,
  ...(piece === undefined ? {} : { number: piece }),
  cut: steps.includes('document_chunk'),
  steps,
  ...(crisis === true ? { crisis } : {}),
  ...(quality === undefined ? {} : { quality }),
  ...(biasFlags === undefined ? {} : { biasFlags }),
})

function recordOf(
  key: string,
  documentId: string,
  pieces: readonly Kept[],
  { options, seed, count }: GenerateRequest,
): GeneratedRecord | undefined {
  const { minTurns } = options as unknown as Options
  if (areAlternatives(pieces)) {
    count('left_out.alternatives')
    return undefined
  }
  count('sessions')
  const { messages, repeated, overlapping, gaps } = joinSession(pieces)
  if (countTurns(messages) < minTurns) {
    count('too_short')
    return undefined
  }
  if (pieces.length > 1) count('joined')
  if (repeated > 0) count('pieces_repeated', repeated)
  if (overlapping > 0) count('messages_overlapping', overlapping)
  if (gaps > 0) count('gaps', gaps)
  const steps = new Set(pieces.flatMap((piece) => piece.steps).filter((step) => step !== 'document_chunk' || pieces.length === 1))
  if (pieces.length > 1) steps.add('session_join')
  const qualities = pieces.flatMap(({ quality }) => quality ?? [])
  const flags = [...new Set(pieces.flatMap(({ biasFlags }) => biasFlags ?? []))]
  return {
    messages,
    metadata: {
      generator: { name: NAME, version: VERSION, seed, parents: [documentId] },
      source_key: key,
      document_id: documentId,
      steps: [...steps],
      ...(pieces.some(({ crisis }) => crisis) && { crisis: true }),
      // The session is as good as its worst piece.
      ...(qualities.length > 0 && { quality_score: Math.min(...qualities) }),
      ...(flags.length > 0 && { bias_flags: flags }),
      labels: { pieces: pieces.length, ...(gaps > 0 && { gaps }) },
    },
  }
}
