/** `npm run core [-- --check]`: compiles the WebAssembly word core; `--check` fails where what is committed is not what its source makes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $, minimist } from 'zx'
import { WASM_FILE } from '../gates/leakage/core/wasm.ts'
import { EXIT } from './exit.ts'

const SOURCE = fileURLToPath(new URL('assembly/words.ts', WASM_FILE))
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory']

export default async function main(args: string[]): Promise<number> {
  const { check } = minimist(args, { boolean: ['check'] }) as { check?: boolean }
  const folder = mkdtempSync(join(tmpdir(), 'signoff-core-'))
  try {
    const made = join(folder, 'words.wasm')
    await $({ quiet: true })`asc ${SOURCE} -o ${made} ${OPTIONS}`
    const bytes = readFileSync(made)
    if (check !== true) writeFileSync(WASM_FILE, bytes)
    else if (!bytes.equals(readFileSync(WASM_FILE))) {
      console.error(
        'gates/leakage/core/words.wasm is not what gates/leakage/core/assembly/words.ts makes; run "npm run core" and commit it',
      )
      return EXIT.failed
    }
    return EXIT.passed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
