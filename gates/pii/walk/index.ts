/** Which walker is used. */
import { CORE_VARIABLE } from '../../leakage/core/index.ts'
import { typescriptWalker } from './typescript.ts'
import type { Stops, Walker } from './walker.ts'
import { wasmWalker } from './wasm.ts'

/** Throws where SIGNOFF_CORE names neither. */
export function makeWalker(stops: Stops, name: string | undefined = process.env[CORE_VARIABLE]): Walker {
  if (name === 'typescript') return typescriptWalker(stops)
  if (name === undefined || name === '' || name === 'wasm') return wasmWalker(stops)
  throw new Error(`SIGNOFF_CORE: found "${name}"; expected wasm or typescript`)
}
