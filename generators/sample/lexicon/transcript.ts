/** Spoken teaching: sentences of lectures and talks, dense in anecdotes so that no two talks are alike. */
import type { Bank } from '../pen.ts'

/** Someone that a speaker tells of. */
const WHO =
  '[a student of mine|a woman in a workshop|a retired sailor|a young father|a nurse I worked with|a man on a train|an old teacher|a carpenter|a client from years ago|a colleague|a widow|a bus driver|a musician|a farmer|somebody in the second row]'
const DID = '[told me|wrote to me|admitted|said in passing|confessed|mentioned|explained, almost in a whisper]'
const SETTING =
  '[on a {weather} morning|after {event}|in {place}|over cold coffee|at the end of a long day|in the break|with {comfort} in the lap|while it was {weather} outside|between two appointments]'

export const ANECDOTE: Bank = [
  `${WHO} ${DID}, ${SETTING}, that it began with {small}, and that from then on {small} was enough.`,
  `I think of ${WHO} who, ${SETTING}, stopped in the middle of a sentence and said: “{thought}”.`,
  `There was ${WHO} who could [mend anything|talk to anyone|sleep anywhere|organise a village] and could not ask for {need}.`,
  `${WHO} kept {comfort} in a drawer and never told a soul why.`,
  `${SETTING} ${WHO} ${DID} how one can be {feeling} and {feeling} in the same minute.`,
  `Let me tell you about ${WHO}: I {job}, they would say, and then they would laugh with {body}.`,
  `${WHO} came to me with {body}, and it turned out that there had been {event}, and nobody had asked.`,
  `Once, ${SETTING}, ${WHO} asked me: what if “{thought}” is simply not true?`,
  `For ${WHO} it was like {image}, day after day, and then {small} tipped it over.`,
  `I remember ${WHO}, ${SETTING}, trying for the first time to {step}, and being furious that it helped.`,
  `${WHO} had a rule, never be {feeling} in front of people, and the rule had cost [a marriage|ten years|two friendships|a good deal of sleep].`,
  `When I asked ${WHO} about {value}, there was a silence, and then a story about {hobby}.`,
  `${WHO} ${DID} that the hardest part was not {event}, it was coming home to {place} afterwards.`,
  `I learnt that from ${WHO}, who would {step}, evening after evening, whether it was {weather} or not.`,
  `Nobody in that room, ${SETTING}, expected ${WHO} to weep over {small}.`,
  `${WHO} carried the sentence “{thought}” for [eleven|twenty|thirty|nine] years before saying it ${SETTING}.`,
  `The way out for ${WHO} was [small|crooked|slow|unglamorous]: to {step}, and to tell one person.`,
  `And ${WHO}, who used to say “{thought}”, sends me a postcard each year about {hobby}.`,
]

export const EXPLAIN: Bank = [
  'What we call {theme} is [first of all|at bottom|very often] a way of staying close to the people we depend on.',
  'The body does not know {event} from {small}; it knows safe and not safe, and it decides before we do.',
  'In the literature on {theme} you will find two camps, and both of them forget {need}.',
  'When we are {feeling}, attention narrows, and the first thing to be lost is {need}.',
  'There is a difference between feeling {feeling} and being {feeling}, and that difference can be trained.',
  'A sentence such as “{thought}” is not an opinion, it is a reflex with words.',
  'Avoiding {place} brings relief, and relief is the best teacher that fear ever had.',
  'It takes repetition: {number} times, {number} weeks, somewhere [in the kitchen|on the stairs|on a bench], until the new path is as wide as the old one.',
  'With {theme}, the question is hardly ever why, the question is what for.',
  'Think of {image}; that is what {theme} asks of a body, hour by hour.',
  'If {theme} had a sound, it would be {small} in the next room.',
  'People believe that {theme} is about strength, while it is mostly about {need}.',
  'First comes {body}, then an explanation, and the explanation is usually unkind.',
  'Children learn {theme} by watching what happens when somebody at the table is {feeling}.',
  'We can not argue with {body}; we can keep it company.',
  'Every culture has a place for {theme}, and ours put it in {place}.',
  'Notice that {theme} seldom comes alone; it brings along somebody who is {feeling}.',
  'Repair does more for us than harmony, and it can begin on any evening, with a clumsy sentence.',
  'What protected you at [six|nine|thirteen] can imprison you at [thirty|forty|fifty], and it deserves thanks before it goes.',
  'Where there is {value}, there is also something that can be hurt.',
  'Whoever has tried to {step} on a {weather} evening knows that insight is the lesser half.',
  'If we look at {theme} over a life, we see seasons, and we mistake each one for the climate.',
  'The opposite of {feeling} is not happiness, the opposite is contact.',
  'Talking about {theme} with {other} is quite another thing than talking about it with {person}.',
]

