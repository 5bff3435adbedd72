import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { CRISIS_LINES } from '#contract/pii.ts'
import labelled from './cases/labelled.json' with { type: 'json' }
import { DETECTORS } from './detectors/index.ts'
import { createScrubber } from './scrubber.ts'

const scrubber = createScrubber({ mode: 'placeholder', threshold: 0.5 })
const masked = (...texts: string[]): string[] => scrubber.scrub(texts).texts
const SEEDED = { seed: 7, numRuns: 60 }

describe('numbers of placeholders', () => {
  test('a person is one number under full name, first name, surname, possessive and case', () => {
    expect(
      masked(
        'My name is Sarah Miller.',
        'Hi Sarah, is Ms. Miller your mother?',
        "Sarah's fine. SARAH is. Call Tom Ford; my friend Tom Ford left.",
      ),
    ).toEqual([
      'My name is [NAME_1].',
      'Hi [NAME_1], is [NAME_1] your mother?',
      "[NAME_1]'s fine. [NAME_1] is. Call [NAME_2]; my friend [NAME_2] left.",
    ])
  })
  test('a first name that comes before the full name is the same person', () => {
    expect(masked("I'm Sarah.", 'My name is Sarah Miller')).toEqual(["I'm [NAME_1].", 'My name is [NAME_1]'])
  })
  test('a month is no mention of somebody who is called like it', () => {
    expect(masked('My name is May.', 'We met in late May, and I saw May again on May 9.')).toEqual([
      'My name is [NAME_1].',
      'We met in late May, and I saw [NAME_1] again on May 9.',
    ])
  })
  test('a first name before a known surname goes with it, but for a public figure', () => {
    expect(masked('Mr. Quint left. I saw Deborah Quint later.', 'Is there a Doctor Musk? Elon Musk is known.')).toEqual([
      '[NAME_1] left. I saw [NAME_1] later.',
      'Is there a Doctor Musk? Elon Musk is known.',
    ])
  })
  test('one number for a value in another format, another for another value', () => {
    expect(masked('Call (415) 555-0132 or 415.555.0132', 'or 415-555-0199', 'a.roe@example.org, A.Roe@example.org')).toEqual([
      'Call [PHONE_1] or [PHONE_1]',
      'or [PHONE_2]',
      '[EMAIL_1], [EMAIL_1]',
    ])
  })
  test('numbers go on above those of placeholders that the text holds', () => {
    expect(masked('[NAME_3] knows me. My name is Sarah Miller.')).toEqual(['[NAME_3] knows me. My name is [NAME_4].'])
  })
  test('a word that is a name too is only masked where it speaks of somebody', () => {
    expect(masked('My husband Will left.', 'Will you talk? I told Will. I will.')).toEqual([
      'My husband [NAME_1] left.',
      'Will you talk? I told [NAME_1]. I will.',
    ])
  })
})

test('an answer is read with its question', () => {
  expect(masked('What is your zip code?', '97205')).toEqual(['What is your zip code?', '[ADDRESS_1]'])
  expect(masked('How many steps did you take?', '9720')).toEqual(['How many steps did you take?', '9720'])
})

test('what a reviewer allowed stays', () => {
  const lenient = createScrubber({ mode: 'placeholder', threshold: 0.5, allowed: (text) => text === 'Sarah' })
  expect(lenient.scrub(["I'm Sarah, call 415-555-0132."])).toMatchObject({ texts: ["I'm Sarah, call [PHONE_1]."], status: 'scrubbed' })
})

test('what is unsure is asked about, and not masked', () => {
  const { texts, status, entities } = scrubber.scrub(["I'm Velorin and nobody cares"])
  expect({ texts, status, found: entities[0]!.length }).toEqual({
    texts: ["I'm Velorin and nobody cares"],
    status: 'requires_review',
    found: 1,
  })
})

test.each([0, -1, 1.1, NaN])('threshold %s is refused', (threshold) => {
  expect(() => createScrubber({ mode: 'placeholder', threshold })).toThrow(/threshold/)
})

describe('the shipped cases', () => {
  test.each(labelled.map((one) => [one.id, one] as const))('%s', (_id, { text, entities }) => {
    const found = scrubber.scrub([text]).entities[0]!
    const key = ({ type, start, end }: { type: string; start: number; end: number }): string => `${type} ${start}-${end}`
    const overlaps = entities.map((label) =>
      found.some(({ type, start, end }) => type === label.type && start < label.end && label.start < end),
    )
    expect(overlaps).toEqual(entities.map(() => true))
    expect(entities.length > 0 ? [] : found.map(key)).toEqual([])
  })
})

