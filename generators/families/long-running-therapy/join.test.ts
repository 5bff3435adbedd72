import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import type { Message } from '#contract/record.ts'
import { areAlternatives, joinSession, type Piece } from './join.ts'

const said = (text: string): Message => ({
  role: text.startsWith('a') ? 'assistant' : text.startsWith('s') ? 'system' : 'user',
  content: text,
})
const piece = (texts: string, more: Partial<Piece> = {}): Piece => ({
  messages: texts.split(' ').map(said),
  record: 1,
  part: 1,
  cut: false,
  ...more,
})
const texts = (messages: readonly Message[]): string => messages.map(({ content }) => content).join(' ')

describe('pieces of one session', () => {
  plain('that our own shape cut go on from each other in the order of their parts, whatever they repeat', () => {
    const pieces = [
      piece('s u1 a1', { part: 1, cut: true }),
      piece('s u2 a1', { part: 3, cut: true }),
      piece('s u1 a1', { part: 2, cut: true }),
    ]
    expect(joinSession(pieces)).toEqual({ messages: 's u1 a1 u1 a1 u2 a1'.split(' ').map(said), repeated: 0, overlapping: 0, gaps: 0 })
  })

  plain('a part that is missing leaves a gap', () => {
    expect(joinSession([piece('u1 a1', { part: 1, cut: true }), piece('u3 a3', { part: 3, cut: true })]).gaps).toBe(1)
  })

  plain('windows that overlap are merged without repeating, in any order of the file', () => {
    const windows = ['u3 a3 u4 a4', 'u1 a1 u2 a2', 'u2 a2 u3 a3'].map((one, i) => piece(one, { record: i + 1 }))
    expect(joinSession(windows)).toEqual({ messages: 'u1 a1 u2 a2 u3 a3 u4 a4'.split(' ').map(said), repeated: 0, overlapping: 4, gaps: 0 })
  })

  plain('a window that grows, one that is published twice and one inside another are in the session once', () => {
    const windows = ['u1 a1', 'u1 a1 u2 a2', 'u1 a1 u2 a2 u3 a3', 'u1 a1 u2 a2 u3 a3', 'a1 u2'].map((one, i) =>
      piece(one, { record: i + 1 }),
    )
    const { messages, repeated } = joinSession(windows)
    expect(texts(messages)).toBe('u1 a1 u2 a2 u3 a3')
    expect(repeated).toBeGreaterThanOrEqual(2)
  })

  plain('numbered pieces stand in the order of their numbers, and a number that is missing is a gap', () => {
    const pieces = [
      piece('u3 a3', { record: 1, number: 4 }),
      piece('u1 a1', { record: 2, number: 1 }),
      piece('u2 a2', { record: 3, number: 2 }),
    ]
    const { messages, gaps } = joinSession(pieces)
    expect(texts(messages)).toBe('u1 a1 u2 a2 u3 a3')
    expect(gaps).toBe(1)
  })

  plain('what no overlap and no number places stands in the order of the file, with its gaps', () => {
    const { messages, gaps } = joinSession([piece('u5 a5', { record: 9 }), piece('u1 a1', { record: 2 }), piece('u3 a3', { record: 4 })])
    expect(texts(messages)).toBe('u1 a1 u3 a3 u5 a5')
    expect(gaps).toBe(2)
  })

  plain('different system messages are all kept, each once', () => {
    expect(
      texts(joinSession([piece('s1 u1 a1', { record: 1 }), piece('s2 u2 a2', { record: 2 }), piece('s1 u3 a3', { record: 3 })]).messages),
    ).toBe('s1 s2 u1 a1 u2 a2 u3 a3')
  })

  plain('that begin alike and then differ are several answers, or several sessions; what grows is not, nor what is numbered', () => {
    expect(areAlternatives([piece('u1 a1'), piece('u1 a2')])).toBe(true)
    expect(areAlternatives([piece('s u1 a1 u2 a2'), piece('u3 a3'), piece('s u1 a1 u9')])).toBe(true)
    expect(areAlternatives([piece('u1 a1'), piece('u1 a1 u2 a2'), piece('u1'), piece('u2 a2')])).toBe(false)
    expect(areAlternatives([piece('u1 a1', { number: 1 }), piece('u1 a2', { number: 2 })])).toBe(false)
    expect(areAlternatives([piece('u1 a1', { cut: true }), piece('u1 a2', { cut: true })])).toBe(false)
  })

  plain('the same words over and over cost no more than their number', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => said(i % 2 === 0 ? 'u' : 'a'))
    const pieces = Array.from({ length: 20 }, (_, i): Piece => ({ messages: long.slice(i), record: i + 1, part: 1, cut: false }))
    expect(joinSession(pieces).messages.length).toBeGreaterThanOrEqual(20_000)
  })
})

/** A session of distinct messages, and the bounds of windows over it that leave nothing out. */
const windowed = fc
  .record({
    length: fc.integer({ min: 2, max: 60 }),
    width: fc.integer({ min: 2, max: 12 }),
    step: fc.integer({ min: 1, max: 12 }),
    salt: fc.nat(),
  })
  .map(({ length, width, step, salt }) => {
    const session = Array.from({ length }, (_, i) => said(`${i % 2 === 0 ? 'u' : 'a'}${salt}-${i}`))
    const stride = Math.min(step, width - 1)
    const starts = Array.from({ length: Math.ceil(length / stride) }, (_, i) => i * stride)
    return { session, windows: starts.map((start) => session.slice(start, start + width)) }
  })

test.prop([windowed, fc.infiniteStream(fc.nat())])(
  'windows in any order, some of them twice, are the session again',
  ({ session, windows }, draws) => {
    const drawn = windows.flatMap((messages) => (draws.next().value! % 4 === 0 ? [messages, messages] : [messages]))
    const shuffled = drawn
      .map((messages) => ({ messages, at: draws.next().value! }))
      .sort((a, b) => a.at - b.at)
      .map(({ messages }, i): Piece => ({ messages, record: i + 1, part: 1, cut: false }))
    const joined = joinSession(shuffled)
    expect(joined.messages).toEqual(session)
    expect(joined.gaps).toBe(0)
  },
)

test.prop([windowed, fc.infiniteStream(fc.nat())])('numbered windows in any order are the session again', ({ session, windows }, draws) => {
  const shuffled = windows
    .map((messages, number) => ({ messages, number, at: draws.next().value! }))
    .sort((a, b) => a.at - b.at)
    .map(({ messages, number }, i): Piece => ({ messages, number, record: i + 1, part: 1, cut: false }))
  expect(joinSession(shuffled).messages).toEqual(session)
})
