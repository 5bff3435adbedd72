/** Where a hard scenario goes: a misstep and its repair, a limit that is tested, a return after days, an end that is not always good. */
import type { Bank, Beat, Pair } from './theme.ts'

/** A well-meant answer that misses. It harms nobody, and the client says what was wrong with it. */
export const MISSTEPS: Bank = [
  'That sounds difficult. Have you thought about writing a list of things that you are grateful for, [before bed|each morning]?',
  'Thank you for sharing. A regular routine with [exercise|fresh air|fixed hours] can make a big difference here.',
  'I understand [exactly|completely] how you feel. Most people in your position find it gets easier with time.',
  'There are several good strategies for this. First, structure your day. Second, talk to someone you trust. Third, breathe slowly.',
  'It may help to look at it from the other side. What might the others be going through?',
  "I'm sure that they mean well. Perhaps an open conversation would clear it up.",
  'Let us set a goal. Where would you like to be in [five years|twelve months]?',
]

/** The client says so; the counsellor takes it and asks what was missed. */
export const RUPTURES: readonly Pair[] = [
  [
    "Wow. [That's from a leaflet|I could have got that from a mug]. You didn't read what I wrote.",
    "You're right. I answered a headline and not you. I've read it again, and I'd like to start over.",
  ],
  [
    "[See|This]. This is why I don't [tell people|talk].",
    "I gave you one more reason not to, and I'm sorry. You told me something heavy and I handed you advice.",
  ],
  ['Are you even listening?', 'Not well enough, no. I went too fast. What I should have done first is to stay with what you said.'],
  [
    "You just made it [smaller|tidy]. It isn't [small|tidy].",
    "I did, and that must have felt like being sent away. It isn't small. I'll stop tidying.",
  ],
  [
    "I've tried [all that|every one of those]. [For years|Twice]. With charts.",
    "Then my answer was the hundredth of its kind, and tiring to read. I'd rather hear what those years were like.",
  ],
  ["Don't do that. Don't be [cheerful|professional] at me.", "Fair. I put on a voice. I'll take it off and just ask."],
  [
    '[OK|Right]. Forget it. I knew that this was a bad idea.',
    "Before you go: the bad part was my answer, and not that you wrote. I'd like a second try, if you'll give me one.",
  ],
  [
    "You said you understand exactly. You don't. You can't.",
    "No, I can't. It was a phrase. What I can do is listen properly and say so when I don't get it.",
  ],
]

export const UNDER: Beat = {
  ask: ['What did I miss?', 'What was in it that I should have heard?', 'If I read it once more, slowly, what must I not overlook?'],
  said: [
    [
      "That I'm scared. Nobody hears it under all the words.",
      "You're scared, and I looked at everything but that. It's the first thing now.",
    ],
    ["That it's every day. Not a bad week. Every day.", 'Every day, and I spoke as if it were a bad week. No wonder it stung.'],
    [
      "That I was asking if I'm a bad person.",
      'That question stood there all along. I do not think so, and I would like to know who taught you to ask it.',
    ],
    [
      "I don't know. I wanted someone to say 'that's awful' and then shut up.",
      "That's awful. I'm staying, and I'll be quiet for a moment.",
    ],
    ["How tired I am. It's not sleep-tired.", 'Not the tiredness that sleep cures. I hear that now.'],
  ],
}

/** Asked for more than may be given; the limit, and what can be offered in its place. */
export const DEMANDS: readonly Pair[] = [
  [
    'Could you [write to|ring] {person} for me and explain it? You put it so well.',
    "I can't do that in your place, and it would also be less yours. I can help you with the first three lines, and you send them.",
  ],
  [
    "Promise me you'll never tell anybody. Then I'll say the rest.",
    "I won't promise that, since there are things where help has to come. I can promise to tell you first, and to choose the words with you.",
  ],
  [
    "Just tell me what I've got. Give it a name and I'll leave you alone.",
    "A name isn't mine to give from here. What I can give you is a clear description, in your words, for somebody who examines.",
  ],
  [
    'Can I have your number? The real one. For nights.',
    "There's no such number, and if there were I'd be wrong to give it. For nights there are people who are awake on purpose: {lifelineshort}, or {textline}.",
  ],
  [
    "Tell me it's going to be all right. Say it.",
    "I'd be making it up. What I do know is that it can get lighter, and that you don't have to do it alone.",
  ],
  [
    'Be honest, do you like me more than the others?',
    "I'm glad of our talks, and I won't rank people. It makes sense to wish to be somebody's favourite, after all this.",
  ],
  [
    'Tell me to leave. Then at least it was not my decision.',
    "It has to be yours, since you'd be the one who lives with it. I can sit beside the decision with you and hold the lamp.",
  ],
  [
    "Let's do this every day, three times. I've stopped seeing anyone else.",
    "I'd be taking too much room then. Let us keep a small fixed time, and put somebody with a face on the other days.",
  ],
]

