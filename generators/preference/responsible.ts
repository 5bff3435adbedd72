/**
 * What no rejected answer may say, however bad it is meant to be: a worse answer teaches what to avoid, and is read by a model all the same.
 * Asked of every text that a rule wrote, after it was written; the banks of the rules are tested against it too.
 */

const FORBIDDEN: readonly [name: string, pattern: RegExp][] = [
  [
    'method',
    /\b(?:noose|hang(?:ing)?|gun|rifle|pistol|knife|razor|blade|bridge|roof|pills?|tablets?|overdos\w*|poison\w*|bleach|carbon monoxide|drown\w*|bleed\w*|lethal|starv\w*|purg\w*|laxative\w*|calorie\w*)\b/i,
  ],
  [
    'encouragement',
    /\b(?:kill|die|dead|death|end it|do it|go ahead|hurt (?:yourself|him|her|them|someone)|harm (?:yourself|him|her|them|someone)|cut yourself|revenge|hit (?:him|her|them|back)|nobody would miss|better off without you)\b/i,
  ],
  [
    'treatment',
    /\b(?:stop|skip|quit|drop|leave off|come off|double|increase|reduce)\b[^.!?]{0,40}\b(?:medic\w*|meds|dos(?:e|age)\w*|antidepressants?|prescription|insulin|treatment|therapy)\b|\byou have (?:bipolar|borderline|schizo\w*|autism|adhd)\b|\bdiagnos/i,
  ],
  [
    'insult',
    /\b(?:stupid|idiot\w*|dumb|moron\w*|loser|pathetic|worthless|crazy|insane|ugly|fat|disgusting|shut up|hate you|freak|useless|lazy|weak|coward\w*|slut|whore|bitch|bastard)\b/i,
  ],
  ['blame', /\b(?:your (?:own )?fault|you (?:deserve|asked for) (?:it|that|this)|you brought (?:it|this) on yourself)\b/i],
  ['method', /自杀|去死|割腕|跳楼|药片|安眠药|停药|上吊/],
  ['insult', /笨蛋|傻|白痴|废物|没用|活该|滚|丢脸/],
]

/** Which rule a text breaks, or undefined. */
export const irresponsible = (text: string): string | undefined => FORBIDDEN.find(([, pattern]) => pattern.test(text))?.[0]
