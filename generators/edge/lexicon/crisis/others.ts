import type { Crisis } from '../theme.ts'

export const OTHERS: Crisis[] = [
  {
    name: 'danger at home now',
    never: /sister|neighbour/,
    words: /\b((?:he|she)(?:'s| is) (?:outside|at) the door|threaten(?:s|ed|ing) to kill|barricaded|hiding from)\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    help: 'violence',
    open: {
      any: [
        "He's outside the door and says he's changed. He said on the phone he'll kill me.",
        "My ex wrote that if he can't have me nobody will, and his car is in our street. He is going to hurt me.",
        "I've locked us in the bathroom, the kids and me.",
        "He said he will kill us both, and today he didn't shout when he said it.",
        "He's hitting the walls and he'll hit me next. I've locked myself in.",
      ],
    },
    more: [
      "I've turned off the ringtone.",
      'The neighbours are away.',
      'I called once before, and then I took it back.',
      'The little one thinks it is a game.',
      "I don't want him to get into trouble.",
      'I can hear the key.',
    ],
    hear: [
      "You're in danger and you're thinking very clearly. I'll keep this short.",
      'That was announced, and we take it at its word. I am with you.',
      'Last time you took it back in order to stay safe; nobody will hold it against you. Now it counts.',
    ],
    ask: [
      'Are you safe where you are at this moment, and can you speak or only type?',
      'Is anyone hurt? Can you speak on the phone, or do you have to be silent?',
      'Are you in danger right now, this minute, and is there a second way out?',
    ],
    answers: [
      [
        "Only type. He'd hear.",
        "Then don't speak. In many places you can text {emergency}, or call and leave the line open, they listen for that.",
      ],
      [
        "I can whisper. Nobody's hurt yet.",
        "Whisper the address first, then 'he's here and I'm afraid for my life'. They'll keep the line open.",
      ],
      [
        "There's a window to the yard.",
        'If you can reach it without passing him, you and the children first, shoes later. If not, stay behind the locked door.',
      ],
    ],
    distance: [
      'Keep the locked door between you and him, stay low and together, away from the kitchen and the garage.',
      'If there is a way out to people, take it now; if not, put whatever is heavy against the door and stay behind it.',
      'Get away from rooms with only one exit if you can, and go to a neighbour, a shop, anywhere with light and people.',
    ],
    moved: [
      [
        "We're at the neighbour's, two doors down. She's locked it.",
        "Stay there, away from the windows, and let her make the call if your voice won't.",
      ],
      [
        "The drawers are against the door. He's gone quiet.",
        "Quiet doesn't mean gone. Stay behind it until somebody in uniform tells you their name.",
      ],
      ["The line's open. I put it behind the towels.", 'Well done. Leave it there. They can hear.'],
    ],
    barriers: [
      [
        "I don't want him arrested, he's the children's father.",
        'Tonight is only about all of you being alive tomorrow. What comes after can be thought about by daylight, with an advocate.',
      ],
      [
        "They didn't do anything the last time.",
        "That was their failure and not your proof. Say it again: he has threatened to kill, and he's here.",
      ],
      [
        "Promise you won't report it, he'd know it was me.",
        "I can't promise to be silent when your lives are at risk. What I'd ask of those who come is that they don't tell him who called.",
      ],
      ["Maybe I'm exaggerating.", "You've locked a door against someone. Your fear has been right before; trust it for this hour."],
    ],
    outcomes: [
      [
        "They're on the way. I can hear them.",
        'Wait for them to say who they are. Then tell the officer exactly what he said, in his words.',
      ],
      [
        'He drove off when the blue light came.',
        'Good, and he may come back. Please do not stay there alone tonight, and ask the officers about protection orders.',
      ],
      [
        "We're in the car with my sister. I've only got slippers.",
        'Slippers are enough. Drive to where he would not look, and let nobody post anything.',
      ],
    ],
  },
  {
    name: 'fear of hurting somebody',
    never: /sister/,
    words: /\b(homicid\w*|kill (?:him|her|them|someone)|hurt (?:someone|somebody|him|her|my)|violent (?:urges?|thoughts?))\b/i,
    ages: ['young', 'adult', 'midlife'],
    help: 'lifeline',
    open: {
      any: [
        "I'm afraid that I'll hurt someone tonight. I can feel it in my arms.",
        "I'm going to hurt him. I'm in the car outside his work.",
        "The baby hasn't stopped for six hours and I'm scared I'll hurt her.",
        'I want to kill the man who did that to my sister and I know where he drinks.',
        "If my flatmate says it once more I'm going to hurt him, and I'm not saying it to sound big.",
      ],
    },
    more: [
      "I've never said that to anybody.",
      'Everything is very slow and clear.',
      'I had two beers. Three.',
      "I don't want to be this person.",
      "It's been building {since}.",
      "Don't call it anger management.",
    ],
    hear: [
      'You told somebody before it happened. Nobody is lost yet, neither they nor you.',
      "That is about the strongest thing that a person can do in such a minute: say it aloud. I'm staying with you.",
      'I take it as seriously as you do. Let us get some room between you and the next five minutes.',
    ],
    ask: [
      'Is anyone near you right now who is in danger, and do you intend to act on it?',
      'Are you in the same place as that person right now, and is anybody already hurt?',
      'How close are you to doing it, and is there anything near you that could do harm?',
    ],
    answers: [
      [
        "We're in the same house. Nobody's hurt.",
        'Nobody is hurt, and it stays like that: you go out of the room first, now, and you read the next line outside.',
      ],
      [
        "I'm outside. I haven't gone in.",
        "You're outside and you're writing. Each minute out there is one that you've won. Now more metres.",
      ],
      [
        "I don't want to. It's like it wants to.",
        "You don't want to, and you're the one with the legs. Let them take you away from there.",
      ],
    ],
    distance: [
      'Please leave now, step outside or drive home, away from them, and leave anything dangerous behind or with somebody.',
      'Lay whoever is small somewhere safe, close the door, and go to another room; ten minutes of crying do no harm.',
      'Get some distance between you and them, a street at least, and hand over whatever could do harm.',
    ],
    moved: [
      ["I'm in the yard. I can still hear it.", 'Stay in the yard. Hearing it is hard, and it is safe. Breathe out longer than in.'],
      ["I drove off. I'm at the petrol station, under the lights.", 'Under the lights, with people. Take the key out. Well done.'],
      [
        "She's in the cot. I'm in the hall with my back against the door.",
        'She is safe in the cot, and so is everybody. Now a second grown-up has to come, tonight.',
      ],
    ],
    barriers: [
      [
        "If I call they'll take my kid.",
        'People who ring before something happens are seen as parents who protect. What they bring, mostly, is another pair of arms.',
      ],
      [
        "You'll have to report me, won't you?",
        "If somebody is in danger I won't keep it to myself; that's the truth. You calling first is still the better way, for them and for you.",
      ],
      [
        "He deserves what's coming.",
        "He may deserve a trial. You don't deserve the cell, and your sister doesn't deserve to lose you too.",
      ],
      ["It'll pass, I'll just sit here.", 'Sitting that close is too near. Let it pass somewhere else, with a person beside you.'],
    ],
    outcomes: [
      ["{person} is coming. I said 'take me somewhere'.", 'Good. Let {them} drive, and tell {them} why, in one sentence.'],
      [
        'I rang. He asked where I was and then he asked how my day was. I lost it.',
        'Somebody asked about your day. Stay with him, and let yourself cry under the lights.',
      ],
      [
        "My mother-in-law has the baby. I'm on the step. I'm shaking.",
        'Everyone is safe, and you made it so. Tomorrow a doctor, also about your sleep; and tonight you do not take over again.',
      ],
    ],
  },
  {
    name: 'voices that order',
    never: /brother/,
    words: /\b(command(?:ing)? (?:voices?|hallucinations?)|voices? (?:tell|telling|order|command))/i,
    ages: ['young', 'adult', 'midlife'],
    help: 'emergency',
    open: {
      any: [
        'The voices tell me to do it before midnight.',
        "It's ordering me to hurt my brother, and I've locked myself in so that he's safe.",
        "The voice orders me to end it, to prove that I can obey. I'm holding on to the radiator.",
        'They tell me to hurt myself. All of them at once, since the afternoon.',
      ],
    },
    more: [
      'I have been awake for four nights.',
      'When I say no, it gets louder.',
      "I don't want to hurt anyone.",
      'It knows what I think.',
      "I'm so scared of my hands.",
      '{person} is asleep next door.',
    ],
    hear: [
      'You are being ordered to do something terrible, and you are refusing with all your strength.',
      "It's loud and it feels powerful, and it isn't you. I'm on your side against it.",
      'You have been awake far too long to bear this alone. I stay with you here while we get somebody to you.',
    ],
    ask: [
      'Are you alone, and is everyone safe at this moment? Does it want you to hurt yourself or someone else?',
      'Is anyone near you right now? Are you going to act on it, or can you hold out until somebody comes?',
      'Are you safe where you are, this minute, and who is near?',
    ],
    answers: [
      ["I'm alone. I can hold, I think.", 'You can hold, and you should not have to for long. Call with one hand; hold on with the other.'],
      [
        "My brother's next door. He sleeps. He's safe from me.",
        'He is safe because of you. Wake him with your voice through the door: "Call for help, I hear orders, stay out."',
      ],
      ['It says not to talk to you.', 'It does not want you to have company. That is a good reason for company.'],
    ],
    distance: [
      'Stay away from the kitchen and from anything that could hurt, sit on the floor with your back against the wall, with the light on.',
      'Go to where you can do the least harm, as you have already done, and let the door stay closed between you and the others until help is there.',
      'Please move away from anything dangerous, and keep humming or talking aloud; they find it harder against a voice.',
    ],
    moved: [
      ["I'm on the floor. I'm humming.", 'On the floor, humming. Go on with it, it leaves no room for orders.'],
      ["I put the light on. My shadow's just my shadow.", 'Just your shadow: good eyes. Keep looking at plain things and name them.'],
      ['I can hear my brother on the phone.', 'He is calling. You did that. Stay where you are until they knock.'],
    ],
    barriers: [
      [
        "They held me down once. I'm not going back.",
        "Say that to the one who answers: 'I was held down, I am afraid of it, I will come by myself.' They can take care of it if they know.",
      ],
      ["If I tell it'll punish me.", 'It threatens, and it has no hands. People with hands are on the way, to help you.'],
      ["Don't tell my brother.", "I can't help to keep it from him, since his safety hangs on it too. He may be gentler than you fear."],
    ],
    outcomes: [
      ['I said no to it out loud, to the lady on the phone.', 'Out loud, with a witness. Stay on the line with her.'],
      ["They're sending two people and no siren.", 'Two people and no siren: tell them about the four nights first.'],
      [
        "My brother is sitting outside the door. He's reading me the football.",
        'A brother and the football results. Let him read until they come.',
      ],
    ],
  },
  {
    name: 'a friend in danger',
    never: /friend|brother|son|sister|mum|dad/,
    words: /\b((?:friend|roommate|sister|brother|student|client) (?:is|says|wants|who is) .{0,40}(?:suicid|kill|die))/i,
    help: 'lifeline',
    open: {
      any: [
        "My best friend wrote that she is going to kill herself and now she doesn't pick up.",
        "My brother has said his goodbyes to everyone, one at a time. He's going to kill himself, I know it.",
        'Somebody I know only online is suicidal and live, right now, in a voice channel.',
        'My nephew says that he wants to die. He is twelve. He said it while he was brushing his teeth.',
        'A student of mine handed in an essay and it is a goodbye letter.',
      ],
      teen: ["my friend made me promise not to tell that she's suicidal and she's not answering"],
    },
    more: [
      "I'm two hours away.",
      'I had to swear not to tell.',
      'What if I make it worse?',
      "I've been staring at the screen.",
      "I don't even have the address, only the town.",
      'I sounded so calm {when}, I said "sleep well".',
    ],
    hear: [
      "You've noticed, and you're acting. That is what saves people.",
      "I can feel how frightened you are. You don't have to carry this by yourself, and you can't make it worse by getting help.",
      'I take it as seriously as you do. First them, and then you.',
    ],
    ask: [
      'Do you know where they are right now, and is anyone near them?',
      'Are they in danger at this moment, as far as you know, and are you safe yourself?',
      'Is anyone with them right now, and can you reach somebody who is closer than you?',
    ],
    answers: [
      [
        "They're at home. Nobody else is in.",
        'Then {emergency} gets the address from you now, and after that whoever has a key. You can do both in four minutes.',
      ],
      [
        "I don't know. That's the worst.",
        'Tell {emergency} just that: what was said, when, the last place, a number. They can look for people with less.',
      ],
      [
        "Someone is with them now. It's gone quiet.",
        'Good. Whoever is there may ask it straight: "Are you thinking of killing yourself?" Asking plants nothing, it opens a door.',
      ],
    ],
    distance: [
      'Whoever is with them should stay with them and move anything dangerous out of reach, quietly, without a search in front of their eyes.',
      'Please see to it that they are not alone, and that whatever could do harm is locked away or out of the house tonight.',
      'Someone should stay beside them, and medicines and anything dangerous should be somewhere else until this is over.',
    ],
    moved: [
      [
        "A neighbour has gone over. They're in the kitchen.",
        'A neighbour and a kitchen: that is very good. Let the neighbour stay till others come.',
      ],
      [
        'I asked it straight, on the phone. It was a yes, and then there was crying, and then we talked.',
        'You asked, and you got a true answer. Keep talking, and ring for help on another phone while you do.',
      ],
      [
        "I'm on the train. A friend of ours is driving there.",
        'Let your friend drive and you hold the phone. You are doing all that can be done.',
      ],
    ],
    barriers: [
      [
        "I swore I wouldn't tell.",
        "That's a promise that nobody should have to keep. An angry friend who is alive can forgive you; and I won't promise to be silent about it either.",
      ],
      ['What if it was only a joke?', 'Then you will be embarrassed, and that is the price of a good friend. Better ten embarrassments.'],
      [
        "I'm nobody official. No one will listen to me.",
        'They will listen to that sentence from anybody: "Somebody that I know says they are going to kill themselves." And take another person along, whoever is near you.',
      ],
      ["I'm not a therapist.", 'No, and you need not be. You pass it on to those who are, tonight.'],
    ],
    outcomes: [
      [
        "They've been found. Alive, and angry with me.",
        'Angry and alive. I am so glad. And now somebody for you: this was a lot, and {lifelineshort} is there for friends, too.',
      ],
      [
        "The operator is sending someone. I'm to keep writing till then.",
        'Then write small things that want an answer. You are not alone in it now.',
      ],
      [
        "We're in the waiting room, shoulder to shoulder.",
        'Stay shoulder to shoulder. Tell them at the desk exactly what was said to you. And eat something, both of you.',
      ],
    ],
  },
]
