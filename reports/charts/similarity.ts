/** How alike conversations are: those that stayed, and the duplicates that were removed, on either side of the threshold. */
import { defineChart, number, plural } from './chart.ts'
import { measuresOf, under } from './material.ts'
import { colour } from './theme.ts'

interface Bar {
  from: number
  to: number
  count: number
}

interface Data {
  threshold: number
  /** Pairs of records drawn by the audit of the join, in steps of 0.05. */
  kept: Bar[]
  /** Removed duplicates by similarity to their survivor, in steps of 0.01. */
  removed: Bar[]
  /** Of those, the ones that are equal. */
  equal: number
}

const bars = (measures: [string, number][], step: number): Bar[] =>
  measures
    .map(([from, count]) => ({ from: Number(from), to: Math.min(1, Number((Number(from) + step).toFixed(2))), count }))
    .sort((a, b) => a.from - b.from)

const sum = (of: readonly Bar[]): number => of.reduce((total, { count }) => total + count, 0)

const panel = (title: string, values: Bar[], [least, most]: [number, number], fill: string, threshold: number, width: number): object => ({
  title,
  width,
  height: 150,
  layer: [
    {
      data: { values },
      mark: { type: 'bar', binSpacing: 1 },
      encoding: {
        x: {
          field: 'from',
          type: 'quantitative',
          scale: { domain: [least, most], nice: false },
          title: 'similarity',
          axis: { tickCount: 6, format: '.2~f' },
        },
        x2: { field: 'to' },
        y: {
          field: 'count',
          type: 'quantitative',
          scale: { type: 'symlog', domainMin: 0 },
          title: null,
          axis: { tickCount: 4, tickMinStep: 1, format: '~s', grid: true },
        },
        y2: { datum: 0 },
        color: { value: fill },
      },
    },
    {
      data: { values: [{ at: threshold, label: `threshold ${threshold}` }] },
      layer: [
        { mark: { type: 'rule', strokeWidth: 2, strokeDash: [5, 3] }, encoding: { x: { field: 'at', type: 'quantitative' } } },
        {
          mark: { type: 'text', align: 'right', dx: -5, baseline: 'top' },
          encoding: { x: { field: 'at', type: 'quantitative' }, y: { value: 0 }, text: { field: 'label' } },
        },
      ],
    },
  ],
})

export const similarityChart = defineChart<Data>({
  name: 'similarity',
  title: 'Near-duplicates: similarity against the threshold',
  gate: 'leakage',
  missing: 'The run left no similarities: the leakage gate and the provenance gate did not measure any.',
  data(material) {
    const threshold = measuresOf(material, 'leakage', 'leakage.near')['threshold']
    const kept = bars(under(measuresOf(material, 'leakage', 'leakage.audit'), 'drawn_pairs'), 0.05)
    const all = bars(under(measuresOf(material, 'provenance', 'similarity_low'), 'removed'), 0.01)
    if (threshold === undefined || kept.length + all.length === 0) return null
    const removed = all.map((bar) => (bar.from >= 1 ? { ...bar, from: 1, to: 1.01 } : bar))
    return { threshold, kept, removed, equal: sum(removed.filter(({ from }) => from >= 1)) }
  },
  spec: ({ threshold, kept, removed }) =>
    ({
      hconcat: [
        panel('Pairs of records that stayed (drawn)', kept, [0, 1], colour('blue'), threshold, 270),
        panel('Duplicates that were removed; at 1.00: equal', removed, [Math.min(0.9, threshold), 1.01], colour('orange'), threshold, 270),
      ],
      spacing: 28,
      resolve: { scale: { x: 'independent', y: 'independent' } },
    }) as never,
  alt: ({ threshold, kept, removed, equal }) =>
    [
      `The threshold is ${threshold}.`,
      kept.length === 0
        ? 'No pair of records that stayed was drawn.'
        : `Of ${plural(sum(kept), 'pair')} of records that stayed, drawn by the audit, ${number(sum(kept.filter(({ from }) => from >= threshold - 1e-9)))} reach it; the most similar lies below ${kept.at(-1)!.to.toFixed(2)}.`,
      removed.length === 0
        ? 'No duplicate was removed.'
        : `${plural(sum(removed), 'duplicate was', 'duplicates were')} removed, ${number(equal)} of them equal to their survivor, the least similar at ${removed[0]!.from.toFixed(2)}.`,
    ].join(' '),
  table: ({ kept, removed }) => ({
    header: ['similarity from', 'to', 'what', 'count'],
    rows: [
      ...kept.map(({ from, to, count }) => [from.toFixed(2), to.toFixed(2), 'drawn pairs that stayed', count]),
      ...removed.map(({ from, to, count }) => [from.toFixed(2), from >= 1 ? '1.00' : to.toFixed(2), 'removed duplicates', count]),
    ],
  }),
})
