/** For tests only: a temporary folder a test, and the whole compiler over what is put into it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type ConfigInput, resolveConfig, type SourceInput } from './config.ts'
import { compile, type Compiled } from './pipeline.ts'

export interface Trial {
  /** The folder of the test that runs. */
  readonly base: string
  put(path: string, content: string | Uint8Array): void
  /** Compiles into `out`, with a fixed clock and seed. */
  run(sources: SourceInput[], more?: Partial<ConfigInput>): Promise<Compiled>
}

/** To be called once, at the top of a test file. */
export function openTrial(): Trial {
  let base = ''
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'signoff-compile-'))
  })
  afterEach(() => rmSync(base, { recursive: true, force: true }))
  return {
    get base() {
      return base
    },
    put(path, content) {
      mkdirSync(dirname(join(base, path)), { recursive: true })
      writeFileSync(join(base, path), content)
    },
    run: (sources, more = {}) =>
      compile(resolveConfig({ sources, output: 'out', clock: '2025-01-01T00:00:00Z', seed: 7, workers: 1, ...more }, base), {
        env: {},
        now: () => new Date(0),
      }),
  }
}

/** A source of the general family, unless `more` says otherwise. */
export const source = (name: string, path: string, more: Partial<SourceInput> = {}): SourceInput => ({
  name,
  family: 'mental_health_datasets',
  path,
  licence: 'synthetic',
  group: 'general',
  ...more,
})