const formats: ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => `+${digits}`,
  (digits) =>
    digits.replace(/^(1?)(\d{3})(\d{3})(\d{4})$/, (_, one: string, a: string, b: string, c: string) => `${one && '1-'}${a}-${b}-${c}`),
  (digits) =>
    digits.replace(/^(1?)(\d{3})(\d{3})(\d{4})$/, (_, one: string, a: string, b: string, c: string) => `${one && '+1 '}(${a}) ${b}-${c}`),
  (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1 '),
  (digits) => digits.replace(/(\d{2})(?=\d)/g, '$1 '),
  (digits) => digits.replace(/(\d{3})(?=\d{3})/g, '$1.'),
]
describe('crisis lines', () => {
  const around = ['Call X now.', 'my number is X', 'Text HOME to X or wait.', 'Phone: X', 'X', 'You can reach the lifeline at X, any time']
  test.each(CRISIS_LINES.map((line) => [line]))('%s is kept in every format', (line) => {
    const texts = formats.flatMap((format) => around.map((frame) => frame.replace('X', format(line))))
    expect(texts.filter((text) => masked(text)[0] !== text)).toEqual([])
  })
})

const finds = DETECTORS.flatMap(({ examples }) => examples.finds.map(({ text }) => text))
const leaves = DETECTORS.flatMap(({ examples }) => examples.leaves)
const conversation = fc.array(
  fc.oneof(
    fc.constantFrom(...finds),
    fc.constantFrom(...leaves),
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  ),
  { minLength: 1, maxLength: 6 },
)

describe('properties', () => {
  property.prop([conversation], SEEDED)(
    'offsets are exact: the masked text is the text with the values replaced, nothing else',
    (texts) => {
      const { texts: out, entities } = scrubber.scrub(texts)
      for (const [i, text] of texts.entries()) {
        let rest = out[i]!
        let end = 0
        for (const entity of entities[i]!.filter(({ confidence }) => confidence >= 0.5)) {
          expect(entity.start).toBeGreaterThanOrEqual(end)
          expect(entity.end).toBeGreaterThan(entity.start)
          const kept = text.slice(end, entity.start)
          expect(rest.startsWith(kept)).toBe(true)
          const token = new RegExp(`^\\[${entity.type}_\\d+\\]`).exec(rest.slice(kept.length))!
          rest = rest.slice(kept.length + token[0].length)
          end = entity.end
        }
        expect(rest).toBe(text.slice(end))
      }
    },
  )
  property.prop([conversation], SEEDED)('the same input gives the same output, and the input is not changed', (texts) => {
    const copy = [...texts]
    expect(scrubber.scrub(texts)).toEqual(scrubber.scrub(copy))
    expect(texts).toEqual(copy)
  })
  test.each(finds.map((text) => [text]))('masked text holds nothing new: %j', (text) => {
    const [once] = masked(text)
    expect(masked(once!)).toEqual([once])
  })
})

/** Strings that make a careless expression back up for ever; each grows to a quarter of a megabyte. */
const HOSTILE = [
  'a',
  '1',
  '1 ',
  '1-',
  '+1',
  '(1)',
  '@',
  'a@',
  'a.',
  'a@a.',
  ':',
  'a:',
  '::1',
  '//',
  'www.',
  'www.a',
  'A ',
  'Aa ',
  "I'm A",
  'my name is ',
  'Dr. A',
  'Dear Aa Bb, ',
  '[',
  '[NAME_',
  'at ',
  'x at gmail ',
  'a dot ',
  'five ',
  '5 five ',
  '12 Aa ',
  '12 Aa Bb Cc Street',
  'http://a',
  'http://a/',
  'born ',
  'born 1',
  'May 1 ',
  'password is ',
  'case number ',
  'AB12 ',
  'DE89 ',
  'eyJa',
  'eyJa.',
  '-----BEGIN PRIVATE KEY-----',
  '\n',
  '\n- ',
  'Love,\n',
  'work at ',
  'work at Aa ',
  '&',
  "'",
  'é',
  '叫',
  '我叫王',
  '💔',
  '\u0000',
  ';base64,',
  '99 ',
  '1.1.',
  '1/1/',
  '0 0',
  '4111 ',
  'my wife ',
  'my wife Aa and ',
  'u/a',
]
describe('hostile text', () => {
  test.each(HOSTILE.map((piece) => [piece]))(
    'repeated %j comes to an end',
    (piece) => {
      const text = piece.repeat(Math.ceil(2 ** 18 / piece.length))
      expect(scrubber.scrub([text]).texts).toHaveLength(1)
    },
    60_000,
  )
})
