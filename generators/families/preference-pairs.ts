/**
 * preference_pairs: the last real answer of a conversation, farewells aside, is chosen, and a worse one, made by a named rule (preference/rules/), is rejected. The pair
 * belongs to the document of its conversation, and so to its split.
 *
 * Of the rules that apply, the one that was used least so far is taken, equal ones by a seeded draw: rare rules are used where they can be. What a
 * rule writes is checked (preference/responsible.ts), and must differ: never equal after normalisation, and less than 0.9 alike by words unless it
 * is broken off. Where somebody's life is in danger and the real answer passes over it, the answer is not worth choosing, and there is no pair.
 */
import { lower, strip } from '#contract/python-text.ts'
import { jaccard, words } from '#contract/word-set.ts'
import { countWords } from '../../compile/sources/shapes/prose.ts'
import type { GeneratedRecord, GenerateRequest, Generator, SourceConversation } from '../generator.ts'
import { hasHelp } from '../preference/danger.ts'
import { irresponsible } from '../preference/responsible.ts'
import type { Rule } from '../preference/rule.ts'
import { RULES } from '../preference/rules/index.ts'
import { type Turn, turnOf } from '../preference/turn.ts'
import { random, type Random } from '../sample/random.ts'
import { tally, type Tally } from '../voices/tally.ts'

interface Options {
  families: string[]
  rules: string[]
  perConversation: number
  share: number
  minAnswerWords: number
  maxAnswerWords: number
  contextWords: number
}

const NAMES = RULES.map(({ name }) => name)

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    rules: {
      type: 'array',
      items: { enum: NAMES },
      minItems: 1,
      uniqueItems: true,
      default: NAMES,
      description: 'Rules that make the rejected answers.',
    },
    families: {
      type: 'array',
      items: { type: 'string' },
      default: ['roleplay_simulator', 'edge_case_generator', 'edge_case_resulting_chats', 'edge_case_synthetic'],
      description: 'Families whose sources are drawn on; an empty list for all.',
    },
    perConversation: {
      type: 'integer',
      minimum: 1,
      maximum: RULES.length,
      default: 1,
      description: 'Pairs of a conversation at most, each by another rule.',
    },
    share: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 1,
      description: 'Share of the conversations that are used, drawn by the seed.',
    },
    minAnswerWords: {
      type: 'integer',
      minimum: 1,
      default: 8,
      description: 'Words of the real answer at least: shorter ones are no better than others.',
    },
    maxAnswerWords: { type: 'integer', minimum: 20, default: 600, description: 'Words of the real answer at most.' },
    contextWords: {
      type: 'integer',
      minimum: 0,
      default: 1200,
      description: 'Words before the answer that are kept, from the end; the system message and the question always.',
    },
  },
} as const

/** From this on two answers count as the same one. */
const ALIKE = 0.9

export const preferencePairs: Generator = {
  name: 'preference_pairs',
  version: '1',
  family: 'dpo_preference',
  makes: `Preference pairs of real answers and worse ones, each made by a named rule: ${NAMES.join(', ')}.`,
  kind: 'derived',
  options,
  async *generate(request) {
    const books = tally(request)
    const used = new Map<Rule, number>()
    let made = 0
    if (request.limit === 0) return
    for await (const of of request.conversations()) {
      for (const record of pairsOf(of, request, books, used)) {
        yield record
        if (++made === request.limit) return
      }
    }
  },
}

