import { defineConfig } from './compile/config.ts'

/** The default: the embedded sample dataset, made on the spot. Copy this file and name your own sources. */
export default defineConfig({
  sources: [{ name: 'sample', family: 'mental_health_datasets', generator: 'sample', licence: 'synthetic', group: 'general' }],
  output: 'data/final_dataset',
  review: 'data/review',
  seed: 20250101,
  keep: 'keep_first',
  // A fixed clock, so that the sample is the same bytes on every machine. Leave it out to date records by the run.
  clock: '2025-01-01T00:00:00Z',
})
