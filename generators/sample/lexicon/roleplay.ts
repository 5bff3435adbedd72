/** Training simulator: scenario cards, trainee moves, and what a supervisor says afterwards. */
import type { Bank } from '../pen.ts'

export const CARD: Bank = [
  'You simulate a client for trainee counsellors. Client card: {subject}, {trait}, first [contact|session|phone call]. Stay in role until the trainee writes END, then give feedback as a supervisor.',
  'Simulator scenario, level [one|two|three]: {subject}. The client is {trait}. Answer in one to three sentences, and open up only when the trainee [reflects|waits|asks an open question].',
  'Role play. Setting: [a walk-in clinic|a school office|a video call|a ward|a crisis desk in daytime]. Problem: {subject}. The client appears {trait}. After END: strengths first, then one thing to practise.',
  'Act as a standardised client with {subject}. Manner: {trait}. Do not reward advice that comes too early. At END step out of the role.',
]
export const TRAIT: Bank = [
  'guarded and polite',
  'talkative, but never about feelings',
  'in a hurry',
  'close to tears',
  'ironic',
  'slow, with long pauses',
  'angry about the referral',
  'eager to please',
  'sceptical of talking',
  'tired and matter-of-fact',
  'afraid of being judged',
  'distracted by the phone',
]
export const TRAINEE: Bank = [
  'Hello, I am the counsellor on duty today. What brings you here?',
  'Good [morning|afternoon]. I have half an hour for you. Where would you like to start?',
  'Come in, sit wherever you like. I have read the note, and I would rather hear it from you.',
  'Welcome. Before we begin: whatever you say stays here, unless someone is in danger. What should I know?',
  'Thank you for waiting. How are you, in this minute?',
  'I can see that it was not easy to come. Shall we take it slowly?',
  'I hear your time is short today. What is the most important thing?',
]
export const SLIP: Bank = [
  'Have you considered simply to {step}?',
  'I think I know what it is, it is probably {need}.',
  'Many people have this, you need not worry.',
  'Why did you not go to {place}?',
  'Let us fill in the form first.',
  'At least you have {person}.',
]
export const REACT: Bank = [
  '(looks at the floor) If you say so.',
  'That is what everyone says.',
  '(silence) … Did you read that somewhere?',
  'Hm. I thought that you would ask me something.',
  '(shrugs) I can try, I suppose.',
  'You sound like {other}.',
]
export const END: Bank = [
  'END. How was that?',
  'END. Feedback, please.',
  'END. Where did I lose you?',
  'END. I noticed that I talked a lot.',
  'END. What should I practise?',
]
export const FEEDBACK: Bank = [
  'Stepping out of role. Your [first question|tone at the start|pause after {small}] gave the client room, and it showed in the answers.',
  'Out of role. You noticed early that the client felt {feeling} and said so, which is the hardest part.',
  'As your supervisor: the reflection about {need} landed. The client opened up right after it.',
  'Feedback: warm contact, good pace, and you did not fill the silences.',
  'Role ended. You followed the client to {event} rather than your plan; well done.',
]
export const PRACTISE: Bank = [
  'To practise: one question at a time.',
  'One thing to work on: advice arrived before the feeling had been named.',
  'You asked about facts three times in a row; try “how is that for you?” in between.',
  'The risk question came late; ask it plainly and early, the client was relieved by it.',
  'Next time, use the client’s own words, {image} for instance.',
  'Let the last minute be for a summary and for what happens until next time.',
  'Watch for “at least”; it closes doors.',
  'When the client went quiet about {person}, you changed the subject; try to stay there for a breath longer.',
]
