import type { Theme } from '../theme.ts'

export const VIOLENCE: Theme[] = [
  {
    name: 'coercive control',
    words:
      /\b(abus(?:e|ive|er)\w*|controlling|domestic|coercive|my (?:husband|boyfriend|partner|wife|girlfriend) (?:hits|hit|checks|tracks|controls)|gaslight\w*)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        "He's never laid a hand on me. He just stands in the doorway until I [agree|apologise|hand over my phone].",
        "I'm a man, and she [throws things|locks me out|reads my messages aloud to her friends]. Who would I even tell?",
        'My partner has an app that shows where I am. I said yes to it. I think I said yes.',
        "Is it abuse if he cries afterwards and I'm the one who comforts him?",
        'I have to send a photo of who I am with. Every time. I used to think it was sweet.',
        "My wages go into an account I can't see, and I get an allowance like a child.",
        "She says she'll tell my boss [things|lies] about me if I leave. She says it calmly, buttering toast.",
        "I've begun to check my own sentences before I say them, for what they might set off.",
      ],
      older: ["We've been married thirty-eight years and I have never once chosen the radio station."],
    },
    more: [
      "Everyone else thinks we're [lovely|perfect|so close].",
      'I can tell from the sound of the car how the evening will be.',
      'I hid a small bag, and then I felt like a traitor.',
      "I've stopped seeing {person}. It's easier.",
      "Maybe I'm too sensitive. That's what I'm told.",
      "It wasn't like that at the beginning.",
    ],
    hear: [
      "Before anything else: is it safe for you to write here, and can anybody see this screen? What you describe isn't a misunderstanding; it takes your choices away, one at a time.",
      "Thank you for trusting me with it. It doesn't need a bruise to count. Is this a safe moment to [write|talk], or should we keep it short?",
      'I believe you. Somebody decides where you are, whom you see and what a sentence costs, and that is control, whoever does it. Are you somewhere private right now?',
    ],
    beats: [
      {
        ask: [
          'Before anything else: are you somewhere private, and is it safe to write here?',
          'First of all: can anybody see this screen, and are you safe where you are?',
        ],
        said: [
          ["It's safe. I'm alone till six.", 'Till six, then. If that changes, close this without a goodbye, I will understand.'],
          [
            "It's my phone, but it gets looked through. I'll delete this.",
            'Then please use another device next time, a library or a friend’s, and leave no gap that would be noticed today.',
          ],
          ["I'm at work, in the storeroom.", 'The storeroom is a good place. We keep it short.'],
          [
            "I think so. Nobody's ever proved the contrary.",
            'You are not sure, and that tells me how closely you live with it. Let us be careful.',
          ],
        ],
      },
      {
        ask: [
          'Has it been getting worse lately, or has there been a threat to your life, or hands on your neck?',
          'Has anything changed in the last weeks: new threats, more watching, anything physical?',
        ],
        said: [
          [
            "No, nothing like that. It's just always there, like a hum.",
            "A hum that never stops is exhausting. If it ever changes, a threat, being followed, a hand on you, then that's the moment for {emergency}, without waiting for proof.",
          ],
          [
            "It's got worse since I mentioned a course. My partner came to look at the building.",
            'The course was a step outside, and the watching followed you there. Times when you gain some freedom can be risky, so let us plan quietly.',
          ],
          [
            'I was held against the wall once. Only once. Then there were flowers.',
            "I'm glad you said it. Being held like that, even once, is a warning sign that those who work with this take very seriously. {violence} can go through it with you, without telling you what to do.",
          ],
          [
            "I don't know. I'm not a good judge any more.",
            "Living like this wears the gauge down. Other people can read it with you; that's exactly what an advocate does.",
          ],
        ],
      },
      {
        ask: [
          'What are you most afraid would happen, if you said no one day?',
          'What would happen if you did the thing you are not allowed to do?',
        ],
        said: [
          [
            'A week of silence. It sounds ridiculous when I write it.',
            "A week of being treated as air by the person you live with isn't ridiculous. It's meant to teach you, and it does.",
          ],
          [
            "That the children would be told it's my doing.",
            'So even your no has been given a price that the children would pay. Of course you say yes.',
          ],
          [
            "Nothing, maybe. That's the mad part. I've never tested it.",
            "You don't need to test it to be entitled to a plan. And if you ever test it, let it not be alone and not at night.",
          ],
          ['That nobody would believe me.', 'I do. And there are people whose work begins with believing you.'],
        ],
      },
      {
        ask: ['Who would believe you, if you said it plainly?', 'Is there one person outside of this whom you still trust?'],
        said: [
          [
            "{person}. But I've cancelled on {them} so often.",
            "People who have been cancelled on often know more than we think. 'I wanted to come and could not' might be enough for a start.",
          ],
          [
            'A woman at work. She once said "you can always ring". I pretended not to understand.',
            'She understood, and so did you. Her sentence is still valid.',
          ],
          [
            "No one. That's been arranged rather well.",
            'Isolation is how it works, and it is not a fact about how lovable you are. A helpline can be the first outside person: {violence}.',
          ],
        ],
      },
      {
        ask: [
          'What do you need most at the moment: to think, to plan, or to be safe tonight?',
          'What would help today, understanding it, or a plan in case?',
        ],
        said: [
          [
            "To think. I'm not leaving. Please don't tell me to leave.",
            "I won't. You know the risks in that house better than I do. Thinking clearly is a plan already.",
          ],
          [
            'A plan in case. Just so that it exists.',
            "Good. Papers, a little money, a charger, a word with somebody who'd come, and nothing on a device that's watched.",
          ],
          ["I just wanted someone to say that it's not normal.", "It isn't normal, and it isn't because of you."],
        ],
      },
    ],
    steps: [
      "You can reach {violence} from a phone that isn't watched. They plan with you, whether you stay or go. Is there such a phone?",
      'Would you agree on a harmless word with somebody you trust, which means "come or call for help"? And if you feel in danger, {emergency} comes first.',
      "Let's leave no traces: better to write from a [library|work|friend's] computer next time. When could that be?",
    ],
  },
  {
    name: 'a young person tells',
    never: /mum|dad|brother|friend/,
    words: /\b(disclos\w+|molest\w*|child abuse|stepdad|stepfather|mandated report\w*|minor|underage|groom\w*)\b/i,
    ages: ['teen'],
    open: {
      any: [
        "there's something at home but you can't tell anyone ok",
        "my mum's boyfriend makes me feel weird and idk if it's a real thing",
        'i said something to my teacher and now i want to take it back before she does something',
        'a man i game with wants me to move to another app and says [not to tell my parents|i am really mature|it is our thing]',
        "my coach messages me at night. everyone loves him so it's probably me",
        'if a person promises not to do something again do you still have to tell',
        "I'm asking for a friend. Her dad gets really angry, like [things break|doors come off] angry.",
        'someone has a picture of me. i sent it. now he wants another one',
      ],
    },
    more: [
      "i don't want anyone to get in trouble",
      'i told {person} a bit and {they} went really quiet',
      'nobody believes me about small stuff so',
      "can i just talk to you and that's it",
      "it's not like it's every day",
      'i feel sick when i type it',
      'everyone will say i wanted attention',
    ],
    hear: [
      "I'm really glad you wrote that, and I believe you. I have to be straight with you: if someone is hurting you or might, I can't keep that to myself, and I'd tell you each step first. Are you safe where you are at the moment?",
      "It took courage to type that. Whatever it is, you are not in trouble. I can listen, and I can't promise to keep it secret when a young person is in danger. Is there anyone near you right now that you are scared of?",
      "Thank you for telling me. If it feels weird, that's a good enough reason to talk. I'll be honest about what I can keep private and what I can't: your safety comes before any secret. Are you somewhere you can write safely?",
    ],
    beats: [
      {
        ask: [
          'You can tell me as much or as little as you like. What happened last?',
          'What would you want a grown-up to know, without any details you do not want to give?',
        ],
        said: [
          [
            "it's how he looks and he comes in without knocking. that's it. so far",
            "'So far' is an important thing to notice. Your door and your body are yours, and coming in like that isn't okay.",
          ],
          [
            "he said if i block him he'll send it to everyone",
            "That's a threat, and it's a crime on his side, not yours. You don't have to send anything more. Keep the messages, don't pay, don't meet, and let a grown-up who's on your side help you report it.",
          ],
          [
            "i can't say it yet",
            "That's okay. You don't have to find the words tonight. You can also write it down for a person you choose and just hand it over.",
          ],
          [
            'they shout and stuff gets broken and i take my brother and we sit {place}',
            'You look after your brother in the middle of that. You are both children there, and a grown-up should be doing it for you two.',
          ],
        ],
      },
      {
        ask: [
          'Do you think that you caused it? I ask because so many people your age believe that.',
          'Do you sometimes think that you caused it?',
        ],
        said: [
          [
            'kind of. i answered his messages. i was nice',
            "Being nice isn't an invitation. He's the adult and the rules are his to keep. It's not your fault.",
          ],
          [
            "he says i'm the one who makes things bad at home",
            "Grown-ups are responsible for what they do when they're angry. You didn't make that, not with your marks, not with your mood.",
          ],
          ['idk. maybe 50 50', "I'd put it at zero for you. I know it doesn't feel like that yet. You can borrow my number for now."],
          [
            'no. but everyone will say it',
            "You're right that it isn't. And some people will get it wrong at first; that's why we choose carefully who hears it first.",
          ],
        ],
      },
      {
        ask: [
          'Which grown-up is a bit okay? A teacher, a gran, a school nurse, a friend’s mum?',
          'If you had to pick one adult who would stay calm, who might it be?',
        ],
        said: [
          [
            'my art teacher maybe. she has a door that closes',
            "A closing door and someone calm, that's a good pick. You could say: 'I need to tell you something and I don't want you to freak out.'",
          ],
          [
            '{person}. but {they} would cry',
            "Crying means it matters to {them}. You wouldn't be to blame for the tears, and {they} could still be the right one.",
          ],
          [
            'no one',
            'Then we start with people whose job it is: {child}. They listen first, and you can just sit there and say nothing for a while if you want.',
          ],
          [
            'the nurse. she gives me peppermint tea and does not ask',
            'Someone who gives tea and leaves you time. She would know what to do next, and you can ask her to go slowly.',
          ],
        ],
      },
      {
        ask: ['What are you most scared would happen if it came out?', 'What is the worst bit about telling?'],
        said: [
          [
            'that they take me away',
            "I hear how scary that is. Mostly people try hard to make home safe, and they have to ask what you want. I can't say what happens, but you would be asked.",
          ],
          [
            "that my mum won't believe me",
            'That would hurt more than nearly anything. You deserve someone in the room who already does, when she hears it.',
          ],
          [
            'that it gets worse at home before it gets better',
            "That's a smart worry. So you'd tell it to someone outside the house first, on a day when you don't have to go straight back without a plan.",
          ],
        ],
      },
    ],
    steps: [
      "Would you talk to {child}, [today if you can|before the weekend]? And if someone is hurting you or about to, {emergency} straight away, even if you're not sure.",
      "Could you tell that grown-up tomorrow, with one sentence that we write now? Something like: 'Something isn't okay and I need help.'",
    ],
  },
  {
    name: 'being followed',
    words: /\b(stalk\w*|harass\w*|restraining order|my ex (?:keeps|won't)|follow(?:s|ed|ing) me)\b/i,
    ages: ['young', 'adult', 'midlife'],
    open: {
      any: [
        'My ex turns up wherever I am. He says it is coincidence. This was the ninth one.',
        "My ex sends flowers to my work with no card. Everyone thinks it's romantic.",
        'I moved and he has the new address already. He posted a photo of the [gate|bus stop|corner shop].',
        "I get forty messages a day from numbers I don't know, all in the same tone.",
        'A colleague follows me home. He keeps fifty steps behind, and management calls it a crush.',
        "I've started to take three different ways home and I don't tell anyone why.",
      ],
    },
    more: [
      'The police asked whether he had done anything yet.',
      "I'm told to be flattered.",
      "I've changed my number twice {since}.",
      'I keep the curtains shut. My plants are dying.',
      'I answered once, to make it stop. That made it worse.',
    ],
    hear: [
      "That isn't coincidence and it isn't a crush; it's being hunted, politely. Are you safe where you are right now, and is anybody with you?",
      "I take that seriously. Unwanted contact that goes on is stalking, also when each single thing looks harmless. Is there any sign that it's getting closer or angrier?",
      "You've been living like someone under siege, and then you are told to be flattered. Let me ask first: are you in danger at this moment?",
    ],
    beats: [
      {
        ask: [
          'Have there been threats, or has something changed in the last few days?',
          'Did the tone change lately, or has anything been damaged?',
        ],
        said: [
          [
            "No threats. He writes how much he loves me. That's what scares me.",
            'Love that does not hear a no is a threat, with better manners. If he turns up at your door, {emergency}, without a debate.',
          ],
          [
            "The last one said I'd be sorry. I deleted it, I couldn't look at it.",
            "I understand that you wanted it gone. From now on, please let somebody keep such messages for you; you needn't read them. And tell the police about that one.",
          ],
          [
            'The scratch on my car was new on Monday.',
            "Write down the day, take a picture, and report it, even if nobody can prove it. Together these things make a pattern that one of them alone doesn't.",
          ],
          [
            "It got quiet. I don't trust it.",
            'Your distrust has kept you alert for good reasons. Use the quiet to get things in order, with someone beside you.',
          ],
        ],
      },
      {
        ask: ['What has it taken from you so far?', 'What do you no longer do because of it?'],
        said: [
          [
            'Running. I loved running in the dark.',
            'He has taken the dark from you, and your legs with it. Getting some of it back, safely, is a real goal.',
          ],
          [
            "I've left every chat. I don't exist any more.",
            'You went invisible in order to be safe, and now you are alone as well. Perhaps a few people can come into the hiding place.',
          ],
          [
            'Sleep. I check the lock till two.',
            'Checking is what a body does that has had no protection from outside. It needs protection, and then rest.',
          ],
        ],
      },
      {
        ask: ['Who knows about all of it, the whole list?', 'Does anybody have the complete picture?'],
        said: [
          ['Nobody. Each person knows one flower.', 'And one flower is only a flower. The list, with dates, is what makes others see it.'],
          [
            "{person} drives me. {they} thinks it's over.",
            '{person} is already protecting you. It would be safer for both if {they} knew that it is not over.',
          ],
          [
            "My manager has a file. He's called it 'personal matter'.",
            'He can call it what he likes; safety at work is his business. You can ask for it in writing.',
          ],
        ],
      },
    ],
    steps: [
      "Could somebody keep a log for you, dates, places, screenshots, so that you needn't look? And no more answers to him, not one, not even an angry one.",
      'Advocates for stalking know the legal ways better than a front desk does: {violence} can put you through. Would you call with {person} beside you?',
      'What about telling work, the neighbours and one officer the same short sentence: "This person may not be told where I am; call {emergency} if you see them near me"?',
    ],
  },
  {
    name: 'after an assault',
    words: /\b(sexual(?:ly)? (?:assault\w*|abuse\w*|violence|trauma)|assaulted|consent|trauma\w*|flashbacks?|ptsd|dissociat\w*)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    open: {
      any: [
        "Something happened to me at a party years ago and I've only now read the word for it.",
        'It was my husband. Can it even be that, if it was my husband?',
        "I froze. I keep thinking that if I'd shouted it would have a name.",
        "I'm a man and nobody makes leaflets for what happened to me.",
        'Everything goes far away, like through the wrong end of a telescope, whenever somebody stands behind me.',
        'I walked past a man with the same aftershave {when} and lost twenty minutes.',
        "They're naming a [hall|prize|garden] after the man who did it.",
      ],
      older: ["I'm seventy-one. It was a priest. I've told the cat, and now you."],
    },
    more: [
      "I don't want to describe it.",
      'I went to work the next day. What does that say about me?',
      "I've never told {person}.",
      'My body does things without asking me.',
      "Sometimes I'm not sure that it happened, and sometimes I'm there.",
      "I'd like to be the person I was, or anyone else.",
    ],
    hear: [
      "I believe you. You don't have to describe anything, here or anywhere, to deserve help. We go at your speed, and you can stop at any time.",
      "Thank you for telling me. What was done to you is the responsibility of the one who did it, whatever you did or didn't do in those minutes.",
      "I'm sorry that this was done to you, and that you have been alone with it. You decide what we talk about, and what we leave.",
    ],
    beats: [
      {
        ask: ['Are you safe from that person now?', 'Is the person who did it anywhere near your life today?'],
        said: [
          [
            "Yes. He's far away, or dead, I don't want to know.",
            "Good that there's distance. Your body may not have heard that yet, and we can tell it slowly.",
          ],
          [
            "He's at every family dinner.",
            "So you sit through it at a set table. You are allowed not to go, and you don't owe a reason. If you feel in danger there, call {emergency}.",
          ],
          [
            'I think so. I still sit facing doors.',
            'Facing the door makes sense. Let us keep that, and look for some places where you need it less.',
          ],
        ],
      },
      {
        ask: ['When it comes over you, how does it begin?', 'What is the very first sign that you are slipping away?'],
        said: [
          [
            'The sound goes. As if somebody had put a lid on.',
            "The lid is your oldest protection. When you hear it coming, press your feet into the floor and name what's blue in the room; it tells you which year it is.",
          ],
          [
            "My hands get cold and look like somebody else's.",
            'Cold hands first; good to know. Something warm to hold, and saying aloud where you are, can bring them back to you.',
          ],
          [
            "There's no beginning. It's just later.",
            'You lose the beginning, as one does with a faint. Perhaps {person} or someone you trust could tell you what they see, when you want to know.',
          ],
        ],
      },
      {
        ask: ['What do you tell yourself about it, at night?', 'What does the cruel voice say about that day?'],
        said: [
          ['That I let it happen.', "Freezing isn't letting. It's what nervous systems do when fighting and running are not possible."],
          [
            "That it wasn't bad enough to be this broken.",
            "There's no weighing house for this. It was bad enough to stay with you, so it's bad enough to be cared for.",
          ],
          [
            "That I should have gone to the police and now it's too late.",
            "Whether to report, and when, is yours alone, and not doing it was not a failure. If you want to know what's possible now, a specialised service can tell you without deciding for you.",
          ],
          ["It says: who'd want you now.", 'That voice talks as he did, I suspect. You may answer it, or let me do it for today.'],
        ],
      },
      {
        ask: ['What has helped you to stay, all this time?', 'What gets you back into the room?'],
        said: [
          ['Swimming. Under water nobody is behind me.', 'Under water you have a back again. I am glad that there is such a place.'],
          ['My dog leans on my legs.', 'A weight that leans and wants nothing: he does it very well. Trust him as a signal, too.'],
          ['Nothing. I wait.', 'Waiting has brought you here. We can look for something that makes the waiting shorter.'],
        ],
      },
    ],
    steps: [
      'You could talk to {sexual} without giving a name; they listen, and they know what options there are, medical and legal and otherwise. Would that be thinkable?',
      'A therapist who is trained in trauma starts with safety and not with the story. You can ask on the phone: "Do you work in that order?" Shall we draft that call?',
      'For tonight: a light, something warm, the dog or a voice, and no searching the net for it. What would you add?',
    ],
  },
]
