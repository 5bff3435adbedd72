/**
 * A bucket as it really is: nothing was ever filed under edge_case_synthetic, long_running_therapy or cptsd. The long sessions and the work on
 * trauma lie in the general sets; the generators find them there, write what is missing, and the claims share what two families want.
 * `npm start -- --config examples/missing-families.config.ts` ends with all fourteen families.
 */
import { defineConfig } from '../compile/config.ts'

export default defineConfig({
  sources: [
    {
      name: 'sample',
      family: 'mental_health_datasets',
      generator: 'sample',
      generate: {
        omit: ['edge_case_synthetic', 'talks_trauma'],
        as: { long_running_therapy: 'mental_health_datasets', cptsd: 'mental_health_datasets' },
      },
      licence: 'synthetic',
      group: 'general',
    },
    // What is written here, and what is taken from the sources above: records of those keep the licence of the source that they come from.
    {
      name: 'edge_synthetic',
      family: 'edge_case_synthetic',
      generator: 'edge_case_synthetic',
      count: 300,
      licence: 'synthetic',
      group: 'edge_cases',
    },
    {
      name: 'long_running',
      family: 'long_running_therapy',
      generator: 'long_running_therapy',
      licence: 'synthetic',
      group: 'long_sessions',
    },
    { name: 'complex_trauma', family: 'cptsd', generator: 'cptsd', licence: 'synthetic', group: 'trauma' },
  ],
  output: '../data/missing-families/final_dataset',
  review: '../data/missing-families/review',
  seed: 20250101,
  clock: '2025-01-01T00:00:00Z',
})
