/** The bench's results as tables, for a terminal and for docs/BENCH.md. */
import { availableParallelism, totalmem } from 'node:os'
import { exponent, type Figure, GROWTH_BAR, ROW_NAMES, ROWS, type RowName } from './rows.ts'
import type { SizeResult } from './run-size.ts'

export interface BenchResult {
  size: number
  result: SizeResult
}

export const HEADER = ['what', 'records', 'bar', 'seconds', 'peak MB', 'ratio', ''] as const

const shown = (value: number, digits = 2): string => value.toFixed(value >= 100 ? 0 : digits)

export function figureRows(results: readonly BenchResult[]): string[][] {
  return ROW_NAMES.flatMap((name) =>
    results.flatMap(({ result }) => {
      const figure = result.figures[name]
      return figure === undefined ? [] : [rowOf(name, figure)]
    }),
  )
}

function rowOf(name: RowName, figure: Figure): string[] {
  const { what, bar, ratio, holds } = ROWS[name]
  return [
    what,
    String(figure.size),
    bar,
    shown(figure.seconds, 1),
    figure.peakMegabytes === null ? 'unknown' : String(figure.peakMegabytes),
    figure.ratio === null ? '' : `${shown(figure.ratio)} ${ratio}`,
    holds(figure) ? 'ok' : 'missed',
  ]
}

export function growthRows(results: readonly BenchResult[]): string[][] {
  return ROW_NAMES.flatMap((name) => {
    const figures = results.flatMap(({ result }) => result.figures[name] ?? [])
    const value = exponent(figures)
    if (value === null) return []
    const sizes = [...new Set(figures.map(({ size }) => size))].join(' -> ')
    return [
      [
        `growth: ${ROWS[name].what}`,
        sizes,
        `<= ${GROWTH_BAR}`,
        '',
        '',
        `exponent ${value.toFixed(2)}`,
        value <= GROWTH_BAR ? 'ok' : 'missed',
      ],
    ]
  })
}

export function floorRows(results: readonly BenchResult[]): string[][] {
  return results.flatMap(({ result: { floors } }) =>
    floors === null
      ? []
      : (
          [
            ['read', floors.read],
            ['split into lines', floors.split],
            ['JSON.parse, one thread', floors.parse],
            ['JSON.parse and content hash, one thread', floors.hash],
          ] as const
        ).map(([what, seconds]) => [
          `floor: ${what}`,
          String(floors.records),
          '',
          shown(seconds),
          '',
          `${shown(seconds / floors.parse)} x JSON.parse`,
          '',
        ]),
  )
}

export const allRows = (results: readonly BenchResult[]): string[][] => [
  ...floorRows(results),
  ...figureRows(results),
  ...growthRows(results),
]

export const machine = (): string =>
  `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Node ${process.versions.node}, ${process.platform}-${process.arch}`

/** docs/BENCH.md, whole. `date` is the caller's, so that a page can be written again as it was. */
export function page(results: readonly BenchResult[], { date, command }: { date: string; command: string }): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    '# Bench',
    '',
    `Written by \`${command}\`${date === '' ? '' : ` on ${date}`}: ${machine()}. All figures are of one run on generated data (generators/bench), each row in a`,
    'process of its own; memory is the highest sum over all processes of the row. Compare within the run. "gates" is the runner without the HTML',
    'report. MinHash-LSH runs on one thread, as its tools do; the join on all cores.',
    '',
    line(HEADER.map((name) => (name === '' ? 'verdict' : name))),
    line(HEADER.map(() => '---')),
    ...allRows(results).map(line),
    '',
    '## Checks',
    '',
    ...results.flatMap(({ result }) => [...result.facts, ...result.wrong.map((text) => `WRONG: ${text}`)]).map((text) => `- ${text}`),
    '',
  ].join('\n')
}