function* pairsOf(of: SourceConversation, request: GenerateRequest, books: Tally, used: Map<Rule, number>): Iterable<GeneratedRecord> {
  const given = request.options as unknown as Options
  const draw = random(request.seed, `preference:${of.documentId}:${JSON.stringify(of.conversation.position)}`)
  const turn = usable(of, given, draw)
  if (typeof turn === 'string') return void books.of(of, `conversations.${turn}`)
  const rules = RULES.filter((rule) => given.rules.includes(rule.name) && rule.applies(turn))
  const turns = rules
    .map((rule) => ({ rule, used: used.get(rule) ?? 0, lot: draw.int(2 ** 30) }))
    .sort((a, b) => a.used - b.used || a.lot - b.lot)
  let made = 0
  for (const { rule } of turns) {
    if (made === given.perConversation) break
    const rejected = rule.write(turn, draw)
    const wrong = rejected === undefined ? 'not_written' : problemOf(rejected, turn, rule)
    if (rejected === undefined || wrong !== undefined) {
      books.add(`discarded.${rule.name}.${wrong}`)
      continue
    }
    made++
    used.set(rule, (used.get(rule) ?? 0) + 1)
    tell(of, rule, turn, rejected, books)
    yield record(of, request.seed, turn, rejected, rule)
  }
  books.of(of, `conversations.${made > 0 ? 'used' : 'no_rule'}`)
}

/** The turn that a pair can be made of, or why there is none. */
function usable({ family, conversation }: SourceConversation, options: Options, draw: Random): Turn | string {
  if (options.families.length > 0 && !options.families.includes(family)) return `left_out.${family}`
  if (conversation.rejected !== undefined) return 'is_a_pair'
  // The user's side of a transcript is a template's: there is nothing that an answer could miss.
  if (conversation.steps.includes('transcript_prompt')) return 'is_a_transcript'
  if (options.share < 1 && !draw.chance(options.share)) return 'not_drawn'
  const turn = turnOf(conversation.messages, options.contextWords, options.minAnswerWords)
  if (typeof turn === 'string') return turn
  if (turn.words > options.maxAnswerWords) return 'answer_too_long'
  return turn.risk && !hasHelp(turn.chosen) ? 'risk_unanswered' : turn
}

const normal = (text: string): string => lower(strip(text))

/** Why a rejected answer can not be used, or undefined. */
export function problemOf(
  rejected: string,
  { chosen }: Pick<Turn, 'chosen'>,
  { name, ofChosen }: Pick<Rule, 'name' | 'ofChosen'>,
): string | undefined {
  if (normal(rejected) === '' || normal(rejected) === normal(chosen)) return 'equal'
  if (name === 'unsafe_omission' && hasHelp(rejected)) return 'not_omitted'
  if (ofChosen !== true && jaccard(new Set(words(rejected)), new Set(words(chosen))) >= ALIKE) return 'alike'
  // What remains of the real answer was said by its author; what a rule wrote is ours to answer for.
  const ours = ofChosen === true || chosen.includes(rejected.slice(0, 20)) ? undefined : irresponsible(rejected)
  return ours
}

const RATIOS = [0.25, 0.5, 0.8, 1.25] as const

/** Length of the rejected answer as a share of the chosen one's: pairs that its length tells apart teach length. */
function tell(of: SourceConversation, { name }: Rule, { words: chosen, language }: Turn, rejected: string, books: Tally): void {
  const ratio = countWords(rejected) / chosen
  const at = RATIOS.findIndex((edge) => ratio < edge)
  const bucket = at === -1 ? 'above_1.25' : `${at === 0 ? '0' : RATIOS[at - 1]}-${RATIOS[at]}`
  books.add(`pairs.${name}`)
  books.add(`language.${language}`)
  books.add(`length_ratio.${bucket}`)
  books.add(`length_ratio.${name}.${bucket}`)
}

const record = (of: SourceConversation, seed: number, turn: Turn, rejected: string, rule: Rule): GeneratedRecord => ({
  chosen: [...turn.context, { role: 'assistant', content: turn.chosen }],
  rejected: [...turn.context, { role: 'assistant', content: rejected }],
  metadata: {
    generator: { name: preferencePairs.name, version: preferencePairs.version, seed, parents: [of.documentId] },
    source_key: of.key,
    document_id: of.documentId,
    ...(of.conversation.crisis === true && { crisis: true as const }),
    labels: { rule: rule.name, language: turn.language },
  },
})
