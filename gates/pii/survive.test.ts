import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { CRISIS_LINES } from '#contract/pii.ts'
import { scan } from './scanner.ts'
import { SURE } from './finding.ts'

const sure = (text: string): string[] =>
  scan(text)
    .filter(({ confidence }) => confidence >= SURE)
    .map(({ type }) => type)

/** Cuts digits at drawn places and joins them with drawn separators, with or without a country's code before them. */
const lines = fc
  .tuple(
    fc.constantFrom(...CRISIS_LINES),
    fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 5, maxLength: 5 }),
    fc.constantFrom('', ' ', '-', '.', ' - '),
    fc.constantFrom('', '+', '00', '011 '),
    fc.constantFrom('44', '61', '64', '49', '353', '91', '27', '33'),
  )
  .map(([line, sizes, separator, prefix, code]) => {
    const northern = /^1?8\d{9}$/.test(line)
    const abroad = prefix !== '' && line.length > 6 && (line.startsWith('0') || northern)
    const digits = abroad ? (northern ? line.slice(-10) : line.slice(1)) : line
    const groups: string[] = []
    for (let at = 0, i = 0; at < digits.length; at += sizes[i]!, i = (i + 1) % 5) groups.push(digits.slice(at, at + sizes[i]!))
    return `${abroad ? `${prefix}${northern ? '1' : code} ` : ''}${groups.join(separator)}`
  })
const around = fc.constantFrom(
  ['You can call ', ' whenever you need to.'],
  ['My safety plan says: phone ', ', then breathe.'],
  ['reach them on ', ''],
  ['', ''],
)

describe('help lines', () => {
  test.prop([lines, around], { numRuns: 3000, seed: 11 })(
    'a listed line is never a finding, however it is written',
    (line, [lead, tail]) => {
      expect(sure(lead + line + tail)).toEqual([])
    },
  )
  plain.each([
    ['For a bed tonight, the Distress Centre: call 604-555-0142.'],
    ['415-555-0142, the crisis line of the county, answers'],
    ['Ring 1-877-555-0142 for the abuse helpline'],
  ])('an unlisted line that is introduced as one is none: %j', (text) => {
    expect(sure(text)).toEqual([])
  })
  plain.each([['The hotline has my number, 415-555-0142.'], ['I left the crisis centre. My cell is 415-555-0142.']])(
    'who calls them is found: %j',
    (text) => {
      expect(sure(text)).toEqual(['PHONE'])
    },
  )
})