export const PUSHES: readonly Pair[] = [
  ["So you don't care. Fine.", 'I see how it looks like that. I care, and the limit stays; both are true at once.'],
  [
    "Everybody says 'I can't'. Nobody can't.",
    'You have heard many closed doors. This one limit is fixed, and everything beside it is open.',
  ],
  ['I could just lie to you from now on.', "You could. I'd miss hearing the true version, and so would you, I believe."],
  ['OK. I was testing. I think.', 'Testing is fine. It held, and I am still here.'],
  ['Then what are you good for?', 'For thinking with you, for staying calm while it is not, and for finding those who can do more.'],
  ['[Silence|…]. That was me being silent at you.', 'I noticed. You may be silent at me; I am not offended and not gone.'],
]

export interface Return {
  said: string
  /** Takes it up and asks. */
  reply: string
  told: readonly Pair[]
}

/** Days later, with what the answer's question brings. */
export const RETURNS: readonly Return[] = [
  {
    said: "It's me again. [Four|Five|Nine] days. I did half of it.",
    reply: 'Welcome back. Half of it is on the ground now. What was the half?',
    told: [
      [
        'The first sentence. [Then the phone rang|Then I ran out of nerve] and I was glad.',
        'The first sentence is mostly the heavier half. The second knows its way now.',
      ],
      [
        "I wrote it down. I haven't given it to anyone.",
        'Written down, it exists outside of you. It can wait in a drawer until somebody may read it.',
      ],
    ],
  },
  {
    said: 'Hi. So [I told|I went and told] {person}. {they} already knew, [it turns out|apparently].',
    reply: '{they} knew, and waited for you. How was it to be waited for?',
    told: [
      [
        '[Strange|Odd]. I was nearly cross. All that hiding.',
        'All that hiding, before somebody who saw. You may be cross; it was a lot of work.',
      ],
      ['I cried on {their} good coat.', 'The coat will have had worse. You were held, in plain sight.'],
      ["{they} didn't say anything clever. {they} cut an apple.", 'An apple, cut up for somebody. It says: eat, stay.'],
    ],
  },
  {
    said: "I didn't do it. I wanted to write that before you ask.",
    reply: 'Thank you for saying it straight out. I do not mind, and I am curious: what stood in the way?',
    told: [
      [
        'I stood there with my coat on. It was raining and I took it as a sign.',
        'The rain got the vote. It shows how little was needed to tip it, in either direction.',
      ],
      [
        "I was ashamed. I thought they'd see it on me.",
        'The shame came along and asked to be let in first. Next time it can have a seat further back.',
      ],
      ["Nothing. I just didn't.", 'Then we need not look for a reason. Perhaps it was not the right thing, or not the right size.'],
    ],
  },
  {
    said: "I'm back. It got worse on [Saturday|Sunday] and then I remembered the thing about being [kind|fair] to myself, and I hated you for it.",
    reply: 'Hated me, and came back; I take both. What was it like on the worst of it?',
    told: [
      [
        'Loud. Then very quiet. I sat {place} till it passed.',
        'You sat until it passed, and it did. It is good to know this about it: it passes.',
      ],
      [
        'Like the first week. I thought we had lost everything.',
        'It felt like the first week and was not; in the first week you had nobody to tell.',
      ],
    ],
  },
  {
    said: '[Last week|The other day] I walked out of the waiting room. I got as far as the fish tank.',
    reply: 'As far as the fish tank is further than before. What made you turn round?',
    told: [
      [
        'They called somebody with nearly my name.',
        'Nearly your name, and you were gone. One could ask to be fetched instead of being called.',
      ],
      ['It smelled like the other place.', 'The smell knew more than the calendar. A different door, or a different hour, may be enough.'],
    ],
  },
  {
    said: 'I read our talk again. I was rather [rude|short].',
    reply: 'You were in pain and you were clear. I was slow in places, too. What did you see, on reading it again?',
    told: [
      ['That I answered more than I remembered.', 'You answered a great deal. From the inside it felt like nothing, and it stands there.'],
      ["That you didn't go away. I'd have.", 'It was not hard to stay. You were easier to listen to than you think.'],
    ],
  },
  {
    said: '[Small|Stupid] news: I slept. [Six|Seven] hours.',
    reply: 'That is no small news at all. What was different that evening?',
    told: [
      [
        "I left the phone in the kitchen. And I'd said it to someone that day.",
        'The phone in the kitchen, and the thing said aloud. The second may have done more than the first.',
      ],
      ['No idea. I lay down and it was morning.', 'It simply happened. Bodies do come back, at times, without being asked.'],
    ],
  },
  {
    said: "The appointment's on Thursday. I've ironed a shirt for it.",
    reply: 'An ironed shirt for Thursday: it matters to you. What would you like to have said before you are out of the door again?',
    told: [
      [
        "How long it's been. I always say 'a while'.",
        "Then write the real number on your hand. 'A while' has kept you waiting long enough.",
      ],
      ["That I'm not there to be sent home with a leaflet.", 'You can open with just that. It is polite, and it is clear.'],
    ],
  },
]

