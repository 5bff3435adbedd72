/** Every detector of the compiler and every recogniser of the gate in one form: what it is called, what calls it, and how to run it on a text. */
import { DETECTORS } from '../../compile/stages/pii/detectors/index.ts'
import { createScan } from '../../compile/stages/pii/scan.ts'
import { recognisers } from '../../gates/pii/recognisers/index.ts'
import { scan as scanOfGate } from '../../gates/pii/scanner.ts'
import { type Hostile, ownRuns, plainRuns } from './hostile.ts'

export interface Finder {
  name: string
  /** Texts that are hostile to it, the plain runs among them. */
  hostile: Hostile[]
  run(text: string): unknown
}

const ofCompiler: Finder[] = DETECTORS.map((detector) => {
  const scan = createScan([detector])
  const { words = [], chars = '' } = detector.calls
  const examples = [...detector.examples.finds.map(({ text }) => text), ...detector.examples.leaves]
  return {
    name: `compile ${detector.name}`,
    hostile: [...plainRuns, ...ownRuns([...words, ...chars], examples)],
    run: (text) => scan({ text, previous: '' }),
  }
})

/** The gate's recognisers are woken by one walk and cannot be run apart: each brings its hostile texts to the whole of it. */
const ofGate: Finder[] = recognisers.map((recogniser) => {
  const examples = [...recogniser.examples.found.map(([, text]) => text.replace(/[«»]/g, '')), ...recogniser.examples.clean]
  return {
    name: `gate ${recogniser.name}`,
    hostile: ownRuns([...(recogniser.words ?? []), ...(recogniser.marks ?? '')], examples),
    run: scanOfGate,
  }
})

export const FINDERS: readonly Finder[] = [...ofCompiler, { name: 'gate, all', hostile: [...plainRuns], run: scanOfGate }, ...ofGate]
