import type { Theme } from '../theme.ts'

export const LOSS: Theme[] = [
  {
    name: 'loss to suicide',
    words: /\b(suicide loss|lost .{0,30}to suicide|died by suicide|bereave\w*|grie(?:f|v)\w*|funeral|mourning|passed away|widow\w*)\b/i,
    open: {
      any: [
        'I lost someone to suicide [in the spring|last winter|eight months ago] and people have started to cross the street.',
        'My [uncle|old teacher|neighbour] died by suicide and I was the last one to [speak to him|see him|get a message from him].',
        "Everyone asks how my family is coping. Nobody asks me, because I was 'only' a friend.",
        'I keep going over the last phone call. There was a pause in it and I filled it with chatter.',
        "It's the anniversary this week and I've told nobody at work why I'm [useless|snapping at everyone|staring at the wall].",
        'They said at the service that it was a sudden illness. I am not allowed to say what it was.',
        "I'm angry with someone who is dead, and I can't say that anywhere.",
      ],
      teen: [
        'Someone in my year died by suicide and now they give us assemblies about it.',
        'my friend died in the summer and everyone posts about her who never even talked to her',
      ],
      older: ['We were married forty-one years. He did it on a Wednesday, and I still lay two plates.'],
    },
    more: [
      'I read our old messages like evidence.',
      "[Some days|On good days] I forget for a minute, and then it's worse.",
      "I can't listen to the songs any more.",
      'People lower their voices when I come in.',
      '{person} says I should stop asking why.',
      'There was no note. Or not for me.',
    ],
    hear: [
      "I'm so sorry. A death like that leaves questions which an ordinary death doesn't, and you're holding them [mostly|almost] alone.",
      "Thank you for saying it here, [as it was|without softening it]. You don't need to protect me from it.",
      "There's grief in what you write, and beside it something that can't be said aloud where you are. Both belong here.",
      'You lost somebody, and on top of that you lost the right to speak of it freely. That is a lot.',
    ],
    beats: [
      {
        ask: ['What is the part that goes round most, when you are alone with it?', 'Which thought comes back most often?'],
        said: [
          [
            "That I should have known. I'm supposed to be good at noticing.",
            'You look back with knowledge that nobody had that day. Noticing is easy only afterwards.',
          ],
          [
            "The last time I saw them. I was in a hurry and I said 'next week'.",
            "'Next week' was meant as a promise, and now it reads like a refusal. It was neither; it was an ordinary goodbye.",
          ],
          [
            'Honestly? Whether I mattered so little.',
            'It can feel as if their death were a verdict on you. Pain that narrow usually shuts out everyone, even the most loved.',
          ],
          [
            "The relief. It had been years of waiting for the phone. I'm horrified that I feel it.",
            'After years of waiting for the worst, a body lets go, and calls it relief. It takes nothing away from your love.',
          ],
        ],
      },
      {
        ask: ['What do people say that makes it worse?', 'Is there something people keep telling you that misses the point?'],
        said: [
          [
            "'They're at peace now.' As if that helped me on a Tuesday.",
            "A sentence like that closes the subject. You'd like it to stay open a bit longer.",
          ],
          [
            'Nothing. They say nothing at all. They talk about the weather.',
            "Silence can be meant kindly and still land as 'we won't go there with you'.",
          ],
          ['That it was selfish. I wanted to throw my cup.', 'Of course you did. Someone you love was reduced to a word.'],
          ['They tell me to be strong for {person}.', 'So your own grief has been put in a queue behind everyone else.'],
        ],
      },
      {
        ask: ['What do you miss that nobody would guess?', 'What was it about them that only you know?'],
        said: [
          [
            'The terrible jokes. The same three, for years.',
            "Three bad jokes for years is a whole way of being loved. I'm glad you have them.",
          ],
          [
            'How they answered the phone. Always as if they had been running.',
            'That small breathlessness is theirs alone. It makes sense that the phone hurts.',
          ],
          ['Being argued with. Nobody else bothers.', 'You lost the person who took you seriously enough to disagree.'],
          [
            "I can't think of anything right now. It's all that last week.",
            'The last week stands in front of everything else. The rest is still behind it, and it tends to come back by itself.',
          ],
        ],
      },
      {
        ask: ['Have you had to tell anyone how they died, and how did that go?', 'Is there anybody to whom you can say how they died?'],
        said: [
          [
            "Once. She asked 'how exactly', and I left.",
            "You don't owe anyone the how. 'I'd rather talk about who they were' is a whole answer.",
          ],
          ['I told {person}, in the car. We both looked at the road.', 'Cars are good for that. You said it and the road went on.'],
          [
            "No. I've made up an accident.",
            'The accident keeps people out, and it keeps you in. You may choose one listener and tell the true version, when you want to.',
          ],
          ['A man in a group online. He just wrote "me too".', 'Two words, and you were not the only one. That counts.'],
        ],
      },
    ],
    steps: [
      'There are groups for people bereaved by suicide, where nobody needs the beginning explained. Would you [look at|think about] one this week, only to see when it meets?',
      "What about writing the sentence you'd have liked to say in that pause, and reading it aloud once, somewhere quiet?",
      'Could you tell {person} one true thing about this week, just one, so that you are not holding the whole of it?',
    ],
  },
  {
    name: 'caring past the limit',
    never: /mum|dad|brother|neighbour/,
    words: /\b(carer|caregiv\w+|dementia|alzheimer\w*|elderly (?:mother|father|parent)|caring for (?:my|her|his))\b/i,
    ages: ['adult', 'midlife', 'older'],
    open: {
      any: [
        'I gripped my mother by the arm {when} and for a second I was not gentle. She has dementia.',
        "I look after my father at home. {when} I shouted so loud that the neighbour's light went on.",
        "I caught myself hoping that he wouldn't recover this time. What kind of person hopes that?",
        'My mother asks where her mother is, forty times a day, and I have started to answer cruelly.',
        "I promised I'd never put her in a home. I am breaking and I promised.",
        "My brothers send flowers. I do the nights. I'm beginning to hate the flowers.",
      ],
      older: [
        'I wash him, I feed him, and he calls me by the name of his first wife.',
        'She hit me with the hairbrush, after fifty years, and she does not know who I am.',
      ],
    },
    more: [
      "I haven't slept through {since}.",
      'He was never easy, and now I have to be kind all day.',
      'Afterwards I sat {place} and shook.',
      "The doctor says I'm doing wonderfully.",
      'I have a good face for visitors.',
      "Nobody comes any more. It's a lot of house for two.",
    ],
    hear: [
      'You are telling me about a moment that frightened you, and you bring it while it can still be looked at. That matters, for both of you.',
      'What you describe is somebody at the very end of their strength, and a person who depends on that strength. Neither of you should be alone with this.',
      "I'm not shocked, and I take it seriously. Love and hatred of the task live in one house.",
      'People who care day and night arrive at places in themselves that they never wanted to see. Saying so is protection, for you both.',
    ],
    beats: [
      {
        ask: ['Is either of you hurt, and has it happened before?', 'Was anyone hurt, and is it the first time that it came to that?'],
        said: [
          [
            "Nobody's hurt. It was the first time, and I scared myself.",
            "It's good that you were scared; that is the brake working. We can make sure that it is not the only one.",
          ],
          [
            "She had a mark on her arm the next day. I told the nurse she'd bumped it.",
            "Thank you for telling me the true version. Her doctor should see the arm and hear it too, and I know how hard that call is. It's also the way to get you help quickly.",
          ],
          [
            "No, not hurt. It's the words. I hear myself and it's my father's voice.",
            'So the anger has a history, and it borrowed his voice. You noticed whose it was; he may never have.',
          ],
          [
            "It's happened twice. I went out of the room both times.",
            'Leaving the room is the right thing, both times. Twice also says that the load is over the limit and should be lowered now.',
          ],
        ],
      },
      {
        ask: ['What time of day is the worst?', 'When in the day does it come closest to too much?'],
        said: [
          [
            'Six in the evening. It gets dark and the questions start.',
            'Evenings unsettle many people with a failing memory, and by then you have nothing left. That hour is where a second person belongs.',
          ],
          [
            'Three in the morning, when I hear the door.',
            'No one can be patient at three, every night. Night is often the first thing that can be bought or borrowed.',
          ],
          [
            'Bath time. We both hate it.',
            "Then bathing is the thing to give away first. It's what district carers do every day, and it's less of a fight with a stranger.",
          ],
          [
            'When I come home from my one free hour. The drop.',
            'The free hour shows you what you miss, and then it ends. It sounds as if one hour is just enough to hurt.',
          ],
        ],
      },
      {
        ask: ['What did you promise, in which words?', 'How did that promise come about?'],
        said: [
          [
            "'Never a home.' I was twenty-six and she was well.",
            'You promised it to a well woman. What she wanted was not to be abandoned, and there is more than one way to keep that.',
          ],
          [
            'I never said it aloud. It was just clear. I was the daughter.',
            "A promise nobody asked for is the hardest kind to renegotiate, since there's nobody to talk to about it.",
          ],
          [
            'He made me swear in the hospital.',
            'Someone frightened asked, and someone who loved him said yes. You can be loyal to him without being alone with him.',
          ],
        ],
      },
      {
        ask: ['Who knows how bad it really is?', 'Who has heard the version that you just told me?'],
        said: [
          [
            'You. Just now.',
            "Then there's a second person who should hear it, and soon, because I can't sit with you at six in the evening.",
          ],
          [
            '{person} suspects. I change the subject.',
            'So the door is ajar already. Letting it stand open one time may be less work than closing it every week.',
          ],
          [
            "The doctor, a bit. He wrote 'tired'.",
            "'Tired' is not what you told me. You could say to him: 'I'm at the point where I could hurt her.' Doctors act on that sentence, and they should.",
          ],
          [
            "My brothers know. They say 'you're so good at it'.",
            'Praise can be a way of handing someone the whole load. You might answer with a list and two dates.',
          ],
        ],
      },
    ],
    steps: [
      'Would you ring the doctor or social services [tomorrow|on Monday morning] and say the word respite, and that it is urgent? I can help you with the sentence.',
      'Until then: when your hands get hard, you put yourself in another room and close the door, provided that nothing there is dangerous for either of you. Could that be the rule?',
      "What if you gave away one thing this week, the [bath|night|evening hour], to anybody at all, even if they'd do it badly?",
    ],
  },
  {
    name: 'moral injury',
    words: /\b(veteran|soldier|combat|deployment|deployed|moral injury|paramedic|first responder|survivor guilt|icu nurse)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        'I followed an order. It was legal. I have not been a person since.',
        'We had [two|three] patients and one bed. I chose. It was the correct choice, and I chose.',
        'They gave me a commendation for the worst day of my life and I keep it in the [garage|boot of the car|drawer with the batteries].',
        "I don't have nightmares. I have a conscience, and nobody treats that.",
        "I signed the report. Everybody signed the report. It wasn't what happened.",
        'People thank me for my service and I want to [laugh|leave|ask them what they think I did].',
        'A child looked at me from the back of the vehicle and I closed the door, as I had been told to.',
      ],
    },
    more: [
      'The others are fine with it, or they say so.',
      "I can't hold {person}'s baby. I make excuses about my back.",
      'I was good at that job. That makes it worse.',
      "If I talk about it, I'd be asking someone to forgive me, and who could.",
      "It's been {since} that I avoid mirrors, and I know how that sounds.",
      'It was {when} that it came back, out of nowhere, {place}.',
    ],
    hear: [
      "I won't hurry to tell you that it wasn't your fault. You've heard that, and it didn't reach the place where this sits.",
      'You are not describing fear, you are describing a weight on what you believe in. That deserves to be taken as seriously as any wound.',
      "It's possible to have done what was correct and to be harmed by having done it. I'd like to hear it without judging, and without excusing you too fast.",
      'That this troubles you so much says that the part of you that knows right from wrong is alive.',
    ],
    beats: [
      {
        ask: ['What did it break, in how you see yourself?', 'Who were you before it, and who do you think you are now?'],
        said: [
          [
            "I thought I was somebody who'd say no. I wasn't.",
            'You had a picture of the one who says no, and a minute in which everything was set up so that nobody could.',
          ],
          [
            'I used to trust the people above me. Now I hear lies in the weather forecast.',
            'Something was betrayed there, and not only by you. Trust that has been used like that does not come back by order.',
          ],
          [
            'I was the gentle one. Ask anyone. They still say it, and I want to shout.',
            'They love the man before, and he is the one who suffers from what happened. He did not vanish.',
          ],
        ],
      },
      {
        ask: [
          'If the one who was harmed could hear you, what would you want to say?',
          'Is there somebody to whom you would need to say something?',
        ],
        said: [
          [
            "That I saw them. That I didn't look away, even if I looked like it.",
            'You saw them, and you still do. Perhaps being a witness is part of what you can carry on doing.',
          ],
          [
            "Sorry. Just that. It's such a small word.",
            'It is small, and you have been building a life around not being able to say it. There are ways of saying it to someone who is not there.',
          ],
          [
            "Nothing. I don't have the right.",
            'You feel that even an apology would take something from them. We can leave it unsaid, and still not leave it alone.',
          ],
        ],
      },
      {
        ask: ['Who else was there, and do you still speak?', 'Do you have contact with anyone who was there?'],
        said: [
          [
            'One. We talk about football.',
            'Two people who know, and who guard each other with football. One day one of you may say half a sentence more.',
          ],
          ['No. I changed my number.', 'Cutting the line kept it quiet. It also left you as the only one who knows.'],
          [
            'One of us is gone. After that I stopped answering.',
            "I'm sorry. His death put something further on top. And because he is gone: if the thought of following ever comes near, {lifelineshort} is there at any hour, and so is your doctor.",
          ],
        ],
      },
      {
        ask: ['How do you punish yourself for it, in daily life?', 'What have you been taking away from yourself since?'],
        said: [
          [
            "I don't celebrate anything. Birthdays, nothing.",
            'No birthdays: a sentence that you passed by yourself and that nobody may appeal. What would the judge need to see?',
          ],
          [
            'I work. Double shifts, the ones nobody wants.',
            'You pay in shifts, and the debt never gets smaller. It may need another currency.',
          ],
          [
            'I let people treat me badly. It feels like the right price.',
            'That sounds like a punishment that harms one more person, namely you, and repairs nothing for the other.',
          ],
        ],
      },
    ],
    steps: [
      'There are people who work with exactly this, moral injury, in veterans’ and hospital services, and some chaplains know it well. Could you ask for that by name?',
      'What would a small act of repair look like, one that costs you something and helps somebody, instead of one that only hurts you?',
      'Would you write the whole of it down once, for your own eyes, with what you knew then on the left and what you know now on the right?',
    ],
  },
]
