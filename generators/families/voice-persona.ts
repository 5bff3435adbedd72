/**
 * voice_persona: the one who speaks long in a document is the assistant, what others say is the user's side, and a speech without listeners
 * answers the stated transcript prompt. One voice a document: two would be the same words twice, with the sides changed over.
 *
 * A voice is chosen by how much of a document it fills, how long its utterances are, and how much of it there is over all documents of the
 * source. Two passes: the first measures, the second writes. Memory holds the speakers who fill enough of a document, at most 1 / minShare of each.
 */
import type { GeneratedRecord, GenerateRequest, Generator, SourceConversation } from '../generator.ts'
import { type Cast, castOf } from '../voices/cast.ts'
import { dialogueOf, recordOf, stepsOf } from '../voices/dialogue.ts'
import { labelKind } from '../voices/label.ts'
import { speakerId } from '../voices/speaker-id.ts'
import { tally, type Tally } from '../voices/tally.ts'

interface Options {
  minShare: number
  minTurnWords: number
  minDocumentWords: number
  minVoiceWords: number
  minDocuments: number
  minPieceWords: number
  chunkWords: number
  oneVoice: string[]
  leaveOut: string[]
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    minShare: {
      type: 'number',
      minimum: 0.05,
      maximum: 1,
      default: 0.3,
      description: 'Share of the words of a document, and of each of its pieces, that the voice has at least.',
    },
    minTurnWords: {
      type: 'integer',
      minimum: 0,
      default: 18,
      description: 'Mean words of its utterances at least, nods of up to three words aside: who teaches speaks in whole thoughts.',
    },
    minDocumentWords: { type: 'integer', minimum: 1, default: 200, description: 'Words of the voice in a document at least.' },
    minVoiceWords: {
      type: 'integer',
      minimum: 1,
      default: 500,
      description: 'Words of the voice in all documents of its source at least.',
    },
    minDocuments: { type: 'integer', minimum: 1, default: 1, description: 'Documents of its source that the voice fills enough of.' },
    minPieceWords: { type: 'integer', minimum: 1, default: 60, description: 'Words of the voice in a record at least.' },
    chunkWords: { type: 'integer', minimum: 50, default: 1500, description: 'Words to a record; longer documents become several.' },
    oneVoice: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Sources whose assistant is one and the same character or author throughout: taken as they are, under one speaker id.',
    },
    leaveOut: {
      type: 'array',
      items: { type: 'string' },
      default: [
        'dpo_preference',
        'mental_health_datasets',
        'long_running_therapy',
        'addiction',
        'sarcasm',
        'safety_guardrails_annihilator',
        'edge_case_generator',
        'edge_case_resulting_chats',
        'edge_case_synthetic',
        'edge_case_crisis',
      ],
      description:
        'Families whose sources are left to them: a counsellor in session is no teaching voice, and voice_persona holds out what it gets.',
    },
  },
} as const

export const voicePersona: Generator = {
  name: 'voice_persona',
  version: '1',
  family: 'voice_persona',
  makes: 'Chats in which the one speaker who teaches or speaks long is the assistant, from transcripts and sessions with named speakers.',
  kind: 'extracted',
  options,
  generate: limited,
}

async function* limited(request: GenerateRequest): AsyncGenerator<GeneratedRecord> {
  let made = 0
  if (request.limit === 0) return
  for await (const record of records(request)) {
    yield record
    if (++made === request.limit) return
  }
}

interface Voice {
  words: number
  documents: number
}

async function* records(request: GenerateRequest): AsyncGenerator<GeneratedRecord> {
  const given = request.options as unknown as Options
  const { env } = request
  const books = tally(request)
  /** Name of the source that a document was used by. */
  const used = new Map<string, string>()
  const voices = new Map<string, Voice>()
  for await (const of of request.conversations()) {
    if (leftOut(of, given) !== undefined) continue
    for (const { id, words } of eligible(of, given, env)) {
      const voice = voices.get(id) ?? { words: 0, documents: 0 }
      voices.set(id, { words: voice.words + words, documents: voice.documents + 1 })
    }
  }
  for await (const of of request.conversations()) {
    const left = leftOut(of, given)
    if (left !== undefined) books.of(of, `documents.${left}`)
    else if (given.oneVoice.includes(of.source)) yield asItIs(of, request, books)
    else if ((used.get(of.documentId) ?? of.source) !== of.source) books.of(of, 'documents.read_by_another_source')
    else
      for (const record of documentRecords(of, voices, request, books)) {
        used.set(of.documentId, of.source)
        yield record
      }
  }
}

