import { describe, expect, test } from 'vitest'
import { cutToFit, startsSession, type Turns } from './cut.ts'

const turns = (text: string, sessions: number[] = []): Turns => ({
  tokens: text.split(' ').map((turn) => Number(turn.slice(1))),
  roles: text.split(' ').map((turn) => ({ s: 'system', u: 'user', a: 'assistant', t: 'tool' })[turn[0]!]!),
  sessions,
})

describe('truncated', () => {
  test('behind the last answer that fits', () => {
    expect(cutToFit(turns('u10 a20 u5 a20 u5'), 40, 'truncate')).toEqual([{ from: 0, to: 2, system: false, tokens: 30 }])
    expect(cutToFit(turns('u10 a20 u5 a20 u5'), 55, 'truncate')).toEqual([{ from: 0, to: 4, system: false, tokens: 55 }])
  })
  test('not at all where it fits', () =>
    expect(cutToFit(turns('u10 a20'), 30, 'truncate')).toEqual([{ from: 0, to: 2, system: false, tokens: 30 }]))
  test('nothing is left where no answer to a question fits', () => {
    expect(cutToFit(turns('u10 a20'), 29, 'truncate')).toEqual([])
    expect(cutToFit(turns('a5 u10 a20'), 30, 'truncate')).toEqual([])
  })
})

test('left out as a whole', () => expect(cutToFit(turns('u10 a20 u1 a1'), 31, 'leave_out')).toEqual([]))

describe('split', () => {
  test('at the boundaries of sessions, the leading instruction before each', () => {
    expect(cutToFit(turns('s3 u10 a10 u10 a10', [3]), 25, 'split')).toEqual([
      { from: 0, to: 3, system: false, tokens: 23 },
      { from: 3, to: 5, system: true, tokens: 23 },
    ])
  })
  test('a session with an instruction of its own takes no other', () => {
    expect(cutToFit(turns('s3 u10 a10 s4 u10 a10', [3]), 25, 'split')[1]).toEqual({ from: 3, to: 6, system: false, tokens: 24 })
  })
  test('without a boundary it is left out, and so is a session that is too long or has one side', () => {
    expect(cutToFit(turns('u10 a10 u10 a10'), 25, 'split')).toEqual([])
    expect(cutToFit(turns('u10 a10 u30 a10 u5', [2, 4]), 25, 'split')).toEqual([{ from: 0, to: 2, system: false, tokens: 20 }])
  })
})

describe('a session begins', () => {
  test.each([
    ['user', 'Session 2\nI slept badly.', 1, true],
    ['user', '--- Session #12 ---', 4, true],
    ['assistant', 'SESSION NO. 3\n\nWelcome back.', 2, true],
    ['system', 'You are a counsellor.', 5, true],
    ['system', 'You are a counsellor.', 0, false],
    ['user', 'Session 1', 0, false],
    ['user', 'In session 2 you said that I should rest.', 3, false],
    ['user', 'Session 2 was hard for me.', 3, false],
    ['user', 'Obsession 2', 3, false],
  ] as const)('%s: %s', (role, content, index, expected) => expect(startsSession({ role, content }, index)).toBe(expected))
})
