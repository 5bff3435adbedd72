/** Spoken teaching: talks (video_transcripts), one teacher's voice (voice_persona), talks on trauma (cptsd). */
import { assistant, type Draft, user } from '../draft.ts'
import { SLOTS } from '../lexicon/slots.ts'
import { ANECDOTE, ENDING, EXPLAIN, INVITE, OPENING, VOICE, VOICE_ANSWER } from '../lexicon/transcript.ts'
import type { Bank, Pen } from '../pen.ts'

const TRAUMA_THEMES = ['the nervous system', 'shame', 'the inner critic', 'attachment', 'memory and the body', 'fear']

/** Paragraphs of four to seven sentences, about `words` words; every paragraph has its own theme's turn. */
function talk(pen: Pen, voice: Bank | null, themes: readonly string[], words: number): string {
  pen.as('lecturer')
  const order = pen.random.shuffle(themes).slice(0, 3)
  const paragraphs: string[] = []
  let count = 0
  for (let i = 0; count < words; i++) {
    pen.bind('theme', order[Math.min(2, Math.floor((count / words) * 3))]!)
    const banks: Bank[] = [
      i === 0 ? OPENING : ANECDOTE,
      EXPLAIN,
      ANECDOTE,
      voice ?? ANECDOTE,
      ...pen.random.shuffle([EXPLAIN, INVITE, ANECDOTE, voice ?? EXPLAIN]).slice(0, pen.random.between(0, 3)),
    ]
    const paragraph = pen.says(...banks)
    count += paragraph.split(' ').length
    paragraphs.push(paragraph)
  }
  return [...paragraphs, pen.says(INVITE, ENDING)].join('\n\n')
}

export const lecture = (pen: Pen): Draft => ({ messages: [], prose: talk(pen, null, SLOTS['theme']!, pen.random.between(1300, 2600)) })
export const teacherTalk = (pen: Pen): Draft => ({ messages: [], prose: talk(pen, VOICE, SLOTS['theme']!, pen.random.between(1300, 2200)) })
export const traumaTalk = (pen: Pen): Draft => ({ messages: [], prose: talk(pen, null, TRAUMA_THEMES, pen.random.between(1300, 2200)) })

const ASKED: Bank = [
  'You speak so often of {theme}. What do I do when I feel {feeling} and it is {weather} and {small}?',
  'Teacher, {person} says “{thought}”. How do you answer that with {theme} in mind?',
  'After your talk on {theme} I went home with {body}. Is that normal?',
  'What is the difference between {theme} and simply being {feeling}?',
  'I tried to {step}, as you said, and felt {feeling}. Did I do it wrong?',
  'How do you deal with {theme} yourself, {when} for instance?',
  'Can one learn {theme} at my age, after {event}?',
  'I live with {person}, and most days I am {feeling}. Where does {theme} begin there?',
]

/** A listener's question and the teacher's answer. */
export function teacherAnswer(pen: Pen): Draft {
  pen.bind('theme', pen.random.pick(SLOTS['theme']!))
  const question = pen.as('client').say(ASKED)
  return {
    messages: [
      user(question),
      assistant(pen.as('lecturer').says(VOICE_ANSWER, ANECDOTE, VOICE_ANSWER, VOICE_ANSWER, ANECDOTE, VOICE_ANSWER)),
    ],
  }
}
