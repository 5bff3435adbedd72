/** The examples of every detector are its tests; each runs alone behind the shared scan. */
import { describe, expect, test } from 'vitest'
import { createScan } from '../scan.ts'
import { DETECTORS } from './index.ts'

describe.each(DETECTORS.map((detector) => [detector.name, detector] as const))('%s', (_name, detector) => {
  const scan = createScan([detector])
  const findings = (text: string, previous = ''): [string, string][] => {
    const unique = new Map(scan({ text, previous }).map((entity) => [`${entity.type} ${entity.start} ${entity.end}`, entity]))
    return [...unique.values()].sort((a, b) => a.start - b.start).map(({ type, start, end }) => [type, text.slice(start, end)])
  }
  test.each(detector.examples.finds.map((example) => [example.text, example] as const))('finds in %j', (text, { values, previous }) => {
    expect(findings(text, previous)).toEqual(values)
  })
  test.each(detector.examples.leaves)('leaves %j', (text) => {
    expect(findings(text)).toEqual([])
  })
})
