/** The score of documents, and the labelled cases that ship beside it. */
import { describe, expect, test } from 'vitest'
import type { Message } from '#contract/record.ts'
import { readCases } from '../cases.ts'
import { DEV } from './cases/dev.ts'
import { HELD_OUT } from './cases/held-out.ts'
import { hintsAtTrauma, openTrauma, tagTrauma, TRAUMA_THRESHOLD } from './score.ts'

const user = (content: string): Message => ({ role: 'user', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })
const filler = (words: number): string => 'the garden was green and the kettle sang on the stove '.repeat(Math.ceil(words / 11))

describe('the score', () => {
  test('is the sum of what each rule adds, explained', () => {
    expect(tagTrauma([user('I dissociate. My inner critic is loud.')])).toEqual({
      score: 2.8,
      words: 7,
      rules: [
        { rule: 'dissociation', category: 'dissociation', hits: 1, adds: 1.4 },
        { rule: 'inner-critic', category: 'inner_critic', hits: 1, adds: 1.4 },
      ],
      discounted: {},
      hinted: false,
    })
  })
  test('a rule that hits again adds less: e times for twice its weight', () => {
    const thrice = tagTrauma([user('I dissociate. I dissociate. I dissociate.')]).score
    expect(thrice).toBeCloseTo(1.4 * (1 + Math.log(3)), 10)
  })
  test('a text of four times 250 words counts half', () => {
    const { score, words } = tagTrauma([user(`I dissociate. ${filler(998)}`)])
    expect(words).toBe(2 + 11 * 91)
    expect(score).toBeCloseTo(1.4 / Math.sqrt(words / 250), 10)
  })
  test('a helper’s words count half in a dialogue, a speaker’s in full, system prompts not at all', () => {
    expect(tagTrauma([user('Hm.'), assistant('You dissociate, and your inner critic is loud.')]).score).toBeCloseTo(0.7, 10)
    expect(tagTrauma([user('A talk, please.'), assistant('I dissociate.')], [], true).score).toBe(1.4)
    expect(tagTrauma([{ role: 'system', content: 'I dissociate.' }, user('Hm.')]).score).toBe(0)
  })
  test('pieces give the score of the whole', () => {
    const turns = [user('I dissociate.'), user(filler(900)), user('My inner critic is loud. I dissociate.')]
    const tally = openTrauma()
    for (const turn of turns) tally.add([turn])
    expect(tally.tag()).toEqual(tagTrauma(turns))
  })
  test('what is negated or only sounds like it is counted as discounted', () => {
    expect(tagTrauma([user('I do not have PTSD. They took him to the trauma centre.')])).toMatchObject({
      score: 0,
      discounted: { negated: 1, idiom: 1 },
    })
  })
})

test.each([
  ['talks/cptsd/01.txt', true],
  ['c-ptsd-recovery', true],
  ['Trauma_Therapy.jsonl', true],
  ['traumaland/x.txt', false],
  ['ptsdx', false],
  ['general/sessions.jsonl', false],
])('the name %j hints at trauma: %j', (name, expected) => expect(hintsAtTrauma([name])).toBe(expected))

describe('labelled cases', () => {
  const tagged = (set: string, table: string): { missed: string[]; wrong: string[]; positives: number } => {
    const cases = readCases(set, ['trauma', 'other'] as const, table).map((one) => ({
      ...one,
      is: tagTrauma(one.messages).score >= TRAUMA_THRESHOLD,
    }))
    return {
      missed: cases.filter(({ label, is }) => label === 'trauma' && !is).map(({ kind }) => kind),
      wrong: cases.filter(({ label, is }) => label === 'other' && is).map(({ kind }) => kind),
      positives: cases.filter(({ label }) => label === 'trauma').length,
    }
  }
  test('that the rules were made with: a doctor’s word alone, and a soldier’s habits, are too little', () => {
    expect(tagged('dev', DEV)).toEqual({ missed: ['diagnosis', 'combat'], wrong: [], positives: 21 })
  })
  test('held out are found as docs/EVALUATION.md says, or better', () => {
    const { missed, wrong, positives } = tagged('held-out', HELD_OUT)
    expect(1 - missed.length / positives).toBeGreaterThan(0.9)
    expect(wrong).toEqual([])
  })
})
