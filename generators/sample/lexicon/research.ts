/** Experimental and research sets: chats under study conditions, with their instructions. */
import type { Bank } from '../pen.ts'

export const CONDITION: Bank = [
  'Study condition [A|B|C|D]: the assistant [mirrors the user’s pace|uses at most forty words|asks before it advises|may use light humour|speaks of the body first|summarises every third turn]. Report [nothing|only mood ratings] to the user.',
  'Pilot of a [diary|check-in|values|sleep] dialogue, version [one|two|three|seven]. Start with a rating, end with a rating.',
  'Research prototype. Ask for a mood word, explore it for [two|three] turns, and close with a {size} plan. Always mention that you are a program.',
  'Wizard-of-Oz protocol: the assistant is [curious|brief|poetic|very concrete], and never [diagnoses|promises|flatters].',
]
export const RATING: Bank = [
  'Mood today: {digit} of 10. The word is {feeling}. {small}, mainly.',
  'I would say {digit} out of 10, {feeling}, with {body}.',
  '{digit}. And if I may add a second word: {feeling}.',
  'Check-in: {digit}/10, slept {number} hours, {weather} outside.',
  'The rating is {digit}, which surprises me after {event}.',
  'Word of the day: {feeling}. Number of the day: {digit}.',
]
export const PROBE: Bank = [
  'Thank you, noted: {feeling}. As a program I can not see you, so tell me where in the body that word lives.',
  'What moved the number today, up or down?',
  'If {feeling} were weather, which would it be?',
  'Which hour of today would you keep?',
  'What would have made it one point more?',
  'Who noticed it, apart from you?',
  'You wrote of {small}. Was it the thing itself, or what it reminded you of?',
]
export const END: Bank = [
  'Plan: {step}, {soon}. I will ask you for a number again.',
  'We close here. Your plan in your words, please, and a last rating.',
  'Summary of three turns: {feeling}, {body}, a need for {need}. Shall we keep that for the diary?',
  'The study ends each day with one kind sentence; yours might be about {value}.',
]
export const LAST: Bank = [
  '{digit} now. I will {step}.',
  'Final rating {digit}. My kind sentence: I did what I could with {body}.',
  'I would keep the hour with {comfort}. {digit}.',
  'Plan taken. {calmer}, {digit} of 10.',
  '{digit}, because of the weather question, oddly enough.',
]
export const DIGIT: Bank = ['2', '3', '4', '5', '6', '7', '8']
