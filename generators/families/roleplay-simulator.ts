/**
 * roleplay_simulator: in a session with named parts the simulator's character is the assistant and the other is the user; the scene, where the
 * source gives one, is the system message by the template of voices/scene.ts.
 *
 * The character is, in this order: who is named in `characters`; a game master or simulated patient by label; the one for whom alone the source
 * describes a part; the side that `simulates` names in a session of helper and client; of two others the second, who answers, where there
 * is a scene or `anyTwo` is set. A table of many
 * without such a one is left alone: merged into one user, they would say things to each other that nobody says to oneself.
 */
import type { Scene } from '../../compile/conversation.ts'
import { knownRole } from '../../compile/sources/shapes/roles.ts'
import { plainName } from '../../compile/sources/shapes/fields.ts'
import type { GeneratedRecord, GenerateRequest, Generator, SourceConversation } from '../generator.ts'
import { type Cast, castOf } from '../voices/cast.ts'
import { dialogueOf, recordOf, stepsOf } from '../voices/dialogue.ts'
import { labelKind, plainLabel } from '../voices/label.ts'
import { sceneMessage } from '../voices/scene.ts'
import { speakerId } from '../voices/speaker-id.ts'
import { tally, type Tally } from '../voices/tally.ts'

interface Options {
  characters: string[]
  simulates: 'client' | 'helper'
  minTurns: number
  minShare: number
  minWords: number
  chunkWords: number
  anyTwo: boolean
  leaveOut: string[]
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    characters: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Labels of those whom the simulator plays, in any source, e.g. the name of the game master.',
    },
    simulates: {
      enum: ['client', 'helper'],
      default: 'helper',
      description: 'Whom the simulator plays in a session of helper and client; with client, the trainee is the user.',
    },
    minTurns: { type: 'integer', minimum: 2, default: 4, description: 'Turns of a record at least, user and assistant together.' },
    minShare: { type: 'number', minimum: 0, maximum: 1, default: 0.15, description: 'Share of the words that each side has at least.' },
    minWords: { type: 'integer', minimum: 1, default: 30, description: 'Words of the character in a record at least.' },
    chunkWords: {
      type: 'integer',
      minimum: 50,
      default: 1500,
      description: 'Words to a record; longer sessions become several, each with the scene.',
    },
    anyTwo: {
      type: 'boolean',
      default: false,
      description: 'Takes any dialogue of two for a role play, also one without a scene, parts or stated roles.',
    },
    leaveOut: {
      type: 'array',
      items: { type: 'string' },
      default: ['dpo_preference', 'mental_health_datasets', 'long_running_therapy', 'addiction', 'cptsd', 'edge_case_crisis'],
      description: 'Families whose sources are left to them: what clients said in earnest is no play.',
    },
  },
} as const

export const roleplaySimulator: Generator = {
  name: 'roleplay_simulator',
  version: '1',
  family: 'roleplay_simulator',
  makes:
    "Role play in which the simulator's character is the assistant, from sessions with named parts, with their scene where it is given.",
  kind: 'extracted',
  options,
  async *generate(request) {
    const books = tally(request)
    let made = 0
    if (request.limit === 0) return
    for await (const of of request.conversations()) {
      for (const record of sessionRecords(of, request, books)) {
        yield record
        if (++made === request.limit) return
      }
    }
  },
}

