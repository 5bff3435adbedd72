/** Turns (user and assistant messages) of the conversations of every phase. */
import { defineChart } from './chart.ts'
import { type Histogram, histogramSpec, histogramTable, middles } from './lengths.ts'

export const turnsChart = defineChart<Histogram[]>({
  name: 'turns',
  title: 'Turns of a conversation, by phase',
  gate: 'stats',
  missing: 'The run left no lengths: the census was not taken.',
  data: ({ lengths }) =>
    lengths.length === 0 ? null : lengths.map(({ phase, conversations, turns }) => ({ phase, conversations, steps: turns })),
  spec: (data) => histogramSpec(data, 'turns of a conversation'),
  alt: (data) => middles(data, 'turns'),
  table: histogramTable,
})
