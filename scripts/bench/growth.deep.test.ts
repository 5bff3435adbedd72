/**
 * Time that grows linearly with a hostile text, shown without a clock: the engine of expressions is watched while every detector and recogniser reads
 * texts that are hostile to it. An expression that is asked at one place of the text (sticky) has bounded repetitions alone; any other is given
 * a window of bounded length, or asked a bounded number of times for a text; and there are no more questions than a constant times the length.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLACEHOLDER_LIKE } from '#contract/pii.ts'
import { type Finder, FINDERS } from './finders.ts'

/** No window is longer; the longest are those of a web address. */
const WINDOW = 2_100
/** Questions about more than a window: a run of digits is tried from so many of its groups. */
const WHOLE = 48
/** Questions by unit of text. */
const QUESTIONS = 60
const LENGTH = 4_500

interface Asked {
  questions: number
  /** Expression, and how often it was given more than a window. */
  whole: Map<string, number>
  /** Sticky expressions, by source. */
  sticky: Set<string>
}
let asked: Asked = { questions: 0, whole: new Map(), sticky: new Set() }
const original = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec')!

// oxlint-disable eslint/no-extend-native -- the engine is watched, and let go afterwards
beforeAll(() => {
  Object.defineProperty(RegExp.prototype, 'exec', {
    ...original,
    value(this: RegExp, text: string) {
      asked.questions++
      if (this.sticky && text.length > WINDOW) asked.sticky.add(this.source)
      else if (!this.sticky && text.length - (this.global ? this.lastIndex : 0) > WINDOW)
        asked.whole.set(this.source, (asked.whole.get(this.source) ?? 0) + 1)
      return (original.value as typeof RegExp.prototype.exec).call(this, text)
    },
  })
})
afterAll(() => {
  Object.defineProperty(RegExp.prototype, 'exec', original)
})
// oxlint-enable eslint/no-extend-native

/** Unbounded repetitions of a source: `*`, `+`, `{n,}` outside of classes and escapes. What follows the bracket of a placeholder is read from that bracket alone. */
const unbounded = (source: string): boolean =>
  source !== PLACEHOLDER_LIKE.source && /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'c'))

function faultsOf({ hostile, run }: Pick<Finder, 'hostile' | 'run'>): string[] {
  const faults = new Set<string>()
  for (const { name, of } of hostile) {
    asked = { questions: 0, whole: new Map(), sticky: new Set() }
    run(of(LENGTH))
    if (asked.questions > QUESTIONS * LENGTH) faults.add(`${name}: ${Math.round(asked.questions / LENGTH)} questions a character`)
    for (const [source, times] of asked.whole)
      if (times > WHOLE) faults.add(`over the whole text again and again: /${source.slice(0, 60)}/`)
    for (const source of asked.sticky) if (unbounded(source)) faults.add(`unbounded: /${source.slice(0, 60)}/`)
  }
  return [...faults]
}

test.each(FINDERS.map((finder) => [finder.name, finder] as const))(
  '%s asks bounded questions, in number linear to the text',
  (_name, finder) => {
    expect(faultsOf(finder)).toEqual([])
  },
)

test('a finder that is quadratic is named for what it does', () => {
  const hostile = [{ name: 'a', of: (length: number) => 'a'.repeat(length) }]
  const ahead = (text: string): void => {
    const sticky = /a+b/y
    for (let i = 0; i < text.length; i++) sticky.test(text)
  }
  const behind = (text: string): void => {
    for (let i = 0; i < text.length; i++) /a[bc]$/.test(text)
  }
  const often = (text: string): void => {
    for (let i = 0; i < text.length * 100; i++) /b/.test('a')
  }
  expect(faultsOf({ hostile, run: ahead })).toEqual(['unbounded: /a+b/'])
  expect(faultsOf({ hostile, run: behind })).toEqual(['over the whole text again and again: /a[bc]$/'])
  expect(faultsOf({ hostile, run: often })).toEqual(['a: 100 questions a character'])
})
