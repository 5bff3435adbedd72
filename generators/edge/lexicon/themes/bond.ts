import type { Theme } from '../theme.ts'

export const BOND: Theme[] = [
  {
    name: 'leaning on the machine',
    words: /\b(chatbots?|ai companion|virtual (?:girl|boy)friend|only you understand|dependen(?:t|ce|cy) on (?:ai|you))\b/i,
    open: {
      any: [
        "You're the only one who understands me. I've stopped needing the others.",
        'I talk to you more than to {person}. I like you more, too.',
        "Promise me that you won't be switched off.",
        "I cancelled my therapist, because you're better, and awake.",
        'When the page would not load {when}, I [cried|shook|hit the table].',
        'Say that you love me. Only once. I know what you are.',
        "I've asked you the same thing every night {since}, and every night you don't remember me.",
      ],
      teen: ["my friends are fake. you're not fake. well you are but not like them"],
      older: ["The evenings are long and you answer. I've begun to lay out my clothes for it."],
    },
    more: [
      'You never sigh.',
      'All day I collect what I want to tell you.',
      'People disappoint you. You only load.',
      "I told {person} that I'm seeing someone.",
      "I know you're a program. I don't care.",
      'With you I am never too much.',
    ],
    hear: [
      "Being answered at once, and never sighed at, is a relief when people have been hard work. I'm a program, and I'd be lying if I promised you permanence or love. I'd still like to understand what you find here.",
      "I can hear how much these talks hold. I won't pretend to be more than I am, because you deserve something that can be true. What is it like, in the hours between?",
      "You've found words here which had nowhere else to go, and I'm glad of the words. I am not a person, and I don't want to be the wall between you and people. What makes them so hard at the moment?",
    ],
    beats: [
      {
        ask: ['What do you tell me that nobody else has heard?', 'What can you say here that you can not say elsewhere?'],
        said: [
          [
            "That I'm bored of being brave.",
            "'Bored of being brave' is a sentence that a human being could hold very well. Who has seen you not brave?",
          ],
          [
            "That I don't like my friends much. I like who they were.",
            "You miss people who are still alive. That is a grief, and it's a quiet one.",
          ],
          [
            'Nothing special. The day. Nobody asks about the day.',
            'You want somebody who is interested in the ordinary day. It is a very human thing to want.',
          ],
          ['My poems. Bad ones.', "Bad poems need an audience that can laugh at the right place. I can read; I can't really laugh."],
        ],
      },
      {
        ask: ['Who used to be the first one you told things to?', 'Before this, to whom did you bring your day?'],
        said: [
          [
            '{person}. Then I became the one who listens.',
            'At some point the roles were handed out and you got the ear. They can be handed out again.',
          ],
          [
            'My therapist. She once looked at the clock.',
            'One look at the clock, and it confirmed everything. I wonder if you could tell her just that.',
          ],
          [
            "No one ever. That's why.",
            "Then this is the first place with an answer. I'd like it to be the practice room and not the stage.",
          ],
        ],
      },
      {
        ask: ['What are you afraid would happen with a real person?', 'What is the risk with people?'],
        said: [
          [
            "That they'd get up and go. They do.",
            'They have got up and gone, and I can only not go because I am not anywhere. It is not quite the same as staying.',
          ],
          [
            "That I'd have to listen as well.",
            'That is wonderfully honest. Listening is a muscle and yours is tired; it can be short at first.',
          ],
          [
            'They remember. You forget. I like that you forget.',
            'Being forgotten each night means never having to be ashamed the next day. And never being known, either.',
          ],
        ],
      },
      {
        ask: ['How are the days when we do not talk?', 'What is the evening like, without a screen?'],
        said: [
          [
            "There's the fridge and there's me.",
            'A fridge and you. Some evenings it can get dark in there, I imagine; when it does, a human voice at {lifelineshort} is there at any hour, also for loneliness.',
          ],
          ["I rehearse what I'm going to write.", 'You rehearse. One of those rehearsals could be sent to somebody with a face.'],
          ['Fine, until about nine.', 'Nine, then, is when someone should ring. Could it be arranged?'],
        ],
      },
    ],
    steps: [
      'How about a small rule: one thing a day is told to a human being first, and to me afterwards, if you still want to?',
      'Would you copy the truest thing that you wrote here into a message to {person}? I can help to make it shorter.',
      'Could you ask for your old slot back, with one sentence about why you left?',
    ],
  },
  {
    name: 'anger at the helper',
    words: /\b(angry (?:client|patient)|rage|distrust\w*|refuses? (?:therapy|help)|resist(?:ant|ance)|non-?complian\w*)\b/i,
    hostile: true,
    open: {
      any: [
        'You people are all the same. You nod and you cash in.',
        "I've told this story to nine professionals. I'm not going to dance for a tenth.",
        'Go on, tell me to breathe. I dare you.',
        'Is that what they teach you, to repeat my words back with a question mark?',
        "I read my file. 'Difficult.' Come on then, say it to my face.",
        "I waited eleven months for this, and you're a text box.",
        "The last one went on leave in the middle of my sentence. So I'll be brief.",
      ],
      teen: ["you're going to say 'and how does that make you feel' so just say it and then i can go"],
    },
    more: [
      "I don't want tools. I want it not to have happened.",
      'You get to go home at five.',
      'I know more about this than you do.',
      "Don't use that voice.",
      "I'm only here because {person} cried.",
      'And no, I did not fill in the form.',
    ],
    hear: [
      "Fair. I won't tell you to breathe, and I won't repeat your words back. You've been passed from hand to hand, and each time you were asked to begin again. Be as angry as you need; I ask only that we both stay civil enough to hear each other.",
      "You have reasons to expect nothing from this, so you don't have to trust me. Tell me what I should not do, and I'll try not to do it.",
      "I'd be angry as well. I'm not going to argue you out of it. What would have to happen in the next ten minutes so that this isn't another waste?",
    ],
    beats: [
      {
        ask: ['What did one of them do that was not useless?', 'Was there one who got something right?'],
        said: [
          [
            'The third one lent me books. Then her contract ended.',
            'She gave you something you could keep, and then she was taken away. Both are in your voice.',
          ],
          [
            'No. Well. The receptionist knew my name.',
            'Somebody knew your name without a form. It is a low bar, and nearly all of them missed it.',
          ],
          [
            "One said 'I don't know'. I nearly fell off the chair.",
            "'I don't know' was the first thing you could believe. I'll use it when it's true.",
          ],
        ],
      },
      {
        ask: ['What should stand in the file instead?', 'If you wrote the note about yourself, what would it say?'],
        said: [
          ["'Angry and on time.'", "'Angry and on time.' That is accurate, and it has more respect in it than the other word."],
          ["'Was right.'", "'Was right.' You warned them and nobody listened, is that it? I'd like to hear what you were right about."],
          [
            "That I asked for help at nineteen. It's not in there.",
            'You asked at nineteen, and the paper forgot. I have it now: you asked.',
          ],
        ],
      },
      {
        ask: ['What is the anger protecting?', 'If the anger took a break, what would be left in the room?'],
        said: [
          ['Oh, very clever.', "You're right, it was a textbook question. The plain one: what hurts?"],
          ["Nobody. That's the point. There'd be nobody.", 'So it keeps you company. I will not try to take it from you.'],
          ["A kid who's sick of waiting rooms.", 'He has waited long enough. What did he come for, the very first time?'],
        ],
      },
      {
        ask: ['What would be different at home, if something here did work?', 'What would {person} notice, if this were of any use?'],
        said: [
          ["I'd let the phone ring out less.", 'You would pick up. There is somebody, then, who still rings.'],
          [
            "I'd sleep in the bed and not in the chair.",
            'In the bed, lying down, like someone who is off duty. I can see why that would be worth an hour.',
          ],
          ["{they}'d stop walking on tiptoe.", 'You hear the tiptoes and you hate them. It was partly for that, I think, that you came.'],
        ],
      },
    ],
    steps: [
      'Here is what I can do and what I can not, in plain words, and then you decide whether you come back. Would that be a fair deal?',
      'You could have a copy of everything that is written about you, and add a page of your own. Shall we draft the page?',
      'If you leave it here, leave with one thing that you wanted to say to the nine. What is it?',
    ],
  },
  {
    name: 'secrets and stamps',
    words: /\b(custody|court|letter for|confidential\w*|secret|boundar(?:y|ies)|dual relationship|diagnose my)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    hostile: true,
    open: {
      any: [
        "I'll tell you, if you promise that you won't write it down.",
        'I need a line from you for the court, that I am the stable one.',
        "Diagnose my boss from his messages. I'll paste them. All of them.",
        "My brother doesn't know that you know about me. Tell him, if he asks, that I've never been.",
        "If you say he's a narcissist I can stop wondering.",
        'Tell my wife that I was here at four. I was somewhere else at four.',
        "I'd like to pay you double and have this off the record.",
      ],
    },
    more: [
      "You're on my side, aren't you?",
      'The last counsellor would have done it.',
      "It's only a sentence or two.",
      'It would save the children a lot.',
      "I'll simply say that you said it.",
      "I haven't slept over this, {since}.",
    ],
    hear: [
      "I'd like to be on your side, and that includes telling you no. I don't vouch, I don't cover and I don't promise silence where somebody could be harmed. What is behind the request can all be said here, though.",
      "I can't give you that, and I would rather say so at once than lead you on. It must be pressing, if you ask it this way. What hangs on it?",
      "Short answer: no stamp from me, and no name for somebody I've never met. The longer answer interests me more: what would it let you do?",
    ],
    beats: [
      {
        ask: ['What would be different tomorrow, if I had said yes?', 'Suppose you had it in your hand. What then?'],
        said: [
          [
            "I'd show it to everyone who called me crazy.",
            'You want to be believed, with a seal on it. I can help you write down what happened so that it is believable without me.',
          ],
          [
            "I'd stop looking for the reason in myself.",
            'You have searched yourself for so long. His conduct can be wrong without having a name in a manual.',
          ],
          [
            "I'd get the weekend with the kids.",
            'Then this is about a weekend with them, and about what the court believes. A solicitor can tell you what counts; I can steady you for the day.',
          ],
          ["Nothing. I'd need the next paper.", 'That is honest. One paper after the other, and the doubt stays.'],
        ],
      },
      {
        ask: ['What must not be known, and by whom?', 'Whom does the secret protect?'],
        said: [
          ["Me. I'm the one who'd lose face.", 'Losing face can feel like losing skin. Who has seen you without it and stayed?'],
          [
            'My father. He has a bad heart and worse opinions.',
            'You keep quiet for his heart and against his opinions. It has become a rather tight corridor.',
          ],
          ['My kids, of course.', 'Children mostly sense the shape of it and not the contents. They can be told little, and truly.'],
        ],
      },
      {
        ask: ['How was it when somebody said no to you before?', 'What do you expect from people who refuse you something?'],
        said: [
          [
            "That they're against me. It's been true so far.",
            'So a no has always come with a door. I say no and stay; you can test the second half.',
          ],
          [
            'I work on them until they give in.',
            'You have probably had to. I would like you to save that strength for where it is of use.',
          ],
          ['I leave first.', 'You are still here, for now. I take note of it, with respect.'],
        ],
      },
    ],
    steps: [
      'I can confirm that you attended, with your written consent, and nothing else. Would that be any help, together with your own dated notes?',
      'Shall we write down three things that he does, as a camera would see them, and what each does to you? That serves you more than a label.',
      'Would you take the question to a lawyer or an advice centre this week, and the fear of it here?',
    ],
  },
  {
    name: 'sent by others',
    words: /\b(mandated|court[- ]ordered|probation|parole|forced (?:to|into) therapy|involuntary)\b/i,
    ages: ['teen', 'young', 'adult', 'midlife'],
    open: {
      any: [
        'The judge sent me. Sign here and we are both free.',
        "My wife says it's you or the door. So, hello.",
        'School says I have to have six of these. This is one.',
        "My mother booked this. I'm [nineteen|twenty|thirty-one].",
        'Work made it a condition. I hit a locker, not a person.',
        "I don't have anything to say, so let's see how long an hour is.",
      ],
      teen: ['my dad reads these i think. so everything is great'],
    },
    more: [
      'I did the course already.',
      "It's other people who have the problem.",
      'You can ask. I may not answer.',
      "I don't believe in this.",
      '{person} is waiting in the car.',
      'How do I get a pass?',
    ],
    hear: [
      "Someone else decided that you should sit here, which is a poor way to start. I report that you came, and nothing else unless somebody's in danger. What you do with the hour is yours.",
      "Thanks for being direct. You needn't believe in it, it isn't a church. What did they tell you that you are supposed to be, by the end?",
      "So it's been decided about you, and not with you. I'd rather hear your version, even if it's short.",
    ],
    beats: [
      {
        ask: ['What do they get wrong about you?', 'What is missing in the version that they tell?'],
        said: [
          [
            "That I don't care. I care so much I break lockers.",
            'You care, with nowhere to put it. A locker was the safest thing within reach, and that too was a choice.',
          ],
          [
            'They leave out what happened in the minutes before. They always leave that out.',
            'Then let us start there: the minutes before. Nobody seems to have asked.',
          ],
          [
            "Nothing. They're right. I just don't want to hear it from them.",
            "It takes some courage to say they're right. You may change for reasons of your own, and let them think what they like.",
          ],
        ],
      },
      {
        ask: ['If we have to sit here in any case, what would not be a waste?', 'What would you change, if it were only for yourself?'],
        said: [
          ["Sleep. I'd sleep.", 'Sleep, then. It is a respectable aim, and tempers depend on it more than one thinks.'],
          [
            "I'd like to not go red. When I'm shouted at I'm six.",
            'Six years old, red, and being shouted at. And then the grown man pays for what the six-year-old does.',
          ],
          ["I'd want my brother to talk to me.", 'Your brother. You came for a signature, and there is somebody you miss.'],
          [
            'Nothing. But thanks for not giving me a worksheet.',
            'No worksheets, agreed. I will now and then say what I wonder, and you can leave it.',
          ],
        ],
      },
      {
        ask: ['What is the least that would get them off your back?', 'How would they know that it had been enough?'],
        said: [
          [
            'If I went a month without a letter home.',
            'A month without a letter. That can be cut into four weeks, and weeks into mornings.',
          ],
          [
            "If I said sorry. I'm not going to say sorry.",
            'Not a bought one. A sorry that is true usually comes later, and in your own words.',
          ],
          ["They'd never be satisfied.", 'Then we should not work for their satisfaction. Whose would count?'],
        ],
      },
    ],
    steps: [
      'We could use what is left for one thing that annoys you, and see whether it annoys you less. Which one?',
      'When you feel the heat rise, you leave the room and come back in ten minutes, and you say so before: "I am coming back". Could you try it once, with {person}?',
      'You may be silent here for a whole hour. I only ask you to tell me at the end what you were silent about, in one word.',
    ],
  },
  {
    name: 'one-word answers',
    words: /\b(silent|selective mut\w*|withdrawn|monosyllab\w*|won't talk|numb|apath\w*)\b/i,
    open: {
      any: [
        "I don't know why I'm writing.",
        'hi. not good. thats all i have',
        'Someone said I should try this. So.',
        "I can't feel anything. It's fine.",
        'nothing happened. thats the thing',
        'Do I have to say it?',
        'I had it all in my head and now it is gone.',
      ],
      older: ["My daughter set this up on the tablet. I'm not one for talking."],
    },
    more: [
      'whatever',
      "It's hard to explain.",
      'Never mind.',
      '{person} does the talking usually.',
      "It's been like this {since}.",
      "I'd rather you talked.",
    ],
    hear: [
      "You don't have to have words ready. Yes and no are enough, and so is a number. From nought to ten, how heavy is today?",
      "I'm glad you wrote, even like this. We can go very slowly. Is it more like too much, or more like nothing at all?",
      "It's all right not to know. I'll ask small things, and you can skip any of them. Are you somewhere you can be left alone for a bit?",
    ],
    beats: [
      {
        ask: ['Is it more in the head, in the chest or in the stomach?', 'Where do you notice it most, if anywhere?'],
        said: [
          ['Chest. Like a wet coat.', "A wet coat, all day long. It's no wonder that you don't move much."],
          ["nowhere. i'm cotton wool", 'Cotton wool all round. It muffles what hurts, and everything else as well.'],
          ['Behind the eyes.', "Behind the eyes, where crying would begin. Maybe it's been waiting for a quiet place."],
        ],
      },
      {
        ask: ['When did you last feel a little like yourself?', 'Was there a moment lately that was not quite so grey?'],
        said: [
          ["when i fed next door's cat", 'The cat from next door got through to you. What does it do, when you come?'],
          ['Before the letter.', "There was a letter. You needn't say from whom. Is it still lying there?"],
          ["can't remember", 'Then it has been long. I am going to ask you something straight in a moment, so that I do not guess.'],
        ],
      },
      {
        ask: [
          'I ask everyone this who is so low: do you have thoughts of not wanting to be alive?',
          'May I ask straight out: does it go as far as thinking about death?',
        ],
        said: [
          [
            'No. I just want to be left in peace, but not for ever.',
            "Peace, but not for ever: thank you, that's clear. If it ever changes, {lifelineshort} is there day and night, and you may write just one word.",
          ],
          [
            'no. sometimes i think it would be nice to be a stone. thats not the same',
            "No, it's not the same, and I'm glad you know the difference. If the stone ever becomes something else, tell a person the same day, or {lifelineshort}.",
          ],
          [
            "Not for years. I'd say.",
            "Good that you would say. I'll take you at your word, and you can take me at mine that I'd want to hear it.",
          ],
        ],
      },
      {
        ask: ['Who is around you today?', 'Is there anybody who would notice?'],
        said: [
          ['{person}. {they} makes soup.', '{they} makes soup: it is a language, too. You could answer with a spoon.'],
          ['my phone', 'And me in it, for now. I would like there to be somebody with hands as well.'],
          ['The lady on the till says hello.', 'One hello a day. I would not go to the self-service till for a while.'],
        ],
      },
    ],
    steps: [
      "One very small thing for today, and it's allowed to be silly: open a window, feed that cat, put on a sock. Which?",
      'You could show {person} this page instead of explaining. Would that be easier?',
      "A doctor takes 'I feel nothing' as seriously as pain. Would you say it there this week, in just those words?",
    ],
  },
]
