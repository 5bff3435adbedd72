/** The PII stage: masks personal data, hands what is unsure to review, counts by type. */
import type { Conversation } from '../../conversation.ts'
import type { Reviewed } from '../reviewed.ts'
import type { Stage, StageContext } from '../stage.ts'
import { countByType, createScrubber, REVIEW_BAND, type Scrubbed, type Scrubber } from './scrubber.ts'

export { createScrubber, type Entity, type Scrubbed, type Scrubber, type ScrubberOptions } from './scrubber.ts'

const sizes = ({ messages, rejected }: Conversation): string[] => [...messages, ...(rejected ?? [])].map(({ content }) => content)

/** How conversations are scrubbed that nobody decided about, and those that a reviewer had everything masked in that was asked about. */
interface Scrubbers {
  plain: Scrubber
  thorough: Scrubber
  reviewed: Reviewed | undefined
}

/** What was found and masked under the reviewer's decision, if any. */
function scrubAsDecided(conversation: Conversation, { plain, thorough, reviewed }: Scrubbers, context: StageContext): Scrubbed | 'reject' {
  const decision = reviewed?.decisionOn(conversation)
  if (decision !== undefined) context.count(`pii.review_${decision}`)
  if (decision === 'reject') return 'reject'
  const texts = sizes(conversation)
  const settled = (scrubbed: Scrubbed, from: number): Scrubbed => {
    const entities = scrubbed.entities.map((own) => own.filter(({ confidence }) => confidence >= from))
    return { ...scrubbed, entities, status: entities.some((own) => own.length > 0) ? 'scrubbed' : 'none_detected' }
  }
  if (decision === 'mask') return settled(thorough.scrub(texts), thorough.threshold)
  const scrubbed = plain.scrub(texts)
  if (decision !== 'accept' || scrubbed.status !== 'requires_review') return scrubbed
  const isAccepted = scrubbed.entities.every((own, i) =>
    own.every(
      ({ confidence, start, end }) => confidence >= plain.threshold || reviewed!.accepts(conversation, texts[i]!.slice(start, end)),
    ),
  )
  return isAccepted ? settled(scrubbed, plain.threshold) : scrubbed
}

/** The conversation as it goes on, or undefined where it was handed to the ledger or to review. */
function scrubOne(conversation: Conversation, scrubbers: Scrubbers, context: StageContext): Conversation | undefined {
  const scrubber = scrubbers.plain
  const scrubbed = scrubAsDecided(conversation, scrubbers, context)
  if (scrubbed === 'reject') {
    context.drop(conversation, { kind: 'rejected', reason: 'review_rejected', position: conversation.position })
    return undefined
  }
  const { texts, entities, status } = scrubbed
  if (status === 'none_detected') return { ...conversation, piiStatus: status }
  // what a decision had masked or let stay is settled: only a record that waits holds findings below the threshold uncounted
  const piiEntities = countByType(entities, status === 'requires_review' ? scrubber.threshold : 0)
  for (const [type, count] of Object.entries(piiEntities)) context.count(`pii.${type}`, count)
  const { position } = conversation
  if (status === 'requires_review') {
    context.count('pii.requires_review')
    context.drop(
      { ...conversation, piiStatus: status, piiEntities, reviewSpans: entities },
      { kind: 'in_review', reason: 'pii_uncertain', position },
    )
    return undefined
  }
  if (scrubber.mode === 'drop') {
    context.drop({ ...conversation, piiStatus: status, piiEntities }, { kind: 'rejected', reason: 'pii_dropped', position })
    return undefined
  }
  const masked = conversation.messages.map((message, i) => ({ ...message, content: texts[i]! }))
  const rejected = conversation.rejected?.map((message, i) => ({ ...message, content: texts[conversation.messages.length + i]! }))
  return {
    ...conversation,
    messages: masked,
    ...(rejected && { rejected }),
    steps: [...conversation.steps, 'pii_scrub'],
    piiStatus: status,
    piiEntities,
  }
}

/** `reviewed`: the decisions of a reviewer, where there are any. */
export function piiStage(scrubber: Scrubber, reviewed?: Reviewed): Stage {
  // Everything that a person would be asked about counts as sure.
  const threshold = Math.max(scrubber.threshold - REVIEW_BAND, Number.EPSILON)
  // And a text that was allowed everywhere later is masked all the same in a record that somebody decided to mask.
  const thorough = createScrubber({ mode: scrubber.mode, threshold })
  const scrubbers: Scrubbers = { plain: scrubber, thorough, reviewed }
  return async function* pii(conversations, context) {
    for await (const conversation of conversations) {
      const scrubbed = scrubOne(conversation, scrubbers, context)
      if (scrubbed !== undefined) yield scrubbed
    }
  }
}
