/** How the dataset fared over its versions: its size, its rates, and the verdict of every judgement. */
import type { GateState } from '../../gates/kit/violation.ts'
import { defineChart, number, percent, plural } from './chart.ts'
import { colour } from './theme.ts'

/** One judgement; null where it did not find a number out. */
export interface Version {
  dataset_digest: string
  judged_at: string
  verdict: GateState
  conversations: number | null
  tokens: number | null
  duplicate_rate: number | null
  review_rate: number | null
  pii_residual: number | null
}

/** So many judgements are drawn; the table has all of them. */
const MOST = 20

const METRICS = [
  ['conversations', 'conversations', number],
  ['tokens', 'tokens, about', number],
  ['duplicate_rate', 'duplicates of what was read', percent],
  ['review_rate', 'in review of what was read', percent],
  ['pii_residual', 'personal data left', number],
] as const

const STATES: GateState[] = ['passed', 'waived', 'failed', 'not run']

/** `Nov 23 · 244f33ab` */
const nameOf = ({ judged_at: at, dataset_digest: digest }: Version, order: number): string =>
  `${order + 1} · ${at.slice(5, 10)} · ${digest.slice(0, 6) || '?'}`

export const historyChart = defineChart<Version[]>({
  name: 'history',
  title: 'History over the versions',
  missing: 'No judgement of this dataset is on record yet; its history begins with this one.',
  data: ({ versions }) => (versions.length === 0 ? null : versions),
  spec(all) {
    const first = Math.max(0, all.length - MOST)
    const versions = all.slice(first)
    const names = versions.map((version, at) => nameOf(version, first + at))
    const x = { field: 'version', type: 'nominal', sort: names, scale: { domain: names }, title: null }
    const width = Math.max(220, Math.min(560, versions.length * 56))
    const line = ([field, title, words]: (typeof METRICS)[number]): object => {
      const values = versions.flatMap((version, at) => {
        const value = version[field]
        return value === null ? [] : [{ version: names[at], value, label: at === versions.length - 1 ? words(value) : '' }]
      })
      return {
        title,
        width,
        height: 54,
        data: { values },
        encoding: {
          x: { ...x, axis: null },
          y: {
            field: 'value',
            type: 'quantitative',
            title: null,
            axis: null,
            scale: { zero: field !== 'conversations' && field !== 'tokens', padding: 8 },
          },
        },
        layer: [
          { mark: { type: 'line', color: colour('blue'), strokeWidth: 2 } },
          { mark: { type: 'point', filled: true, size: 50, color: colour('blue'), opacity: 1 } },
          { mark: { type: 'text', align: 'left', dx: 8 }, encoding: { text: { field: 'label' } } },
        ],
      }
    }
    return {
      vconcat: [
        ...METRICS.map(line),
        {
          title: 'verdict',
          width,
          height: 22,
          data: { values: versions.map(({ verdict }, at) => ({ version: names[at], verdict })) },
          mark: { type: 'point', filled: true, size: 130, opacity: 1 },
          encoding: {
            x: { ...x, axis: { labelAngle: -40, grid: false } },
            color: {
              field: 'verdict',
              type: 'nominal',
              scale: { domain: STATES, range: [colour('good'), colour('waived'), colour('bad'), colour('slate')] },
              legend: {},
            },
            shape: {
              field: 'verdict',
              type: 'nominal',
              scale: { domain: STATES, range: ['circle', 'diamond', 'cross', 'triangle-up'] },
              legend: {},
            },
          },
        },
      ],
      spacing: 14,
      resolve: { scale: { y: 'independent' } },
    } as never
  },
  alt(versions) {
    const last = versions.at(-1)!
    const before = versions.at(-2)
    const moved = METRICS.flatMap(([field, title, words]) => {
      const [from, to] = [before?.[field], last[field]]
      return from === null || from === undefined || to === null || from === to ? [] : [`${title} from ${words(from)} to ${words(to)}`]
    })
    return `${plural(versions.length, 'judgement')} on record; the last one says ${last.verdict}. ${before === undefined ? 'There is none before it.' : moved.length === 0 ? 'No number moved since the one before.' : `Since the one before: ${moved.join(', ')}.`}`
  },
  table: (versions) => ({
    header: ['judged', 'digest', 'verdict', ...METRICS.map(([, title]) => title)],
    rows: versions.map((version) => [
      version.judged_at,
      version.dataset_digest.slice(0, 16),
      version.verdict,
      ...METRICS.map(([field, , words]) => {
        const value = version[field]
        return value === null ? '-' : words(value)
      }),
    ]),
  }),
})
