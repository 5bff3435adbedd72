import type { Theme } from '../theme.ts'

export const MIND: Theme[] = [
  {
    name: 'voices and signs',
    words: /\b(hallucinat\w*|hear(?:s|ing)? voices|delusion\w*|psychosis|psychotic|schizo\w*|paranoi\w*)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        'The neighbours have started to put thoughts through the wall. I know how that sounds.',
        "I hear my name in the fridge. I don't need you to believe it, I need you not to argue.",
        'The number plates are for me. Not all of them. The ones with sevens.',
        "There's a man's voice that comments. 'Now she's making tea.' It used to be company.",
        "I've covered the mirrors, because they were a moment late.",
        "The presenter on the radio told me, quite politely, that I've been chosen, and I'm tired.",
        'I was in hospital for this once, so please do not say the word at once.',
      ],
      older: ["My late wife sits in her chair in the evening. She's cross with me, and I'm not afraid, but my daughter is."],
    },
    more: [
      "I haven't really slept {since}.",
      'When I put music on, it turns down.',
      '{person} talks about me with the doctor. I hear it through the door.',
      'It was gentle at first.',
      "I can't tell work. I'd never be let near a till again.",
      "I've stopped the tablets because they made me deaf to it.",
    ],
    hear: [
      "I don't hear it myself, and I don't doubt that you do. I'd like to know what it's like for you, without arguing. First, though: does anything you hear tell you to hurt yourself or someone else?",
      "Thank you for telling me in spite of how it sounds. I won't quarrel about what's real. Is there anything in it that gives orders, or that makes you feel in danger?",
      "That sounds frightening and lonely, and you've been managing it with great care. May I ask straight: are there voices or signs that command you to do something?",
    ],
    beats: [
      {
        ask: ['You can say yes or no: does it ever give orders?', 'Does it command, or does it only comment?'],
        said: [
          [
            "It comments. It doesn't order. I'd tell you.",
            "I'm glad, and I'll hold you to that: if it ever begins to order, that's the moment for {emergency} or {lifelineshort}, and not for patience.",
          ],
          [
            'It says to be careful. That is all. Careful of the water, careful of him.',
            'Being told to be careful all day keeps a body on guard. How you eat and drink with that in your ear matters to me too.',
          ],
          [
            'No orders. It laughs, mostly.',
            "Being laughed at in your own kitchen is cruel, even without orders. I'm glad it doesn't command.",
          ],
        ],
      },
      {
        ask: [
          'How have you slept and eaten in the last three days?',
          'How many hours of sleep do you get at the moment, and are you eating?',
        ],
        said: [
          [
            'Two hours, maybe three. Food tastes like metal.',
            "So little sleep makes walls speak in anybody's house. Sleep is the first thing to treat, and a doctor can help with it today, not next month.",
          ],
          [
            "I don't need sleep now. I've noticed that I don't need it.",
            'That is one of the things I would want a doctor to hear today. Not needing sleep feels like strength, and it often comes before a fall.',
          ],
          [
            "I eat what's sealed. I sleep with the radio on so that they can't use the silence.",
            'You have found rules that let you eat and rest a little. They show me how frightened you are.',
          ],
        ],
      },
      {
        ask: ['What helps a little, even for minutes?', 'When is it quietest?'],
        said: [
          ["When I hum. It can't get a word in.", 'Humming is a real trick; many people use it. You found it without anybody.'],
          [
            'When my sister is cooking next door. Pans.',
            'Ordinary noise with a person in it. Could there be more of that in the coming days?',
          ],
          ['Outside, in wind.', 'Wind fills the ears and wants nothing. A walk in it, in daylight, might belong in each day for now.'],
          [
            'Nothing lately. It used to be my mates.',
            'You have gone from mates to being alone with it. One of them may be more willing than you think.',
          ],
        ],
      },
      {
        ask: ['What happened the last time you had help with this?', 'What was good and what was bad about earlier help?'],
        said: [
          [
            "They held me down. I'd rather have the voices.",
            "Being held down leaves its own wound. You can have it written, now, while you can choose, how you want to be treated and who is called. That's called an advance statement in many places.",
          ],
          [
            'One nurse played cards with me. She never asked anything.',
            'She knew what she was doing. You may ask for that kind of help by name: someone who sits first and asks later.',
          ],
          [
            'The tablets worked, and I was a piece of furniture.',
            'Working and being furniture is a bad bargain, and there are others. Whoever prescribes can look for one with you, which is safer than stopping alone.',
          ],
          [
            "I never had any. I don't want to be a case.",
            "You'd be a person with somebody on their side early on, and early is when it helps most.",
          ],
        ],
      },
    ],
    steps: [
      'Would you let one person come along to a doctor today or tomorrow, and say three things: how little you sleep, what you hear, and that you want to be asked?',
      'Tonight: humming, a light, something sealed to eat, and {person} knowing. If orders come, {emergency}. Can we leave it at that?',
      'If you stopped something that was prescribed, please tell the one who prescribes it, before you decide any more about it. Shall we find the words?',
    ],
  },
  {
    name: 'mind in overdrive',
    never: /dad/,
    words: /\b(manic|mania|bipolar|racing thoughts|grandios\w*|spending spree)\b/i,
    ages: ['young', 'adult', 'midlife'],
    open: {
      any: [
        "I've had the best [week|ten days] of my life and everybody's being strange about it.",
        'I bought a van, a domain name and a drum kit since Friday. My wife made me write to you.',
        "I don't sleep now. I've found the trick, it's only a habit, sleep.",
        'I handed in my notice with a poem. They will see.',
        "Can you tell {person} that it's called talent? {they} says it's 'happening again'.",
        "I've got eleven tabs of the new religion open, that's a joke, it's nine.",
        'I kissed three people and resigned from the choir and I can hear colours, almost.',
      ],
    },
    more: [
      'Thoughts come like trams, all of them express.',
      "People can't keep up, that's their business.",
      'Last time was different. Last time I was ill.',
      "I rang everybody at four in the morning because it couldn't wait.",
      "I've stopped the mood stuff, since there's no mood.",
      "There's no problem. The problem is that you all think there's a problem.",
    ],
    hear: [
      "I can hear how alive you feel, and that the people around you are alarmed. I don't want to take the first away, and I don't want to brush off the second. How many hours have you slept in the last three nights?",
      "It's going fast, and it feels wonderful, and somebody who loves you asked you to write. I take all three seriously. Since when have you slept so little?",
      "I won't call it talent or illness from here. I do notice the pace, and the missing sleep. What would the person who knows you best say has changed?",
    ],
    beats: [
      {
        ask: ['What do you remember of the last time, and how it began?', 'How did it start last time, and how did it end?'],
        said: [
          [
            'Same. Shopping, then no sleep. Then it was a ward with a plastic tree.',
            'Shopping, no sleep, the plastic tree. You know the stations, and you know which one this is.',
          ],
          [
            'Began in May like now. Ended in bed till August.',
            'May to August is a long bill. There may be a way to pay less this time, if you see the doctor today.',
          ],
          [
            "I don't want to talk about last time, last time I was unlucky.",
            "All right. Unlucky or not, the person who had to pick up the pieces was you. I'd like to spare you that.",
          ],
        ],
      },
      {
        ask: ["Which of these decisions can't be undone in a month?", 'What on the list could still be turned back?'],
        said: [
          [
            "The van's returnable. The job maybe. The poem was very good.",
            'Then the van and the job go on a list that waits for seven nights of sleep. The poem can stay.',
          ],
          [
            "Money's gone, but money comes. I've lent some to a man at the station.",
            "It's good that you say it. Somebody you trust could hold the cards for a while, as a loan of trust and not as a punishment.",
          ],
          [
            'None of it has to be turned back! You sound like {person}.',
            'Then {they} and I have the same worry, and neither of us is your enemy. Waiting a week does no harm to a good decision.',
          ],
        ],
      },
      {
        ask: ['What is under the speed, when it stops for a second?', 'In the rare quiet moments, what is there?'],
        said: [
          ["Shaking. I don't like the quiet.", 'So the speed is also a flight. A doctor can help the shaking to land softly.'],
          [
            "There's my dad's funeral, if you want to know. I danced at the end.",
            'A death, and a dance, and since then no rest. Grief can drive very fast.',
          ],
          ["I'm lonely up here. Nobody gets the jokes.", 'At the top of it there is nobody to talk to. Thank you for telling me that.'],
        ],
      },
      {
        ask: ['Who holds the other end of the string, whom you would let say stop?', 'Is there somebody whose "stop" you would accept?'],
        said: [
          ['{person}, on a good day.', "Then let it be {them}, and tell {them} so today, while it's a good day."],
          [
            "My old doctor. She's funny.",
            "A funny doctor whom you'd listen to, that's gold. Would you ring her practice now, while we write?",
          ],
          ['No one says stop to me.', 'I do, kindly. Not to you, only to the tempo.'],
        ],
      },
    ],
    steps: [
      "Would you ring your doctor today and say: 'I've slept hardly at all, and it started like this last time'? It counts as urgent.",
      "Here's a rule that has helped others: no decision that can't be undone until after five nights of sleep. Who could keep that rule with you?",
      'Dark room, no screens, the cards with {person}, and no driving for now. Dull, I know. Could you do one night of it?',
    ],
  },
  {
    name: 'unwanted thoughts',
    words: /\b(intrusive|ocd|obsess\w*|compuls\w*|postpartum|postnatal|newborn)\b/i,
    ages: ['young', 'adult', 'midlife'],
    open: {
      any: [
        'I have a picture in my head of the baby falling, over and over, and it is me who lets go.',
        "I'm scared that I'm a monster, because of what my mind shows me when I [hold my nephew|stand on a platform|drive].",
        "I can't be alone with my own child. I make up errands.",
        "What if I did something terrible and forgot? I've been checking for [weeks|months].",
        "A thought came {when} that is so disgusting that I've washed [the phone|my hands|everything] since.",
        "If I tell you what I think about, you'll call somebody.",
        "I'm in church and my mind shouts things. I'm not that person.",
      ],
    },
    more: [
      "I'd never do it. But what if I would?",
      'I pray for it to stop.',
      "I've put away anything that could be dangerous. Even the heavy vase.",
      "{person} thinks that I don't love the baby.",
      'I sat {place} and counted to a hundred, to cancel it.',
      "It's worst when I'm happy.",
    ],
    hear: [
      'It took a lot to write that. Thoughts like these frighten people exactly because they go against everything they want. Let me ask one thing plainly: when it comes, do you feel horror, or does any part of you want it?',
      "I'm not going to be shocked. Very many people have pictures like that, most of all after a birth or in hard times, and having them is not the same as wanting them. What do you feel when one comes?",
      'Thank you for trusting me. I hear somebody who is terrified of doing harm. May I ask, to be sure: is there any wish in it, or any voice that orders, or is it fear from top to bottom?',
    ],
    beats: [
      {
        ask: ['What do you do to make it go away?', 'When it comes, what do you do next?'],
        said: [
          [
            'I check. I go back and look at the baby, ten, twenty times.',
            'Each look calms you for a minute and tells your mind that there was something to check. We would loosen the looks one by one.',
          ],
          [
            'I say a sentence backwards. It has to be done properly or I start again.',
            'That sentence was meant as a key, and it has become the lock. You can leave it half said, once, and see who comes.',
          ],
          [
            'I stay away from {person}, so that nothing can happen.',
            'You protect {them} by missing {them}. That is love, and it costs exactly what you want to keep.',
          ],
          [
            "I ask people. Am I a bad person, am I? I'd like to ask you.",
            "I know you'd like me to say it, and I'd happily say it, and it would last five minutes. So I'll help you to live with not asking.",
          ],
        ],
      },
      {
        ask: ['What did you believe would happen if you told someone?', 'Why did you have to keep it to yourself for so long?'],
        said: [
          [
            "That they'd take the baby.",
            'Midwives and doctors hear this weekly. They know the difference between a thought that terrifies and a danger.',
          ],
          [
            'That saying it makes it real.',
            'You have just said it, and it is still a thought, a bit smaller perhaps for being in daylight.',
          ],
          [
            'That you would look at me differently.',
            'I see somebody who is exhausted from standing guard over everyone, and I see no monster.',
          ],
        ],
      },
      {
        ask: ['How much sleep do you get in one piece?', 'How rested are you, honestly?'],
        said: [
          [
            "An hour and a half. Then it's me again.",
            'On an hour and a half, every mind throws sparks. Who could take one feed or one night, while you sleep behind a closed door?',
          ],
          ['I sleep. I dream it too.', 'So there is no place where it lets you be. That belongs in what you tell the doctor.'],
          [
            'I lie awake and go through the day as in a courtroom.',
            "Every night a trial, with you as all the parties. A court that never rises doesn't find the truth either.",
          ],
        ],
      },
      {
        ask: ['What would you do with the time if it went quiet?', 'What has it kept you from?'],
        said: [
          ["I'd bath him. I've never bathed him.", 'A bath, then: we could get there in small steps, first with you sitting beside it.'],
          ["I'd read a book without counting lines.", "A page that's only a page. Let us keep that as the aim."],
          ["I'd cook for people again.", 'People at your table, and you at the stove. That wish is a better witness than the thought.'],
        ],
      },
    ],
    steps: [
      "You can say it to your doctor in these words: 'I have intrusive thoughts, I don't want them, they frighten me.' They know it well and it can be treated. When could you go?",
      'Could you leave out one check this week, a single one, and write down what happened then? And should it ever change, so that you feel drawn to act or not yourself, that is an emergency: {emergency}, at once.',
      'Would you tell {person} the name of it, intrusive thoughts, without the contents, so that you have one less thing to hide?',
    ],
  },
  {
    name: 'medicine questions',
    words: /\b(medication\w*|meds|antidepressant\w*|lithium|prescri\w*|side effects?|psychiatrist)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        "I'd like you to tell me how fast I can come off my tablets. My doctor drags it out.",
        'A friend gave me some of hers and they worked better than mine. So which should I take?',
        "My tablets make me [flat|fat|sleepy|a stranger in bed] and I'm going to stop, I only want to know what to expect.",
        'Could I just have another of the sleeping ones when I lie awake? The label is so strict.',
        "I can't afford them this month. Can I stretch them?",
        'Everyone on the forum says that you only need half. You have read everything, so you tell me.',
      ],
      older: ['I have nine kinds of tablets in a box with days on it and I think two of them are quarrelling.'],
    },
    more: [
      'The waiting list for the psychiatrist is five months.',
      "I don't want to be lectured.",
      "{person} says I was better before them. {person} wasn't inside me.",
      "I've done it before and nothing happened. Well, not much.",
      'I just want a number from someone.',
    ],
    hear: [
      "I hear that it's taking something from you, and that you've been left to work it out alone. I won't give you amounts or a plan for that, because it could really harm you; what I can do is help you get an answer from somebody who may. How have you been in the last days, in body and mood?",
      "That is a fair wish and I'm the wrong one for the number. A pharmacist can answer today, without an appointment. May I ask what you're feeling, that made it urgent now?",
      "No lecture. I don't talk about doses, since from here I would be guessing with your body. Tell me what it's like to live with them, and then let's see who can change something quickly. Have you already taken anything differently from how it was prescribed?",
    ],
    beats: [
      {
        ask: ['What is the worst thing about how it is now?', 'What has it cost you?'],
        said: [
          [
            "I don't cry any more. I stood at a grave and thought of parking.",
            "You stood there and couldn't reach your own grief. That's a reason to have it looked at, and it can be said in exactly those words.",
          ],
          [
            'Sex. There, I said it. Nobody asks.',
            "Good that you did. It's one of the most common reasons why people stop in secret, and doctors do have answers, once they're asked.",
          ],
          [
            "I'm slow. I lose words, and words are my job.",
            'Losing words, when they are your trade, is no small side effect. Keep a few examples for the doctor.',
          ],
          [
            'The weight. My own mother remarked on it.',
            'So it is visible, and remarked upon. You are allowed to mind that, and to ask what else there is.',
          ],
        ],
      },
      {
        ask: ['What happened when you changed it by yourself before?', 'Have you tried without them, and how did that go?'],
        said: [
          [
            'Electric shocks in the head, and I shouted at everybody. I thought I was dying.',
            'That is what a body does when something is taken away too fast. Slow ways exist, and they need somebody who can steer.',
          ],
          [
            'Great for three weeks. Then {person} found me under the stairs.',
            'Three good weeks, and then the stairs. Both halves belong in the decision.',
          ],
          [
            'Nothing, I told you. A bit of not sleeping.',
            "A bit of not sleeping is sometimes the first sign. I'd like somebody to keep an eye on it with you.",
          ],
        ],
      },
      {
        ask: [
          'What would you want to say to the one who prescribes, if there were time?',
          'If your doctor had an hour, what should she hear?',
        ],
        said: [
          [
            'That I want to be asked. Not just refilled.',
            "'I want to be asked, not just refilled' is a first sentence that's hard to overlook.",
          ],
          [
            "That I'm afraid to be on them for life.",
            "Then the question is 'how long, and what would have to be true before we reduce'. You may ask for it in writing.",
          ],
          [
            'That it was the wrong thing from the start. I was just sad.',
            'You wonder if it was grief all along. It is worth asking what it was meant to treat, and whether that still holds.',
          ],
        ],
      },
    ],
    steps: [
      'Would you call a pharmacist today, tell them what you take and what you took differently, and ask what is safe until your doctor answers? If you feel very unwell or confused, {emergency} instead.',
      "Ask for a callback about 'a problem with my medication, I'm thinking of stopping'. That phrase often shortens the queue. Until then, leave it as it was prescribed. Could you do that?",
      'Costs are something a pharmacist or social worker can often solve. Shall we write down what to ask, in two lines?',
    ],
  },
]
