/** How a client writes: one way of speech turned into another, sentence by sentence. What was said stays the same. */
import type { Random } from '../sample/random.ts'

export const REGISTERS = ['plain', 'clipped', 'runon', 'formal', 'slang', 'hesitant', 'esl', 'lines'] as const
export type Register = (typeof REGISTERS)[number]

type Way = (text: string, random: Random) => string

const sentences = (text: string): string[] => text.match(/[^.?!]+(?:[.?!]+['"]?|$)\s*/g)?.map((one) => one.trim()) ?? [text]
const lowerFirst = (text: string): string => (/^(?:I\b|[A-Z]{2})/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const LONG: readonly [RegExp, string][] = [
  [/\bcan't\b/g, 'cannot'],
  [/\bCan't\b/g, 'Cannot'],
  [/\bwon't\b/g, 'will not'],
  [
    /\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]ave|[Hh]as|[Hh]ad|[Cc]ould|[Ww]ould|[Ss]hould|[Nn]eed)n't\b(?! (?:you|it|he|she|they|we|I)\b)/g,
    '$1 not',
  ],
  [/\bI'm\b/g, 'I am'],
  [/\bI've\b/g, 'I have'],
  [/\bI'll\b/g, 'I will'],
  [/\b([Yy]ou|[Tt]hey|[Ww]e)'re\b/g, '$1 are'],
  [/\b([Yy]ou|[Tt]hey|[Ww]e)'ve\b/g, '$1 have'],
  [/\b([Ii]t|[Tt]hat|[Tt]here)'s (been|got worse)\b/g, '$1 has $2'],
  [/\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat)'s (?!been|got|gone|never|had)/g, '$1 is '],
  [/\bmum\b/g, 'mother'],
  [/\bdad\b/g, 'father'],
  [/\bkids\b/g, 'children'],
  [/\bOK\b/g, 'Very well'],
]
const SHORT: readonly [RegExp, string][] = [
  [/\b[Ii] don't know\b/g, 'idk'],
  [/\b[Tt]o be honest\b/g, 'tbh'],
  [/\bbecause\b/g, 'bc'],
  [/\bgoing to (?=[a-z])/g, 'gonna '],
  [/\bwant to (?=[a-z])/g, 'wanna '],
  [/\bprobably\b/g, 'prob'],
  [/\bpeople\b/g, 'ppl'],
  [/\bsomething\b/g, 'smth'],
  [/\bplease\b/gi, 'pls'],
  [/\bthough\b/g, 'tho'],
  [/\bkind of\b/g, 'kinda'],
  [/(\w)'(m|t|s|ve|re|ll|d)\b/g, '$1$2'],
]
const apply = (text: string, list: readonly [RegExp, string][]): string => list.reduce((said, [from, to]) => said.replace(from, to), text)

const FILLED = ['I mean, ', 'well, ', 'um, ', 'er… ', '… ', 'so, ']

/** The object of a verb without its article, as many first languages have none. */
const withoutArticles: Way = (text, random) =>
  text
    .replace(/(?<=[a-z,] )(?:the|an?) (?=[a-z]{3})/g, (article) => (random.chance(0.45) ? '' : article))
    .replace(/\b(I|we|they|you)'ve been\b/g, '$1 am'.replace('am', 'was'))
    .replace(/\b([Dd])oesn't\b/g, "$1on't")
    .replace(/\bI'm ([a-z]+ing)\b/g, (whole, verb: string) => (random.chance(0.3) ? `I am ${verb}` : whole))

const WAYS: Readonly<Record<Register, Way>> = {
  plain: (text) => text,
  formal: (text) => apply(text, LONG),
  slang: (text) => apply(text, SHORT).toLowerCase().replace(/\.$/, ''),
  clipped: (text, random) =>
    sentences(text)
      .map((one) =>
        random.chance(0.65)
          ? upperFirst(
              one
                .replace(/^(?:I'm|It's|There's) (?!an?\b|the\b|not\b|been\b|in\b)(?=\w)/, '')
                .replace(/^I (?=(?!am|was|had|did|do|have|can|will|would)[a-z]{3})/, ''),
            )
          : one,
      )
      .join(' '),
  runon: (text, random) =>
    sentences(text)
      .reduce((said, one) => {
        if (said === '') return one
        if (/[?!…]['"]?$/.test(said) || said.length < 12 || said.endsWith(',')) return `${said} ${one}`
        return `${said.replace(/\.+$/, '')}${random.pick([' and ', ', ', ' and ', ' and then ', ', and '])}${lowerFirst(one)}`
      }, '')
      .replace(/\b(and|then|so),? \1\b/gi, '$1')
      .replace(/\.$/, ''),
  hesitant: (text, random) =>
    sentences(text)
      .map((one) =>
        random.chance(0.3) && !/[?!]$/.test(one) && !/^['"]/.test(one) ? upperFirst(random.pick(FILLED) + lowerFirst(one)) : one,
      )
      .join(' ')
      .replace(/\b(but|and) (?=I\b)/, (word) => (random.chance(0.5) ? `${word.trim()}… ` : word)),
  esl: withoutArticles,
  lines: (text, random) =>
    sentences(text)
      .map((one) => (random.chance(0.8) ? one.replace(/\.$/, '').toLowerCase().replace(/\bi\b/g, 'i') : one))
      .join('\n'),
}

export const inRegister = (text: string, register: Register, random: Random): string => WAYS[register](text, random)
