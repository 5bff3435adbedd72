/** Histograms of a length by phase: a row a phase, doubling steps, the height the share of the phase's conversations. */
import type { TopLevelSpec } from 'vega-lite'
import { number, short } from './chart.ts'
import { colour, WIDTH } from './theme.ts'

export interface Histogram {
  phase: string
  conversations: number
  /** Conversations by step: the n-th up to `2 ** n`, above half of that. */
  steps: number[]
  /** Above this many something is cut off; undefined where nothing is. */
  limit?: number | undefined
}

/** `1`, `2`, `3-4`, `5-8`, ... */
export const stepName = (at: number): string => (at <= 1 ? String(at + 1) : `${shortNumber(2 ** (at - 1) + 1)}–${shortNumber(2 ** at)}`)

const shortNumber = (value: number): string => (value >= 2048 ? `${Math.round(value / 1024)}k` : String(value))

/** The steps that any of the histograms has something in, from the first to the last. */
function range(histograms: readonly Histogram[]): number[] {
  const used = histograms.flatMap(({ steps }) => steps.flatMap((count, at) => (count > 0 ? [at] : [])))
  const [least, most] = [Math.min(...used), Math.max(...used)]
  return Array.from({ length: most - least + 1 }, (_, at) => least + at)
}

/** Upper bound of the step in which half of the conversations are reached. */
export function medianStep({ steps, conversations }: Histogram): number {
  let seen = 0
  for (const [at, count] of steps.entries()) if ((seen += count) * 2 >= conversations) return at
  return 0
}

/** Conversations of steps that lie above the limit as a whole. */
export const beyond = ({ steps, limit }: Histogram): number =>
  limit === undefined ? 0 : steps.reduce((sum, count, at) => (at > 0 && 2 ** (at - 1) >= limit ? sum + count : sum), 0)

const labelOf = ({ phase, conversations }: Histogram): string => `${short(phase, 30)}  ${number(conversations)}`

export function histogramSpec(histograms: readonly Histogram[], unit: string): TopLevelSpec {
  const steps = range(histograms)
  const within = 'within the context'
  const above = 'above the context of the phase'
  const values = histograms.flatMap((histogram) => {
    const { conversations, steps: counts, limit } = histogram
    return steps.map((at) => ({
      phase: labelOf(histogram),
      step: stepName(at),
      share: (counts[at] ?? 0) / conversations,
      side: limit !== undefined && at > 0 && 2 ** (at - 1) >= limit ? above : within,
    }))
  })
  const limited = histograms.some(({ limit }) => limit !== undefined)
  return {
    data: { values },
    facet: {
      row: {
        field: 'phase',
        type: 'nominal',
        sort: histograms.map(labelOf),
        title: null,
        header: { labelAngle: 0, labelAlign: 'left', labelBaseline: 'middle', labelAnchor: 'middle' },
      },
    },
    spacing: 8,
    spec: {
      width: WIDTH,
      height: 38,
      mark: { type: 'bar', width: { band: 0.92 } },
      encoding: {
        x: { field: 'step', type: 'ordinal', sort: null, title: unit, axis: { labelAngle: -40 } },
        y: { field: 'share', type: 'quantitative', title: null, axis: null },
        ...(limited
          ? {
              color: {
                field: 'side',
                type: 'nominal' as const,
                scale: { domain: [within, above], range: [colour('blue'), colour('warn')] },
                legend: {},
              },
            }
          : { color: { value: colour('blue') } }),
      },
    },
    resolve: { scale: { y: 'independent' } },
  } as TopLevelSpec
}

export const histogramTable = (histograms: readonly Histogram[]): { header: string[]; rows: (string | number)[][] } => {
  const steps = range(histograms)
  return {
    header: ['phase', 'conversations', ...steps.map(stepName)],
    rows: histograms.map(({ phase, conversations, steps: counts }) => [phase, conversations, ...steps.map((at) => counts[at] ?? 0)]),
  }
}

/** From which to which step the middle conversations of the phases lie, each end with a phase that lies there. */
export function middles(histograms: readonly Histogram[], unit: string): string {
  const sorted = histograms.map((histogram) => ({ phase: short(histogram.phase), at: medianStep(histogram) })).sort((a, b) => a.at - b.at)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  if (least.at === most.at) return `The middle conversation of every phase has ${stepName(least.at)} ${unit}.`
  return `The middle conversation has from ${stepName(least.at)} ${unit} (${least.phase}) to ${stepName(most.at)} (${most.phase}).`
}
