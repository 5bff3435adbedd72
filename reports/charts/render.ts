/** Draws a specification as SVG, in Node, without a browser. The same specification gives the same bytes. */
import * as vega from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { COLOURS, type Colour, config, declarations, variable } from './theme.ts'

export interface Drawn {
  name: string
  title: string
  /** What is seen in it, in words. */
  alt: string
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** One at a time: Vega numbers what clips and gradients are called by from a counter of its own. */
let turn: Promise<unknown> = Promise.resolve()

/** Advance widths of a common sans-serif in em, by kind of letter; everything else counts as wide. A browser is not there to ask. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljI.,:;|'!]/, 0.32],
  [/[ frt()[\]-]/, 0.4],
  [/[mwMW%@]/, 0.95],
  [/[A-Z]/, 0.72],
  [/[\u0000-\u024f–…·]/, 0.61],
]
const widthOf = (letter: string): number => WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 1

/** Vega's own estimate without a canvas is 0.8 em a letter: a third of the drawing would be margin. */
const estimate = (item: { fontSize?: number; text?: unknown }, text: unknown): number =>
  Array.from(String(text ?? item.text ?? ''), widthOf).reduce((sum, width) => sum + width, 0) * (item.fontSize ?? 11)
// Its types leave this out; it is the door that Vega has for renderers without a canvas.
;(vega as unknown as { textMetrics: { width: typeof estimate } }).textMetrics.width = estimate

async function toSvg(spec: TopLevelSpec): Promise<string> {
  const { spec: drawing } = compile({ ...spec, config }, { logger: quiet() })
  vega.resetSVGDefIds()
  const view = new vega.View(vega.parse(drawing), { renderer: 'none', loader: noLoader as never })
  view.logLevel(vega.Error)
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

/** Nothing is fetched, whatever a specification may say. */
const refuse = async (): Promise<never> => {
  throw new Error('A picture asked for a file; expected that all of its data is in its specification')
}
const noLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

/** A warning of the compiler is a fault of ours. */
function quiet(): never {
  const logger = {
    level: () => logger,
    error: (message: string) => {
      throw new Error(`A picture can not be drawn: ${message}`)
    },
    warn: (message: string) => {
      throw new Error(`A picture is drawn otherwise than it says: ${message}`)
    },
    info: () => logger,
    debug: () => logger,
  }
  return logger as never
}

const names = Object.keys(COLOURS) as Colour[]
const byLight = new Map<string, string>(names.map((name) => [COLOURS[name][0], `var(${variable(name)},${COLOURS[name][0]})`]))
const ANY = new RegExp(`"(${[...byLight.keys()].join('|')})"`, 'g')

/** SVG to stand inside a page that declares the colours (theme.ts): with title and description, its own ids, and a size that follows the page. */
export function drawSvg(spec: TopLevelSpec, { name, title, alt }: Drawn): Promise<string> {
  const drawing = turn.then(() => toSvg(spec))
  turn = drawing.catch(() => undefined)
  return drawing.then((svg) => {
    const width = /\bwidth="(\d+(?:\.\d+)?)"/.exec(svg)?.[1] ?? '600'
    return (
      svg
        // Vega gives every group a role without a name; the drawing as a whole has one.
        .replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
        .replaceAll(ANY, (_, light: string) => `"${byLight.get(light)}"`)
        .replaceAll(/\b(id="|url\(#|href="#)(?=[a-z]+[_\d])/g, (start) => `${start}so-${name}-`)
        .replace(
          /^<svg([^>]*)>/,
          (_, attributes: string) =>
            `<svg${attributes.replace(/ class="[^"]*"/, '')} role="img" aria-labelledby="so-${name}-title so-${name}-desc" style="max-width:100%;height:auto" data-width="${width}"><title id="so-${name}-title">${escape(title)}</title><desc id="so-${name}-desc">${escape(alt)}</desc>`,
        )
    )
  })
}

/** The same as a file of its own, which follows the reader's choice of light or dark by itself. */
export const standAlone = (svg: string): string =>
  svg.replace(
    /^(<svg[^>]*>)/,
    (start) => `${start}<style>svg{${declarations('light')}}@media (prefers-color-scheme:dark){svg{${declarations('dark')}}}</style>`,
  )
