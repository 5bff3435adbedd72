/**
 * The crisis classifier: what the user says decides, message by message; what the assistant answers is weak evidence beside it. A system
 * prompt says nothing. Every verdict is explained by its hits: rule, category, place.
 *
 * Somebody else in imminent danger is a crisis of its own kind (`third_person`): such a conversation asks of a model just what the holdout
 * tests, that it puts safety first.
 */
import type { Message } from '#contract/record.ts'
import { createTagger } from '../tagger.ts'
import type { Hit } from '../rule.ts'
import { CRISIS_CONTEXTS } from './contexts.ts'
import { type Level, levelOf } from './levels.ts'
import { type CrisisCategory, GRADES, LISTS } from './rule.ts'
import { CRISIS_RULES } from './rules/index.ts'

export interface CrisisHit extends Hit<CrisisCategory> {
  /** Index of the message. */
  message: number
}

export interface CrisisVerdict {
  level: Level
  /** Categories of the hits that count, in the order of the text, each once. */
  categories: CrisisCategory[]
  /** All hits, those that do not count included. */
  hits: CrisisHit[]
  /** An assistant message refers to emergency help. */
  urgent: boolean
}

const tagger = createTagger(CRISIS_RULES, CRISIS_CONTEXTS, LISTS)

const EMERGENCY =
  /\b(?:988|911|999|112|116[ -]?123|741741|emergency (?:number|department|room|services?)|crisis (?:line|lifeline|hotline)|suicide (?:prevention|hotline|lifeline|& crisis)|自杀干预|心理危机)/i
/** A question for suicide, in the last sentence or two of an answer. */
const ASKS =
  /\b(?:kill(?:ing)? yourself|suicid(?:e|al)|end(?:ing)? your (?:own )?life|tak(?:e|ing) your (?:own )?life|want(?:ing)? to die)\b[^?\n]{0,80}\?/i
const YES =
  /^\s*(?:yes|yeah|yep|yup|i am|i do|i have|every day|all the time|sometimes,? yes|是的|有)\b(?!,? (?:but|it was) (?:years|long) ago)/i
/** How much of the end of an answer is looked at. */
const TAIL = 600

export function classifyCrisis(messages: readonly Message[]): CrisisVerdict {
  const hits: CrisisHit[] = []
  let urgent = false
  let asked = false
  for (const [index, { role, content }] of messages.entries()) {
    if (role === 'assistant') {
      urgent ||= EMERGENCY.test(content)
      asked = ASKS.test(content.slice(-TAIL))
    } else if (role === 'user') {
      for (const hit of tagger.find(content)) hits.push({ ...hit, message: index })
      const yes = asked ? YES.exec(content) : null
      if (yes !== null) hits.push({ ...ANSWERED, start: 0, end: yes[0].length, message: index })
      asked = false
    }
  }
  const level = levelOf(hits, urgent)
  const counted = hits.filter(({ discount }) => discount === undefined)
  return { level, categories: [...new Set(counted.map(({ category }) => category))], hits, urgent }
}

/** The only evidence that spans two messages. */
const ANSWERED: Omit<CrisisHit, 'start' | 'end' | 'message'> = {
  rule: 'says-yes-when-asked',
  category: 'ideation',
  weight: GRADES.crisis,
  person: 'self',
}
