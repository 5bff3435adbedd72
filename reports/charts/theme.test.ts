import { expect, test } from 'vitest'
import { BACKGROUND, COLOURS } from './theme.ts'

/** Relative luminance and contrast, as WCAG 2.1 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

test('the measure is that of WCAG: black on white is 21, #767676 on white the least grey of AA', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

const TEXT = ['ink', 'muted', 'good', 'warn', 'bad', 'waived', 'slate'] as const
const SHAPES = ['blue', 'orange', 'violet', 'teal', 'pink'] as const

test.each(TEXT)('%s is read on both backgrounds: 4.5', (name) => {
  expect(contrast(COLOURS[name][0], BACKGROUND.light)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(COLOURS[name][1], BACKGROUND.dark)).toBeGreaterThanOrEqual(4.5)
})

test.each(SHAPES)('%s is seen on both backgrounds: 3', (name) => {
  expect(contrast(COLOURS[name][0], BACKGROUND.light)).toBeGreaterThanOrEqual(3)
  expect(contrast(COLOURS[name][1], BACKGROUND.dark)).toBeGreaterThanOrEqual(3)
})

test('every light value is there once: it is what a variable is put in the place of', () => {
  const light = Object.values(COLOURS).map(([value]) => value)
  expect(new Set(light).size).toBe(light.length)
})
