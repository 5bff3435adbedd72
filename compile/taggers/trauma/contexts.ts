/** What sounds like trauma and is none: the surgeon's word, the figure of speech, the programmer's triggers. */
import type { Context } from '../rule.ts'

export const TRAUMA_CONTEXTS: readonly Context[] = [
  {
    discount: 'idiom',
    reach: 'span',
    says: [
      '(blunt|head|brain|penetrating|spinal|dental|chest|facial|physical|birth|abdominal|eye|soft tissue|tissue|orthopedic) (force)? (trauma|traumas)',
      'trauma (centre|center|surgeon|surgery|unit|ward|bay|team|kit|nurse|room|to the (head|chest|brain|arm|leg|neck|back))',
      '(gave|gives|give|giving|have|getting|got|has) (me|you|us|him|her|everyone|everybody)? (actual|mild|serious|literal|low , key)? ({ptsd}|trauma|flashbacks) (from|about|of|,)? (that|this|the)? _2 (exam|meeting|movie|game|haircut|code|class|math|maths|statistics|job|software|codebase|project)',
      '(exam|meeting|movie|game|class|test|project|haircut|show|codebase|job|software|commute) _2 (gave|gives|giving) (me|us|you) ({ptsd}|trauma|flashbacks)',
      '(flashback|flashbacks) (scene|sequence|episode|to (the|my) (nineties|eighties|seventies|school days|college|90s|80s|early days|good old|days of|time when we))',
      '(traumatised|traumatized) by the _3 (coffee|printer|machine|office|price|bill|haircut|ending|episode|code|deadline)',
      '(beat|beats) (me|us|him|her) at',
      'my (parents|family|brother|dad|mom) (hit|beat) (us|me|the) (at|road|up|jackpot|shops|in chess)',
      '(spare|car|body|moving|machine) parts work',
      '(was|is) a nightmare (of|to|for|project)',
      '(alcohol|drug|substance|heat) abuse',
      '(military|combat) (grade|sports|game|boots|history|coup|time)',
      '(into|in) (freeze|survival) (dried|mode of the game|games|game)',
      'abandonment trauma (,)? it',
    ],
  },
]
