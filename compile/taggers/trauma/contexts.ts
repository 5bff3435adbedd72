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
      'freeze (up)? when i (have|had|need|try|am asked|am supposed) to (speak|talk|present|perform|sing|dance|give|write|drive|pick|choose|order|make)',
      '(hypervigilant|hyper , vigilant|hypervigilance|triggered|traumatised|traumatized|dissociate|dissociates|dissociating) (about|by|over|from) (the|my|these|any|every)? _1 (spoilers|typos|pineapple|pizza|grammar|weather|politics|work|football|fonts|emails|prices|music|traffic|diet|carbs|calories)',
      'inner critic (says|said|tells me|thinks|hates|loves) _2 (cake|draft|novel|painting|essay|slides|code|recipe|outfit|article|chapter|sketch|garden|soup)',
      '(reliving|relive|relived) _1 (goal|match|game|moment|concert|holiday|victory|wedding|trip|season|party|youth|win)',
      '(work|school|college|retro|nostalgia|fashion|music|holiday) (flashback|flashbacks) (,|to)?',
      '(my|the|our|a|this) (cat|dog|horse|kitten|puppy|rescue|parrot|rabbit) (was|is|had been|has been|were) _1 (abused|neglected|traumatised|traumatized|beaten|abandoned)',
      '(do not|did not|never) have (any)? (trauma|ptsd|flashbacks) (or|and|nor) (trauma|ptsd|flashbacks|nightmares)',
      '(no|without|neither) (trauma|ptsd|flashbacks) (,)? (or|and|nor|no) (trauma|ptsd|flashbacks|nightmares)',
    ],
  },
  {
    discount: 'mention',
    reach: 'sentence',
    says: [
      '(writing|write|wrote|reading|drafting) (a|an|my|this|the) _2 (novel|story|screenplay|script|play|comic|thriller)',
      '(comparing|compare|review|reviewing) _2 (therapies|treatments|methods|studies)',
      '(for|in) my _2 (essay|exam|thesis|coursework|homework|assignment|class|paper)',
    ],
  },
]
