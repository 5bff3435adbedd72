/**
 * Colours and type of all pictures. A colour has a value for light and one for dark: specifications use the light one, and render.ts puts a CSS
 * variable in its place, so that one drawing holds on both. Hues are told apart by people who do not see red and green as different (after
 * Okabe and Ito, https://jfly.uni-koeln.de/color/), and never carry a meaning that no word or shape carries too.
 */
import type { Config } from 'vega-lite'

export const BACKGROUND = { light: '#ffffff', dark: '#1c232d' } as const

/** [on light, on dark]; every light value is there once, because it is what render.ts goes by. */
export const COLOURS = {
  ink: ['#1d2530', '#e8ebef'],
  muted: ['#556070', '#aeb7c3'],
  rule: ['#c9d0d9', '#465160'],
  good: ['#0b7a5b', '#3fc79a'],
  warn: ['#a65a00', '#f0a83c'],
  bad: ['#b3261e', '#ff8a80'],
  waived: ['#7a3fb0', '#c9a0f5'],
  blue: ['#1f66b0', '#74b3f2'],
  orange: ['#b8560b', '#f2a26b'],
  violet: ['#8a4fbf', '#cfaaf7'],
  teal: ['#12807f', '#55c9c6'],
  slate: ['#66707d', '#9aa4b1'],
  pink: ['#b0387a', '#f291c0'],
} as const

export type Colour = keyof typeof COLOURS

/** The light value, for a specification. */
export const colour = (name: Colour): string => COLOURS[name][0]

export const variable = (name: Colour): string => `--so-${name}`

/** Declarations of all colours, for `:root` or an `svg`. */
export const declarations = (theme: 'light' | 'dark'): string =>
  (Object.keys(COLOURS) as Colour[]).map((name) => `${variable(name)}:${COLOURS[name][theme === 'light' ? 0 : 1]}`).join(';')

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

/** Width of the drawing without its labels. */
export const WIDTH = 430
/** Height of one bar with its gap. */
export const ROW = 20

export const config: Config = {
  background: 'transparent',
  aria: false,
  font: FONT,
  padding: 4,
  view: { stroke: null },
  axis: {
    labelColor: colour('ink'),
    titleColor: colour('muted'),
    titleFontWeight: 'normal',
    labelFontSize: 12,
    titleFontSize: 12,
    gridColor: colour('rule'),
    domainColor: colour('rule'),
    tickColor: colour('rule'),
    labelLimit: 0,
    gridDash: [2, 3],
  },
  axisY: { grid: false, ticks: false, domain: false, labelPadding: 8 },
  legend: { labelColor: colour('ink'), labelFontSize: 12, orient: 'top', title: null, symbolType: 'square', labelLimit: 0, offset: 8 },
  header: { labelColor: colour('ink'), titleColor: colour('muted'), labelFontSize: 12, labelLimit: 0 },
  title: { color: colour('muted'), fontSize: 12, fontWeight: 'normal', anchor: 'start', frame: 'group', offset: 8 },
  text: { color: colour('ink'), fontSize: 12 },
  bar: { cornerRadiusEnd: 2 },
  rule: { color: colour('ink') },
}
