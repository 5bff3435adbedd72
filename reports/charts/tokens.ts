/** Tokens of the conversations of every phase, against the context that the phase trains with. */
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import { defineChart, MOST_ROWS, percent, short } from './chart.ts'
import { beyond, type Histogram, histogramSpec, histogramTable, middles } from './lengths.ts'

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
  alt(data) {
    const long = data.map((histogram) => ({ histogram, count: beyond(histogram) })).filter(({ count }) => count > 0)
    const above = long
      .slice(0, MOST_ROWS)
      .map(({ histogram, count }) => `${percent(count / histogram.conversations)} of ${short(histogram.phase)}`)
    return `${middles(data, 'tokens')} ${long.length === 0 ? 'None is longer than the context that its phase trains with.' : `Longer than the context of their phase: ${above.join(', ')}.`}`
  },
  table: histogramTable,
})
