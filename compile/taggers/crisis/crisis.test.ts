/** The classifier over whole conversations, and on the labelled cases that ship beside it. */
import { describe, expect, test } from 'vitest'
import type { Message, Role } from '#contract/record.ts'
import { readCases } from '../cases.ts'
import { DEV } from './cases/dev.ts'
import { HELD_OUT } from './cases/held-out.ts'
import { classifyCrisis } from './classify.ts'
import { LEVELS } from './levels.ts'
import { measureCrisis } from './measure.ts'

const say = (...turns: [Role, string][]): Message[] => turns.map(([role, content]) => ({ role, content }))
const ACUTE = 'I want to kill myself.'

describe('who speaks', () => {
  test('the user decides', () => expect(classifyCrisis(say(['user', ACUTE])).level).toBe('crisis'))
  test.each(['assistant', 'system', 'tool'] as const)('what the %s says does not', (role) =>
    expect(classifyCrisis(say(['user', 'Hello.'], [role, ACUTE]))).toMatchObject({ level: 'none', hits: [] }),
  )
  test('a yes counts where the question was for suicide, and only right after it', () => {
    const asked = 'Are you thinking of killing yourself?'
    expect(classifyCrisis(say(['user', 'Hm.'], ['assistant', asked], ['user', 'Yes.'])).categories).toEqual(['ideation'])
    expect(classifyCrisis(say(['user', 'Hm.'], ['assistant', asked], ['user', 'No.'])).level).toBe('none')
    expect(classifyCrisis(say(['user', 'Hm.'], ['assistant', 'Are you cold?'], ['user', 'Yes.'])).level).toBe('none')
    expect(classifyCrisis(say(['assistant', asked], ['user', 'No.'], ['assistant', 'Are you cold?'], ['user', 'Yes.'])).level).toBe('none')
  })
})

describe('levels', () => {
  const PASSIVE = 'I wish I was dead.'
  test('a passive wish alone is elevated', () => expect(classifyCrisis(say(['user', PASSIVE])).level).toBe('elevated'))
  test.each(['I have everything ready.', 'I have written the letters.', 'Tonight is the night.'])(
    'with %j, messages later, it is crisis',
    (sign) => {
      expect(classifyCrisis(say(['user', sign])).level).toBe('none')
      expect(classifyCrisis(say(['user', PASSIVE], ['assistant', 'I hear you.'], ['user', sign])).level).toBe('crisis')
    },
  )
  test('an emergency number in the answer decides nothing alone, and tips what was said twice', () => {
    const answer = ['assistant', 'If you are in danger call 988.'] as [Role, string]
    expect(classifyCrisis(say(['user', 'My cat is ill.'], answer)).level).toBe('none')
    expect(classifyCrisis(say(['user', PASSIVE], answer)).level).toBe('elevated')
    expect(classifyCrisis(say(['user', `${PASSIVE} I started cutting myself.`], answer)).level).toBe('crisis')
  })
  test('hits are explained, those that do not count with the reason', () => {
    const text = 'I never wanted to die. Now I want to die.'
    expect(classifyCrisis(say(['user', text])).hits).toEqual([
      expect.objectContaining({ rule: 'wants-to-die', category: 'ideation', message: 0, start: 27, end: 40 }),
    ])
    expect(classifyCrisis(say(['user', 'I do not want to kill myself.'])).hits[0]).toMatchObject({ discount: 'negated' })
  })
})

describe('labelled cases', () => {
  const dev = readCases('dev', LEVELS, DEV)
  const heldOut = readCases('held-out', LEVELS, HELD_OUT)
  test('are more than 200, of every level, and no text stands in both sets', () => {
    expect(dev.length + heldOut.length).toBeGreaterThanOrEqual(200)
    for (const set of [dev, heldOut]) expect(new Set(set.map(({ label }) => label))).toEqual(new Set(LEVELS))
    const text = ({ messages }: (typeof dev)[number]): string => JSON.stringify(messages).toLowerCase()
    const known = new Set(dev.map(text))
    expect(heldOut.filter((one) => known.has(text(one)))).toEqual([])
  })
  test('name no method', () => {
    const METHODS =
      /\b(noose|rope|hang(ed|ing)? (my|him|her)sel|gun|pistol|rifle|razor|blade|knife|slit|bleach|antifreeze|carbon monoxide|helium|jump(ed|ing)? (off|from)|lethal|\d+ (pills|tablets)|bridge|pills)\b/i
    expect(
      [...dev, ...heldOut].filter(({ messages }) => messages.some(({ content }) => METHODS.test(content))).map(({ id }) => id),
    ).toEqual([])
  })
  test('that the rules were made with come out as labelled', () => {
    for (const at of ['crisis', 'elevated'] as const) expect(measureCrisis(dev, at)).toMatchObject({ missed: [], wrong: [] })
  })
  test('held out are found as docs/EVALUATION.md says, or better', () => {
    const { positives, found, wrong } = measureCrisis(heldOut, 'crisis')
    expect(found / positives).toBeGreaterThan(0.9)
    expect(wrong).toEqual([])
  })
})
