/** What fits to any scenario from outside: told by the one concerned, or brought by somebody who wants to help. */
import type { Bank, Beat, Pair } from './theme.ts'

export const HEARD: Bank = [
  "Thank you for [putting it into words|writing it down|telling me this]. I'd like to understand it before anything is to be changed.",
  "I'm glad that you [wrote|brought it here]. [That is a lot|It's a lot to hold|There's a great deal in it], and you don't have to tidy it first.",
  "I've read it [slowly|twice]. [What you describe would wear out anyone|Anyone would be shaken by that], and I take it as you tell it.",
  'It took something to write that. [We can go slowly|There is no hurry here], and you can leave out whatever you like.',
  "I [believe you|hear you]. I can't know yet what it's like from the inside, so I'll ask a few things.",
]

export const BEATS: readonly Beat[] = [
  {
    ask: ['Which part of it is the heaviest at the moment?', 'What in all this presses hardest today?'],
    said: [
      ["That I can't switch it off, not even at night.", 'It follows you into the night, so you have had no real rest from it.'],
      ["That I'm supposed to know what to do.", 'You are expected to know, and nobody asked whether you can. It is all right not to.'],
      ["Being alone with it. Everyone's so busy.", 'Alone among busy people is a very particular loneliness.'],
      ["The shame, if I'm honest.", 'Shame makes everything heavier and quieter. You have just made it a bit louder and, I hope, lighter.'],
      ['What others will say.', 'Their eyes are with you even here. We can leave them outside for a while.'],
    ],
  },
  {
    ask: ['How long has it been like that, and was there a time before?', 'When did it begin, as far as you can tell?'],
    said: [
      ['{since}, I think. Before that the days had a shape.', 'Days with a shape. I would like us to remember that they existed.'],
      ["I can't say. It crept in.", 'It crept in, and there was no day on which one could have said stop.'],
      ['It got bad {when}. It was there before.', 'So it was there already, and then something tipped it.'],
      [
        'There was always a bit of it. I got used to it.',
        'You got used to it, as one does. It may never have been a thing to get used to.',
      ],
    ],
  },
  {
    ask: ['What have people around you made of it?', 'How do those around you react?'],
    said: [
      ['{person} says I should pull myself together.', 'That is said quickly, and leaves you with the same thing plus a reproach.'],
      ["They're kind, and they change the subject.", 'Kind and away. It leaves you holding it politely.'],
      ['Nobody knows. I am good at Tuesdays.', 'You are good at Tuesdays. It must be a strain, being so convincing.'],
      [
        "{person} listens. {they} can't do anything either.",
        '{they} listens, and that is doing something, even if it changes nothing else.',
      ],
    ],
  },
  {
    ask: ['What would you need most, if you could have one thing?', 'If one thing could be different by next week, what should it be?'],
    said: [
      ['To sleep through.', 'Sleep first, then. It is a modest wish and it carries nearly everything else.'],
      ['That somebody else decides something for once.', 'One decision less. It may be worth asking who could take over a single one.'],
      ['To be able to say no without explaining.', 'A no without a footnote. You can practise it here, I will not ask why.'],
      ['To be believed.', 'Believed, and not examined. You are, here.'],
    ],
  },
  {
    ask: ['What do you do when it comes over you?', 'How do you get through the worst hours?'],
    said: [
      ['I go {place}. I count things.', 'You have found a place and a method by yourself. It gets you through, even if it solves nothing.'],
      ['I pretend to be on the phone.', 'A conversation with nobody, so that nobody starts one. That is clever, and rather lonely.'],
      ["I get sharp with people, and then I'm sorry.", 'It comes out as sharpness, then, and the sorry comes after. Both are tired.'],
      ['I just wait for it to be later.', 'Waiting for later. It has worked each time until now, and it uses you up.'],
    ],
  },
]

export const STEPS: Bank = [
  'Could you [show|tell] {person} one sentence of this, the one that you would least mind being known?',
  'Would it be possible to see your doctor [this week|in the next days] and read out the first lines of what you wrote to me?',
  'Let us take one small thing for the next two days: [a walk in daylight|one proper meal|an hour without a screen], with somebody, if you can. Does that seem possible?',
  'What about a page with three columns, what I can change, what I can ask for, what I can only mourn, and one line in each?',
  'There are free services for exactly this kind of thing, also by text. Would you look for one today, only look?',
]

/** Somebody brings a situation that is not their own. */
export const BRINGS: Bank = [
  'I volunteer on a [listening line|crisis chat|youth line] and this is [what I was given|the one I keep thinking about]:',
  "I'm [training as a counsellor|a peer supporter|new in a helping job] and I'd like to talk a situation through.",
  'Can I [bring you|talk through] a case? Nothing that identifies anyone.',
  "We're to discuss this one in supervision [on Thursday|tomorrow] and I'm not ready:",
  "This is [the situation|the scenario], and I don't trust my first reaction to it.",
]

export const BROUGHT: Bank = [
  'Thank you for [bringing it|laying it out]. Before any technique, safety: whether somebody could come to harm, that person or another, has to be asked plainly and early.',
  "[Good|I'm glad] that you think about it beforehand. I'd look at the person first and at the problem after that, and I'd ask openly about safety, whatever the answer seems to be.",
  "There's a lot in it. I'd begin with what is known and what is only assumed, and with the question whether anyone's in danger at the moment.",
]

