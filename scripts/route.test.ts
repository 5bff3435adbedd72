import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { RoutingConfig } from '../generators/router/routing.ts'
import inventory from './inventory.ts'
import route from './route.ts'

let folder: string
let told: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'route-'))
  told = []
  for (const stream of ['log', 'error'] as const) vi.spyOn(console, stream).mockImplementation((text: string) => void told.push(text))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})
const at = (name: string): string => join(folder, name)
const put = (name: string, text: string): string => {
  writeFileSync(at(name), text)
  return at(name)
}
const read = <Value>(name: string): Value => JSON.parse(readFileSync(at(name), 'utf8')) as Value

const LISTING = ['"x/sarcasm_1.json"', '"x/sarcasm_2.json"', '"x/dpo_pairs.jsonl"', '"README.md"', '"x/other.csv"'].join('\n')

describe('npm run inventory', () => {
  test('writes the report and prints the table', async () => {
    expect(await inventory([put('list.jsonl', LISTING), '--out', at('coverage.json')])).toBe(0)
    const report = read<CoverageReport>('coverage.json')
    expect(report.summary).toEqual({ present: 0, partial: 2, missing: 12 })
    expect(told.join('\n')).toMatch(/sarcasm +partial +2 +unknown +sarcasm 2/)
    expect(told.join('\n')).toContain('0 present, 2 partial, 12 missing')
  })

  test('a listing that is not whole ends with 1, and its report says so', async () => {
    expect(await inventory([put('list.jsonl', `${LISTING}\n"x/sarc`), '--out', at('coverage.json')])).toBe(1)
    expect(read<CoverageReport>('coverage.json').inventory).toMatchObject({ complete: false })
    expect(told.join('\n')).toContain('THE LISTING IS NOT WHOLE')
  })

  test('the profile of a configuration adds families', async () => {
    put(
      'my.config.mjs',
      `export default { sources: [{ name: 'a', family: 'sarcasm', path: 'a', licence: 'synthetic', group: 'general' }], profile: { families: { other: { phase: 'stage1_foundation' } } } }`,
    )
    expect(await inventory([put('list.jsonl', LISTING), '--out', at('coverage.json'), '--config', at('my.config.mjs')])).toBe(0)
    expect(read<CoverageReport>('coverage.json').families['other']).toMatchObject({ status: 'partial', evidence_count: 1 })
  })

  test.each([
    [[], /found 0 places to list; expected one/],
    [['a', 'b'], /found 2 places/],
    [['a', '--outt', 'x'], /--outt: no such option/],
    [['nowhere.json'], /there is no such file or folder/],
  ])('%j is refused', async (args, message) => {
    await expect(inventory(args)).rejects.toThrow(message)
  })
})

describe('npm run route', () => {
  beforeEach(() => inventory([put('list.jsonl', LISTING), '--out', at('coverage.json')]))

  test('writes the configuration, a stub for what is missing, and never over a stub', async () => {
    const args = [at('coverage.json'), '--out', at('routing.json'), '--stubs', at('stubs'), '--bucket', 'a-bucket']
    expect(await route(args)).toBe(0)
    const routing = read<RoutingConfig>('routing.json')
    expect(routing.families['sarcasm']).toMatchObject({ status: 'partial', loader: 's3' })
    expect(routing.families['addiction']!.stub).toBe(at('stubs/addiction.ts'))
    expect(routing.families['sarcasm']!.stub).toBeUndefined()
    writeFileSync(at('stubs/addiction.ts'), 'filled in')
    expect(await route(args)).toBe(0)
    expect(readFileSync(at('stubs/addiction.ts'), 'utf8')).toBe('filled in')
    expect(told.join('\n')).toContain('addiction.ts: is there already')
  })

  test('every stub passes the type check, and fails with its instructions until it is filled in', async () => {
    await route([at('coverage.json'), '--out', at('routing.json'), '--stubs', at('stubs')])
    const { families } = read<RoutingConfig>('routing.json')
    const stubs = Object.values(families).flatMap(({ stub }) => stub ?? [])
    expect(stubs).toHaveLength(12)
    const root = join(import.meta.dirname, '..')
    writeFileSync(
      at('tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { noEmit: true, typeRoots: [join(root, 'node_modules/@types')], types: ['node'] },
        include: ['stubs/*.ts'],
      }),
    )
    writeFileSync(at('package.json'), '{"type": "module"}')
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
    const run = (): string => execFileSync(process.execPath, [stubs[0]!, at('out.jsonl')], { encoding: 'utf8', stdio: 'pipe' })
    expect(run).toThrow(/The loader of \w+ is not filled in: expected conversations from records\(\)/)
    const filled = readFileSync(stubs[0]!, 'utf8').replace(
      'filled: readonly LoadedRecord[] = []',
      "filled: readonly LoadedRecord[] = [{ messages: [{ role: 'user', content: 'hello' }], metadata: { document_id: 'a' } }]",
    )
    writeFileSync(stubs[0]!, filled)
    run()
    expect(read('out.jsonl')).toEqual({ messages: [{ role: 'user', content: 'hello' }], metadata: { document_id: 'a' } })
  })

  test.each([
    [['none.json'], /none.json: there is no such file/],
    [['a', 'b'], /found 2 reports/],
    [['--stub', 'x'], /--stub: no such option/],
  ])('%j is refused', async (args, message) => {
    await expect(route(args)).rejects.toThrow(message)
  })

  test.each([
    ['no JSON', /it is not JSON/],
    ['{"families": 3}', /this is no coverage report/],
    ['{"contract_version": "1.0", "families": {}, "summary": {"present": 0, "partial": 0, "missing": 0}}', /it holds no inventory/],
  ])('a report that is %j', async (text, message) => {
    await expect(route([put('other.json', text)])).rejects.toThrow(message)
  })
})
