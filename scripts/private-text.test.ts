/**
 * Canaries of every type go through the compiler and the gate: in records, in lines that can not be read, in what is sent to review. Then
 * everything that was printed, thrown, written beside the data and judged is searched for them. Only the review queue may hold any.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { PII_TYPES } from '#contract/pii.ts'
import { resolveProfile } from '#contract/profile.ts'
import { openTrial, source } from '../compile/compile-trial.ts'
import type { Canary } from '../gates/pii/canaries/canary.ts'
import { CANARIES } from '../gates/pii/canaries/index.ts'
import { piiGate } from '../gates/pii/gate.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { plainCensus } from '../gates/kit/plain-census.ts'

const trial = openTrial()
const EACH = 12
const drawn = PII_TYPES.flatMap((type, at) =>
  fc.sample(CANARIES[type], { seed: 20_260 + at, numRuns: EACH }).map((canary) => ({ type, canary })),
)

const said = ({ before, value, after }: Canary): string => `${before}${value}${after}`
const conversation = (canary: Canary, number: number): object => ({
  messages: [
    { role: 'user', content: `Since week ${number} I count thing${number} and step${number * 7}. ${said(canary)}` },
    { role: 'assistant', content: `What did detail${number * 13} change for you, and reply${number * 3}?` },
  ],
})

/** What may hold personal data: the input itself and the queue that a person reads. */
const PRIVATE = /^(?:in|review)\//
const filesBelow = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((path) => !PRIVATE.test(path) && statSync(join(folder, path)).isFile())

/** Values that are too short or too common to be told from other text: "93", "the Tulsa hub". */
const telling = drawn.filter(({ canary: { value } }) => value.length >= 7)

test.each(['placeholder', 'drop'] as const)('mode %s: no canary is printed, thrown, judged or published', async (mode) => {
  const printed: unknown[] = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => (printed.push(String(text)), true))
  for (const method of ['log', 'error', 'warn', 'info', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(words))
  try {
    const lines = drawn.map(({ canary }, number) => JSON.stringify(conversation(canary, number)))
    const broken = drawn.slice(0, 60).map(({ canary }) => `{"messages": "${said(canary).replaceAll(/["\\\n]/g, ' ')}`)
    const clean = [1, 2, 3].map((number) =>
      JSON.stringify(conversation({ before: '', value: 'Nothing else', after: ' happened.' }, 500 + number * 31)),
    )
    trial.put('in/records.jsonl', `${[...lines, ...clean].join('\n')}\n`)
    trial.put(
      'in/broken.jsonl',
      `${broken.join('\n')}\n${JSON.stringify(conversation({ before: '', value: 'nothing', after: '' }, 9_999))}\n`,
    )
    const records = source('records', 'in/records.jsonl', { maxRejectedShare: 1 })
    const failed = await trial
      .run([records, source('broken', 'in/broken.jsonl')], { pii: mode, review: 'review' })
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    printed.push((failed as Error).message, (failed as Error).stack)
    printed.push(JSON.stringify(await trial.run([records], { pii: mode, review: 'review' })))

    const out = resolve(trial.base, 'out')
    const profile = resolveProfile({})
    const store = folderStore(out)
    const census = await plainCensus({ store, profile, examiners: piiGate.examiners ?? [] })
    const results = await piiGate.check({ census, profile, store, seed: 1, now: new Date(0) })
    expect(results.find(({ code }) => code === 'residual')!.examined).toBeGreaterThan(0)
    printed.push(JSON.stringify(results))
  } finally {
    vi.restoreAllMocks()
  }
  const everything = printed.map((words) => (typeof words === 'string' ? words : JSON.stringify(words))).join('\n')
  const published = filesBelow(trial.base).map((path) => [path, readFileSync(join(trial.base, path), 'utf8')] as const)
  const leaks = telling.flatMap(({ type, canary: { value } }, number) => [
    ...(everything.includes(value) ? [`${type} ${number} is told`] : []),
    ...published.flatMap(([path, text]) =>
      text.includes(value) ? [`${type} ${number} is in ${path.replace(/^.*\/(?=[^/]*\/[^/]*$)/, '')}`] : [],
    ),
  ])
  expect(telling.length).toBeGreaterThan(200)
  expect(published.length).toBeGreaterThan(3)
  expect(leaks).toEqual([])
})
