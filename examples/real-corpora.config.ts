/**
 * Compiles the real corpora in the folder that SIGNOFF_CORPORA names, in place: `SIGNOFF_CORPORA=../shared/corpora npm start -- --config
 * examples/real-corpora.config.ts`. What is read as what, and why, stands in real-corpora.sources.ts.
 */
import { resolve } from 'node:path'
import { defineConfig } from '../compile/config.ts'
import { realSources, standIns } from './real-corpora.sources.ts'

export default defineConfig((env) => {
  const folder = env['SIGNOFF_CORPORA']
  if (folder === undefined || folder.trim() === '')
    throw new Error(
      'SIGNOFF_CORPORA is not set; expected the folder of the corpora, the one that holds MANIFEST.tsv: set it and start again',
    )
  const root = resolve(folder)
  return {
    sources: [...realSources.map((source) => ({ ...source, root })), ...standIns],
    output: '../data/real-corpora/final_dataset',
    review: '../data/real-corpora/review',
    seed: 20_240_601,
    keep: 'keep_best_quality',
  }
})
