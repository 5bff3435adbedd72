/** The generators, by family; a new one is a file here and a line in this list. */
import type { Generator } from '../generator.ts'
import { cptsd } from './cptsd.ts'
import { edgeCaseResultingChats } from './edge-case-resulting-chats.ts'
import { edgeCaseSynthetic } from './edge-case-synthetic.ts'
import { longRunningTherapy } from './long-running-therapy.ts'
import { preferencePairs } from './preference-pairs.ts'
import { roleplaySimulator } from './roleplay-simulator.ts'
import { voicePersona } from './voice-persona.ts'

export const GENERATORS: readonly Generator[] = [
  edgeCaseSynthetic,
  edgeCaseResultingChats,
  longRunningTherapy,
  cptsd,
  voicePersona,
  roleplaySimulator,
  preferencePairs,
]

/** Throws where no generator has the name, with the choices. */
export function generatorNamed(name: string): Generator {
  const found = GENERATORS.find((generator) => generator.name === name)
  if (found === undefined)
    throw new Error(`There is no generator "${name}"; expected one of ${GENERATORS.map((generator) => generator.name).join(', ')}`)
  return found
}
