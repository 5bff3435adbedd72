import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { rulesVersion } from './rules-version.ts'
import { CORE_VARIABLE } from '../../leakage/core/index.ts'
import { ENVIRONMENT } from './scan-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'gates/deep'), { recursive: true })
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
const version = (runtime = ['v1']): string => rulesVersion({ folder: join(folder, 'gates'), beside: [join(folder, 'lock.json')], runtime })

describe('the version of the rules', () => {
  test('changes with any source, any data, the lock file and the runtime, and with nothing else', () => {
    write('gates/a.ts', 'const a = 1')
    write('gates/deep/b.json', '{}')
    write('lock.json', '1')
    const first = version()
    expect(version()).toBe(first)
    write('gates/a.test.ts', 'a test')
    write('gates/notes.md', 'notes')
    expect(version()).toBe(first)
    const seen = new Set([first])
    const changes: (() => void)[] = [
      () => write('gates/a.ts', 'const a = 2'),
      () => write('gates/deep/b.json', '[]'),
      () => write('gates/deep/c.ts', ''),
      () => write('lock.json', '2'),
      () => rmSync(join(folder, 'lock.json')),
    ]
    for (const change of changes) {
      change()
      seen.add(version())
    }
    seen.add(version(['v2']))
    expect(seen.size).toBe(changes.length + 2)
  })

  test('and what examiners read of the environment is listed, so that it is part of the key', () => {
    const gates = fileURLToPath(new URL('../../', import.meta.url))
    // The kit settles where things lie; everything else of the gates could decide a verdict.
    const read = readdirSync(gates, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('kit/') && !path.startsWith('dataset/kept/'))
      .flatMap((path) => [...readFileSync(join(gates, path), 'utf8').matchAll(/process\.env(\[[^\]]*\])?/g)].map(([found]) => found))
    expect(read.length).toBeGreaterThan(0)
    // Where V8 keeps what it compiled: nothing that is judged depends on it.
    const ofSpeed = "process.env['NODE_COMPILE_CACHE']"
    expect(new Set(read.filter((name) => name !== ofSpeed))).toEqual(
      new Set(['process.env[PII_KEY_VARIABLE]', 'process.env[CORE_VARIABLE]']),
    )
    expect(ENVIRONMENT).toEqual([PII_KEY_VARIABLE, CORE_VARIABLE])
  })
})
