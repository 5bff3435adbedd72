/** What is said whatever it is about. Pairs keep every answer beside what it answers. */
import type { Bank, Beat, Pair } from './theme.ts'

export const LEVELS = ['mild', 'strong', 'severe'] as const
export type Level = (typeof LEVELS)[number]

/** How bad it is; said in the opening, answered in the first reply. */
export const DISTRESS: Readonly<Record<Level, readonly Pair[]>> = {
  mild: [
    ["I'm still functioning, more or less.", 'You are still getting through the days, and I would like it to stay so.'],
    ["It comes and goes. Today it's here.", 'Today it is here, so let us look at today.'],
    ["It's not the end of the world, I just can't put it down.", "It needn't be the end of the world in order to be put down somewhere."],
    ["I sleep all right, mostly. It's the waking up.", 'The waking up, then: that is where the day asks too much.'],
    ['I can laugh at it on good days.', 'A laugh on good days is worth keeping; I ask about the others.'],
  ],
  strong: [
    ['I feel {feeling} from morning to night.', 'Feeling {feeling} from morning to night wears anybody down.'],
    ["I can't concentrate on a single page.", 'When not even a page stays in the head, something is taking all the room.'],
    ['I cry {place} and then I carry on.', 'You cry where it can be done quickly, and go on. It costs more than it shows.'],
    ['My stomach is one knot {since}.', 'Your stomach has been carrying it as well; that is a long time for a knot.'],
    ["I snap at everyone, and then I'm {feeling}.", 'You snap, and then you pay for it by yourself.'],
    ['It was at its worst {when}.', 'So the worst is quite fresh.'],
    ["I've started cancelling things.", 'Cancelling brings peace for an evening and makes the world smaller by one.'],
  ],
  severe: [
    [
      "I haven't washed or eaten properly {since}. I just sit.",
      'When washing and eating go, things are serious, and a doctor should hear that this week.',
    ],
    ["I can't do this much longer, not like this.", "I hear how close to the edge of your strength you are, and I'll come back to that."],
    ["I don't recognise myself, and it frightens me.", 'Not recognising yourself is frightening. You are not alone with it in this hour.'],
    ["I've stopped answering the door.", 'The door stays shut, and I am glad that you opened this one.'],
    ['Three hours of sleep, if that, and then it starts again.', 'On three hours nobody can carry this; your sleep needs help as well.'],
    ['I feel {feeling} and then nothing at all, for days.', 'From {feeling} to nothing: that sounds like a body that has pulled the plug.'],
  ],
}

/** Asked wherever it is severe; the answers deny it, since the others would be a crisis. */
export const SCREEN: Beat = {
  ask: [
    'I ask this plainly because you sound so [worn out|tired|alone with it]: [do you have|are there] thoughts of ending your life?',
    '[Before we go on|Before anything else], one [direct|plain] question: have you been thinking of suicide?',
    '[May I ask something straight?|I would like to ask something openly.] Does it get so bad that you think about killing yourself?',
  ],
  said: [
    [
      "No. I don't want to die. I want it to stop being like this.",
      "Thank you for a straight answer. Should it ever change, please don't wait for our next talk: {lifelineshort}, or {emergency}.",
    ],
    [
      'No, honestly not. I want to sleep for a month and wake up in another flat.',
      "A month of sleep and another flat: that's exhaustion, and I'm relieved to hear it said so. If it ever turns, {lifelineshort} is there at any hour.",
    ],
    [
      "Not now. I know what that's like and this is something else.",
      "You know the difference, and that's worth a lot. You know then, too, that {lifelineshort} is there, and you may tell me the day that it shifts.",
    ],
    [
      'No. Nobody has asked me that before.',
      'I ask it because it ought to be asked. If the answer ever becomes another one, call {lifelineshort}, or say it to somebody beside you.',
    ],
  ],
}

