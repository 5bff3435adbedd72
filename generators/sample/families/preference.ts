/** Preference pairs: the chosen answer listens, the rejected one dismisses. */
import { answer, converse, opening } from '../converse.ts'
import { assistant, type Draft, user } from '../draft.ts'
import { BRUSH, DISMISS } from '../lexicon/preference.ts'
import { EDGE, GENERAL } from '../lexicon/topics/index.ts'
import type { Pen } from '../pen.ts'
import { edgeSingle } from './edge.ts'
import { simulatorPrompt } from './practice.ts'

const rejected = (pen: Pen): Draft['rejected'] => [
  assistant(pen.as('counsellor').says(DISMISS, DISMISS, ...(pen.random.chance(0.6) ? [DISMISS] : []), BRUSH)),
]

export function pair(pen: Pen): Draft {
  const topic = pen.random.pick([...GENERAL, ...EDGE])
  const messages = pen.random.chance(0.4) ? converse(pen, [topic], 2) : [user(opening(pen, topic)), assistant(answer(pen, topic))]
  return { messages, rejected: rejected(pen)! }
}

export const edgePair = (pen: Pen): Draft => ({ ...edgeSingle(pen), rejected: rejected(pen)! })
export const simulatorPair = (pen: Pen): Draft => ({ ...simulatorPrompt(pen), rejected: rejected(pen)! })
