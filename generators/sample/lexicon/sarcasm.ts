/** Irony with its context: who says what, what is meant, how one knows, and how to answer it well. */
import type { Bank } from '../pen.ts'

/** A scene, and remarks that only fit there. */
export const SCENES: readonly (readonly [scene: string, remarks: Bank])[] = [
  [
    'The heating has been off {since}, and the landlord promises to look at it “soon”',
    ['Soon. A beautiful word. I shall warm my hands on it.', 'No hurry, I have always wanted to see my own breath indoors.'],
  ],
  [
    'A colleague is handed the next extra task of the week by {other}',
    ['Yes, do put it on the pile, the pile gets lonely.', 'A fifth thing, how kind. I was running out of ways to fail.'],
  ],
  [
    'Rain, another delayed train, and a broken umbrella, {when}',
    ['Ah, the romance of travel.', 'And to think that some people pay for a spa.'],
  ],
  [
    'A man hears that his holiday request was refused because of {event}',
    ['Naturally. Who needs the sea, we have such a lovely corridor.', 'I had only promised it to three children.'],
  ],
  [
    'A mother comes home {when} and finds the bathroom flooded and a boat race in full swing',
    ['How practical, now we need not mop.', 'And I had feared that you would be bored without me.'],
  ],
  [
    'A student gets an essay of forty pages back with the single remark “hm”',
    ['I will treasure every letter of it.', 'Such detailed feedback, I hardly know where to begin.'],
  ],
  [
    'After {event}, an uncle explains to everybody how it should have been done',
    ['What luck that you tell us now and not when it would have been of use.', 'We should have recorded you, for the archive.'],
  ],
  [
    'The printer jams once again, minutes before a deadline',
    ['It can smell fear, you know. Such a sensitive creature.', 'Paper, in a printer? What was I thinking.'],
  ],
  [
    'Someone is told by text that the date is off, already seated at the restaurant',
    ['I dressed up for the breadsticks in any case.', 'Excellent, that leaves more dessert for me and my dignity.'],
  ],
  [
    'A patient has waited for {number} hours with {body}',
    ['I only came for the magazines.', 'No, after you, I am just here to admire the plants.'],
  ],
  [
    'A teenager is asked to empty the dishwasher once more',
    ['My whole life has led up to this moment.', 'Finally somebody sees my talents.'],
  ],
  [
    'In a support group a woman reports that her ex has sent a bill for the birthday cake',
    ['He always was a generous man.', 'I hope that the candles were itemised.'],
  ],
  [
    'A nurse on a double shift is reminded of the wellness webinar, {when}',
    ['I will meditate while I run.', 'Lovely, somebody can hold the drip while I visualise a beach.'],
  ],
  [
    'A client hears from his father: “in my day we had no depression”',
    ['Right, you only had silence and a shed.', 'Of course, it was invented last spring, with the telephone.'],
  ],
  [
    'The neighbours begin to drill on Sunday at seven',
    ['I had so hoped that they would not oversleep.', 'They are putting up a sign, surely: quiet please.'],
  ],
  [
    'A team gets a fruit basket in place of a pay rise',
    ['My bank has begun to accept pears, so that is fine.', 'I shall tell my landlord about the grapes.'],
  ],
  [
    'A father steps on a toy brick at night',
    ['And people collect art, when one can have this.', 'I have been meaning to learn new words.'],
  ],
  [
    'Somebody has been on hold with a parcel service since breakfast',
    ['I have grown fond of the flute. We are moving in together.', 'My call is important to them. They say so every minute.'],
  ],
  [
    'A woman is told that she is “finally looking rested”, on the day of {event}',
    ['It must be the crying, it does wonders for the skin.', 'Thank you, it took me only a catastrophe.'],
  ],
  [
    'A flatmate has eaten everything but the label',
    ['You left me the best part, the list of ingredients.', 'I was going to read something for supper anyway.'],
  ],
  ['{pet} has unpacked a present a day early', ['Someone had to check the wrapping.', 'A curious mind, and so thorough.']],
  [
    'The app for inner calm crashes in the middle of the breathing exercise',
    ['I shall just not breathe out, then.', 'It panicked before I did, at last somebody who understands me.'],
  ],
  [
    'A bus driver looks, closes the door, and drives off',
    ['He waved, in a manner of speaking.', 'I needed the exercise, and he could tell.'],
  ],
  [
    'In {place} someone pushes in with a cheerful “you do not mind”',
    ['Not at all, I come here for the standing.', 'Would you like my shoes as well?'],
  ],
  [
    'A carpenter looks at shelves that his son-in-law put up',
    ['Modern. Will the books be nailed on?', 'I see that you have a free relationship with the horizon.'],
  ],
]
export const REMARK: Bank = [
  'Oh wonderful, [exactly|precisely] what this day was missing.',
  'No, please, do go on, I have [all night|nothing better to do|only one life].',
  'Great. {small} as well. I was getting worried that it would go smoothly.',
  'What a treat. I shall tell my grandchildren of it.',
  'Lovely. Could somebody [frame it|put that on a mug|write a song about it]?',
  'I am fine. I am absolutely radiant, as you can see by {body}.',
  'Brilliant plan. What could possibly go wrong, apart from everything?',
  'My favourite. {small}, and then this. I must have been very good in a former life.',
  'Sure, and “{thought}”, no doubt.',
  'Take your time. Dinosaurs became extinct faster.',
  'Thank you, that is really helpful. I had never thought of [simply being happy|just relaxing|pulling myself together].',
  'Ten out of ten, would [suffer|wait|drown] again.',
  'Oh good, an expert. I was afraid that we would have to manage with common sense.',
  'I love how {weather} it is in here.',
  'Well, that solves my {feeling} evenings once and for all.',
  'Congratulations to all involved, especially to whoever had the idea.',
  'Do not hurry on my account, I only {job}.',
  'Perfect. And there I was, hoping for something with {need} in it.',
  'Of course. {value} is so overrated.',
  'How thoughtful. I always wanted to spend {when} like this.',
]
export const READ: Bank = [
  'Is this meant seriously, and what does the speaker feel?',
  'How should I read this remark?',
  'What is really being said here?',
  'Sarcastic or sincere? Explain how you know.',
  'Please interpret the tone and suggest a reply.',
  'My friend says that I take things too literally. What does this mean?',
  'Literal meaning, intended meaning, and cue, please.',
  'As a counsellor, how would you hear this?',
  'I do not get it. Were they pleased or not?',
]
export const IRONY: Bank = [
  'It is sarcasm: the words praise, and the situation gives no reason for praise.',
  'This is ironic. Literally it is approval; what is meant is close to “I am {feeling}, and I have had enough”.',
  'The speaker says the opposite of what they mean, and expects you to notice.',
  'Not sincere. The exaggeration gives it away, along with the setting.',
  'Dry irony, aimed at the circumstances more than at a person.',
  'It is self-mocking: the joke makes {feeling} bearable, and it keeps others at a distance.',
  'A sarcastic remark with a true core: the person wanted {need} and got the contrary.',
  'This one has an edge. It is aimed at whoever caused it, and it hides hurt behind wit.',
]
export const CUE: Bank = [
  'The cue is the gap between “{praise}” and what has just happened.',
  'You can tell by the size of the words: nobody is that delighted by {small}.',
  'Context decides; said at a birthday the same sentence could be honest.',
  'The cheerful word “{praise}” against such a scene, plus a flat voice, usually marks it.',
  'Timing is a clue: it comes right after the disappointment.',
  'The mention of something absurd signals that we are not to take it at face value.',
  'An overdone politeness is often a sign that somebody is {feeling}.',
  'The remark agrees with something that nobody in that place could agree with.',
]
export const PRAISE: Bank = [
  'wonderful',
  'lovely',
  'brilliant',
  'perfect',
  'great',
  'helpful',
  'thoughtful',
  'fine',
  'radiant',
  'congratulations',
]
export const REPLY: Bank = [
  'A good answer goes to the feeling: “That really was one thing too many, was it not?”',
  'Do not correct the words; say what you see, for instance that they look {feeling}.',
  'If you are the cause, skip the joke and say sorry.',
  'With a client I would smile at the wit, and then ask about what is under it, probably {feeling}.',
  'One could offer {need}, in a small dose, instead of a counter-joke.',
  'Joining in lightly is fine among friends; after that, ask whether they would like help.',
  'When irony is the only tone that someone has left, it may be worth asking how they are, and meaning it.',
  'Humour is a coping skill too; there is no need to take it away, only to look behind it once.',
  'You might reply, “I hear that you are {feeling}; what would help {soon}?”',
  'Silence and a cup of tea answer this better than arguments do.',
]
