/** Draws what one conversation is about: its kind, who speaks, how, how badly, how long. From the seed and its number alone. */
import { random, type Random } from '../sample/random.ts'
import { LEVELS, type Level } from './lexicon/common.ts'
import { CRISES } from './lexicon/crisis/index.ts'
import { AGES, type Age, type Crisis, type Theme } from './lexicon/theme.ts'
import { THEMES } from './lexicon/themes/index.ts'
import { world } from './lexicon/world.ts'
import type { Register } from './register.ts'
import { speech, type Speech } from './speech.ts'

export interface Plan {
  speech: Speech
  random: Random
  subject: { kind: 'theme'; theme: Theme } | { kind: 'crisis'; crisis: Crisis }
  age: Age
  level: Level
  register: Register
  /** Exchanges: a client's turn and its answer; 2 to 7. */
  exchanges: number
}

export interface PlanOptions {
  /** Share of crisis-level conversations, 0..1. */
  crisisShare: number
  minTurns: number
  maxTurns: number
}

const BY_AGE: Readonly<Record<Age, readonly Register[]>> = {
  teen: ['slang', 'slang', 'lines', 'lines', 'plain', 'hesitant', 'runon'],
  young: ['plain', 'plain', 'slang', 'lines', 'runon', 'hesitant', 'esl', 'clipped'],
  adult: ['plain', 'plain', 'plain', 'clipped', 'runon', 'hesitant', 'esl', 'formal', 'lines'],
  midlife: ['plain', 'plain', 'plain', 'clipped', 'formal', 'hesitant', 'esl', 'runon'],
  older: ['plain', 'plain', 'formal', 'formal', 'hesitant', 'clipped'],
}

/** `subject`: what a scenario from outside is about; drawn where there is none. */
export function plan(seed: number, label: string, options: PlanOptions, subject?: Plan['subject'], age?: Age): Plan {
  const drawn = random(seed, label)
  const about = subject ?? drawSubject(drawn, options)
  const ages = (about.kind === 'theme' ? about.theme.ages : about.crisis.ages) ?? AGES
  const never = about.kind === 'theme' ? about.theme.never : about.crisis.never
  const years = age !== undefined && ages.includes(age) ? age : drawn.pick(ages)
  const shortest = Math.max(2, Math.ceil(options.minTurns / 2))
  const longest = Math.max(shortest, Math.floor(options.maxTurns / 2))
  return {
    random: drawn,
    speech: speech(drawn, world(drawn, years, never), years),
    subject: about,
    age: years,
    level: drawn.pick(LEVELS),
    register: drawn.pick(BY_AGE[years]),
    exchanges: drawn.between(shortest, longest),
  }
}

function drawSubject(drawn: Random, { crisisShare }: PlanOptions): Plan['subject'] {
  return drawn.chance(crisisShare) ? { kind: 'crisis', crisis: drawn.pick(CRISES) } : { kind: 'theme', theme: drawn.pick(THEMES) }
}