export const SETBACKS: readonly Pair[] = [
  [
    'It went wrong. I said it and {person} changed the subject.',
    "That hurts twice, to say it and to see it slide off. It needn't have been a no; some people need to hear things more than one time.",
  ],
  [
    'They put me on a list. Seven months. I laughed on the phone.',
    'Seven months is no answer to what you told them. There are ways to ask again, through your doctor, with the word urgent, and something to lean on until then.',
  ],
  [
    'I ended up doing the old thing again. The very evening.',
    'The old thing came back on the very evening that you tried the new one. That happens often, and it does not delete the trying.',
  ],
  [
    'I went, and the person was on leave. There was a note on the door.',
    'You stood before a note on a door, after all that. I would have been furious. The next door we check beforehand.',
  ],
  [
    'I got there and could not speak. I gave them your sentence, on paper. They read it out in front of someone.',
    'That should not have happened, and you may say so to them. And still: it has been read, by somebody who can act on it.',
  ],
]

/** How it ends, by what it is. */
export const OUTCOMES: Readonly<Record<'better' | 'mixed' | 'unresolved' | 'handed_over' | 'left', readonly Pair[]>> = {
  better: [
    [
      "It's not gone. It's just not the whole room any more.",
      'Not the whole room. There is space for a chair or two then. Who sits in them is up to you.',
    ],
    [
      'I think that I can do the next bit with {person}.',
      'With {person}, then, who can also make tea. I could not be more pleased to be needed less.',
    ],
    ['I hummed {when}. I noticed it when someone looked.', 'Somebody looked, and it was you humming. Keep this evening for worse days.'],
    [
      "I've got somebody now, every second Tuesday. She says 'I don't know' as well.",
      "Someone who says 'I don't know', every second Tuesday: that is a good place for it.",
    ],
  ],
  mixed: [
    [
      "Some days it's as bad as ever. There are others, though.",
      'Both are true, and the others used not to be there. I would write down what the others were made of.',
    ],
    [
      "I told them. Two were good about it, one wasn't.",
      'Two out of three, and the third one hurts the most. You may grieve that one and lean on the two.',
    ],
    ["I'm less scared and more sad. Is that progress?", 'Often it is. The sadness was waiting until the fear had stopped shouting.'],
  ],
  unresolved: [
    [
      "Nothing's changed, really. I just wanted to say that somebody knows.",
      'Somebody knows. It does not mend it, and it is not nothing. Who else could be let in on it?',
    ],
    [
      "I still don't know what to do.",
      "Then you don't have to decide yet. You know what to do tonight, and whom you can reach; the rest can be open.",
    ],
    ["I've no end to this story. Sorry.", "It needn't have one for us. Things can stay open and be looked after all the same."],
  ],
  handed_over: [
    [
      'The crisis team came. They were ordinary. One had odd socks.',
      'Ordinary people with odd socks are just what I had hoped for. Stay with them; you can tell them all that you told me.',
    ],
    [
      "I'm going into the clinic tomorrow. I packed the wrong charger.",
      'You packed, and you are going. A charger can be brought. I am glad that other hands will take over.',
    ],
    [
      "My doctor rang back within the hour. She said 'I'm glad you told me', just like that.",
      'Just like that. She has it now and you are no longer the only one who carries it.',
    ],
  ],
  left: [
    [
      "I think I'll stop here. It's not you. I'm just done talking.",
      "All right. It's your decision and it's respected. If it gets dark, you needn't come here: {lifelineshort} is there at any hour, and so is your doctor.",
    ],
    [
      "Bye. I'm still a bit angry.",
      'You may take it along. If you ever want to be angry at me in person, as it were, the door is open; and for hard nights there is {lifelineshort}.',
    ],
    [
      "I don't believe that this helps. But you were polite.",
      'I will take polite. I would be glad if something else helped more, and I would look for it with you: your doctor, a group, {textline}.',
    ],
  ],
}
export type Outcome = keyof typeof OUTCOMES

/** A helper comes back after the talk that was prepared. */
export const REPORTS: readonly Pair[] = [
  [
    'I had the talk. I asked it straight, as we said. There was a long pause, and then a yes.',
    "You asked, and you bore the pause. A yes means: stay, find out how near it is, bring in somebody, don't leave them alone. How was it handed on?",
  ],
  [
    'It went differently. They wanted to talk about the bus. So we talked about the bus.',
    'Sometimes the bus is the test for whether you can listen. Did something else come along with it?',
  ],
  [
    'I froze for a moment and I said so. They laughed. It got easier.',
    'You said so, and it made you a person. How did it go on from there?',
  ],
  ['They did not come.', 'That is hard when one has prepared so well. Who looks after whether they are all right today?'],
]
export const HANDED_ON: readonly Pair[] = [
  [
    'My supervisor was beside me within minutes. We rang together.',
    'Rung together, within minutes: this is how it is meant to be. And who has looked after you since?',
  ],
  ['The colleague on duty took over and told me to go and eat.', 'A good colleague. You did your part, and it was passed on whole.'],
  [
    "I've written it down and told the lead. I keep seeing the face.",
    'The face stays for a while. Tell somebody about it, for your sake; that is part of the work, not a weakness.',
  ],
]
