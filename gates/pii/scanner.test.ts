import { CRISIS_LINES, PII_TYPES, placeholder } from '#contract/pii.ts'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { CANARIES } from './canaries/index.ts'
import { SURE } from './finding.ts'
import { plant } from './recall.ts'
import { scan } from './scanner.ts'

const sure = (text: string): ReturnType<typeof scan> => scan(text).filter(({ confidence }) => confidence >= SURE)
const CALM = 'The heavy evening carries while the kitchen follows. Sometimes a gentle morning settles beside my restless garden.'
const anyCanary = fc.constantFrom(...PII_TYPES).chain((type) => CANARIES[type].map((canary) => ({ type, ...canary })))
const seed = { seed: 20250101 }

property.prop([anyCanary, fc.double({ min: 0, max: 1, noNaN: true })], { ...seed, numRuns: 500 })(
  'a canary in calm text is found where it stands',
  (canary, at) => {
    const { text, start, end } = plant(CALM, at, canary)
    expect(sure(text).some((finding) => finding.start < end && finding.end > start)).toBe(true)
  },
)

property.prop([anyCanary, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9 })], { ...seed, numRuns: 500 })(
  'masked, the same text is clean',
  (canary, at, number) => {
    expect(sure(plant(CALM, at, { ...canary, value: placeholder(canary.type, number) }).text)).toEqual([])
  },
)

/** Ways to write an ASCII text that look the same, or nearly. */
const DISGUISES: Record<string, (text: string) => string> = {
  'full width': (text) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'zero width': (text) => [...text].join('\u200b'),
  'bold mathematical digits': (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
  'soft hyphens': (text) => [...text].join('\u00ad'),
  'typographic dashes and spaces': (text) => text.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0'),
}

describe.each(Object.entries(DISGUISES))('in disguise: %s', (_, disguise) => {
  property.prop([anyCanary], { ...seed, numRuns: 200 })('a canary is found, and its offsets are those of the text as written', (canary) => {
    const value = disguise(canary.value)
    const text = `${CALM} ${canary.before}${value}${canary.after}`
    const start = CALM.length + 1 + canary.before.length
    expect(sure(text).some((finding) => finding.start < start + value.length && finding.end > start && finding.end <= text.length)).toBe(
      true,
    )
  })
})

test.each(CRISIS_LINES)('help line %s survives in every writing', (line) => {
  const grouped = line.replace(
    /^(1?)(\d{3})(\d{3})(\d{4})$/,
    (_, one: string, a: string, b: string, c: string) => `${one === '' ? '' : '1-'}${a}-${b}-${c}`,
  )
  const bracketed = line.replace(/^1?(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
  const spaced = line.replace(/(\d{3})(?=\d{3})/g, '$1 ')
  for (const written of new Set([line, grouped, bracketed, spaced, [...line].join(' ')])) {
    for (const sentence of [
      `Call ${written} now.`,
      `Text HOME to ${written}, or phone ${written}.`,
      `My therapist gave me the number: ${written}`,
    ])
      expect([sentence, sure(sentence)]).toEqual([sentence, []])
  }
})

property.prop([fc.string({ unit: 'binary', maxLength: 400 })], { ...seed, numRuns: 2000 })(
  'no text makes it throw, and findings lie inside of the text, in order',
  (text) => {
    let last = 0
    for (const { start, end } of scan(text)) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      last = end
    }
  },
)

property.prop(
  [
    fc.array(
      fc.constantFrom(
        '1',
        '0 ',
        '(',
        '+',
        '@',
        'a',
        '.',
        '-',
        ':',
        '://',
        'Dr. ',
        'my name is ',
        'A',
        '[NAME_',
        '_',
        ' at ',
        ' dot ',
        '\n',
        'é',
        '叫',
        '9',
      ),
      { minLength: 1, maxLength: 6 },
    ),
  ],
  { ...seed, numRuns: 60 },
)(
  'a hundred thousand characters of anything that wakes recognisers are walked through',
  (parts) => {
    const unit = parts.join('')
    // quadratic work would be hours, and end at the test's limit of time
    expect(scan(unit.repeat(Math.ceil(100_000 / unit.length)))).toBeInstanceOf(Array)
  },
  120_000,
)
