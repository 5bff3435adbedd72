/** Coverage by family: how much of each is in the data, and whether the inventory holds it. */
import type { CoverageRow } from '../../gates/coverage/rows.ts'
import { defineChart, listed, MOST_ROWS, number, plural, short } from './chart.ts'
import type { Material } from './material.ts'
import { colour, ROW, WIDTH } from './theme.ts'

type State = 'present' | 'partial' | 'missing' | 'waived'
type Row = Pick<CoverageRow, 'family' | 'objects' | 'conversations' | 'from'> & { state: State }

/** A shape for every state, so that colour is not all that tells them apart. */
const SIGNS: Record<State, string> = { present: '●', partial: '◐', missing: '○', waived: '◇' }
const STATES = Object.keys(SIGNS) as State[]

/** Missing is what the data does not hold, whatever the inventory lists; a family that is derived from others has no objects of its own. */
function stateOf({ required, status, conversations }: CoverageRow, isWaived: boolean): State {
  if (conversations === 0) return isWaived ? 'waived' : 'missing'
  return !required ? 'present' : status === 'missing' ? 'present' : status
}

function rowsOf({ coverage, verification }: Material): Row[] | null {
  if (coverage.length === 0) return null
  const waived = new Set(
    verification.verification_details.coverage.waivers
      .filter(({ covers, problem }) => covers > 0 && problem === undefined)
      .map(({ subject }) => subject),
  )
  return coverage
    .map((row) => ({
      family: row.family,
      objects: row.objects,
      conversations: row.conversations,
      from: row.from,
      state: stateOf(row, waived.has(row.family) || waived.has('*')),
    }))
    .sort((a, b) => b.conversations - a.conversations || (a.family < b.family ? -1 : 1))
}

const inState = (rows: readonly Row[], state: State): Row[] => rows.filter((row) => row.state === state)

export const coverageChart = defineChart<Row[]>({
  name: 'coverage',
  title: 'Coverage by family',
  gate: 'coverage',
  missing: 'The run left no coverage: the census was not taken.',
  data: rowsOf,
  spec: (rows) => ({
    data: {
      values: rows.slice(0, MOST_ROWS).map(({ family, state, conversations }) => ({
        name: `${SIGNS[state]}  ${short(family)}`,
        state,
        conversations,
        label: conversations === 0 ? state : number(conversations) + (state === 'present' ? '' : ` · ${state}`),
      })),
    },
    width: WIDTH,
    height: { step: ROW },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, title: null },
      x: {
        field: 'conversations',
        type: 'quantitative',
        title: 'conversations',
        axis: { tickCount: 5, format: '~s' },
        scale: { nice: true },
      },
      color: {
        field: 'state',
        type: 'nominal',
        scale: { domain: STATES, range: [colour('good'), colour('warn'), colour('bad'), colour('waived')] },
        legend: {},
      },
    },
    layer: [
      { mark: { type: 'bar', height: 12 } },
      { mark: { type: 'text', align: 'left', dx: 5 }, encoding: { text: { field: 'label' }, color: { value: colour('ink') } } },
    ],
  }),
  alt: (rows) =>
    [
      `${plural(rows.length, 'family', 'families')}: ${STATES.map((state) => `${inState(rows, state).length} ${state}`).join(', ')}.`,
      ...(['missing', 'waived', 'partial'] as const).flatMap((state) => {
        const names = inState(rows, state).map(({ family }) => family)
        return names.length === 0 ? [] : [`${state}: ${listed(names)}.`]
      }),
    ].join(' '),
  table: (rows) => ({
    header: ['family', 'state', 'objects', 'conversations', 'from'],
    rows: rows.map(({ family, state, objects, conversations, from }) => [family, state, objects, conversations, from.join(' + ') || '-']),
  }),
})
