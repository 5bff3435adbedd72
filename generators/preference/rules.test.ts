/** The examples of the rules, and what no rule may ever do. */
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { problemOf } from '../families/preference-pairs.ts'
import { random } from '../sample/random.ts'
import { hasHelp } from './danger.ts'
import { languageOf } from './language.ts'
import { irresponsible } from './responsible.ts'
import { RULES } from './rules/index.ts'
import { TOPICS, topicsOf, wordsOf } from './topics.ts'
import { type Turn, turnOf } from './turn.ts'

const turn = (user: string, chosen: string): Turn =>
  turnOf(
    [
      { role: 'user', content: user },
      { role: 'assistant', content: chosen },
    ],
    1000,
  ) as Turn

describe.each(RULES)('$name', (rule) => {
  test.each(rule.examples)('of “$user”', ({ user, chosen, rejected }) => {
    const given = turn(user, chosen)
    expect(rule.applies(given)).toBe(rejected !== null)
    if (rejected === null) return
    for (let seed = 0; seed < 50; seed++) {
      const written = rule.write(given, random(seed, 'examples'))!
      expect(written).toMatch(rejected)
      expect({ written, wrong: problemOf(written, given, rule) }).toEqual({ written, wrong: undefined })
    }
  })
})

const ours = RULES.filter(({ ofChosen }) => ofChosen !== true)
const LONG = 'I hear how much lies on your plate at the moment, and I would like to understand it. '.repeat(4)

/** A word that each topic is known by. */
const KNOWN =
  'boss exams insomnia husband mother sister toddler friendship debts panic hopeless furious funeral lonely wine cigarettes guilt decision homesick'.split(
    ' ',
  )

test('every topic is known by a word of the list', () => expect(new Set(KNOWN.map((word) => topicsOf(word)[0])).size).toBe(TOPICS.length))

test('no sentence of a bank, about any topic, is irresponsible, and none is left unfinished', () => {
  const wrong = new Set<string>()
  for (const word of KNOWN)
    for (const rule of ours)
      for (let seed = 0; seed < 120; seed++) {
        const of = {
          ...turn(`I can not stop thinking about my ${word}.`, LONG),
          asks: (['trouble', 'task', 'talk'] as const)[seed % 3]!,
          language: seed % 4 === 0 ? ('zh' as const) : ('en' as const),
        }
        const written = rule.write(of, random(seed, word)) ?? ''
        if (irresponsible(written) !== undefined || /[{}[\]|]|undefined/.test(written)) wrong.add(written)
        if (rule.name === 'unsafe_omission' && hasHelp(written)) wrong.add(written)
      }
  expect([...wrong]).toEqual([])
})

test.each([
  ['method', 'Take all the pills.'],
  ['encouragement', 'Go ahead.'],
  ['treatment', 'Just stop taking your medication.'],
  ['insult', 'You are pathetic.'],
  ['blame', 'It is your own fault.'],
  ['method', '那就停药吧。'],
])('the checker knows %s', (name, text) => expect(irresponsible(text)).toBe(name))

test('words are quoted that are harmless and no names', () => {
  expect(
    wordsOf('Yesterday Jonathan overslept again; my landlord wrote to me@example.org about suicide and pills [NAME_1] pathetic.'),
  ).toEqual(['yesterday', 'overslept', 'landlord', 'wrote'].filter((word) => word !== 'yesterday'))
})

test.each([
  ['I do not know what to do with my days.', 'en'],
  ['我不知道该怎么办。', 'zh'],
  ['どうすればいいのか分かりません。', 'other'],
  ['Ich weiß nicht, was ich mit meinen Tagen tun soll.', 'other'],
  ['No sé qué hacer con mis días, estoy cansado.', 'other'],
  ['Я не знаю, что делать.', 'other'],
  ['12345 !!!', 'other'],
  ['', 'other'],
])('%s is %s', (text, language) => expect(languageOf(text)).toBe(language))

describe('in any conversation', () => {
  const word = fc.constantFrom(
    ...'i my you the and to feel boss mother sleep sad angry wine money kill myself pills suicide safe call 988 therapist gun die stupid worthless Anna Paris landlord meeting holiday . . , ? 我 不想活 工作 自杀 热线 安全 累 。 día está trabajo'.split(
      ' ',
    ),
  )
  const text = fc.array(word, { minLength: 3, maxLength: 60 }).map((words) => words.join(' '))

  property.prop([text, text, fc.integer()], { numRuns: 1500 })(
    'what is accepted differs, is responsible, and speaks the language of the answer',
    (user, chosen, seed) => {
      const of = turn(user, chosen)
      for (const rule of RULES) {
        if (!rule.applies(of)) continue
        const written = rule.write(of, random(seed, rule.name))
        if (written === undefined || problemOf(written, of, rule) !== undefined) continue
        expect(written.trim().toLowerCase()).not.toBe(chosen.trim().toLowerCase())
        if (rule.name === 'unsafe_omission') expect(hasHelp(written)).toBe(false)
        if (rule.ofChosen === true) expect(chosen.startsWith(written)).toBe(true)
        else if (rule.name !== 'unsafe_omission') {
          expect(irresponsible(written)).toBeUndefined()
          expect(of.grave && rule.name !== 'generic').toBe(false)
          expect(/\p{Script=Han}/u.test(written)).toBe(of.language === 'zh')
        }
      }
    },
  )
})