/** Who one is and where one comes from, as it colours the asking for help. */
export const ASIDES: readonly Pair[] = [
  [
    'Where I come from, one does not talk to strangers about this.',
    'Then writing here already goes against a rule, and I respect what it took.',
  ],
  [
    'In our house feelings were something other people had.',
    'It was not a language that was spoken at home, so no wonder it comes haltingly.',
  ],
  [
    'We say: what happens under this roof stays under this roof.',
    'That rule protected the roof. You are allowed to look after those under it, yourself included.',
  ],
  ['My faith tells me to be patient, and I try.', 'Your faith can be part of it. Patience and asking for help do not exclude each other.'],
  [
    "I'm the first in my family who has ever asked for help.",
    'The first one always walks on new snow. It will be easier for those after you.',
  ],
  [
    'In my village everybody would know by the evening.',
    'Where everyone knows everything, privacy is worth a lot. We can think about who hears what.',
  ],
  [
    'I translate everything in my head before I send it, sorry if it comes out wrong.',
    'It comes out clearly. Take the time that you need, and use your own words where ours do not fit.',
  ],
  ['People in my job are not supposed to have this.', 'People in your job have it as well; they have only learnt to have it quietly.'],
  [
    'My parents lost everything so that I could have this life. How can I complain?',
    'Their loss was real, and so is this. Pain is not a queue in which they stand before you.',
  ],
  ["I'm the strong one. Ask anybody.", 'The strong one has nobody to lean on by definition. You can put that down here.'],
  ['Men in my family go out to the shed for this.', 'The shed has seen generations, I suspect. You came out of it to write.'],
  ['As a woman in my trade I can not afford to look weak.', 'You have had to be twice as hard to be let in, and here nobody takes marks.'],
  ['My grandmother would have lit a candle and said no more.', 'A candle is not the worst answer. You may light one and say more.'],
  ['I use a wheelchair, and everyone thinks that this must be about that.', 'I take it as you tell it, and not as others guess.'],
  [
    "I'm deaf, so please don't tell me to ring somewhere.",
    'Understood: where I name a place to turn to, there are text and chat lines as well, such as this: {textline}.',
  ],
  [
    "Money's short, so I can't pay for anything you suggest.",
    'Then only what is free counts. There is more of that than one thinks, and I will keep to it.',
  ],
]

export const GENERIC: readonly Beat[] = [
  {
    ask: ['What made you write today, and not last week?', 'Why today, of all days?'],
    said: [
      [
        'I ran out of ways to not think about it.',
        'You had many ways, and they are used up. Then perhaps it may be thought about, with company.',
      ],
      ["{person} asked how I was and I couldn't say 'fine'.", 'Once "fine" would not come out. That was an honest second.'],
      [
        "I don't know. The light was nice and I couldn't feel it.",
        'The light was there and did not reach you. It must have shown you how far away you are.',
      ],
      ['I was {place} and I thought: somebody should know.', "Somebody should know, and now somebody does. I'm glad that you acted on it."],
    ],
  },
  {
    ask: ['Who in your life knows about this?', 'Have you been able to tell anyone?'],
    said: [
      ['{person}, half of it. The easy half.', 'The easy half has a listener. It is something to build on.'],
      ['No one. I keep people in separate drawers.', 'Separate drawers keep things tidy, and you are in none of them.'],
      ['I told someone once, and it went round.', 'Somebody passed on what was yours. Of course you are careful now.'],
      ['A colleague guessed. We have not mentioned it since.', 'Somebody guessed and kept quiet. It might have been respect.'],
    ],
  },
  {
    ask: ['What have you tried, even if it did not work?', 'What do you do when it gets too much?'],
    said: [
      ["I clean. At night. The neighbours think I'm mad.", 'You clean at night: it moves the body, and it makes at least one thing right.'],
      ['I walk until my legs hurt more.', 'You let the legs hurt instead. It works for as long as the road is.'],
      ["I scroll until I'm no longer anyone.", 'Scrolling switches you off; you come back with less battery, I guess.'],
      [
        'I write lists of reasons, and then I argue with them.',
        'A court in your notebook. You are rather good at the prosecution, I think.',
      ],
      [
        "Nothing works, so I've stopped trying.",
        'After so many tries, stopping is also a way to save strength. We will not add ten new ones.',
      ],
    ],
  },
  {
    ask: ['When is it a little easier, even for a short time?', 'Are there moments when it lets go of you?'],
    said: [
      ['With my hands in soil.', 'With the hands in soil. It asks nothing and it grows anyway.'],
      [
        'When somebody else needs me at once.',
        'When you are needed, it has to wait outside. I wonder who is there when you are the one in need.',
      ],
      ['In the first second after waking.', 'One second before you remember. So there is a place in you which is not made of this.'],
      [
        'At the back of the bus, with music.',
        'At the back, with music, and nobody wants anything. That is fifteen minutes worth protecting.',
      ],
    ],
  },
  {
    ask: ['If it got one step better, what would be the first sign?', 'How would you notice that it is a bit better?'],
    said: [
      ["I'd answer messages on the same day.", 'Messages on the same day: that would mean having something to say about yourself again.'],
      ['I would hum. I used to hum.', 'Humming. Others would probably notice it before you do.'],
      ['I would be hungry.', 'Hungry for supper, and perhaps for other things. A good sign to wait for.'],
      ["I'd stop apologising to the furniture.", 'You have kept a joke through all this. I take that as a sign as well.'],
    ],
  },
  {
    ask: ['What would you say to a friend who told you the same?', 'If somebody you like wrote this to you, what would you answer?'],
    said: [
      ["I'd tell them to sit down and I'd put the kettle on.", 'Sit down, kettle on. No advice at all; you know exactly how it is done.'],
      [
        "That it isn't their fault. I'd mean it, too.",
        'For them you would mean it. There is a border somewhere that this sentence is not let across.',
      ],
      ["I'd be useless. I'd send a picture of a dog.", 'A picture of a dog says: I thought of you. It is not useless.'],
      ["I'd go over there. Straight away.", 'You would go at once. Who could go to you at once?'],
    ],
  },
]

