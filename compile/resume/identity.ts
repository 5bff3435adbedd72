/**
 * What a working set is of. One that an interrupted compile left is gone on with by a compile of the same configuration, profile, program,
 * benchmarks and key alone: whatever else could change a record, or which record is kept. What it is read from is compared object by object (tasks.ts).
 */
import { createHash, hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { RUNTIME, sourceVersion } from '#contract/source-version.ts'
import type { Config } from '../config.ts'

/** 64 hex digits each, under the words in which a difference is told. */
export interface Identity {
  configuration: string
  profile: string
  program: string
  benchmarks: string
  key: string
}

const COMPILE = fileURLToPath(new URL('..', import.meta.url))

let ours: string | undefined

/** Version of the compiler and of the contract that it compiles by. */
const programVersion = (): string =>
  (ours ??= hash(
    'sha256',
    [COMPILE, join(dirname(fileURLToPath(import.meta.resolve('#contract/record.ts'))))]
      .map((folder, at) =>
        sourceVersion({
          folder,
          beside: at === 0 ? ['package-lock.json', 'package.json'].map((name) => join(COMPILE, '..', name)) : [],
          runtime: RUNTIME,
        }),
      )
      .join('\n'),
  ))

/**
 * What changes nothing that is kept: the number of threads, the time, and what is done with the result; or what is asked for where it does:
 * the version that is continued (verdicts.ts), and the profile, which is told by itself.
 */
const BESIDE: ReadonlySet<string> = new Set<keyof Config>([
  'profile',
  'workers',
  'clock',
  'keepVersions',
  'publishTo',
  'publishesOnStart',
  'inventory',
  'previous',
])

/** `env`: the key of the review's decisions is in it. */
export function identityOf(config: Config, env: Record<string, string | undefined>): Identity {
  const { profile } = config
  const rest = Object.entries(config).filter(([field]) => !BESIDE.has(field))
  return {
    configuration: hash('sha256', JSON.stringify(rest)),
    profile: hash('sha256', JSON.stringify(profile)),
    program: programVersion(),
    benchmarks: hash('sha256', JSON.stringify(config.benchmarks.map(digestOfFile))),
    key: hash('sha256', JSON.stringify(['key of the review', env[PII_KEY_VARIABLE] ?? ''])),
  }
}

export const nameOf = (identity: Identity): string => hash('sha256', JSON.stringify(Object.entries(identity).sort()))

/** What differs, in words; empty where nothing does. */
export const differences = (one: Identity, other: Partial<Identity>): string[] =>
  (Object.keys(one) as (keyof Identity)[]).filter((what) => one[what] !== other[what])

/** SHA-256 of a file's bytes as they are now; null where it can not be read. */
export function digestOfFile(path: string): string | null {
  const digest = createHash('sha256')
  const buffer = Buffer.allocUnsafe(2 ** 20)
  try {
    const fd = openSync(path, 'r')
    try {
      for (let got = readSync(fd, buffer); got > 0; got = readSync(fd, buffer)) digest.update(buffer.subarray(0, got))
    } finally {
      closeSync(fd)
    }
  } catch {
    return null
  }
  return digest.digest('hex')
}
