import { PII_TYPES } from '#contract/pii.ts'
import { describe, expect, test } from 'vitest'
import { SURE } from '../finding.ts'
import { scan } from '../scanner.ts'
import { recognisers } from './index.ts'

/** The text without «», and where they stood. */
function marked(example: string): { text: string; start: number; end: number } {
  const start = example.indexOf('«')
  return { text: example.replace(/[«»]/g, ''), start, end: example.indexOf('»') - 1 }
}

test('every type of the contract is somebody’s', () => {
  expect(new Set(recognisers.flatMap(({ types }) => types))).toEqual(new Set(PII_TYPES))
})

describe.each(recognisers.map((recogniser) => [recogniser.name, recogniser] as const))('%s', (_, { examples }) => {
  test.each(examples.found)('%s in %s', (type, example) => {
    const { text, start, end } = marked(example)
    const found = scan(text).filter(({ confidence }) => confidence >= SURE)
    expect(
      found
        .filter((finding) => finding.type === type && finding.start < end && finding.end > start)
        .map(({ start: from, end: to }) => text.slice(from, to)),
    ).toEqual([text.slice(start, end)])
  })
  test.each(examples.clean)('nothing in %s', (example) => {
    expect(scan(example).filter(({ confidence }) => confidence >= SURE)).toEqual([])
  })
})
