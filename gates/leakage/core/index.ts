/** Which word core is used: WebAssembly (default), or TypeScript (SIGNOFF_CORE=typescript), which also takes texts too long for the other's memory. */
import { typescriptCore } from './typescript.ts'
import { wasmCore } from './wasm.ts'
import type { WordCore } from './word-core.ts'

export const CORE_VARIABLE = 'SIGNOFF_CORE'

/** Throws where the variable names neither. */
export function makeWordCore(name: string | undefined = process.env[CORE_VARIABLE]): WordCore {
  if (name === 'typescript') return typescriptCore()
  if (name === undefined || name === '' || name === 'wasm') return wasmCore()
  throw new Error(`SIGNOFF_CORE: found "${name}"; expected wasm or typescript`)
}
