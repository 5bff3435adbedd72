/** The split of every family: what is trained on, and what is kept to measure by. */
import { SPLITS, type Split } from '#contract/record.ts'
import { defineChart, listed, MOST_ROWS, number, percent, plural, short } from './chart.ts'
import type { Material } from './material.ts'
import { colour, ROW, WIDTH } from './theme.ts'

interface Row {
  family: string
  all: number
  splits: Record<Split, number>
}

function rowsOf({ verification: { statistics } }: Material): Row[] | null {
  if (statistics === null) return null
  const rows = Object.entries(statistics.by_family_phase_split).map(([family, phases]) => {
    const splits = { train: 0, val: 0, test: 0 }
    for (const phase of Object.values(phases)) for (const split of SPLITS) splits[split] += phase[split]?.conversations ?? 0
    return { family, splits, all: splits.train + splits.val + splits.test }
  })
  return rows.filter(({ all }) => all > 0).sort((a, b) => b.all - a.all || (a.family < b.family ? -1 : 1))
}

const total = (rows: readonly Row[], split: Split): number => rows.reduce((sum, { splits }) => sum + splits[split], 0)
const isHeldOut = ({ all, splits }: Row): boolean => splits.test === all

export const splitChart = defineChart<Row[]>({
  name: 'split',
  title: 'Split by family',
  gate: 'split',
  missing: 'The run left no statistics: the census was not taken.',
  data: rowsOf,
  spec: (rows) => ({
    data: {
      values: rows.slice(0, MOST_ROWS).flatMap(({ family, all, splits }) =>
        SPLITS.map((split, order) => ({
          family: `${short(family)}  ${number(all)}`,
          split,
          order,
          share: splits[split] / all,
        })),
      ),
    },
    width: WIDTH,
    height: { step: ROW },
    layer: [
      {
        mark: { type: 'bar', height: 12, cornerRadiusEnd: 0 },
        encoding: {
          y: { field: 'family', type: 'nominal', sort: null, title: null },
          x: {
            field: 'share',
            type: 'quantitative',
            stack: 'zero',
            title: 'share of the family',
            axis: { format: '%' },
            scale: { domain: [0, 1] },
          },
          order: { field: 'order' },
          color: {
            field: 'split',
            type: 'nominal',
            scale: { domain: [...SPLITS], range: [colour('blue'), colour('orange'), colour('violet')] },
            legend: {},
          },
        },
      },
      {
        data: { values: [{ share: 0.9 }] },
        mark: { type: 'rule', strokeDash: [4, 3] },
        encoding: { x: { field: 'share', type: 'quantitative' } },
      },
    ],
  }),
  alt(rows) {
    const all = rows.reduce((sum, row) => sum + row.all, 0)
    const held = rows.filter(isHeldOut).map(({ family }) => family)
    return [
      `Of ${plural(all, 'conversation')}, ${SPLITS.map((split) => `${percent(total(rows, split) / all)} lie in ${split}`).join(', ')}.`,
      held.length === 0 ? 'No family lies in test as a whole.' : `In test as a whole: ${listed(held)}.`,
      'The dashed line is the 90% that train is to have of what no holdout forces to test.',
    ].join(' ')
  },
  table: (rows) => ({
    header: ['family', 'conversations', ...SPLITS],
    rows: rows.map(({ family, all, splits }) => [family, all, ...SPLITS.map((split) => splits[split])]),
  }),
})
