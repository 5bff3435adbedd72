/** Tokens of the conversations of every phase, against the context that the phase trains with. */
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import { defineChart, percent, short } from './chart.ts'
import { beyond, type Histogram, histogramSpec, histogramTable, medianStep, stepName } from './lengths.ts'

const contexts = new Map(Object.entries(curriculum.phases).map(([phase, { context }]) => [phase, context]))

export const tokensChart = defineChart<Histogram[]>({
  name: 'tokens',
  title: 'Tokens of a conversation, by phase',
  gate: 'stats',
  missing: 'The run left no lengths: the census was not taken.',
  data: ({ lengths }) =>
    lengths.length === 0
      ? null
      : lengths.map(({ phase, conversations, tokens }) => ({ phase, conversations, steps: tokens, limit: contexts.get(phase) })),
  spec: (data) => histogramSpec(data, 'approximate tokens of a conversation'),
  alt: (data) =>
    data
      .map((histogram) => {
        const long = beyond(histogram)
        return `${short(histogram.phase)}: the middle conversation has ${stepName(medianStep(histogram))} tokens, ${long === 0 ? 'none is longer than' : `${percent(long / histogram.conversations)} are longer than`} the context${histogram.limit === undefined ? '' : ` of ${histogram.limit}`}.`
      })
      .join(' '),
  table: histogramTable,
})