export const INVITE: Bank = [
  'So, if you like, [put a hand where {body} usually sits|feel the chair|let your eyes rest on something blue|look around the room once].',
  'Ask yourself [tonight|on the way home|before you sleep]: where did I last have {need}, and from whom?',
  'Take {comfort}, or whatever plays that part for you, and keep it near when you try this.',
  'You might {step}, and please do it badly.',
  'Write down one sentence that starts with “I am {feeling} because”, and stop there.',
  'If that brings up too much, stop, look at the window, have a glass of water, and talk to someone you trust.',
  'Try it with {small} before you try it with {event}.',
  'Turn to your neighbour, if you want to, and tell them about {hobby}, nothing deeper.',
  'For the coming week: {step}, and let it count.',
  'Say it aloud once, in an empty room, and listen to how it sounds there.',
  'And when it does not work, which will happen by Wednesday or so, begin again without a speech.',
  'Notice whether you are {calmer} now, or not; both are information.',
  'If you live with thoughts of dying, this talk is not enough: in the United States call or text 988, elsewhere your own line.',
  'Draw two circles, one for what is yours, and one for what belongs to other people.',
]

/** Turns of one speaker, a fictional teacher, known to her listeners by these phrases. */
export const VOICE: Bank = [
  'Here is the thing, dear ones: {theme} does not want to be solved, {theme} wants to be sat beside.',
  'Slowly, slowly, said the snail, and the snail got to {place}.',
  'I say it every week and I will say it again: [soft belly, slow breath|no medal for suffering|you are not late].',
  'My grandmother kept hens, and she used to say that {feeling} is a hen: chase it and it runs, sit down and it comes.',
  'Do not fix it. Do not fix it! Hold it like {comfort}, and see.',
  'And now you will ask me, but what about {event}? I know. I know, dear ones.',
  'I too had {body} before I came out here, so we are a full house.',
  'You are not a project. You are [weather|a garden|a guest|a long letter].',
  'When I was young and clever I believed every word of “{thought}”. Then life came, with its muddy boots.',
  'Laugh a little. {theme} hates it when we laugh.',
  'Let us be ordinary together, with {small} and all.',
  'Kettle on, shoulders down, and then we talk about {theme}.',
  'Some of you have {person} at home, waiting with an opinion. Bring them a biscuit.',
  'I do not trust advice that fits on a mug. I do trust mugs.',
  'Good. Now nothing. For the length of one breath, nothing.',
  'It is allowed to be {feeling} in this room, and it is allowed to yawn.',
  'Who told you “{thought}”? Write back to the sender: address unknown.',
  'Dear ones, if you remember one thing of today, remember {need}, and if you remember two, remember lunch.',
  'There is a small animal in you that has seen {event}. It does not read books. It likes {comfort}.',
  'We bow to what kept us alive, and then we show it the door, with thanks and sandwiches.',
]

/** The same teacher in short, when a listener asks. */
export const VOICE_ANSWER: Bank = [
  'Ah. A [good|dangerous|Tuesday] question, dear one.',
  'With {theme} I can only tell you how I fail at it, and that I fail [a little better|more kindly|with better tea] each year.',
  'First: unclench {comfort}. Second: there is no second.',
  'You write as if {theme} were an exam. It is more like [bread|laundry|a dog|a neighbour]: it comes back tomorrow.',
  'My grandmother would have given you a broom, and after an hour of sweeping you would have known.',
  'I shall not give you a method. I give you a [chair|window|kettle|bench], and you sit.',
  'When {small} happens, say “good morning, {theme}”, and mean it about half.',
  'Being {feeling} is no mistake in the text, dear one, it is the text.',
  'Ask {theme} what it is so busy with. Then be quiet, for longer than is polite.',
  'I keep {comfort} for such days, and I recommend something equally useless.',
  'Does it help to hear that {number} people asked me the same {when}? You are in company.',
  'Write “{thought}” on a paper boat and put it in the [bath|gutter|soup].',
  'The clever part of you wants an answer, the tired part wants {need}. Feed the tired one first.',
  'We never finish with {theme}; we become [friends|neighbours|pen pals] with it.',
  'No hurry. The snail says hello.',
  'If it becomes too heavy to carry alone, go and see somebody who does this for a living; I only have hens.',
]

export const OPENING: Bank = [
  'Good [morning|evening|afternoon], and welcome [back|to everyone|to the people at the back]; today we speak about {theme}.',
  'Let me begin with {small}, because that is where {theme} tends to begin.',
  'This is the [second|third|fourth|fifth|last] talk in the series, and it is on {theme}, with a detour to {value}.',
  'I was asked to talk about {theme} for [twenty minutes|half an hour|a little while], on a {weather} day like this.',
  'Before we come to {theme}, a question: who of you slept well?',
]
export const ENDING: Bank = [
  'That is all I have on {theme}; the rest is practice and {need}.',
  'Thank you for your attention, and for {small} at the beginning, which suited the subject.',
  'We will take up {theme} again next time, together with {value}.',
  'Go gently, and if it is {weather} outside, all the more so.',
  'I will be in {place} afterwards for questions about {theme} or {hobby}.',
]
