/** Personal data by type: what was masked before publication, and what a second scan finds afterwards. */
import { PII_TYPES } from '#contract/pii.ts'
import { defineChart, number, plural } from './chart.ts'
import { measuresOf, under } from './material.ts'
import { colour, ROW } from './theme.ts'

interface Row {
  type: string
  masked: number
  left: number
  allowed: number
}

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)

const panel = (title: string, field: 'masked' | 'left', rows: Row[], fill: string, names: boolean): object => ({
  title,
  width: 225,
  height: { step: ROW },
  data: { values: rows.map((row) => ({ type: row.type, count: row[field], label: number(row[field]) })) },
  encoding: {
    y: { field: 'type', type: 'nominal', sort: null, title: null, axis: names ? {} : null },
    x: {
      field: 'count',
      type: 'quantitative',
      title: null,
      axis: null,
      // Both panels have a scale of their own: a single text left over must be seen beside a hundred thousand that were masked.
      scale: { domain: [0, Math.max(1, ...rows.map((row) => row[field])) * 1.25] },
    },
  },
  layer: [
    { mark: { type: 'bar', height: 12, color: fill } },
    { mark: { type: 'text', align: 'left', dx: 5 }, encoding: { text: { field: 'label' } } },
  ],
})

export const piiChart = defineChart<Row[]>({
  name: 'pii',
  title: 'Personal data by type, before and after',
  gate: 'pii',
  missing: 'The run left no counts of personal data: the PII gate did not run.',
  data(material) {
    const measures = measuresOf(material, 'pii', 'residual')
    if (measures['scanned_characters'] === undefined) return null
    const [masked, left, allowed] = ['masked', 'residual', 'allowed'].map((name) => new Map(under(measures, name)))
    return PII_TYPES.map((type) => ({
      type,
      masked: masked!.get(type) ?? 0,
      left: left!.get(type) ?? 0,
      allowed: allowed!.get(type) ?? 0,
    })).filter((row) => row.masked + row.left + row.allowed > 0)
  },
  spec: (rows) =>
    ({
      hconcat: [
        panel('Masked before publication', 'masked', rows, colour('blue'), true),
        panel('Left in the published text', 'left', rows, colour('bad'), false),
      ],
      spacing: 24,
      resolve: { scale: { x: 'independent' } },
    }) as never,
  alt: (rows) =>
    rows.length === 0
      ? 'No placeholder stands in the published text, and the second scan found nothing.'
      : `${plural(
          sum(rows, ({ masked }) => masked),
          'placeholder stands',
          'placeholders stand',
        )} for what was masked, of ${plural(rows.filter(({ masked }) => masked > 0).length, 'type')}; the second scan found ${number(sum(rows, ({ left }) => left))} left in the published text, and ${number(sum(rows, ({ allowed }) => allowed))} that the profile allows.`,
  table: (rows) => ({
    header: ['type', 'masked', 'left', 'allowed by the profile'],
    rows: rows.map(({ type, masked, left, allowed }) => [type, masked, left, allowed]),
  }),
})
