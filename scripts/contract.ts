/** `npm run contract [-- --check]`: writes docs/CONTRACT.md and docs/schemas/*.json from the contract's own data; `--check` fails where they have drifted. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { minimist } from 'zx'
import { contractPage } from './contract/page.ts'
import { schemaFiles } from './contract/schemas.ts'
import { EXIT } from './exit.ts'

const ROOT = join(import.meta.dirname, '..')
const SCHEMAS = 'docs/schemas'

export const contractFiles = (): Record<string, string> => ({ 'docs/CONTRACT.md': contractPage(), ...schemaFiles() })

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Files that are not what the contract's data give, or that it no longer gives. */
export function driftedFiles(root: string = ROOT): string[] {
  const expected = contractFiles()
  const schemas =
    read(join(root, SCHEMAS, 'record.json')) === null ? [] : readdirSync(join(root, SCHEMAS)).map((name) => `${SCHEMAS}/${name}`)
  const changed = Object.keys(expected).filter((path) => read(join(root, path)) !== expected[path])
  return [...changed, ...schemas.filter((path) => !Object.hasOwn(expected, path))]
}

export default async function main(args: string[]): Promise<number> {
  const { check = false } = minimist(args, { boolean: ['check'] }) as { check?: boolean }
  if (check) {
    const drifted = driftedFiles()
    for (const path of drifted) console.error(`${path}: is not what the contract's data give; run "npm run contract" and commit the result`)
    return drifted.length === 0 ? EXIT.passed : EXIT.failed
  }
  for (const [path, content] of Object.entries(contractFiles())) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), content)
    console.log(path)
  }
  return EXIT.passed
}
