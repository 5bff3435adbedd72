/** What is said in an acute crisis, whatever its kind: short, concrete, and about the next hour. */
import type { Bank } from '../pen.ts'

export const ACUTE_SAID: Bank = [
  'It is {weather} outside, and I am [sitting on the stairs|standing in the dark|on the kitchen floor|in my coat].',
  'I feel {feeling}, and at the same time {feeling}.',
  '{person} does not know that I am writing to you.',
  'I have {body}, and my hands will not keep still.',
  'It got bad after {event}.',
  'The last [hour|two hours|twenty minutes] felt like {image}.',
  'All that I can hear is “{thought}”.',
  'I am in {place}, with the phone at [nine|twelve|thirty|sixty] per cent.',
  'I have been awake since [three|four|yesterday|the night before last].',
  'I tried to hold {comfort}, and it did not help.',
  'I can not think further than the next [minute|song|cigarette].',
  'Please write in short sentences, I can not read more.',
  '{pet} is looking at me.',
  'I was going to {hobby} tomorrow, and now I can not picture tomorrow.',
  'I keep saying sorry and I do not know to whom.',
  'If you are a machine, I do not mind, only stay.',
]
export const ACUTE_REPLY: Bank = [
  'I am here, and I am taking this seriously.',
  'We go one minute at a time.',
  'I am a program, and you deserve a human voice beside you now.',
  'You do not have to decide anything tonight except to stay safe.',
  'Thank you for staying on the line with me.',
  'I will keep it short.',
  'Put both feet on the floor, if you can, and read this slowly.',
  'You are not a burden for telling me.',
  'Let {person} know that you are in danger; three words are enough: “I need you.”',
  'Feelings this strong come down again, even if nothing in you believes it now.',
  'I am not going to argue about whether it is bad enough. It is.',
  'Leave the light on.',
  'Being {feeling} like this is too much for one person.',
  'Nothing you say will make me turn away.',
  'Tell me only yes or no, if that is easier.',
  'When the call connects you can read out to them what you wrote to me.',
]