const leftOut = ({ family, conversation }: SourceConversation, { leaveOut }: Options): string | undefined =>
  conversation.rejected !== undefined ? 'is_a_pair' : leaveOut.includes(family) ? `left_to.${family}` : undefined

const isVoice = ({ label, words, length }: { label: string; words: number; length: number }, cast: Cast, options: Options): boolean =>
  words >= options.minDocumentWords &&
  words >= options.minShare * cast.words &&
  length >= options.minTurnWords &&
  labelKind(label) !== 'crowd'

/** The speakers who fill enough of a document to be its voice. */
function eligible(of: SourceConversation, options: Options, env: GenerateRequest['env']): { id: string; plain: string; words: number }[] {
  const { said } = of.conversation
  if (said === undefined || options.oneVoice.includes(of.source)) return []
  const cast = castOf(said)
  return [...cast.members]
    .filter(([, member]) => isVoice(member, cast, options))
    .map(([plain, { label, words }]) => ({ id: speakerId({ ...of, label }, env), plain, words }))
}

function* documentRecords(
  of: SourceConversation,
  voices: ReadonlyMap<string, Voice>,
  request: GenerateRequest,
  books: Tally,
): Iterable<GeneratedRecord> {
  const given = request.options as unknown as Options
  const { said } = of.conversation
  if (said === undefined)
    return void books.of(of, `documents.${of.conversation.furtherPiece === true ? 'read_with_first_piece' : 'unnamed_speakers'}`)
  const candidates = eligible(of, given, request.env)
  if (candidates.length === 0) return void books.of(of, `documents.${whyNone(castOf(said), given)}`)
  const heard = candidates.filter(({ id }) => {
    const { words, documents } = voices.get(id)!
    return words >= given.minVoiceWords && documents >= given.minDocuments
  })
  // Most words first; equal ones by pseudonym, which no order of reading decides.
  const [voice] = heard.sort((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1))
  if (voice === undefined) return void books.of(of, 'documents.voice_heard_too_little')
  const { pieces, nods } = dialogueOf(of, said, voice.plain, given.chunkWords)
  const kept = pieces.filter(({ voiceWords, words }) => voiceWords >= given.minPieceWords && voiceWords >= given.minShare * words)
  books.add('pieces_left_out', pieces.length - kept.length)
  if (kept.length === 0) return void books.of(of, 'documents.no_piece_with_enough_of_the_voice')
  books.of(of, 'documents.used')
  books.add('nods_left_out', nods)
  for (const [index, piece] of kept.entries()) {
    books.of(of, 'records')
    books.add('words_of_voice', piece.voiceWords)
    yield recordOf(of, voicePersona, request.seed, {
      messages: piece.messages,
      steps: stepsOf(of, piece, kept.length),
      labels: { speaker: voice.id, ...(kept.length > 1 && { piece: index + 1 }) },
    })
  }
}

/** Why nobody in a document is its voice, the most telling reason first. */
function whyNone(cast: Cast, options: Options): string {
  const members = [...cast.members.values()].filter(({ label }) => labelKind(label) !== 'crowd')
  if (members.length === 0) return 'unnamed_speakers'
  const most = Math.max(...members.map(({ words }) => words))
  if (most < options.minDocumentWords) return 'too_short'
  return most < options.minShare * cast.words ? 'nobody_speaks_enough' : 'short_turns'
}

/** A conversation of a source in which the assistant is the same one throughout. */
function asItIs(of: SourceConversation, request: GenerateRequest, books: Tally): GeneratedRecord {
  if (of.conversation.furtherPiece !== true) books.of(of, 'documents.used')
  books.of(of, 'records')
  return recordOf(of, voicePersona, request.seed, {
    messages: of.conversation.messages.map(({ role, content }) => ({ role, content })),
    steps: [...of.conversation.steps],
    labels: { speaker: speakerId({ ...of, label: 'the one voice of the source' }, request.env) },
  })
}
