import type { Recogniser } from '../finding.ts'
import { after, before } from '../window.ts'

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const YEAR = '(?:(?:19|20)\\d\\d)'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?'
/** A day with its year, in the usual writings: source of an expression without groups that capture. */
export const DATE = `(?:${MONTH}\\s${DAY},?\\s(?:in\\s)?${YEAR}|(?:the\\s)?${DAY}\\s(?:of\\s)?${MONTH},?\\s${YEAR}|\\d{1,2}[/.-]\\d{1,2}[/.-](?:${YEAR}|\\d\\d)|${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d)`
const LEAD = '(?:\\s?(?:is|was|[:=,-]|on|in|the|date|of|birth|\\(dob\\)|into\\sthis\\sworld|this\\sday))*\\s{0,2}'
const AHEAD = new RegExp(`^${LEAD}(${DATE})`, 'i')
const FAR = new RegExp(`^[^.!?\\n]{0,40}?\\bon\\s(${DATE})`, 'i')
const BACK = new RegExp(`(${DATE})\\s(?:is|was)\\s(?:my|his|her|our\\s\\w+'s|my\\s\\w+'s)\\s$`, 'i')
const CHINESE = /^[^\n。]{0,8}?((?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)/

/** Dates of birth, by what is said about them. A date alone is no finding: sessions and news have dates too. */
export const birth: Recogniser = {
  name: 'birth',
  types: ['DATE_OF_BIRTH'],
  words: ['born', 'dob', 'birthday', 'birthdate', 'birth', 'turned', 'bday'],
  onWord(text, start, end, report) {
    const word = text.slice(start, end).toLowerCase()
    const lead = before(text, start, 48)
    const tell = (at: number, date: string, confidence: number): void => report('DATE_OF_BIRTH', at, at + date.length, confidence)
    if (word === 'turned') {
      const turned = new RegExp(`^\\s\\d{1,2}\\s(?:years\\s(?:old\\s)?)?(?:on|this)\\s(${DATE})`, 'i').exec(after(text, end, 64))
      if (turned !== null) tell(end + turned[0].length - turned[1]!.length, turned[1]!, 0.7)
      return
    }
    if (word === 'birth' && !/\bdate\sof\s$|\bmy\s$/.test(lead)) return
    const ahead =
      AHEAD.exec(after(text, end, 72)) ?? (word === 'born' && /\bi\s(?:was|am)\s$/.test(lead) ? FAR.exec(after(text, end, 90)) : null)
    if (ahead !== null) {
      // the birth of a third person who is named is history more often than not
      const told =
        word !== 'born' ||
        /\b(?:i|we)\s(?:was|were|am)\s$|\bmy\s[\w\s]{2,24}$|\b(?:client|patient|he|she|they)\s(?:was|were)\s$|[:;]\s?$|^$/.test(lead)
      tell(end + ahead[0].length - ahead[1]!.length, ahead[1]!, told ? 0.8 : 0.4)
      return
    }
    const back = BACK.exec(text.slice(Math.max(0, start - 64), start))
    if (back !== null) tell(start - back[0].length, back[1]!, 0.75)
  },
  marks: '生',
  onMark(text, at, report) {
    if (text[at + 1] !== '日' && text[at - 1] !== '出') return
    const date =
      CHINESE.exec(after(text, at + 1, 32)) ?? /((?:19|20)\d\d年\d{1,2}月\d{1,2}日)出?$/.exec(text.slice(Math.max(0, at - 14), at))
    if (date === null) return
    const from = text.indexOf(date[1]!, Math.max(0, at - 14))
    if (from >= 0) report('DATE_OF_BIRTH', from, from + date[1]!.length, 0.7)
  },
  examples: {
    found: [
      ['DATE_OF_BIRTH', 'DOB: «04/03/1985»'],

      ['DATE_OF_BIRTH', 'date of birth is «12 June 1971»'],
    ],
    clean: [
      'The birth of the baby in 2019',
      'I was born in 1985',
      'Freud was born on May 6, 1856',
      'Mozart was born on January 27, 1956',
      'an actor (born February 5, 1979) of films',
      'a born 10/10 liar',
    ],
  },
}