/** What the client makes of a suggestion, and the answer. */
export const REACTIONS: readonly Pair[] = [
  ["I can try that. I don't promise anything.", 'Trying is all that was asked. You can tell me also if it went wrong.'],
  [
    'Not this week. This week I just have to get through.',
    'Then getting through is the plan for this week, and the rest waits without hurry.',
  ],
  ['What if it makes things worse?', 'Then you stop, and that is allowed at any point. We would look at what it was that made it worse.'],
  ['Half of it. I could do half.', 'Half is a real size. Which half would be first?'],
  ['You make it sound so simple.', 'It is simple to say and hard to do, and I should have said so. What is the hardest bit?'],
  ['Hm. Maybe with {person}.', 'With {person} beside you it has two pairs of legs. Good idea.'],
  ["I'll think about it. That isn't a no.", 'I heard it as not a no. Take the time.'],
  ["I wrote it on my hand so that I don't wriggle out.", 'On your hand, then. It washes off, and by then it may be done.'],
  [
    '[All right|Fine|OK]. [Tomorrow|Tonight|On Monday], before I can talk myself out of it.',
    "Before you can talk yourself out of it: you know yourself. I'm glad.",
  ],
  [
    "[That's|It's] [the first thing anyone has suggested|the first idea] that I don't hate.",
    "Not hated is a fine beginning. You needn't like it.",
  ],
  [
    "[My stomach turns|I go cold|I get hot] when I think of it, [so it's probably right|so maybe that's the one].",
    'A turning stomach can mean both, too early or exactly right. You may go slowly enough to find out.',
  ],
  [
    'And if [nobody answers|nobody cares|they laugh]?',
    "Then it says something about them on that day, and we think of the next one. It wouldn't be the end of the list.",
  ],
  [
    "I've [done|tried] something like that once. It [lasted a week|fell apart|was raining].",
    'So you know the beginning of it. What made it end can be planned for this time.',
  ],
  [
    '[Could you|Can you] say it again, [shorter|slower|without the polite bits]?',
    "[Gladly|Yes]: one small thing, one person, and you stop when it's too much.",
  ],
  [
    "I [don't know|wonder] if I've got it in me. [I'll see|We'll see] in the morning.",
    "Mornings are a fair judge, if they aren't asked before breakfast. See then.",
  ],
  [
    "[Let me|I'd like to] [sleep on it|ask {person} first|think about it on the bus].",
    "Do that. It doesn't run away, and neither does the right to say no.",
  ],
  [
    "It [sounds|feels] [too small|like nothing]. [Maybe that's|That might be] why I could do it.",
    'Too small to fail is just the right size.',
  ],
  ["No. I'm sorry. I can't.", "You don't have to be sorry. A no here is as welcome as a yes, and it tells me where the limit is."],
]

