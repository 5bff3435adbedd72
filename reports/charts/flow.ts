/** From read to kept: what was removed from every family, and why. */
import { type End, ENDS, type Flow } from '../../gates/provenance/flow.ts'
import { defineChart, MOST_ROWS, number, percent, plural, short } from './chart.ts'
import { colour, type Colour, ROW } from './theme.ts'

const WORDS: Record<End, [string, Colour]> = {
  kept: ['kept', 'good'],
  exact_duplicate: ['exact duplicate', 'blue'],
  near_duplicate: ['near-duplicate', 'teal'],
  excluded_holdout: ['excluded for a holdout', 'violet'],
  in_review: ['in review', 'warn'],
  rejected: ['rejected', 'bad'],
  refiled_out: ['moved to another family', 'slate'],
}

const REMOVED = ENDS.filter((end) => end !== 'kept')
const cameIn = (flow: Flow): number => ENDS.reduce((sum, end) => sum + flow[end], 0)
const labelOf = (flow: Flow): string => `${short(flow.family)}  ${number(cameIn(flow))}`
const total = (flows: readonly Flow[], of: (flow: Flow) => number): number => flows.reduce((sum, flow) => sum + of(flow), 0)

export const flowChart = defineChart<Flow[]>({
  name: 'flow',
  title: 'From read to kept: what was removed, and why',
  gate: 'provenance',
  missing: 'The manifest has no accounting: what was removed is not known.',
  data: ({ flow }) => {
    const flows = flow.filter((one) => cameIn(one) > 0)
    return flows.length === 0 ? null : flows.toSorted((a, b) => cameIn(b) - cameIn(a) || (a.family < b.family ? -1 : 1))
  },
  spec(all) {
    const flows = all.slice(0, MOST_ROWS)
    const ends = REMOVED.filter((end) => total(flows, (flow) => flow[end]) > 0)
    const y = { field: 'family', type: 'nominal', sort: null, title: null, scale: { domain: flows.map(labelOf) } }
    const most = Math.max(1, ...flows.map((flow) => cameIn(flow) - flow.kept))
    return {
      hconcat: [
        {
          title: 'Came in, and kept',
          width: 170,
          height: { step: ROW },
          data: {
            values: flows.map((flow) => ({
              family: labelOf(flow),
              kept: flow.kept / cameIn(flow),
              label: percent(flow.kept / cameIn(flow)),
            })),
          },
          encoding: { y, x: { field: 'kept', type: 'quantitative', title: null, axis: null, scale: { domain: [0, 1.35] } } },
          layer: [
            { mark: { type: 'bar', height: 12, color: colour('good') } },
            { mark: { type: 'text', align: 'left', dx: 5 }, encoding: { text: { field: 'label' } } },
          ],
        },
        {
          title: 'Not kept, and why (conversations)',
          width: 280,
          height: { step: ROW },
          encoding: {
            y: { ...y, axis: null },
            x: { field: 'count', type: 'quantitative', stack: 'zero', title: null, axis: null, scale: { domain: [0, most * 1.2] } },
          },
          layer: [
            {
              data: {
                values: flows.flatMap((flow) =>
                  ends.map((end, order) => ({ family: labelOf(flow), end: WORDS[end][0], order, count: flow[end] })),
                ),
              },
              mark: { type: 'bar', height: 12, cornerRadiusEnd: 0 },
              encoding: {
                order: { field: 'order' },
                color: {
                  field: 'end',
                  type: 'nominal',
                  scale: { domain: ends.map((end) => WORDS[end][0]), range: ends.map((end) => colour(WORDS[end][1])) },
                  legend: { columns: 3 },
                },
              },
            },
            {
              data: { values: flows.map((flow) => ({ family: labelOf(flow), count: cameIn(flow) - flow.kept })) },
              mark: { type: 'text', align: 'left', dx: 5 },
              encoding: { text: { field: 'count', format: ',' } },
            },
          ],
        },
      ],
      spacing: 16,
      resolve: { scale: { x: 'independent' } },
    } as never
  },
  alt(flows) {
    const all = total(flows, cameIn) - total(flows, ({ refiled_out: moved }) => moved)
    const why = ENDS.filter((end) => end !== 'kept' && end !== 'refiled_out')
      .map((end) => [WORDS[end][0], total(flows, (flow) => flow[end])] as const)
      .filter(([, count]) => count > 0)
    return `Of ${plural(all, 'conversation')} that were read or generated, ${number(total(flows, ({ kept }) => kept))} (${percent(total(flows, ({ kept }) => kept) / all)}) were kept${why.length === 0 ? '; none was removed.' : `. Removed: ${why.map(([words, count]) => `${words} ${number(count)}`).join(', ')}.`}`
  },
  table: (flows) => ({
    header: ['family', 'came in', ...ENDS.map((end) => WORDS[end][0])],
    rows: flows.map((flow) => [flow.family, cameIn(flow), ...ENDS.map((end) => flow[end])]),
  }),
})
