import { expect, test } from 'vitest'
import { createNumbering } from './numbering.ts'

const name = (value: string) => ({ type: 'NAME' as const, start: 0, end: value.length, confidence: 0.9, detector: 'name-title' })

test('a title belongs to the name, and tells a man from a woman', () => {
  const numbering = createNumbering([])
  const of = (value: string) => numbering.of(name(value), value)
  expect([of('Dr. Quillmore'), of('Quillmore'), of('Rosa Quillmore'), of('Mr. Tarrow'), of('Mrs. Tarrow'), of('Mr Tarrow')]).toEqual([
    '[NAME_1]',
    '[NAME_1]',
    '[NAME_1]',
    '[NAME_2]',
    '[NAME_3]',
    '[NAME_2]',
  ])
})

test('of hundreds of namesakes each keeps a number of his own, and his surname still finds him', () => {
  const numbering = createNumbering([])
  const surnames = Array.from(
    { length: 300 },
    (_, i) => `Quill${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
  )
  const given = surnames.map((surname) => numbering.of(name(`Rosa ${surname}`), `Rosa ${surname}`))
  expect(new Set(given).size).toBe(300)
  expect(numbering.of(name(surnames[250]!), surnames[250]!)).toBe(given[250])
  expect(numbering.of(name(`Rosa ${surnames[299]!}`), `Rosa ${surnames[299]!}`)).toBe(given[299])
})