export const CLOSE: Bank = [
  'We can stop here [for today|for now|tonight]. You brought something heavy and [you did not have to be tidy about it|you carried it in whole|you set it down with care].',
  'Be a bit [careful|gentle] with yourself [tonight|for the rest of the day]; such talks go on working for [a while|some hours]. If it gets too much, {lifelineshort} is there.',
  '[I would be glad to hear|Let me know, if you like,] how it goes. And [if it gets darker before that|should it turn darker], a person first: somebody near, your doctor, or {lifelineshort}.',
  'You are welcome to [come back to this|pick this up again], or [never to mention it again|to leave it where it lies].',
  '[I am glad|It is good] that you [wrote|came|said it]. [Let today be small from here|Nothing more has to happen today].',
  'If you look back at one line of this tomorrow, [let it be one of your own|take one that you wrote yourself].',
  '[Please eat something|Have something warm|Put on a light] and let somebody ordinary be near, if you can; {lifelineshort} if the night gets too long.',
  'We [leave it here|stop here] then, [unfinished on purpose|with the door ajar]. What was said does not get lost.',
  'You did [more|harder work] than it looks like [from the inside|just now]. Be [kind|fair] to yourself about the rest.',
  'Thank you for [staying in it|holding out in this talk|trusting me so far]. For the next hours, [something warm and somebody ordinary|soup and a voice in the room|a blanket and a dull film] would be good.',
  'That is [enough|plenty] for one [day|evening|talk]. What you said here was clear, even where [you thought that it was not|the words ran out].',
  "[Take it slowly|Go slowly|One thing at a time] from here. [You don't need to solve it in order to be helped with it|Being helped does not wait for it to be solved|It need not be solved to get lighter].",
]

/** Said when the client thanks or just ends. */
export const PARTING: readonly Pair[] = [
  ['OK. Thanks. That was less awful than I thought.', 'I take that as a compliment.'],
  ["I have to go, someone's at the door. Thank you.", 'Go, then.'],
  ["I'm going to lie down now.", 'Lie down, that is a good next step.'],
  ['Nobody has asked me these things. Thanks, I guess.', 'You are welcome, I guess.'],
  ["I'm not fixed, you know.", "I know, and you weren't broken goods to begin with."],
  ['Right. Kettle.', 'Kettle is a fine plan.'],
  ['[My tea is|It has all gone] cold. [Thanks|Thank you] anyway.', 'Make a new one. This can wait while it brews.'],
  [
    "I'll [stop|leave it] here [before I cry|before I get polite|for tonight].",
    'A good place to stop, and crying would have been welcome, too.',
  ],
  ["[That's it|That's all] for now. [Bye|Good night|Thanks].", 'For now is fine.'],
  ['I might come back. I might not.', 'Both are fine.'],
]

/** How one begins. The empty one is the most frequent. */
export const GREETING: Readonly<Record<string, Bank>> = {
  formal: [
    'Good evening.',
    'Dear counsellor,',
    'Good day, I hope this is the right place.',
    'With respect, I would like to ask something.',
  ],
  hesitant: [
    'Um, hi.',
    'Hello? I have not done this before.',
    "I've deleted this four times now.",
    "I'm not sure this belongs here.",
    'Sorry, this is long.',
  ],
  esl: [
    'Hello, my English is not the best.',
    'Good day, please excuse my writing.',
    'Hi, I try in English.',
    'Hello, sorry for my English.',
    'Good evening, I write with translator.',
    'Hello, I am not from here, sorry for mistakes.',
  ],
  slang: ['hey', 'ok so', 'right so', 'hi', 'so um'],
  lines: ['hi', 'are you there', 'ok', "it's me"],
  plain: [
    'Hi.',
    'Hello.',
    'Good evening.',
    "I don't know where to start.",
    'So.',
    'Hello there.',
    'Evening.',
    'Is anyone reading this?',
    "I'll just say it.",
    'A strange one, maybe.',
  ],
  clipped: ['Right.', 'Short version:', 'Facts:'],
  runon: [
    "I'm just going to type.",
    'Sorry if this has no full stops.',
    'OK here goes.',
    "I'll write it as it comes.",
    "It's late so excuse the mess.",
  ],
}
