/** `npm run core [-- --check]`: compiles the WebAssembly cores; `--check` fails where what is committed is not what its source makes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $, minimist } from 'zx'
import { WORDS_FILE } from '../compile/stages/dedup/core/wasm.ts'
import { SCAN_FILE } from '../compile/stages/pii/walk/wasm.ts'
import { WASM_FILE } from '../gates/leakage/core/wasm.ts'
import { WALK_FILE } from '../gates/pii/walk/wasm.ts'
import { EXIT } from './exit.ts'

const CORES = [
  { source: new URL('assembly/words.ts', WASM_FILE), file: WASM_FILE },
  { source: new URL('assembly/walk.ts', WALK_FILE), file: WALK_FILE },
  { source: new URL('assembly/words.ts', WORDS_FILE), file: WORDS_FILE },
  { source: new URL('assembly/walk.ts', SCAN_FILE), file: SCAN_FILE },
]
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory']

export default async function main(args: string[]): Promise<number> {
  const { check } = minimist(args, { boolean: ['check'] }) as { check?: boolean }
  const folder = mkdtempSync(join(tmpdir(), 'signoff-core-'))
  const named = (url: URL): string => relative(process.cwd(), fileURLToPath(url))
  let drifted = 0
  try {
    for (const { source, file } of CORES) {
      const made = join(folder, 'made.wasm')
      await $({ quiet: true })`asc ${fileURLToPath(source)} -o ${made} ${OPTIONS}`
      const bytes = readFileSync(made)
      if (check !== true) writeFileSync(file, bytes)
      else if (!bytes.equals(readFileSync(file))) {
        console.error(`${named(file)} is not what ${named(source)} makes; run "npm run core" and commit it`)
        drifted++
      }
    }
    return drifted === 0 ? EXIT.passed : EXIT.failed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
