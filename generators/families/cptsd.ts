/**
 * cptsd: documents of the other sources that are material on complex trauma, found by an explained score (compile/taggers/trauma). A document is
 * tagged as a whole: its pieces come together or not at all, and each remembers it. Their texts stay as they are.
 *
 * Two readings: the first scores, the second copies. Memory holds the tallies of one object's named documents and, of all that was read, the
 * names of what was tagged.
 */
import { openTrauma, TRAUMA_THRESHOLD, type TraumaTag, type TraumaTally } from '../../compile/taggers/trauma/score.ts'
import type { GeneratedRecord, GenerateRequest, Generator, SourceConversation } from '../generator.ts'

const NAME = 'cptsd'
const VERSION = '1'
/** Rules that a record's labels name. */
const NAMED = 3

interface Options {
  threshold: number
  hints: string[]
  leaveOut: string[]
}

export const cptsd: Generator = {
  name: NAME,
  version: VERSION,
  family: 'cptsd',
  makes:
    'Transcripts and conversations of the configured sources that are about complex trauma, tagged by document with the evidence named.',
  kind: 'extracted',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      threshold: {
        type: 'number',
        exclusiveMinimum: 0,
        default: TRAUMA_THRESHOLD,
        description: 'score from which a document is tagged (docs/EVALUATION.md has precision and recall by threshold)',
      },
      hints: {
        type: 'array',
        items: { type: 'string', pattern: '\\S' },
        default: [],
        description: 'further words that speak of trauma where a source name or path holds them, beside cptsd, ptsd and trauma',
      },
      leaveOut: {
        type: 'array',
        items: { type: 'string' },
        default: [
          'dpo_preference',
          'safety_guardrails_annihilator',
          'sarcasm',
          'roleplay_simulator',
          'edge_case_generator',
          'edge_case_resulting_chats',
          'edge_case_synthetic',
        ],
        description: 'families whose sources hold nobody’s own trauma',
      },
    },
  },
  async *generate(request) {
    const tagged = await tagDocuments(request)
    for await (const each of request.conversations()) {
      const found = tagged.get(each.documentId)
      if (found !== undefined && found.source === each.source && leftOut(each, optionsOf(request)) === undefined)
        yield recordOf(each, found, request.seed)
    }
  },
}

const optionsOf = ({ options }: GenerateRequest): Options => options as unknown as Options

interface Tagged {
  /** Two sources may read one object: the first that has the document gives it. */
  source: string
  pieces: number
  tag: Pick<TraumaTag, 'score' | 'rules' | 'hinted'>
}

interface Open {
  source: string
  pieces: number
  tally: TraumaTally
}

/** The documents that are taken, by name. */
async function tagDocuments(request: GenerateRequest): Promise<Map<string, Tagged>> {
  const { limit = Infinity, count } = request
  const { threshold, hints } = optionsOf(request)
  const tagged = new Map<string, Tagged>()
  const open = new Map<string, Open>()
  let object = ''
  let neighbour: string | undefined
  let records = 0
  let full = false
  const close = (documentId: string): void => {
    const { source, pieces, tally } = open.get(documentId)!
    open.delete(documentId)
    const tag = tally.tag()
    count('documents')
    for (const [why, hits] of Object.entries(tag.discounted)) count(`discounted.${why}`, hits)
    if (tag.score < threshold) return count(tag.score === 0 ? 'no_evidence' : 'below_threshold')
    full ||= records + pieces > limit
    if (full) return count('beyond_limit')
    records += pieces
    count('tagged')
    for (const { rule, hits } of tag.rules) count(`evidence.${rule}`, hits)
    tagged.set(documentId, { source, pieces, tag: { score: tag.score, rules: tag.rules.slice(0, NAMED), hinted: tag.hinted } })
  }
  for await (const each of request.conversations()) {
    const why = leftOut(each, optionsOf(request))
    if (why !== undefined) {
      count(why)
      continue
    }
    const { source, key, documentId, conversation } = each
    const of = `${source}\n${key}`
    if (of !== object) for (const name of [...open.keys()]) close(name)
    object = of
    if (tagged.has(documentId)) {
      count('document_of_two_sources')
      continue
    }
    // Pieces of a document that is called by its number are neighbours: the one before is whole.
    if (!hasName(each) && documentId !== neighbour) {
      if (neighbour !== undefined && open.has(neighbour)) close(neighbour)
      neighbour = documentId
    }
    const entry = open.get(documentId) ?? { source, pieces: 0, tally: openTrauma([source, key], hints) }
    entry.pieces++
    entry.tally.add(conversation.messages, conversation.steps.includes('transcript_prompt'))
    open.set(documentId, entry)
  }
  for (const name of [...open.keys()]) close(name)
  return tagged
}

/** Why a conversation is nobody's trauma material. */
function leftOut({ family, conversation }: SourceConversation, { leaveOut }: Options): string | undefined {
  if (conversation.rejected !== undefined) return 'left_out.preference_pair'
  return leaveOut.includes(family) ? `left_out.${family}` : undefined
}

/** False where the document is called by its number in the object. */
const hasName = ({ conversation: { document, position } }: SourceConversation): boolean => document !== String(position.record)

function recordOf({ key, documentId, conversation }: SourceConversation, { pieces, tag }: Tagged, seed: number): GeneratedRecord {
  const { messages, steps, crisis, quality, biasFlags } = conversation
  return {
    messages,
    metadata: {
      generator: { name: NAME, version: VERSION, seed, parents: [documentId] },
      source_key: key,
      document_id: documentId,
      steps,
      ...(crisis === true && { crisis: true }),
      ...(quality !== undefined && { quality_score: quality }),
      ...(biasFlags !== undefined && { bias_flags: biasFlags }),
      labels: {
        score: Math.round(tag.score * 100) / 100,
        evidence: tag.rules.map(({ rule }) => rule).join(','),
        ...(tag.hinted && { hinted: true }),
        ...(pieces > 1 && { pieces }),
      },
    },
  }
}
