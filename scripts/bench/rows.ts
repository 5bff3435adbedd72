/** The rows of the bench: what is promised, and how a measurement is judged by it. */

export interface Figure {
  /** Records of the run. */
  size: number
  seconds: number
  /** What the bar is about: a multiple, a share, MB/s; null where the bar is in seconds. */
  ratio: number | null
  peakMegabytes: number | null
}

export interface Row {
  name: string
  what: string
  bar: string
  /** How the ratio reads. */
  ratio: string
  holds(figure: Figure): boolean
}

const memory = (figure: Figure, most: number): boolean => figure.peakMegabytes === null || figure.peakMegabytes <= most
const atMost = (value: number | null, most: number): boolean => value !== null && value <= most
const atLeast = (value: number | null, least: number): boolean => value !== null && value >= least

/** Seconds that the gates may take at full size; a smaller dataset has its share of them. */
const GATES_SECONDS = { wasm: 90, typescript: 150 }
const FULL = 608_497
/** Starting the runner and its files costs the same however few records there are. */
const START_SECONDS = 8

const inTime = ({ seconds, size }: Figure, full: number): boolean =>
  seconds <= START_SECONDS + ((full - START_SECONDS) * Math.min(size, FULL)) / FULL

export const ROWS = {
  'scan-join': {
    what: 'scan, schema, hashes, exact near-dup join',
    bar: '<= 6x JSON.parse, <= 1.2 GB',
    ratio: 'x JSON.parse',
    holds: (figure) => atMost(figure.ratio, 6) && memory(figure, 1_200),
  },
  gates: {
    what: 'all gates, WebAssembly core',
    bar: '<= 90 s at full size, <= 2 GB',
    ratio: '',
    holds: (figure) => inTime(figure, GATES_SECONDS.wasm) && memory(figure, 2_000),
  },
  'gates-typescript': {
    what: 'all gates, TypeScript core',
    bar: '<= 150 s at full size, <= 2 GB',
    ratio: '',
    holds: (figure) => inTime(figure, GATES_SECONDS.typescript) && memory(figure, 2_000),
  },
  'gates-again': {
    what: 'all gates after one train shard changed',
    bar: '<= 30% of the first',
    ratio: 'of the first',
    holds: (figure) => atMost(figure.ratio, 0.3),
  },
  'near-dup': {
    what: 'near-dup join against MinHash-LSH 14 x 8',
    bar: '>= 4x faster',
    ratio: 'x faster',
    holds: (figure) => atLeast(figure.ratio, 4),
  },
  compile: {
    what: 'compile of raw records',
    bar: '>= 12 MB/s of input, <= 2.5 GB',
    ratio: 'MB/s',
    holds: (figure) => atLeast(figure.ratio, 12) && memory(figure, 2_500),
  },
} satisfies Record<string, Omit<Row, 'name'>>

export type RowName = keyof typeof ROWS
export const ROW_NAMES = Object.keys(ROWS) as RowName[]

/** Highest growth that a row may have: seconds ~ records ^ exponent. */
export const GROWTH_BAR = 1.2

/** Slope of log seconds over log records, by least squares; null for fewer than two sizes. */
export function exponent(figures: readonly Pick<Figure, 'size' | 'seconds'>[]): number | null {
  if (new Set(figures.map(({ size }) => size)).size < 2) return null
  const points = figures.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)] as const)
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return covariance / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
