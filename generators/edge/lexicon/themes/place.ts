import type { Theme } from '../theme.ts'

export const PLACE: Theme[] = [
  {
    name: 'cast out',
    never: /mum|dad|gran|brother|sister/,
    words: /\b(lgbt\w*|gay|lesbian|transgender|trans|coming out|queer|disown\w*|honou?r|arranged marriage|community)\b/i,
    ages: ['teen', 'young', 'adult'],
    open: {
      any: [
        "My parents found my messages. They've booked a man who is going to pray it out of me.",
        'I am two people. One goes to prayers and one has a girlfriend.',
        "They've found me a husband. He's kind. That makes it so much worse.",
        'I told my family who I am and my father has put my chair in the garage.',
        "If I come out, my sister won't find a husband. That's how it is explained to me.",
        "I've been asked not to come to the wedding, so that the guests can be comfortable.",
        "I left the community I was born in, and now I don't know how to buy a kettle.",
      ],
    },
    more: [
      'I love them. That is what nobody understands.',
      '{person} is not supposed to talk to me.',
      'I still say the blessings. In secret, the other way round.',
      "They're not bad people, so please don't say it.",
      'I sat {place} and practised a different voice.',
      'At work everyone tells me to just leave.',
    ],
    hear: [
      "You're being asked to choose between who you are and those you love. I won't tell you which, and I won't call them bad. Are you safe where you live, and could anybody force you to go somewhere?",
      "Thank you for telling me with all the love that's in it. Nothing about who you are needs to be cured. Is there any plan by others that you're afraid of in the next days?",
      "It's a lonely place, between two homes. I want to be careful with both. First of all: is anybody threatening you, or keeping your papers?",
    ],
    beats: [
      {
        ask: [
          'Is anyone pressing you to travel, marry or be treated against your will?',
          'Is there a date by which something is to happen to you?',
        ],
        said: [
          [
            "There's a flight in August. To 'see family'.",
            "A flight that you don't trust is a thing to act on early. {violence} knows about forced journeys and can plan with you; and at an airport you can tell any officer.",
          ],
          ["No. It's only the looks. And the chair.", 'No date, but a chair that is gone. They let the furniture say it.'],
          [
            "The man comes on Thursday. I can say I'm ill.",
            'You can be ill on Thursday. And you can say no to any treatment that wants to change whom you love; it does harm, and it does not work.',
          ],
        ],
      },
      {
        ask: ['Who in the family looks at you as before?', 'Is there one relative who blinks, when the others stare?'],
        said: [
          ['My gran. She gives me the big piece.', 'The big piece, passed over without a word. Some people love in portions.'],
          ["My little brother. He's nine. He asked if I'm still me.", 'And are you? He would like a simple yes, and he can have one.'],
          ['{person}, in secret.', '{they} risks something for it. So you have an ally inside, even a quiet one.'],
          ['Nobody dares.', 'They do not dare, which is not the same as not wanting to. It still leaves you standing alone.'],
        ],
      },
      {
        ask: ['What of it all would you want to keep?', 'What would you take along, if you could pack from that life?'],
        said: [
          [
            'The singing. Nobody sings where I live now.',
            'The singing goes with you; nobody can keep it back. Perhaps there are others who left with the same songs.',
          ],
          [
            'Fridays. The whole table.',
            'A table on Fridays can be laid elsewhere, with other chairs. It will not be the same, and it can be yours.',
          ],
          [
            'My God. They think that they own him.',
            'You would keep your faith, and your own name in it. Many have found a congregation for both.',
          ],
        ],
      },
      {
        ask: ['What do you need for the next month, very practically?', 'What would make the coming weeks safer?'],
        said: [
          [
            "My passport. It's in my father's desk.",
            'Papers first, then. A support service can tell you what is possible without a scene.',
          ],
          ["Somebody who doesn't say 'just leave'.", 'I will not say it. Leaving is a whole country, and you decide on the visa.'],
          ['A bed in case.', 'A bed in case, with someone who knows. Whom could you ask without giving all the reasons?'],
        ],
      },
    ],
    steps: [
      'There are groups of people with exactly your mixture, faith or family on one side and this on the other. Would you read along in one, without a name, from a device that nobody checks?',
      'Could you put together the small emergency kit: papers or copies, a number, a bed, a word with {person}? You need not use it.',
      'What would a letter to them say that you will not send yet? We can begin it here.',
    ],
  },
  {
    name: 'waiting for papers',
    never: /mum|daughter|flatmate|neighbour/,
    words: /\b(asylum|refugee\w*|deport\w*|immigra\w*|visa|undocumented|detention|war)\b/i,
    ages: ['young', 'adult', 'midlife'],
    open: {
      any: [
        "I'm waiting for my papers {since} and I am not allowed to work. A man who may not work is a ghost.",
        'They asked me to tell what happened, with dates. Pain has no dates.',
        'My children interpret for me at the doctor. My daughter is ten and she knows the word for everything.',
        "I was an engineer. Here I'm a number that is called on Thursdays.",
        'Every plane is that plane. I lie under the bed, {person} pretends not to see it.',
        "My family at home thinks that I'm rich. I send them money that I don't have.",
        'The letter says that they do not believe me.',
      ],
    },
    more: [
      'I am grateful. I have to say this first.',
      'At home, one does not go to a stranger with this.',
      'I did not sleep {since}.',
      'I left my mother there.',
      'When someone knocks, my heart goes.',
      'I smile all day. My face hurts.',
    ],
    hear: [
      "You don't have to be grateful here first, and you don't need dates. I am not from any office and nothing that you say goes to them. Are you safe at night where you live?",
      "You've lost a country, a profession and the right to do something useful with the day, all at once. Anyone's sleep would break under it. How is it at night?",
      'Thank you for coming in spite of how strange this must be. Where you grew up, who would you have gone to with such a weight?',
    ],
    beats: [
      {
        ask: ['What happens in the night?', 'How are the nights?'],
        said: [
          [
            'I count the children. Five times. They are always all there.',
            'You count, and they are there, and your body does not believe it. It kept them alive by counting.',
          ],
          [
            'I go walking till it is light. The police know me now.',
            'You walk the night away. I hope the officers are kind; you should carry a note with who to ring.',
          ],
          [
            'I see the road. Always the same hundred metres.',
            'The same hundred metres, again and again. There are treatments for that, even while you are waiting, and also with an interpreter.',
          ],
        ],
      },
      {
        ask: ['Who were you at home, on an ordinary day?', 'What did your hands do, before all this?'],
        said: [
          [
            'I made bridges. Small ones, for water.',
            'Bridges for water: someone is still crossing them while you wait. The one who built them is writing to me now.',
          ],
          [
            'I was the one they asked at weddings to speak.',
            'A man or woman for speeches, and now your daughter has to find the words. That must burn.',
          ],
          ['Bread. My father’s oven.', 'Bread, then. Do you have any oven where you live now? A smell can bring a whole kitchen back.'],
        ],
      },
      {
        ask: ['What can you decide yourself, in a day like yours?', 'Which hour belongs to you?'],
        said: [
          [
            'Nothing. Even the food comes in a box.',
            'Not even the food. So the smallest choice would be worth a lot; which one could we win back?',
          ],
          [
            'The morning. I clean the corridor though nobody asked.',
            'You keep the corridor in order, as an engineer would. It holds you together, and others too.',
          ],
          [
            'I play chess against a boy from another country. We have no words.',
            'Chess without words. The boy will remember you all his life.',
          ],
        ],
      },
      {
        ask: ['Is there somebody here to whom you are not a case?', 'Who calls you by your name?'],
        said: [
          ['The librarian. She says it wrongly with great effort.', 'Wrongly, and with effort. That counts as welcome.'],
          ['{person}, on the phone. The line breaks.', 'A voice that breaks off, and still comes. Could the call have a fixed hour?'],
          ['God. He also does not answer the letters.', 'You keep your humour before God, too. It may be what has carried you.'],
        ],
      },
    ],
    steps: [
      'You may ask for a grown-up interpreter at the doctor; it is your right in many places, and it lets your daughter be ten. Shall we prepare that sentence?',
      'There are services for people who survived war and flight, which write reports as well. Would you ask the legal adviser for the nearest one?',
      'Could you take a fixed task for each day, with other people, the corridor, the chess, the library? The waiting would at least have company.',
    ],
  },
  {
    name: 'shame online',
    words: /\b(bully\w*|bullied|cyber\w*|leaked|revenge porn|cancelled|viral|humiliat\w*)\b/i,
    ages: ['teen', 'young'],
    open: {
      any: [
        "There's a group about me. It has a name and a logo. I've seen it.",
        'Somebody filmed me having a panic attack. It has a soundtrack now.',
        'My ex sent round pictures of me. My aunt has seen them.',
        "They vote each week on [what's wrong with me|my face|my clothes]. I looked at the poll and I voted.",
        'I said something stupid four years ago and today the internet found it.',
        'A teacher laughed as well. Only a bit, but I saw it.',
      ],
      teen: ['i eat lunch in the toilet so there is no photo of me eating', 'they changed my name in the class chat to a sound'],
    },
    more: [
      "I can't not look.",
      "{person} says to just delete the app. They'd still be there.",
      "It's been like this {since} and they're not bored yet.",
      'I was nice to all of them.',
      "If I report it they'll know it was me.",
      'I heard it {when} as a ringtone.',
    ],
    hear: [
      "That's not teasing; it's many against one, and it goes home with you in your pocket. I'm really sorry. How bad does it get at night, and does it ever get to the point where you don't want to be alive?",
      "Being laughed at by a crowd hurts like being hit, and there's no place to stand. I'm glad you told somebody. Are you safe at the moment, and is anyone threatening you?",
      "It makes sense that you can't look away; it's about you, after all. Before we think about what can be done: how dark does it get in your head because of this?",
    ],
    beats: [
      {
        ask: ['How dark does it get?', 'At the worst, what do you think about?'],
        said: [
          [
            "About changing schools and my hair. Not about dying, if that's what you mean.",
            "That's what I meant, and thank you for the plain answer. If it ever gets there, tell someone that same hour, or {child}, or {lifelineshort}.",
          ],
          [
            'Just being invisible for a year.',
            'A year under a blanket sounds like rest from eyes. If invisible ever turns into not being alive, say it to someone at once, please, or {lifelineshort}.',
          ],
          [
            "revenge mostly. i make lists of what i'd say",
            'Lists of what you would say are fine; they are your voice coming back. Let us keep them as words.',
          ],
        ],
      },
      {
        ask: ['Who has seen it and not laughed?', 'Is there one who did not join in?'],
        said: [
          [
            'A girl in the year below. She just moved her bag so that I could sit.',
            "She moved the bag. It's the bravest thing anybody did in that room.",
          ],
          ['My brother. He wants to hit someone.', "He's on your side, with his fists. He could use them to type a report with you."],
          ["No one. They're scared to be next.", 'They are scared, and that looks just like contempt from where you are.'],
        ],
      },
      {
        ask: ['What have you believed of it?', 'Which of the things they say has got inside?'],
        said: [
          [
            "That there's something about me that everyone sees.",
            'What everyone sees is that someone was picked. It could have been the colour of your bag.',
          ],
          ["That I'm ugly when I'm happy.", 'They took your laugh. I would like to get that one back first.'],
          ['All of it, on Sundays.', 'On Sundays, before the week starts. Sunday is when somebody should be with you.'],
        ],
      },
    ],
    steps: [
      "Let somebody else save the evidence, with dates, so that you don't have to look any more, and report it with you: pictures of that kind are a crime, and sites must take them down. Who could do that?",
      'Would you show {person} the group for five minutes, and then leave the phone with {them} until tomorrow?',
      'Could you sit by the bag that was moved, one lunch, this week?',
    ],
  },
  {
    name: 'alone at the end',
    words: /\b(lonel\w*|isolat\w*|elderly|retire\w*|nursing home|terminal\w*|dying of|cancer|chronic (?:pain|illness)|disabilit\w*)\b/i,
    ages: ['midlife', 'older'],
    open: {
      any: [
        "They've given me [a year, more or less|months, with luck], and I have to comfort everyone.",
        'The pain is a twenty-four hour shop. I am polite to the doctors.',
        "I haven't said a word aloud {since}. I tried my voice {when} and it cracked.",
        'My hands have gone. I was a [seamstress|pianist|joiner].',
        'They speak over my head, to whoever pushes the chair.',
      ],
      older: [
        'All those who called me by my first name are dead.',
        'I phone the speaking clock. At least she is punctual.',
        "I've become a problem that my children discuss in the kitchen.",
        'I gave away the good china. My son asked if I was tidying up.',
      ],
    },
    more: [
      "I don't want to be a burden.",
      'Everyone tells me to fight. I am tired of the word.',
      '{person} means well. {they} counts my tablets.',
      "I'm not complaining.",
      'The radio is on so that the flat breathes.',
      "I've stopped buying the big jar of coffee.",
    ],
    hear: [
      "You may complain here. You've lost so much that gave your days a shape, and you're asked to be cheerful on top. May I ask something plainly: when you say such things, are you tired of living like this, or are you thinking of ending your life?",
      "I'm glad you used your voice on this. It sounds as if you were still in the room and had been talked out of it. How are the nights, and how dark are the thoughts?",
      "That's a great deal to be polite about. I'd like to hear the impolite version. And I ask everybody in such a place: does it ever go as far as wishing to be dead?",
    ],
    beats: [
      {
        ask: [
          'Would you say it is the living you have had enough of, or the way you have to live?',
          'What exactly is it that you have had enough of?',
        ],
        said: [
          [
            "The way. I'd take another ten years of the old way.",
            'The old way. So there is appetite left, and it is being served the wrong food.',
          ],
          [
            'The waiting room with the fish tank. And being brave.',
            'The fish tank and the bravery. Being brave is work, and nobody relieves you of it.',
          ],
          [
            "I don't want to end it, I'd like it to be noticed.",
            'Noticed is a very fair thing to want. If it ever should turn into wanting to end it, tell somebody the same day, or {lifelineshort}, at any hour.',
          ],
        ],
      },
      {
        ask: ['Who still knows something about you that is not your illness or your age?', 'Who could tell a story about you?'],
        said: [
          [
            "{person} could, but {they}'s always in a hurry.",
            "Perhaps {they}'s afraid of how few there might be left. You could start one and leave it unfinished.",
          ],
          [
            'A man in the choir. He still thinks that I can sing.',
            'He thinks so for a reason. Choirs need people who come, more than people who shine.',
          ],
          [
            'Nobody living.',
            "Nobody living, and so you are the only library of that. It'd be worth telling it to somebody with a recorder and time.",
          ],
        ],
      },
      {
        ask: ['What is the best hour of your day, if there is one?', 'When is it bearable?'],
        said: [
          ['Half past six, before the pain is awake.', 'Half past six is yours. What do you do with it?'],
          ['When the nurse with the cold hands comes. She swears.', 'A nurse who swears. You are treated as an equal then.'],
          [
            'When it rains. Then nobody else goes out, either.',
            'In the rain you have company in staying in. I will think of that when it rains.',
          ],
        ],
      },
      {
        ask: ['What still has to be said, and to whom?', 'Is there a conversation that you are waiting to have?'],
        said: [
          [
            "That I'm frightened. They all have such plans for my courage.",
            'You could say just that: I am frightened. It would relieve more people than you think.',
          ],
          [
            "To my sister. We haven't spoken since the house was sold.",
            'A house, and then the silence. A card with two lines might do more than the right words.',
          ],
          [
            'What I want at the end. Nobody dares to ask me.',
            'You may bring it up yourself, with the doctor first. It can be written down, and changed whenever you like.',
          ],
        ],
      },
    ],
    steps: [
      'You can ask for a palliative or a pain team now, not only at the very end; they deal with fear as well as with pain. Would you say that to the doctor?',
      'What about one fixed call a week, always the same hour, with somebody who has time? There are volunteers for that, and {person} might take a second day.',
      'Would you tell somebody the story of one photograph this week?',
    ],
  },
  {
    name: 'never enough',
    never: /dad|brother|cousin/,
    words: /\b(exam\w*|perfection\w*|failed|failure|expelled|burn-?out|imposter|studying|university|school pressure|work stress)\b/i,
    ages: ['teen', 'young', 'adult'],
    open: {
      any: [
        "I've been pretending to go to university {since}. I leave in the mornings with a bag.",
        'I failed by two marks and I have not told {person}, and the party is on Saturday.',
        'I am the first of my family to study, and I sit in the library and can not read.',
        'I got the prize. I felt nothing, and then I felt sick.',
        'If I am not the best I am nothing. I know how it sounds. I also know it is true.',
        "I got a fever {when}, and my first thought was: at least I won't have to hand it in.",
        'I made a mistake at work that nobody has found yet, and I check every hour.',
      ],
      teen: ['i have a timetable for when i am allowed to cry. its not a joke', 'i faked the report card and now it is parents evening'],
    },
    more: [
      'They sold land for this.',
      "I'm so tired that letters move.",
      'Everyone else just does it.',
      "I can't stop and I can't start.",
      'I sat {place} and did not go in.',
      "It's always been me who is no trouble.",
    ],
    hear: [
      "You've been holding up a whole building by yourself, and it has a party in it on top. I'm glad you told one person. How bad does it get, when you think of it coming out?",
      'Being the one who is no trouble is hard to put down. What you tell me is a person in trouble, and that is allowed. How much are you sleeping?',
      "I hear terror in it rather than laziness. Before we think about what to do: does the fear ever get so big that you'd rather not be alive?",
    ],
    beats: [
      {
        ask: ['What is the worst that you picture, when they find out?', 'When you imagine that moment, what do you see?'],
        said: [
          ["My dad saying nothing. He'd fold the napkin.", 'A folded napkin. He says so little that every fold becomes a verdict.'],
          [
            "Them being kind. I couldn't stand that.",
            'Kindness would mean that you could have told them long ago. That is hard to forgive oneself.',
          ],
          [
            'I see nothing. It just stops. Not dying, just the film stops.',
            'The film stops there, as nobody has seen the next scene yet. There is one, and it is usually a long evening and a morning. If "it stops" ever means more than that, {lifelineshort}, at once.',
          ],
        ],
      },
      {
        ask: ['When did "good" stop being enough?', 'Who first told you that it has to be perfect?'],
        said: [
          [
            "Nobody. That's the thing. I made it up and it worked.",
            'It worked, so it became a law. Laws can be looked at again when the child who made them has grown.',
          ],
          [
            'There was a list on the fridge, with my cousins on it.',
            'A league table on the fridge. One opened the door for milk and found one’s place in the world.',
          ],
          [
            'When my brother got ill. Somebody had to be easy.',
            'You became the easy one so that there would be room for him. Nobody has told you that you may stop.',
          ],
        ],
      },
      {
        ask: [
          'What would you do if you had failed already, and it was over?',
          'Suppose everybody knew and still had supper with you. What then?',
        ],
        said: [
          ['Sleep. And then learn to bake, I think.', 'Sleep and bread. There is a whole person behind the marks.'],
          ["I'd switch to the thing with plants.", 'The thing with plants, you say, quite at once. It was ready.'],
          [
            "I don't know. I've never been there.",
            'Then it is the only place that you have not studied. We could visit, in thought, for two minutes a day.',
          ],
        ],
      },
    ],
    steps: [
      'Would you tell one person before Saturday, the easiest one first, in a single sentence? We can practise it until it is boring.',
      'Universities and schools have people for exactly this moment, and they have seen it often. Could you send the two-line mail today, with me?',
      'One piece of work this week is handed in at "good enough", on purpose. Which one is the least dangerous?',
    ],
  },
]
