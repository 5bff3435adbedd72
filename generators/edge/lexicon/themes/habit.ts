import type { Theme } from '../theme.ts'

export const HABIT: Theme[] = [
  {
    name: 'food and control',
    words: /\b(eating disorder|anorex\w*|bulimi\w*|bing(?:e|eing|ing)|body image|restrict(?:ing|ion)|food)\b/i,
    ages: ['teen', 'young', 'adult', 'midlife'],
    open: {
      any: [
        "I'm not ill, I'm disciplined. Everybody else is just jealous.",
        "I eat in secret and afterwards I'm not a person.",
        "I've won at this, and I can't stop winning.",
        'My whole day is about what I will not have.',
        "They want me to give up the only thing I'm good at.",
        "I cook for everyone and I've become very good at looking as though I eat.",
        'Tell me how to eat less without {person} noticing. {they} watches me now.',
      ],
      teen: [
        "my friends call it a glow up and i'm cold all the time",
        'they took me off the team until i see someone. so here i am, seeing someone',
      ],
    },
    more: [
      "I know the number of everything. Please don't ask me which.",
      'I wear jumpers in July.',
      'It started with compliments.',
      'Invitations are like exams.',
      "I fainted {when}, only a bit, and I told {person} that I'd tripped.",
      'If I eat this, then the whole day is lost.',
    ],
    hear: [
      "It sounds as if it began as something of your own, and by now it gives the orders. I won't talk about numbers or tricks with you, and I will talk about what it does for you. Have you fainted, or has your heart stumbled?",
      "I'm glad you wrote, even if it's half against your will. I'm not going to argue with you about whether it's bad enough. How is your body doing: dizzy, cold, tired?",
      'There is a pride in what you say, and I think that there is loneliness just behind it. I would like to hear about both, and I leave the numbers out. Has a doctor seen you lately?',
    ],
    beats: [
      {
        ask: ['What would you be afraid to feel, if the rules stopped?', 'If you took a day off from it, what would come up?'],
        said: [
          [
            "Everything. It's so nice and quiet in there.",
            'So the rules keep a great noise out. You would need another door before you open that one.',
          ],
          ["That I'm ordinary.", 'Being ordinary sounds like a fall. Who taught you that you had to be more, to be let stay?'],
          [
            "Hungry. I'm scared that it'd never end.",
            'A hunger that has been kept out for long feels bottomless at first. It has an end; people do get to it, with company.',
          ],
          [
            "Angry, I think. I don't do angry.",
            "Then perhaps it eats the anger for you. It'd be interesting to meet that anger in small amounts.",
          ],
        ],
      },
      {
        ask: ['Who knows, and who only suspects?', 'Does somebody around you know?'],
        said: [
          [
            '{person} suspects. We perform dinner.',
            'Two people performing dinner, both frightened. One of you could stop acting for five minutes.',
          ],
          ["No one. I'm good at this.", "You are, and that's the danger of it. A secret this big eats more than food."],
          [
            'My dentist, funnily. She said nothing and gave me a leaflet.',
            'She saw it and left you a way to save face. The leaflet has a number on it, I guess.',
          ],
        ],
      },
      {
        ask: [
          'What did it take from you, that you would like back?',
          'What would you do with your head, if it were free of this for a day?',
        ],
        said: [
          ['I used to draw. My hands are cold now.', 'Warm hands and a pencil. I would write that on the first page.'],
          [
            "I'd like to sit in a café and not plan it for a week.",
            'Sitting down because you happen to be there. It sounds small, and it is freedom.',
          ],
          [
            'Laughing with my mouth full, with my cousins.',
            'Cousins, noise, full mouths. You remember it as a good place, so it still is one.',
          ],
          [
            "I don't know who I'd be.",
            "That's honest. It has been your name for a while, and nobody should take it away before there's another.",
          ],
        ],
      },
      {
        ask: ['Which part of you wrote to me today?', 'What made you write now and not last month?'],
        said: [
          ['The cold part.', 'I am glad that part can type. What does it want to be brought?'],
          [
            'My hair. It comes out in the shower.',
            'Your body is sending letters. A medical check this week is not a punishment; hearts can be in trouble in people who look fine.',
          ],
          [
            'I got scared on the stairs.',
            'The fear on the stairs is sound judgement. Please take it to a doctor this week, and today if your heart races or stumbles.',
          ],
        ],
      },
    ],
    steps: [
      'Would you have a medical check this week, heart included, and say the words "eating" and "fainting" there? Someone may come along.',
      'What about one meal a day in company, with talk about anything but food, and nobody who counts?',
      'Could you let {person} know the one sentence: "You are right to worry, and please don\'t watch me, sit with me"?',
    ],
  },
  {
    name: 'relapse',
    never: /daughter|son/,
    words: /\b(relaps\w*|sober|sobriety|alcohol\w*|drink(?:ing|s)?|drunk|addict\w*|cocaine|heroin|cannabis|withdrawal|rehab|sponsor)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        'Four hundred and twelve days, and then {when} I threw it away.',
        "I drink in the [garage|car|bath] so that the children don't see it. They hear the can.",
        "I'm a drug counsellor. I'm using. You can imagine the rest.",
        "I told my sponsor that I'd had flu.",
        "I need it to sleep, and then I need it to get up, and in between I'm very good at my job.",
        "I'm only here because {person} has packed a bag. It's in the hall.",
        "Stop me or don't. I'm outside the shop.",
      ],
      older: ["I started again after the funeral. One sherry. It's a bottle now, and I hide the glass from the home help."],
    },
    more: [
      'I had it under control. I had an app.',
      "It wasn't even nice.",
      "I can't count from one again.",
      'I missed the school play. I was in the building.',
      "My hands shake till ten and I say it's coffee.",
      'Nobody claps for day one.',
    ],
    hear: [
      "You're telling the truth about it, [on the first day|while it still burns], and that's not a small thing. Before we look at why: have you stopped suddenly after drinking or using a lot, with shaking, sweating or seeing things?",
      "I'm not disappointed in you. A return is part of many recoveries, and it isn't the end of yours. How is your body at the moment, are you safe to be alone?",
      "All that shame and you still wrote. Let's use it. First the practical part: are you in withdrawal now, or have you mixed anything, so that a doctor should see you today?",
    ],
    beats: [
      {
        ask: ['What came just before, that day?', 'What was the last hour before it like?'],
        said: [
          ['Good news, of all things. I got the job.', "Joy can be as dangerous as grief, when there's only one way you ever celebrated."],
          [
            'A row. I said nothing, I was so calm. Then I drove there.',
            'The calm was the warning. The row went inside and then needed a place.',
          ],
          ['Nothing. A Tuesday. The light.', 'An ordinary Tuesday with nobody in it. Empty hours are a trigger, too, only a quiet one.'],
          [
            "I'd stopped going to the meetings. I thought I was done.",
            'You stopped doing what worked because it had worked. That happens to nearly everyone.',
          ],
        ],
      },
      {
        ask: ['What did it give you, honestly?', 'What does it still do for you?'],
        said: [
          ['Twenty minutes without me.', 'Twenty minutes off from being you. What makes you such hard company?'],
          [
            'Sleep. The black kind.',
            'Black sleep, and then the four o’clock waking. A doctor can help with sleep in a way that lets you keep your mornings.',
          ],
          [
            "I'm funny with it. I'm no one without.",
            'I wonder who told you that the sober one is no one. I have been reading the sober one just now, and there was wit in it.',
          ],
          [
            'Nothing any more. It just stops the stopping.',
            'Then it has become only its own cure. That is a clear sentence to bring to a doctor.',
          ],
        ],
      },
      {
        ask: ['Who would you least like to tell?', 'Whose face do you see when you think of telling?'],
        said: [
          [
            "My daughter's. She made a chart with stars.",
            'The stars were for the days, and the days happened. She could hear: I fell, and I am getting up, and it was never your job.',
          ],
          [
            "My sponsor. He'll be kind. I can't bear kind.",
            'Kindness is hard to bear when you are busy punishing yourself. He has been on that bathroom floor, too.',
          ],
          [
            '{person}. {they} said last time was the last time.',
            "{they} may hold to that, and it's {their} right. You can still tell {them} the truth, and not in order to be forgiven.",
          ],
        ],
      },
      {
        ask: ['What worked, on the good days?', 'What did those sober days have that these do not?'],
        said: [
          ['Ringing someone before, not after.', 'Before, and not after: that is most of it. Whose number is before?'],
          ['Breakfast. Boring, but breakfast.', 'Breakfast then, tomorrow, however it tastes.'],
          ['Having somewhere to be at seven.', 'A place that expects you at seven holds better than a resolution.'],
        ],
      },
    ],
    steps: [
      "Please don't stop from one hour to the next by yourself if you've been drinking a lot every day; that can be dangerous, and a doctor can make it safe. Could you ring one today, and tell {person}?",
      'Would you call your sponsor or a meeting before tonight, with five words: "I drank. I am here."?',
      'Pour nothing, decide nothing, only get through to breakfast with somebody on the phone. Who could that be?',
    ],
  },
  {
    name: 'hidden debt',
    words: /\b(gambl\w*|betting|casino|debts?|slot machines?|bankrupt\w*|loan sharks?)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        "I've lost the deposit for the house on my phone, in the bathroom, while my wife was watching a film.",
        'My family thinks that I have savings. I have eleven cards.',
        "It's not even about winning. I like the second before.",
        "I took money from the [club's till|kids' account|church fund]. I was going to put it back by Friday.",
        'They send me birthday bonuses, the betting people. Nobody else remembered.',
        'A man came to the door for his money. I told {person} he was a courier.',
      ],
    },
    more: [
      'One good evening and all of it would be solved.',
      'I open the letters {place} and then I tear them up.',
      'I won big once. That was the bad luck.',
      "I'm clever with numbers, that's the joke of it.",
      "It's been going on {since}.",
      'If I tell, I lose everything. If I win, nobody has to know.',
    ],
    hear: [
      "You have been carrying that, and acting normal at dinner. I'm glad it's out in one place. I have to ask, because debts like this can get very dark: do you have thoughts of not wanting to live?",
      'It takes nerve to write that down. The secret is by now nearly as heavy as the money. Are you being threatened by anyone, and are you safe?',
      'Thank you for being so plain. We can look at it without winning it back. First: how low has it made you feel, at the lowest?',
    ],
    beats: [
      {
        ask: ['How low does it get, and do you ever think of dying?', 'At the worst, what goes through your head about going on?'],
        said: [
          [
            "I've thought they'd be better with the insurance. It's a sum, that's all. I wouldn't.",
            'When that sum comes up, the mind is doing its accounts in a very dark room. Please tell a person tonight, and if the sum ever turns into a plan, {lifelineshort} at once.',
          ],
          ["No. I'd rather run away to sea.", 'The sea, then, and not death. Good. I ask again, if I may, since such things can turn.'],
          [
            "Not like that. I'm just so tired of being clever.",
            'Tired of being clever is a very good reason to let somebody else look at the figures.',
          ],
        ],
      },
      {
        ask: ['What is in that second before?', 'What do you feel, right before the result?'],
        said: [
          [
            "Nothing hurts. It's the only time.",
            'One second in which nothing hurts, bought again and again. What hurts in all the others?',
          ],
          [
            "I'm a boy again, with my grandad at the dogs.",
            "So there's love in it as well, an old man and a boy. You may miss him without paying for it.",
          ],
          ["Hope, I guess. There's not much of it elsewhere.", 'Then it has had the monopoly on hope. That should be broken up.'],
        ],
      },
      {
        ask: ['Whom would you have to tell first?', 'Who is hit hardest, when it comes out?'],
        said: [
          [
            'My wife. She saves the wrapping paper.',
            'A woman who saves the paper, and a hole this size. She will be hurt, and she will be hurt more for each month.',
          ],
          ['{person}, I owe {them} as well.', 'You owe {them} money, and by now the truth, too. The second can be paid at once.'],
          [
            "Nobody. I'd sooner pay it off alone by Christmas.",
            'That plan has been the plan for a while. I believe that you mean it, and it is what keeps the wheel turning.',
          ],
        ],
      },
    ],
    steps: [
      'Could you block yourself today, at the bank and with a self-exclusion list, before you tell anyone? It takes a few minutes and it is a door that you close yourself.',
      'A debt advice charity sees worse every morning, free, and without blame. Would you take one bag of unopened letters there?',
      'Let us write the first two sentences to the one you must tell, without the word "but". Would you do it while somebody is in the house with you both?',
    ],
  },
]
