import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { CRISIS_LINES } from '#contract/pii.ts'
import { createScrubber } from './scrubber.ts'

const scrubber = createScrubber({ mode: 'placeholder', threshold: 0.5 })
const masked = (text: string): string => scrubber.scrub([text]).texts[0]!

const joined = (digits: string, sizes: readonly number[], separator: string): string => {
  const groups: string[] = []
  for (let at = 0, i = 0; at < digits.length; at += sizes[i++ % sizes.length]!) groups.push(digits.slice(at, at + sizes[i % sizes.length]!))
  return groups.join(separator)
}
/** Every way in which a line of the list is written: bare, in groups, with brackets, in international form. */
const written = fc
  .record({
    line: fc.constantFrom(...CRISIS_LINES),
    sizes: fc.constantFrom([3, 3, 4], [4, 3, 4], [2, 3, 3, 4], [3, 4], [4, 4], [3, 3], [2, 2, 2, 2]),
    separator: fc.constantFrom('-', ' ', '.', '\u2011', '\u00a0'),
    form: fc.constantFrom('bare', 'grouped', 'north-american', 'international', 'trunk'),
    code: fc.constantFrom('44', '61', '64', '49', '353', '91', '27', '33', '39'),
  })
  .map(({ line, sizes, separator, form, code }) => {
    if (form === 'north-american' && /^1?8\d{9}$/.test(line)) {
      const ten = line.slice(-10)
      return `${separator === '.' ? '+1 ' : '1 '}(${ten.slice(0, 3)}) ${ten.slice(3, 6)}-${ten.slice(6)}`
    }
    if (form === 'international' && line.startsWith('0') && line.length > 6) return `+${code} ${joined(line.slice(1), sizes, separator)}`
    if (form === 'trunk' && line.startsWith('0') && line.length > 6) return `+${code} (0)${joined(line.slice(1), sizes, separator)}`
    return form === 'bare' ? line : joined(line, sizes, separator)
  })
const sentence = fc.constantFrom(
  (line: string) => `If it gets worse, call ${line} at any hour.`,
  (line: string) => `My phone number list: ${line} (free), then my sister.`,
  (line: string) => `Text or ring ${line}.`,
  (line: string) => line,
  (line: string) => `The counsellor's cell was off, so I dialled ${line}, and they answered.`,
)

describe('help lines', () => {
  test.prop([written, sentence], { numRuns: 3000, seed: 11 })('a listed line is never masked, in whatever form', (line, say) => {
    expect(masked(say(line))).toBe(say(line))
  })
  plain.each([
    ['The county Crisis Line: 555-0142, day and night.'],
    ['Call the local distress centre at 604-555-0142.'],
    ['415-555-0142 is the suicide hotline of the state.'],
    ['The new helpline, 1-888-555-0142, is free.'],
    ['Veterans can phone 1-866-555-0142 for mental health support.'],
  ])('an unlisted line that is introduced as one stays: %j', (text) => {
    expect(masked(text)).toBe(text)
  })
  plain.each([
    ['The hotline asked for my number, 415-555-0142, and I gave it.', '[PHONE_1]'],
    ['I volunteer at a crisis line. Call me at 415-555-0142.', '[PHONE_1]'],
    ['My PIN is 1767.', '[CREDENTIAL_1]'],
  ])('who helps has a number of his own: %j', (text, placeholder) => {
    expect(masked(text)).toContain(placeholder)
  })
})
