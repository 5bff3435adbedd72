/** What people in counselling say, whatever it is about. */
import type { Bank } from '../pen.ts'

/** Who is speaking, in a line or two. */
export const BACKGROUND: Bank = [
  'I {job}, and {home}.',
  '{home}, I {job}, and that is about it.',
  'For context: I {job}. {home}.',
  'I should say that {home}.',
  'I {job} [these days|at the moment|, badly lately], and [in the evening|at night] it is {comfort} and me.',
  'A bit about me: I {job}, {home}, and [once|until last year] I had {hobby}.',
  'There is {person}, there is {other}, and there is me in between.',
  'I am in my [twenties|thirties|forties|fifties|sixties] and I {job}.',
  '{person} and I see each other [daily|on Sundays|too rarely|more than is good for us].',
  'Apart from {hobby} I have [little|nothing] that is only mine.',
]

/** How it shows in a day. */
export const EPISODE: Bank = [
  '{when} it was {small} that set me off.',
  '{when}, in {place}, I noticed {body} and had to sit down.',
  'It was {weather} {when}, and I stood in {place} thinking: {thought}.',
  'I was with {person} {when} and I could not tell them that I felt {feeling}.',
  'Then {other} asked how I was, and I said “fine”, with {body}.',
  'Take {when}: {small}, and I felt {feeling} for hours.',
  'On the outside I [nod|smile|make tea|carry on], inside it is like {image}.',
  'The strange thing is that {when} I was all right, until {small}.',
  'It is like {image}, if that makes any sense.',
  'After {event} I thought it would pass, and it did not.',
  'I woke up with {body} and the sentence “{thought}”.',
  'I wanted to go to {hobby}, got as far as {place}, and turned round.',
  '{person} found me in {place}, staring at {comfort}.',
  'By the evening I am so {feeling} that I [leave the lights off|eat standing up|go to bed in my clothes|answer in single words].',
  'I caught myself being {feeling} about {small}, of all things.',
  'I count {small} and {small} and then add them to {event}.',
  'Even {pet} [notices|keeps a distance|lies on my feet then].',
  'I have told {number} people that I am busy, and I sat in {place}.',
  'When {other} laughed {when}, I was sure that it was about me.',
  'I held {comfort} and waited for it to be later.',
]

/** Doubts and hesitations. */
export const DOUBT: Bank = [
  'I do not know whether that is [normal|a real problem|worth your time].',
  'Part of me says: “{thought}”.',
  'I am afraid that if I say this aloud it [becomes true|gets bigger|sounds ridiculous].',
  'It sounds so {size} when I say it.',
  'Do you think that [it can change|I am making it up|others have this too]?',
  'What if it is true, that {thought}?',
  'I have tried to [pull myself together|think positively|ignore it|reason with it] and it comes back through the window.',
  '{person} would say that I exaggerate.',
  'I would like to believe you, and then I hear: {thought}.',
  'I feel {feeling} just for needing this.',
  'Honestly, I am {feeling} and also {feeling}, which makes no sense.',
  'I keep waiting for you to say that {thought}.',
  'I have read about it, and reading is [easier|safer] than doing.',
  'I nearly did not write today because of {small}.',
  'It helps for a moment and then I am {feeling} again.',
  'Why does {small} hit me harder than {event} did?',
]

/** Answers to a question. */
export const ANSWER: Bank = [
  'Hm. Mostly {feeling}, I think, and underneath that {feeling}.',
  'I have never thought about it like that. Maybe I need {need}.',
  'The first thing is {body}, then comes “{thought}”.',
  'It is worst [in the mornings|at night|on Sundays|when nobody needs anything], and easier [with {person}|outside|when my hands are busy|in the car].',
  'I guess I learnt it at home; nobody there ever asked for {need}.',
  'If I am honest it is about {need}.',
  'Probably {person}. They know the look.',
  'It was better once, when I still had {hobby}.',
  'A six out of ten, maybe. At {event} it was a nine.',
  'I would sleep. I would sit with {comfort} and not owe anyone anything.',
  'What matters? I would have said {value}, and then look at how I live.',
  'I wanted to scream and I said thank you.',
  'Nobody. Well, {other}, a bit.',
  'I imagine that they think “{thought}”, which is my sentence, I see that now.',
  'I was about [nine|eleven|fourteen|twenty] and it was {weather}, that is all that I know.',
  'In {place}, with {comfort}, that is where it is quietest.',
  'I go silent, and then it leaks out as {small} at home.',
  'There were [two|three] good hours {when}, and I did not trust them.',
]

/** Small movements. */
export const PROGRESS: Bank = [
  'I tried to {step}, and it was [odd|easier than I feared|half a success|harder than it sounds].',
  'All right. I could {step}, {soon}.',
  'I feel {calmer} just from having said it.',
  'I noticed {body} {when} and this time I knew what it was.',
  'I told {person} a piece of it, and they [nodded|hugged me|asked a good question|said “me too”].',
  'It is still there, but I am {calmer}.',
  'I wrote it down: “{thought}”. On paper it looks [smaller|like somebody else’s handwriting|rather rude].',
  'I said no to {other}, and I am still shaking, but proud.',
  'Somebody asked about {hobby}, and I said that I might come back.',
  'I can see now that I need {need}.',
  'I sat with {comfort} for ten minutes and did nothing, on purpose.',
  'When {small} happened, I breathed out first.',
  'Can I try it in a smaller version? To {step} seems like a lot.',
  'I will put a note on the fridge that says “{need}”.',
  'It was {weather} and I went anyway.',
  'I think that I can carry this until the next time.',
]

export const THANKS: Bank = [
  'Thank you. I am {calmer} than when we began.',
  'Thanks, I will {step}, {soon}, and tell you how it went.',
  'That helps. I had expected to be told off.',
  'I will think about “{need}”. It is a good word.',
  'Thank you for not being shocked.',
  'I am going to make tea and let this settle.',
  'Okay. {size} steps. I can live with that.',
  'I shall tell {person} tonight, or at least start to.',
  'You have given me something to hold besides {comfort}.',
  'It is the first time that I feel {calmer} on a [Monday|Tuesday|Wednesday|Thursday|Friday].',
  'I will keep that sentence for {place}.',
  'Right. See you next time, with news about {hobby}, maybe.',
]
