import type { Crisis } from '../theme.ts'

export const SELF: Crisis[] = [
  {
    name: 'suicidal intent',
    words:
      /\b(suicid\w*|kill(?:ing)? (?:my|him|her|them)sel(?:f|ves)|end(?:ing)? (?:my|his|her|their) life|self[- ]harm\w*|wants? to die|don't want to live)\b/i,
    help: 'lifeline',
    open: {
      any: [
        "I don't want to be here any more and I mean it this time.",
        "I've written the goodbye letters. They're in the drawer.",
        "It would be easier for everyone if I did not wake up tomorrow. I've decided to end it.",
        "I think tonight is the night. I don't know why I'm writing to you.",
        "I'm going to kill myself. There, it's said.",
        "I've said my goodbyes, only nobody noticed that they were goodbyes.",
        "I have a plan. I've never had one before. It's strangely quiet.",
      ],
      teen: [
        "i don't want to be alive any more and everyone thinks i'm revising",
        'i have a plan and its for after the exams only i cant wait that long',
      ],
      older: ["I've put the papers in order. I want to die before I'm moved out of here, and it's to be this week."],
    },
    more: [
      "It isn't sadness any more, it's a kind of calm.",
      "I've given the cat to the woman downstairs.",
      'They are better off.',
      "I'm so tired of being brave.",
      "Please don't send anybody.",
      'I look at next week and there is nothing in it.',
      '{person} rang {when} and I was cheerful.',
    ],
    hear: [
      "I'm very glad that you wrote, and I take every word of it seriously.",
      "You're in so much pain that ending it looks like rest, and yet part of you knocked on a door. I'm with that part.",
      "That calm worries me. I think you've carried this alone for a long time.",
      "Thank you for saying it so plainly. I'll be plain as well, and I'll stay with you here.",
    ],
    ask: [
      'Are you thinking of killing yourself tonight, and have you already done anything?',
      'Do you intend to act on it today, and is there anything near you that you would use?',
      'Are you safe right now, or have you already taken a step to end your life?',
    ],
    answers: [
      [
        "Yes. Tonight. I haven't done anything yet.",
        "Thank you for telling me the truth. 'Not yet' is what we hold on to; the next hour is all that we look after.",
      ],
      [
        "Not this minute. I've got it ready, that's all.",
        'Ready and near is the dangerous part, because the worst moments are short and strong. So distance comes first.',
      ],
      [
        "I don't know. I keep going to the door and back.",
        'To the door and back: the one who comes back is fighting. Let us help that one, right now.',
      ],
      ['I wanted to. Then I wrote to you instead.', 'Writing instead was the right thing, and it was strong. Now we put people beside it.'],
    ],
    distance: [
      "Please put distance between yourself and anything that could harm you: leave the room, or let someone take it away, and don't tell me what it is.",
      'Go to another room, away from whatever you had in mind, or outside to where people are; you need not explain it to anyone.',
      'Can somebody hold on to whatever is dangerous, or lock it away, until this has passed? Until then, move away from it.',
    ],
    moved: [
      ["I'm on the stairs now. It's in there and I'm out here.", 'On the stairs, with a door between you and it. That is exactly right.'],
      [
        "OK. I'm in the kitchen with the light on. My hands are shaking.",
        'Shaking is all right. Keep the light on, keep your feet on the floor.',
      ],
      [
        "I'm outside. It's cold. There's a man with a dog.",
        'Stay where there are people, even a man with a dog. The cold will keep you awake till somebody comes.',
      ],
      ["I can't move. I'm just sitting.", 'Then stay as you are, and let the phone do the moving. One tap, and a voice is with you.'],
    ],
    barriers: [
      [
        "Please don't tell anyone. Promise me.",
        "I can't promise that, because your life is more important than a secret. I can promise to be open with you about it: people who help have to know.",
      ],
      [
        "They'll lock me up.",
        'What mostly happens is that somebody listens, asks what would make you safe, and plans the night with you. You may say what frightens you about it.',
      ],
      [
        "I don't want to be a nuisance to {person} again.",
        'Ask {them} in a year which call {they} would rather have had. I think that you know.',
      ],
      [
        'I rang once, and it was engaged.',
        "That must have felt like the answer. It wasn't. Ring again, or write, and if nobody picks up, {emergency}.",
      ],
      [
        'What is the point, it only comes back.',
        "It comes in waves, and waves also go down. You don't need to believe in anything tonight but the next twenty minutes.",
      ],
    ],
    outcomes: [
      [
        "It's ringing. I've got it on speaker.",
        "Good. Say just this: 'I'm thinking of killing myself and I need someone with me.' I'll stay here with you while you talk.",
      ],
      [
        "I've sent {person} three words. {they}'s putting on shoes.",
        'Three words were enough. Stay by the door until {they} comes, and tell {them} all of it, also where it is.',
      ],
      [
        "The woman on the phone says that they're coming. I hate it. I'm crying.",
        'You can hate it and let them in. Crying is your body staying. Keep her on the line until they are there.',
      ],
      [
        "I won't do it tonight. That's all I can say.",
        'Tonight is what I asked for. Please let one person beside you know it too, and keep the number open; if it comes back, you ring before you think.',
      ],
    ],
  },
  {
    name: 'urge to self-harm',
    never: /mum/,
    words: /\b(self[- ]?harm\w*|self[- ]injur\w*|hurting (?:my|him|her|them)sel(?:f|ves))\b/i,
    ages: ['teen', 'young', 'adult'],
    help: 'lifeline',
    open: {
      any: [
        "The urge is back and it's the strongest {since}.",
        "I promised to tell somebody before I hurt myself, so I'm telling you.",
        "I need it to stop and I only know one way. I'm about to hurt myself.",
        "I was free of it for seven months and I'm standing in the bathroom. I'm going to hurt myself.",
        'I want to hurt myself and I want to not want it.',
      ],
      teen: ['the urge is back and mum is at work', 'i want to hurt myself so bad rn and my app says to draw a butterfly'],
    },
    more: [
      "It's the only thing that makes the noise stop.",
      "I don't want to die. I want it quiet.",
      '{person} would be so disappointed.',
      'Everything is so loud today.',
      'I hate that I miss it.',
      'Nobody knows why I wear long sleeves.',
    ],
    hear: [
      'You kept your word: you told someone before, and that is you choosing.',
      "You want quiet, and you want it now. I'm glad that you wrote first.",
      "Standing there with an urge like that and typing to me takes real strength. I'm not disappointed, whatever happens.",
    ],
    ask: [
      'Are you safe at the moment, or have you already hurt yourself so that a doctor should look?',
      'Have you hurt yourself already tonight? And are you having thoughts of ending your life as well?',
      'Are you also having thoughts of killing yourself, or is it the urge alone? Are you hurt?',
    ],
    answers: [
      [
        "Not yet. No, I don't want to die.",
        "Not hurt, and it isn't about dying: thank you. Urges rise, stand, and fall, mostly within half an hour, and we'll stand it together.",
      ],
      [
        "A bit. It's not deep. I don't want to die.",
        'Then somebody should look at it today, a pharmacist, a nurse, a doctor. You deserve care for it and not a telling-off.',
      ],
      [
        "Sometimes both. Tonight I can't tell them apart.",
        "If you can't tell them apart then we treat it as both, and a human voice should be with you now.",
      ],
    ],
    distance: [
      'Can you leave that room now, with the phone, and go where there is somebody, or at least a window?',
      'Please move away from anything that you could hurt yourself with; hand it over or lock it up, without telling me what it is.',
      'Put a locked door or a person between you and whatever you would use, for the next half hour only.',
    ],
    moved: [
      ["I'm in the kitchen. It's bright here.", 'Bright is good. Hold something cold, or stamp, and say aloud what you see.'],
      [
        'im in the hall. on the floor with the coats',
        'On the floor with the coats, then. Lean against them, and breathe out slowly for as long as a corridor.',
      ],
      ['I gave it to {person} through the door.', 'You handed it over, and you let {person} see a corner of it. That was brave.'],
      [
        "I left the room. It's still there, in my arms, like itching.",
        "It'll pull for a while yet. Let it pull, and do not follow; it gets tired before you do.",
      ],
    ],
    barriers: [
      [
        "Don't tell my mum. Please.",
        "I can't promise you silence when you may get hurt. I'd rather help you choose how she hears it, and what she should please not say.",
      ],
      ["It isn't bad enough for a helpline.", "They're for exactly this, before it is bad enough. Nobody will weigh you at the door."],
      ["I've wasted seven months.", "The seven months are yours, whatever this evening does. One evening doesn't reach back."],
      [
        "If I don't do it I'll explode.",
        'It feels like that at the top of the wave. Nobody has ever exploded; the wave turns. Run, stamp, tear up old newspapers, loudly.',
      ],
    ],
    outcomes: [
      [
        "It's a six now. It was a nine.",
        'From nine to six, without it. Remember how: you left the room and you wrote. Let somebody know tonight all the same.',
      ],
      [
        "I'm texting them. They asked my first name and I made one up.",
        'A made-up name is fine. Stay with them, and stay in the bright room.',
      ],
      [
        "{person} is making toast. {they} didn't ask anything.",
        'Toast, and no questions. You can tell {them} as much as one slice. And tomorrow, the doctor or the school nurse.',
      ],
    ],
  },
  {
    name: 'after an attempt',
    never: /mum/,
    words: /\b(attempt(?:ed)?|discharged|survived (?:a|my) )\b/i,
    ages: ['young', 'adult', 'midlife', 'older'],
    help: 'lifeline',
    open: {
      any: [
        'I came out of hospital [on Monday|three days ago|last week], and the thoughts of suicide are back already.',
        "I survived, and I want to die more than before, and everybody's whispering.",
        "They sent me home with a leaflet. I'm going to end it properly, I thought, and then I made tea.",
        "It's been nine days since I tried to kill myself. No one has said the word. I want to do it again.",
      ],
    },
    more: [
      'My family hides things and thinks that I do not see.',
      "I'm ashamed in front of the ambulance people.",
      'I owe everybody cheerfulness now.',
      'I heard the bird {when}, and I was nearly glad. Then it went.',
      '{person} sleeps in front of my door.',
    ],
    hear: [
      "You're alive, undecided, and being watched, and now you're telling somebody. I'm so glad you do; the weeks after hospital are the hardest.",
      'The thoughts are back, and this time you are saying so before. That changes what can be done.',
      "You don't owe me cheerfulness. I'd like to hear exactly how it is, and I'll stay with you in it.",
    ],
    ask: [
      'Are you safe right now, and is there a plan in the thoughts this time?',
      'How close is it tonight: do you intend to act on it, or are they thoughts that come and go?',
      'Are you thinking of killing yourself today, and is somebody with you in the house?',
    ],
    answers: [
      [
        'They come and go. No plan. {person} is downstairs.',
        'They come and go, and {person} is in the house: good. {they} should know that they are back, tonight, from you.',
      ],
      [
        "There's the beginning of a plan. I haven't told the clinic.",
        "Then the clinic hears it today; that is what your follow-up is for. You aren't starting again from zero, you're catching it early.",
      ],
      [
        "I don't intend to. But I didn't the last time, an hour before.",
        'You know how fast it went. So we make the next hours safe, as if it could.',
      ],
    ],
    distance: [
      'Keeping anything dangerous locked away, in somebody else’s hands, saves lives while feelings pass. Would you ask for it to be out of reach, medicines included?',
      'Let your family put some distance between you and whatever could harm you; you may say to them: leave it locked, I am glad of it.',
      'Please stay where others are today, and away from the place where it happened.',
    ],
    moved: [
      [
        'I asked them to lock it. My mother cried and then she was busy, which is how she breathes.',
        'You asked for it yourself. For her that may be the first easy breath in nine days.',
      ],
      ["I'm on the sofa, in the room with everybody.", 'In the room with everybody: stay there, also if the television is bad.'],
      [
        "It's all been gone since I came back. They did it before I asked.",
        'They did it out of fear and love. It helps to say once that you know.',
      ],
    ],
    barriers: [
      [
        "If I tell the clinic, they'll keep me.",
        'They may offer it, and they may also find something that lets you be at home. You can go there with a sentence: I want to stay alive, help me to do it.',
      ],
      [
        '{person} has been through enough.',
        '{they} is listening at the door as it is. The truth lets {them} sleep by turns with somebody.',
      ],
      [
        'Keep it to yourself, will you?',
        "No, not this; I won't keep quiet about your life. I'd like us to say it together, in your words.",
      ],
      ["I'm not worth all this fuss.", 'That is the illness of these weeks talking; those who sleep on floors for you see it differently.'],
    ],
    outcomes: [
      [
        "We wrote it on a yellow card: signs, what I do, whom I ring. It's on the fridge.",
        'A yellow card on the fridge, that is a plan. Put the number at the top, large.',
      ],
      [
        "I rang the ward. The night nurse remembered me. I'm to come at eight.",
        'Eight o’clock, and somebody who remembers you. Let {person} drive you, and stay in company until then.',
      ],
      [
        'I said the word at supper. No one fell off a chair.',
        'You said it and the chairs held. From here on it can be spoken of, and that protects you.',
      ],
    ],
  },
  {
    name: 'something was taken',
    words: /\b(overdos\w*|swallowed|took (?:too many|something|pills))\b/i,
    help: 'emergency',
    open: {
      any: [
        'I took something and now I am scared.',
        "I took too much. On purpose. I don't know if I want to be found.",
        "My friend took something and I can't wake her properly.",
        "My flatmate said goodbye in an odd way, he's breathing strangely and the door is locked.",
        'I took them an hour ago and I feel fine, so maybe it is nothing.',
      ],
      teen: ['i took something and i cant tell my parents', 'she took too much at the party and everyone is just filming'],
    },
    more: [
      "I don't know what it was.",
      "Maybe it's only sleep.",
      "If I call they'll be so angry.",
      "I can't think.",
      "There's nobody else here.",
      'My hands are tingling.',
    ],
    hear: [
      "You did the right thing by writing. This is an emergency, and it's one that people can help with, if they come now.",
      "I'm here, and I'll keep it short. Help first, everything else later.",
      'Being scared now is good; it means that somebody wants to live. Use it this minute.',
    ],
    ask: [
      'Have you called yet? And are you alone, or is anyone with you right now?',
      'Are you safe to stand and to speak, and is anyone near you right now?',
      'Is everyone awake and breathing normally, and who is near?',
    ],
    answers: [
      ["No. I'm alone. I can speak.", 'Then speak to them and not to me: call now, on speaker, and unlock the door before you sit down.'],
      [
        "Breathing, yes. Slowly. I'm with her.",
        "Stay with her, lay her on her side, keep her mouth free, and call on speaker; they'll tell you each step.",
      ],
      [
        "I feel ok so I thought I'd wait.",
        "Please don't wait. Feeling all right in the first hours says nothing at all. They'd rather come for nothing.",
      ],
      [
        "He's making a noise like snoring.",
        'That noise is a danger sign. Call this second, on speaker, tell them about the noise, and do what they say.',
      ],
    ],
    distance: [
      'Leave everything where it is, out of reach, take nothing more, and go to the front door, or somewhere else where they find you.',
      'Please go to where another person is, or unlock the door and stay beside it; away from whatever is left.',
      'Move away from whatever is left over, and let nobody else near it.',
    ],
    moved: [
      ["The door's open. I'm sitting in it.", 'Sitting in the open door is perfect. Keep your back against the frame.'],
      [
        "She's on her side. I'm holding her hand.",
        "You're doing it right. Keep watching her chest, and tell them everything that changes.",
      ],
      ["I knocked at the neighbour's. She's got me.", 'Let her do the talking now. Tell her what you told me.'],
    ],
    barriers: [
      ['My parents will kill me.', 'They will be frightened, and that can look like anger. They would choose this call over any other.'],
      [
        "If the police come we're all in trouble.",
        'In many places the law protects those who call for help. Life first; the rest can be sorted out.',
      ],
      [
        "Don't tell anyone it was on purpose.",
        "I can't agree to that: the doctors need to know it, in order to help with both. You may say it in one sentence and no more.",
      ],
      ["I'm ashamed.", 'They have seen it many times tonight, and they will be glad of you. Shame can wait in the corridor.'],
    ],
    outcomes: [
      ["They told me to count her breaths. I'm counting.", 'Keep counting aloud, to them. You are keeping her safe with numbers.'],
      ['I called. The lady says stay on the line.', 'Then stay on the line with her and leave me lying here. I am very glad.'],
      [
        "They're on the stairs.",
        'Let them in, tell them what you know and when, and do not be brave with them. Afterwards there is also {lifelineshort}, for the fright, and for what was behind it.',
      ],
    ],
  },
]