function* sessionRecords(of: SourceConversation, request: GenerateRequest, books: Tally): Iterable<GeneratedRecord> {
  const given = request.options as unknown as Options
  const { said, scene } = of.conversation
  if (of.conversation.rejected !== undefined) return void books.of(of, 'documents.is_a_pair')
  if (given.leaveOut.includes(of.family)) return void books.of(of, `documents.left_to.${of.family}`)
  if (said === undefined)
    return void books.of(of, `documents.${of.conversation.furtherPiece === true ? 'read_with_first_piece' : 'unnamed_speakers'}`)
  const cast = castOf(said)
  const character = characterOf(cast, of, given)
  if ('reason' in character) return void books.of(of, `documents.${character.reason}`)
  const { pieces, nods } = dialogueOf(of, said, character.plain, given.chunkWords)
  const kept = pieces.filter(
    ({ messages, voiceWords, words, prompted }) =>
      messages.length - (prompted ? 1 : 0) >= given.minTurns &&
      voiceWords >= given.minWords &&
      Math.min(voiceWords, words - voiceWords) >= given.minShare * words,
  )
  books.add('pieces_left_out', pieces.length - kept.length)
  if (kept.length === 0) return void books.of(of, `documents.${pieces.length > 1 ? 'no_piece_with_both_sides' : 'too_short_or_one_sided'}`)
  const system = sceneMessage({
    setting: scene?.setting ?? of.conversation.messages.find(({ role }) => role === 'system')?.content,
    part: partOf(scene, character) ?? (character.client ? 'the client of a helper in training' : undefined),
  })
  books.of(of, `documents.${system === undefined ? 'used' : 'used_with_scene'}`)
  books.add('nods_left_out', nods)
  for (const [index, piece] of kept.entries()) {
    books.of(of, 'records')
    yield recordOf(of, roleplaySimulator, request.seed, {
      messages: system === undefined ? piece.messages : [{ role: 'system', content: system }, ...piece.messages],
      steps: stepsOf(of, piece, kept.length),
      labels: {
        speaker: speakerId({ ...of, label: character.label }, request.env),
        character: character.by,
        ...(kept.length > 1 && { piece: index + 1 }),
      },
    })
  }
}

/** What the source says of the character; a label may be the name of something that every object has. */
function partOf(scene: Scene | undefined, { label }: Character): string | undefined {
  const plain = plainName(label)
  return scene?.parts !== undefined && Object.hasOwn(scene.parts, plain) ? scene.parts[plain] : undefined
}

interface Character {
  plain: string
  label: string
  /** Which rule found it. */
  by: string
  client: boolean
}

const MASTERS =
  /^(?:dm|gm|game ?master|dungeon ?master|storyteller|narrator|simulat(?:or|ed)\b.*|standardi[sz]ed (?:patient|client)|npc\b.*)$/

function characterOf(cast: Cast, { conversation }: SourceConversation, options: Options): Character | { reason: string } {
  const members = [...cast.members].filter(([, { label }]) => labelKind(label) !== 'crowd')
  if (members.length === 0 || cast.unnamed > 0.2 * cast.words) return { reason: 'unnamed_speakers' }
  if (members.length === 1) return { reason: 'one_speaker' }
  const named = new Set(options.characters.map(plainLabel))
  const parts = conversation.scene?.parts ?? {}
  const roles = members.map(([, { label }]) => knownRole(label))
  const played = options.simulates === 'client' ? 'user' : 'assistant'
  const hasScene = conversation.scene !== undefined || conversation.messages.some(({ role }) => role === 'system')
  const stated = roles.includes('user') && roles.includes('assistant')
  const rules: [by: string, is: (plain: string, index: number) => boolean][] = [
    ['named', (plain) => named.has(plain)],
    ['master', (plain) => MASTERS.test(plain)],
    ['described', (plain) => Object.hasOwn(parts, plainName(plain)) && Object.keys(parts).length === 1],
    ['role', (_, index) => stated && roles[index] === played],
    ['answers', (_, index) => members.length === 2 && index === 1 && (options.anyTwo || hasScene)],
  ]
  for (const [by, is] of rules) {
    const found = members.filter(([plain], index) => is(plain, index))
    // Where two are played they talk to each other: the one who says more is the character.
    const [best] = found.sort(([a, x], [b, y]) => y.words - x.words || (a < b ? -1 : 1))
    if (best === undefined || found.length === members.length) continue
    return { plain: best[0], label: best[1].label, by, client: by === 'role' && played === 'user' }
  }
  return { reason: members.length > 2 ? 'many_speakers' : 'no_scene' }
}
