/** The mix of every stage against its target. */
import { PHASES } from '#contract/curriculum.ts'
import { defineChart, listed, MOST_ROWS, percent, plural, short } from './chart.ts'
import { type Material, measuresOf, under } from './material.ts'
import { colour } from './theme.ts'

/** One part of a stage's mix, in shares of the stage. */
export interface MixShare {
  phase: string
  part: string
  target: number
  actual: number
  starved: boolean
  /** Why it is starved, short or oversampled; empty where it is neither. */
  reason: string
}

/**
 * Where no curriculum was built yet: what the distribution gate counted. A part without records in train gives its weight to the
 * others, in proportion, as the curriculum does.
 */
export function mixFromMeasures(material: Material): MixShare[] {
  const train = new Map(under(measuresOf(material, 'distribution', 'stage_unsatisfiable'), 'train'))
  const heldOut = new Map(under(measuresOf(material, 'distribution', 'stage_unsatisfiable'), 'held_out'))
  if (train.size === 0) return []
  return Object.entries(PHASES).flatMap(([phase, { mix }]) => {
    const parts = Object.entries(mix)
    const there = parts.reduce((sum, [part, weight]) => ((train.get(`${phase}/${part}`) ?? 0) > 0 ? sum + weight : sum), 0)
    return parts.map(([part, target]) => {
      const starved = (train.get(`${phase}/${part}`) ?? 0) === 0
      return {
        phase,
        part,
        target,
        actual: starved ? 0 : target / there,
        starved,
        reason: !starved ? '' : (heldOut.get(`${phase}/${part}`) ?? 0) > 0 ? 'held out' : 'no records',
      }
    })
  })
}

/** Kind and number before the name: a part may be of several stages, and a row is told by its name. */
const PREFIX = 5
const LONGEST = 44
const rowName = (kind: 's' | 'p', at: number, name: string): string =>
  `${kind}${String(at).padStart(PREFIX - 1, '0')}${short(name, LONGEST)}`

/** A longer reason is in the table alone. */
const LABEL = 16

/** A heading a stage, then its parts. */
function rowsOf(parts: readonly MixShare[]) {
  return [...new Set(parts.map(({ phase }) => phase))].flatMap((phase, stage) => [
    { row: rowName('s', stage, phase), target: null, actual: 0, state: 'has records', label: '' },
    ...parts.flatMap(({ phase: of, part, target, actual, starved, reason }, at) =>
      of !== phase
        ? []
        : {
            row: rowName('p', at, part),
            target,
            actual,
            state: starved ? 'starved' : 'has records',
            label: !starved ? percent(actual) : reason.length > 0 && reason.length <= LABEL ? `starved: ${reason}` : 'starved',
          },
    ),
  ])
}

export const curriculumChart = defineChart<MixShare[]>({
  name: 'curriculum',
  title: 'Curriculum: the mix of every stage against its target',
  gate: 'distribution',
  missing: 'The run left no measures of the stages: the distribution gate did not run.',
  data(material) {
    const parts = material.mix.length > 0 ? material.mix : mixFromMeasures(material)
    return parts.length === 0 ? null : parts
  },
  spec(parts) {
    const rows = rowsOf(parts)
    const y = {
      field: 'row',
      type: 'nominal',
      sort: null,
      scale: { domain: rows.map(({ row }) => row) },
      title: null,
      axis: {
        labelExpr: `substring(datum.value, ${PREFIX})`,
        labelFontWeight: { condition: { test: "datum.value[0] === 's'", value: 'bold' }, value: 'normal' },
      },
    }
    return {
      data: { values: rows },
      width: 330,
      height: { step: 18 },
      encoding: { y },
      layer: [
        {
          mark: { type: 'bar', height: 10, color: colour('blue') },
          encoding: {
            x: {
              field: 'actual',
              type: 'quantitative',
              title: 'share of the stage (tick: target)',
              axis: { format: '%', values: [0, 0.25, 0.5, 0.75, 1] },
              scale: { domain: [0, 1.3] },
            },
          },
        },
        {
          transform: [{ filter: 'datum.target !== null' }],
          mark: { type: 'tick', thickness: 3, size: 15, color: colour('ink') },
          encoding: { x: { field: 'target', type: 'quantitative' } },
        },
        {
          transform: [{ filter: 'datum.target !== null' }, { calculate: 'max(datum.actual, datum.target)', as: 'end' }],
          mark: { type: 'text', align: 'left', dx: 7 },
          encoding: {
            x: { field: 'end', type: 'quantitative' },
            text: { field: 'label' },
            color: {
              field: 'state',
              type: 'nominal',
              scale: { domain: ['has records', 'starved'], range: [colour('ink'), colour('bad')] },
              legend: null,
            },
          },
        },
      ],
    } as never
  },
  alt(parts) {
    const phases = [...new Set(parts.map(({ phase }) => phase))]
    const starved = parts.filter((part) => part.starved)
    const whole = phases.filter((phase) => parts.every((part) => part.phase !== phase || part.starved))
    return [
      `${plural(parts.length, 'part')} of ${plural(phases.length, 'stage')}.`,
      starved.length === 0
        ? 'Every part has records to train on.'
        : `Starved: ${starved
            .slice(0, MOST_ROWS)
            .map(({ phase, part, target }) => `${short(part, LONGEST)} of ${short(phase, LONGEST)} (${percent(target)} of its mix)`)
            .join(', ')}.`,
      ...(whole.length === 0 ? [] : [`Without anything to train on: ${listed(whole)}.`]),
    ].join(' ')
  },
  table: (parts) => ({
    header: ['stage', 'part', 'target', 'actual', 'note'],
    rows: parts.map(({ phase, part, target, actual, starved, reason }) => [
      phase,
      part,
      percent(target),
      percent(actual),
      starved ? `starved: ${reason}` : reason,
    ]),
  }),
})
