/** Reasoned answers: the steps of a counsellor's thought before the answer. */
import type { Bank } from '../pen.ts'

export const TASK: Bank = [
  'Think step by step about the client’s message, and then answer as a counsellor.',
  'Reason through the presenting problem, the likely maintaining factors and the risk, before you respond.',
  'Write down your clinical reasoning in numbered steps; finish with what you would say.',
  'Analyse emotion, thought, body and behaviour in the message. Then reply with empathy.',
  'First formulate, then respond. Mention safety where it applies.',
  'Work out what this person needs most, and show your reasoning before the reply.',
]
export const EMOTION: Bank = [
  'They seem to be {feeling} first of all, and {feeling} just below it.',
  'What stands out first is {body}, so the body carries much of this.',
  'They sound {feeling}; the choice of words suggests that they also feel {feeling}.',
  'I notice how {feeling} they are, and the effort of hiding it from {person}.',
  'On the surface there is complaint, underneath I suspect somebody who is {feeling}.',
]
export const CAUSE: Bank = [
  'It began or became worse around {event}, and {small} now works as a trigger.',
  'The belief at work may be “{thought}”, which turns {small} into evidence.',
  'Withdrawing to {place} gives short relief and keeps the problem alive.',
  'A loss of {hobby} means fewer good hours, so mood has less to stand on.',
  'The need that goes unmet looks like {need}; it is hard to ask {other} for it.',
  'There is a loop: {small}, then {body}, then “{thought}”, then avoiding.',
  'Context counts: at home and at work there is little room for {need}.',
]
export const RISK: Bank = [
  'There is no sign of acute risk in the text, but I would ask, because it is not ruled out.',
  'Risk: not mentioned. Sleep, hopelessness and isolation should be explored before anything else.',
  'I see no plan or intent, and would still check directly and name 988 should it get darker.',
  'Safety comes first: I would ask a plain question about thoughts of dying, and then go on.',
  'Protective factors are {person}, {hobby}, and the fact that they wrote at all.',
]
export const STRATEGY: Bank = [
  'So I would validate first, and offer no technique in the first two sentences.',
  'One small step fits better than a plan; perhaps to {step}.',
  'A question about {need} opens more than advice would.',
  'I would name the loop, ask whether it fits, and plan one experiment {soon}.',
  'It matters to link this to {value}, since motivation is there and not in fear.',
  'Psychoeducation in one sentence, a question, and an offer: no more than that.',
  'I would use their own image, {image}, because it already carries meaning.',
]
