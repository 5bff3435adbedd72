import type { Recogniser } from '../finding.ts'

const PERSON =
  /\b(?:i|i'm|he|he's|she|she's|they|who|grand(?:mother|father|ma|pa|dad|mom|mum|parent)s?|great-?\w+|nan|nana|gran|granny|mother|father|mom|mum|dad|aunt|uncle|wife|husband|patient|client|man|woman|lady|gentleman|resident|neighbou?r|widow|widower|partner|friend|sister|brother|veteran|relative|person)\b/i

/** Exact ages over 89 of persons (they find people, and the HIPAA safe harbour names them). A house or a tree of that age finds nobody. */
export const age: Recogniser = {
  name: 'age',
  types: ['AGE'],
  words: ['years', 'year', 'yrs', 'yr', 'aged', 'age', 'turned', 'turning', 'yo'],
  onWord(text, start, end, report) {
    const word = text.slice(start, end).toLowerCase()
    const sentence = (at: number): string =>
      text
        .slice(Math.max(0, at - 60), at)
        .split(/[.!?\n]/)
        .at(-1)!
    const forward = /^(?:aged?|turn(?:ed|ing))$/.test(word)
    if (forward) {
      const ahead =
        /^(?:\s(?:of|is|was))?\s?:?\s{0,2}(9\d|1[01]\d)(?![\d%°/:-]|[.,]\d|\s?(?:days|weeks|months|minutes|percent|degrees|pages))/i.exec(
          text.slice(end, end + 16),
        )
      if (ahead !== null && PERSON.test(sentence(start)))
        report(
          'AGE',
          end + ahead[0].length - ahead[1]!.length,
          end + ahead[0].length,
          word === 'age' && !/\sat\sthe\s$/i.test(text.slice(start - 8, start)) && ahead[0].length < 5 ? 0.55 : 0.65,
        )
      return
    }
    const back = /(?<![\d.,/$€£-])(9\d|1[01]\d)[\s-]{0,2}$/.exec(text.slice(Math.max(0, start - 8), start))
    if (back === null) return
    const old = word === 'yo' ? /^/.exec('') : /^[\s-]{1,2}(?:old|of age)\b/i.exec(text.slice(end, end + 9))
    if (old === null) return
    const from = start - back[0].length
    const told = PERSON.test(sentence(from)) || PERSON.test(text.slice(end, end + 24))
    report('AGE', from, end + old[0].length, told ? 0.75 : 0.35)
  },
  examples: {
    found: [
      ['AGE', 'a «91-year-old» woman'],
      ['AGE', 'my dad turned «93» in May'],
      ['AGE', 'The patient, aged «101», said'],
    ],
    clean: [
      'The house is 100 years old.',
      'I am 34 years old',
      'a 100-year-old tradition',
      'It turned 95 degrees',
      'for 99 years',
      'I gave it 110 percent',
      'she is 89 years old',
    ],
  },
}