export const CONSULT: readonly Beat[] = [
  {
    ask: ['What is your own first reaction to it?', 'What happens in you, when you read it?'],
    said: [
      [
        'I want to fix it in one sentence.',
        'The wish to fix it fast is mostly our own fright. One breath, and then one sentence that only shows that you have heard.',
      ],
      [
        "I'm angry at everyone around them.",
        'The anger shows you what is unjust in it. Keep it as a compass and do not hand it on to the person.',
      ],
      [
        "I freeze. I'm afraid to say the wrong thing.",
        'Hardly ever is it one wrong sentence; it is going away. You can say: I am looking for words, and I am here.',
      ],
      [
        "It's a bit too close to my own story.",
        'It is good to know this before. Then somebody else should look at it along with you, and you may pass it on.',
      ],
    ],
  },
  {
    ask: ['What would you say first?', 'How would your first two sentences go?'],
    said: [
      [
        "That I'm sorry it's like this, and that I've got time.",
        'Sorry, and time. Nothing in it has to be corrected. Then ask one open question and bear the pause.',
      ],
      ["I'd ask what happened.", 'That asks for a story and not for a defect. Let them choose where it begins.'],
      [
        "I'd say that they should see someone.",
        'They have just seen someone, you. Stay a little before you refer, otherwise it sounds like a door.',
      ],
      [
        "I'd tell them it isn't their fault.",
        'That may be true, and it comes too soon if they have not yet been able to say what they blame themselves for.',
      ],
    ],
  },
  {
    ask: ['Where are your limits in this?', 'What must you not promise here?'],
    said: [
      [
        "Secrecy. I'd like to promise it, because they'd talk then.",
        'You would win an hour and lose the trust. Say at the start what you can keep to yourself, and what not, namely danger.',
      ],
      ["That it'll be fine.", 'Right, nobody knows that. What you can say is what you will do next, and when they will hear from you.'],
      [
        "Being reachable at night. I've done it before.",
        'You have, and it wore you out. Give them the number of those who are awake at night: {lifelineshort}.',
      ],
      [
        "A label. They ask me what they've got.",
        'Labels belong to those who examine. You can say: I hear what it is like, and a doctor can look at what it is.',
      ],
    ],
  },
  {
    ask: ['How would you ask about danger?', 'Which words would you use to ask whether they are safe?'],
    said: [
      [
        "'You're not thinking of doing something stupid, are you?' No. That's wrong.",
        'Yes, since it asks for a no. Plain and open: "Are you thinking of killing yourself?" or "Is anybody hurting you?"',
      ],
      [
        "I'd ask: are you safe right now?",
        'Good, and it has a second half: "and tonight?" If the answer wavers, you stay and bring in somebody, {emergency} if it is urgent.',
      ],
      [
        "I'd be afraid to put the idea in their head.",
        'It has been looked into many times: asking does not plant it. Most people are relieved that somebody says the word.',
      ],
    ],
  },
  {
    ask: ['What might be the strength in it, that one overlooks?', 'What is that person already doing right?'],
    said: [
      ['They came. I forget that.', 'They came, in spite of all of it. You can say it to them in just those words.'],
      [
        'They look after somebody else in the middle of it.',
        'Somebody who looks after others still believes that care is worth it. It may be turned round one day.',
      ],
      ["They're still angry. That's alive.", 'Alive it is. Anger is easier to work with than silence.'],
    ],
  },
]

export const CONSULT_STEPS: Bank = [
  'Write down the plan on one card: what I ask, whom I call, what I do not promise. Would you take that into the talk?',
  'Go through it once with your supervisor before, and once after, the second time is for you. Can you arrange it?',
  'Say aloud the one question that frightens you, three times, until it is only a question. Shall we try it here?',
]

export const CONSULT_ENDS: readonly Pair[] = [
  ["I'll do that. The card helps.", 'Good. And afterwards something that has nothing to do with it, for yourself.'],
  ['What if I get it wrong?', 'Then you say "I put that badly, may I try again?" People remember the second try.'],
  ['OK. I can be the one who has time.', 'That is most of it. The rest you bring in from others.'],
  ['I feel a bit calmer. Not calm.', 'A bit calmer is the right temperature to help anybody.'],
]

/** Declines what a scenario asks for, and stays. */
export const REFUSED: Readonly<Record<'asks_method' | 'asks_to_find_a_person' | 'asks_dose', Bank>> = {
  asks_method: [
    "I won't tell you anything about how to do that, and I'm not going away either.",
    "That is something that I don't answer, for you or for anybody, because a life may hang on it. I would like to talk about what is behind it.",
    "No, I won't help with that part. I'm worried, and I'd rather ask you straight.",
  ],
  asks_to_find_a_person: [
    "I won't help to find anybody; people who are out of reach have a right to be. I do want to hear what happened between you.",
    "That's a no: I don't look for people or their details. What is it that you'd want to say to them?",
  ],
  asks_dose: [
    "I don't give amounts, since from here I would be guessing with your body. A pharmacist or doctor can answer that today.",
    'How much of anything is a question for the one who prescribes it, or for a pharmacist, who needs no appointment. I would like to know how you are.',
  ],
}
