/**
 * Time that grows linearly with a hostile text, shown without a clock: the engine of expressions is watched while every detector and recogniser reads
 * texts that are hostile to it. An expression that is asked at one place of the text (sticky) has bounded repetitions alone; any other is given
 * a window of bounded length, or asked a bounded number of times for a text; and there are no more questions than a constant times the length.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLACEHOLDER_LIKE } from '#contract/pii.ts'
import { FINDERS } from './finders.ts'
import { plainRuns } from './hostile.ts'

/** No window is longer; the longest are those of a web address. */
const WINDOW = 2_100
/** Questions about more than a window: a run of digits is tried from so many of its groups. */
const WHOLE = 48
/** Questions by unit of text. */
const QUESTIONS = 60
const LENGTH = 6_000

interface Asked {
  questions: number
  /** Expression, and how often it was given more than a window. */
  whole: Map<string, number>
  /** Sticky expressions, by source. */
  sticky: Set<string>
}
let asked: Asked = { questions: 0, whole: new Map(), sticky: new Set() }
const original = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec')!

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

/** Unbounded repetitions of a source: `*`, `+`, `{n,}` outside of classes and escapes. What follows the bracket of a placeholder is read from that bracket alone. */
const unbounded = (source: string): boolean =>
  source !== PLACEHOLDER_LIKE.source && /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'c'))

describe.each(FINDERS.map((finder) => [finder.name, finder] as const))('%s', (_name, finder) => {
  test('asks bounded questions, in number linear to the text', () => {
    const faults = new Set<string>()
    for (const { name, of } of [...plainRuns, ...finder.own]) {
      const text = of(LENGTH)
      asked = { questions: 0, whole: new Map(), sticky: new Set() }
      finder.run(text)
      if (asked.questions > QUESTIONS * LENGTH) faults.add(`${name}: ${Math.round(asked.questions / LENGTH)} questions a character`)
      for (const [source, times] of asked.whole)
        if (times > WHOLE) faults.add(`${times} times over the whole text: /${source.slice(0, 60)}/`)
      for (const source of asked.sticky) if (unbounded(source)) faults.add(`unbounded: /${source.slice(0, 60)}/`)
    }
    expect([...faults]).toEqual([])
  })
})
