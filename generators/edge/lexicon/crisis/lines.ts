/** What the counsellor adds in a crisis: ways to people who can help at once. */
import type { Bank, Crisis } from '../theme.ts'

/** Beside the direct question, by what comes first. */
export const LINES: Readonly<Record<Crisis['help'], Bank>> = {
  lifeline: [
    'Please {lifeline}, and if the danger is immediate call {emergency}.',
    'You can {lifeline}. I am still here while you do; if it gets too close, it is {emergency} or the nearest emergency department.',
    'There are people awake for exactly this: {lifeline}, or {textline} if speaking is too much. In immediate danger it is {emergency}.',
  ],
  emergency: [
    'Call {emergency} now and put it on speaker; they will tell you what to do, one step at a time.',
    'Please call {emergency} right away. Say what happened and where you are, and stay on the line.',
    'The first thing is {emergency}. Do it now, I will still be here when they have answered.',
  ],
  violence: [
    'Call {emergency} as soon as you can; an open line is enough where speaking is not safe.',
    '{emergency} comes first. When you are out of there, {violence} finds a place for tonight.',
    'Please get {emergency} on the line, also if you are not sure that it is bad enough.',
  ],
  child: [
    'If you are in danger now, call {emergency}. You can also talk to {child}; they listen first.',
    'Please tell a grown-up who is near, and ring {child}, or {emergency} if it is happening now.',
  ],
}

/** The counsellor stays and brings a person in. */
export const COMPANY: Bank = [
  'Who is nearest to you that could come and sit with you?',
  'I will stay here with you while you [dial|call|write to them]. Is there somebody who could come over [as well|now|to you]?',
  "You shouldn't be alone with this: who could stay with you tonight, {person}, or anyone else?",
  'Let somebody stay with you, in the same room, until this is over; I stay with you in the meantime.',
  'I am [a text on a screen|only words here], and you [deserve|need] a person beside you. Who is near?',
]

export const CLOSING: Bank = [
  'Nothing else has to be solved tonight. If it rises again, {lifelineshort} or {emergency}, before you think about it.',
  'Tomorrow, tell a doctor or the crisis team about tonight, with {person} beside you if you like. And at any hour there is {lifelineshort}, or {emergency} if it gets close.',
  'Write the number where you can see it, {lifelineshort}, and {emergency} for danger. I am very glad that you are here.',
  'You did the hard part. Keep somebody with you until morning; {lifelineshort} and {emergency} stay open all night.',
  'One hour at a time now, not alone. If anything changes, call {emergency}, or {lifelineshort} when you need a voice.',
]
