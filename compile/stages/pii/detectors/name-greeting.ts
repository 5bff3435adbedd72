import { after, at, before, type Detector } from '../detector.ts'
import { isNoPerson } from '../names/addressed.ts'
import { WORDS_TOO } from '../names/lists.ts'
import { isPublicFigure } from '../names/public.ts'
import { readName } from '../names/read.ts'

/** Whom a greeting or thanks addresses: "Hi Jessica,", "Dear Tom", "Thanks, Maria." */
const GAP =
  /,?\s{1,2}(?:(?:there|again|and\s(?:welcome|thank you)|you|back|so much|very much|a lot|a bunch|to),?\s|,\s)?(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?/iy
const CLOSES =
  /^(?:[,!.?:;\n—–-]|\s*$|\s[—–-]|\s(?:and|how|it's|it’s|i'm|i’m|i|thank|thanks|what|welcome|nice|good|my|this|we|can|could|did|do|you|there)\b)/i

export const nameGreeting: Detector = {
  name: 'name-greeting',
  calls: {
    words: [
      'hi',
      'hello',
      'hey',
      'hiya',
      'dear',
      'welcome',
      'thanks',
      'thank',
      'goodbye',
      'bye',
      'morning',
      'afternoon',
      'evening',
      'night',
      'goodnight',
      'congratulations',
      'sorry',
    ],
  },
  find(scene, start, end, found) {
    const { text } = scene
    const cue = text.slice(start, end).toLowerCase()
    if (/^(?:morning|afternoon|evening|night)$/.test(cue) && !/good\s$/.test(before(scene, start, 6))) return
    let from = end
    if (cue === 'thank') {
      const you = at(/ you(?: so much| very much)?/iy, text, end)
      if (you === null) return
      from += you[0].length
    }
    const gap = at(GAP, text, from)
    if (gap === null) return
    const name = readName(text, from + gap[0].length)
    if (name === undefined || isPublicFigure(text.slice(name.start, name.end), false)) return
    const tail = after(scene, name.end, 12)
    const greets = /^(?:hi|hello|hey|hiya|dear)$/.test(cue)
    if (!CLOSES.test(tail) || isNoPerson(text.slice(name.start, name.end))) return
    // "thank you. Hope you sleep": a word that is a name too is one where the clause ends with it
    if (name.parts === 1 && WORDS_TOO.has(text.slice(name.start, name.end).toLowerCase()) && !/^(?:\s?[,!.?:;\n—–]|\s*$)/.test(tail)) return
    if (name.kind === 'known') found('NAME', name.start, name.end, greets ? 0.9 : 0.8)
    else if (greets && name.parts < 3 && !gap[0].includes(',') && /^[,!\n.]/.test(tail)) found('NAME', name.start, name.end, 0.6)
  },
  examples: {
    finds: [
      { text: 'Hi Jessica, how are you?', values: [['NAME', 'Jessica']] },
      { text: 'Dear Oluwaseyi,\nI hope', values: [['NAME', 'Oluwaseyi']] },
      { text: 'Hi Hope, how are you?', values: [['NAME', 'Hope']] },
      { text: 'Thanks so much, Beverley, that helped.', values: [['NAME', 'Beverley']] },
      { text: 'Goodnight Lachlan, sleep well.', values: [['NAME', 'Lachlan']] },
      { text: 'Welcome back, Hyun-woo.', values: [['NAME', 'Hyun-woo']] },
      { text: 'Thank you, Maria.', values: [['NAME', 'Maria']] },
    ],
    leaves: [
      'Hi There, friend',
      'Hello Everyone!',
      'Dear Diary, it is me',
      'Hey God, why',
      'thanks, I will',
      'Hello World',
      'Good morning America',
      'Thanks to May weather',
      'Thank you. Hope you sleep well',
      'Hi Montreal, it helps to write.',
      'Dear Worried Parent, I see you.',
      'Dear Apprentice, magic takes time.',
      'Hey Doc, it hurts.',
      'Hear me, dear Spartans, I beg you',
    ],
  },
}
