/**
 * A compile that was killed. What stands on the disk at a moment of a compile is copied aside and put back after it: that is what a kill at
 * that moment leaves. `npm run drill` kills real ones.
 */
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { source } from '../compile-trial.ts'
import { type ConfigInput, resolveConfig } from '../config.ts'
import type { Effects, Progress } from '../effects.ts'
import { ingest } from '../ingest/ingest.ts'
import { planTasks } from '../ingest/plan.ts'
import type { IngestResult, IngestTask } from '../ingest/task.ts'
import { compile } from '../pipeline.ts'
import type { InputObject } from '../stores/input.ts'
import { openWork } from './left-over.ts'
import { sealTask, takeOver } from './tasks.ts'

/** One folder for all tests: a checkpoint is of the paths that it was made of. */
const base = mkdtempSync(join(tmpdir(), 'signoff-resume-'))
/** What a kill late in a compile leaves, made once. */
const memory = mkdtempSync(join(tmpdir(), 'signoff-resume-memory-'))
beforeEach(() => void mkdirSync(base, { recursive: true }))
afterEach(() => rmSync(base, { recursive: true, force: true }))
afterAll(() => rmSync(memory, { recursive: true, force: true }))

const work = (): string => join(base, '.out', 'work')
const aside = (): string => join(base, 'aside')

/** A conversation of its own: no word set is near another's. */
const chat = (n: number): object[] => [
  { role: 'user', content: `Number ${n} asks about item${n} with part${n * 7} and piece${n * 13} on day${n * 17}` },
  { role: 'assistant', content: `Reply ${n} names thought${n * 5} and step${n * 11} for week${n * 19}.` },
]
const file = (n: number): string => join(base, 'raw', `${String(n).padStart(4, '0')}.jsonl`)
const lineOf = (n: number): string => `${JSON.stringify({ messages: chat(n) })}\n`

/** 240 objects of a conversation each are two tasks: 200 and 40. Object 230 repeats what object 3 holds. */
function putAll(): void {
  mkdirSync(join(base, 'raw'), { recursive: true })
  for (let n = 0; n < 240; n++) writeFileSync(file(n), lineOf(n === 230 ? 3 : n))
}

interface Ran {
  told: string[]
  digest: string
}

async function run(more: Partial<ConfigInput> = {}, effects: Partial<Effects> = {}): Promise<Ran> {
  const told: string[] = []
  const config = resolveConfig(
    { sources: [source('a', 'raw/*.jsonl')], output: 'out', clock: '2025-01-01T00:00:00Z', seed: 7, workers: 1, ...more },
    base,
  )
  await compile(config, { env: {}, now: () => new Date('2025-02-03T04:05:06Z'), tell: (line) => void told.push(line), ...effects })
  return { told, digest: digestOf() }
}

function digestOf(): string {
  const digest = createHash('sha256')
  for (const entry of (readdirSync(join(base, 'out'), { recursive: true }) as string[]).sort()) {
    const path = join(base, 'out', entry)
    if (statSync(path).isFile()) digest.update(entry).update(readFileSync(path))
  }
  return digest.digest('hex')
}

/** Compiles, and leaves behind what a kill at the first moment that `at` is true of would have left. Returns what the whole compile made. */
async function killed(at: (progress: Progress) => boolean, more: Partial<ConfigInput> = {}, effects: Partial<Effects> = {}): Promise<Ran> {
  let taken = false
  const whole = await run(more, {
    ...effects,
    progress(progress) {
      if (taken || !at(progress)) return
      taken = true
      expect(statSync(work()).mode & 0o777).toBe(0o700) // parts of the review queue lie in it
      cpSync(work(), aside(), { recursive: true })
    },
  })
  expect(taken).toBe(true)
  leave(aside())
  return whole
}

/** As if a killed compile had left just this. */
function leave(folder: string): void {
  rmSync(join(base, 'out'), { recursive: true, force: true })
  rmSync(join(base, '.out'), { recursive: true, force: true })
  cpSync(folder, work(), { recursive: true })
}

let late: Promise<Ran> | undefined

/** A compile of `putAll` that was killed when duplicates were found and splits were not yet. */
async function killedLate(): Promise<Ran> {
  late ??= killed(inPhase('assigning splits')).then((whole) => {
    cpSync(aside(), memory, { recursive: true })
    return whole
  })
  const whole = await late
  leave(memory)
  return whole
}

const inPhase =
  (name: string) =>
  ({ phase }: Progress): boolean =>
    phase === name
/** Object 220 of 240 was read: one task is done, the second half-way. */
const whileReading = ({ phase, done, total = 0 }: Progress): boolean => phase === 'reading sources' && done > (total * 220) / 240

const AFTER_READING = 'Resumed after reading: 240 conversations are those of the compile of 2025-02-03 04:05 UTC.'
const AFTER_DUPLICATES = 'Resumed after deduplication: 240 conversations are those of the compile of 2025-02-03 04:05 UTC.'

describe('a compile that was killed goes on where it was', () => {
  test.each([
    [
      'while reading',
      whileReading,
      'Resumed while reading: 200 conversations in 1 of 2 parts are those of the compile of 2025-02-03 04:05 UTC; the rest was read.',
    ],
    ['while duplicates are looked for', inPhase('duplicates, pool'), AFTER_READING],
    ['while splits are assigned', inPhase('assigning splits'), AFTER_DUPLICATES],
    ['while shards are written', inPhase('writing shards'), AFTER_DUPLICATES],
  ])('%s', async (_, at, expected) => {
    putAll()
    const whole = await killed(at)
    const again = await run()
    expect(again.digest).toBe(whole.digest)
    expect(again.told).toEqual([expected])
    expect(readdirSync(join(base, '.out'))).toEqual(['versions'])
  })

  test('and reads again only what was not finished', async () => {
    putAll()
    await killed(whileReading)
    const written = (name: string): number => statSync(join(work(), name)).ino
    const before = written('segment-000000.jsonl')
    const unfinished = written('segment-000001.jsonl')
    let seen: number[] = []
    await run(
      {},
      { progress: ({ phase }) => phase === 'assigning splits' && (seen = [0, 1].map((n) => written(`segment-00000${n}.jsonl`))) },
    )
    expect(seen[0]).toBe(before)
    expect(seen[1]).not.toBe(unfinished)
  })

  test('as often as it is killed', async () => {
    putAll()
    const whole = await killed(whileReading)
    rmSync(aside(), { recursive: true })
    await killed(inPhase('duplicates, pool'))
    rmSync(aside(), { recursive: true })
    await killed(inPhase('assigning splits'))
    expect((await run()).digest).toBe(whole.digest)
  })

  test('with the time of the first, where the clock says another', async () => {
    putAll()
    const clock = (time: string): Partial<Effects> => ({ now: () => new Date(time) })
    const timeless = { clock: undefined as unknown as string }
    const whole = await killed(inPhase('assigning splits'), timeless, clock('2025-02-03T04:05:06Z'))
    expect((await run(timeless, clock('2025-02-03T05:00:00Z'))).digest).toBe(whole.digest)
  })
})

describe('a checkpoint is not believed', () => {
  test.each([
    ['segment-000000.jsonl', 'a byte of a segment was changed', 40],
    ['words-000001.u32', 'a byte of the words was changed', 200],
    ['placed-000000.jsonl', 'a byte of the places was changed', 40],
    ['task-000001.json', 'a byte of the checkpoint was changed', 200],
  ])('%s: %s', async (name, _, conversations) => {
    putAll()
    const whole = await killedLate()
    flip(join(work(), name))
    const again = await run()
    expect(again.digest).toBe(whole.digest)
    expect(again.told).toEqual([expect.stringContaining(`Resumed while reading: ${conversations} conversations in 1 of 2 parts`)])
  })

  test.each([
    ['changed', (path: string) => flip(path)],
    ['cut off', (path: string) => truncateSync(path, 100)],
    ['longer', (path: string) => appendFileSync(path, 'x')],
    ['gone', (path: string) => rmSync(path)],
  ])('verdicts that were %s are found anew', async (_, damage) => {
    putAll()
    const whole = await killedLate()
    damage(join(work(), 'verdicts.bin'))
    const again = await run()
    expect(again.digest).toBe(whole.digest)
    expect(again.told).toEqual([AFTER_READING])
  })

  test('for an object whose bytes were changed, though its size and time are the same', async () => {
    putAll()
    await killedLate()
    const { atime, mtime, size } = statSync(file(210))
    writeFileSync(file(210), readFileSync(file(210), 'utf8').replace('item210', 'iten210'))
    utimesSync(file(210), atime, mtime)
    expect(statSync(file(210)).size).toBe(size)
    const again = await run()
    expect(again.told).toEqual([expect.stringContaining('200 conversations in 1 of 2 parts')])
    rmSync(join(base, '.out'), { recursive: true })
    rmSync(join(base, 'out'))
    expect((await run()).digest).toBe(again.digest)
  })

  test('for an object that was taken away, or came to others', async () => {
    putAll()
    await killedLate()
    rmSync(file(239))
    expect((await run()).told).toEqual([expect.stringContaining('200 conversations in 1 of 2 parts')])
  })

  test.each<[string, Partial<ConfigInput>, Partial<Effects>]>([
    ['configuration', { keep: 'keep_longest' }, {}],
    ['configuration', { pii: 'drop' }, {}],
    ['profile', { profile: { thresholds: { near_duplicate: 0.9 } } }, {}],
    ['key', {}, { env: { [PII_KEY_VARIABLE]: 'another' } }],
  ])('by a compile of another %s: %j', async (what, more, effects) => {
    putAll()
    await killedLate()
    const { told } = await run(more, effects)
    expect(told).toEqual([
      expect.stringMatching(
        new RegExp(`^Removed what an interrupted compile of 2025-02-03 04:05 UTC left \\([\\d.]+ MB\\): it is of another ${what}\\.$`),
      ),
    ])
  })

  test('by a compile with other benchmarks under the same name', async () => {
    putAll()
    writeFileSync(join(base, 'asked.txt'), 'one question that nobody else asks\n')
    await killed(inPhase('assigning splits'), { benchmarks: ['asked.txt'] })
    writeFileSync(join(base, 'asked.txt'), 'two questions that nobody else asks\n')
    expect((await run({ benchmarks: ['asked.txt'] })).told).toEqual([expect.stringContaining('it is of another benchmarks.')])
  })

  test('where --fresh is asked for, or its header says nothing', async () => {
    putAll()
    const whole = await killedLate()
    const fresh = await run({}, { fresh: true })
    expect(fresh.told).toEqual([expect.stringMatching(/^Removed what .* left \([\d.]+ MB\): as --fresh asks\.$/)])
    expect(fresh.digest).toBe(whole.digest)
    await killedLate()
    writeFileSync(join(work(), 'of.json'), '{"identity":')
    expect((await run()).told).toEqual([expect.stringContaining('it can not be told what it is of')])
  })

  test('by the number of threads it is: they change nothing', async () => {
    putAll()
    const whole = await killedLate()
    const again = await run({ workers: 2 })
    expect(again.told).toEqual([AFTER_DUPLICATES])
    expect(again.digest).toBe(whole.digest)
  })

  test('for a part of a file that is not the same in another part', async () => {
    mkdirSync(join(base, 'raw'))
    const lines = Array.from({ length: 1200 }, (_, n) => lineOf(n))
    writeFileSync(file(0), lines.join(''))
    const config = resolveConfig({ sources: [source('a', 'raw/*.jsonl')], output: 'out', workers: 1 }, base)
    mkdirSync(join(base, 'tasks'))
    const read = async (): Promise<(true | undefined)[]> => {
      const { tasks } = await planTasks(config, join(base, 'tasks'), { partBytes: 50_000, identity: 'a test' })
      const parts = tasks.flatMap((task) => task.objects.map(({ part }) => part!.start))
      expect(parts.length).toBeGreaterThan(1)
      const results = await Promise.all(tasks.map((task) => ingest(task, () => undefined)))
      return results.map(({ takenOver }) => takenOver)
    }
    expect(await read()).not.toContain(true)
    expect(await read()).not.toContain(undefined)
    writeFileSync(file(0), [...lines.slice(0, -1), lines.at(-1)!.replace('Reply', 'Reqly')].join(''))
    expect(await read()).not.toContain(true)
  })
})

test('an object in S3 is the same where its ETag is, and one without an ETag never is', () => {
  const config = resolveConfig({ sources: [source('a', 's3://bucket/a.jsonl')], output: 'out' }, base)
  const object = { location: 's3://bucket/a.jsonl', key: 's3://bucket/a.jsonl', size: 9, etag: '"one"' }
  const taskOf = (of: Partial<InputObject>): IngestTask => ({
    config,
    folder: base,
    number: 0,
    identity: 'a test',
    objects: [{ source: 0, contested: false, object: { ...object, ...of } }],
  })
  const sealed = (of: Partial<InputObject>): void => {
    const files = ['segment-000000.jsonl', 'words-000000.u32', 'placed-000000.jsonl', 'review-000000.jsonl']
    for (const name of files) writeFileSync(join(base, name), 'x')
    const sources = [{ name: 'a', source_key: object.key, sha256: 'told by the store' }]
    const result = { number: 0, placed: 1, sources, problems: [] } as unknown as IngestResult
    const x = { size: 1, sha256: createHash('sha256').update('x').digest('hex') }
    sealTask(taskOf(of), result, [x, x, x, x])
  }
  sealed({})
  expect(takeOver(taskOf({}))).toMatchObject({ placed: 1, takenOver: true })
  expect(takeOver(taskOf({ etag: '"two"' }))).toBeNull()
  expect(takeOver(taskOf({}))).toBeNull() // nothing of a checkpoint that was not believed is left
  const { etag: _, ...unnamed } = object
  sealed({ etag: undefined as unknown as string })
  expect(takeOver({ ...taskOf({}), objects: [{ source: 0, contested: false, object: unnamed }] })).toBeNull()
})

test('what took long is left to the next compile without what that would make anew, and little is not', () => {
  const told: string[] = []
  const identity = { configuration: 'a', profile: 'b', program: 'c', benchmarks: 'd', key: 'e' }
  const at = {
    now: new Date('2025-02-03T04:05:06Z'),
    processedAt: '2025-02-03T04:05:06.000Z',
    fresh: false,
    tell: (line: string) => void told.push(line),
  }
  const little = openWork(join(base, 'work'), { identity, ...at })
  expect(little.leave()).toBeNull()
  for (const name of ['segment-000000.jsonl', 'words', 'dataset/train/train_000.jsonl']) {
    mkdirSync(dirname(join(base, 'work', name)), { recursive: true })
    writeFileSync(join(base, 'work', name), '')
    truncateSync(join(base, 'work', name), 70e6)
  }
  expect(little.leave()).toBe(
    `What was read stays in ${join(base, 'work')} (70.0 MB): the same command goes on from there, with --fresh it begins anew.`,
  )
  expect(readdirSync(join(base, 'work')).sort()).toEqual(['of.json', 'segment-000000.jsonl'])
  expect(openWork(join(base, 'work'), { identity, ...at }).earlier).toMatchObject({ since: '2025-02-03T04:05:06.000Z' })
  expect(told).toEqual([])
  expect(openWork(join(base, 'work'), { identity: { ...identity, program: 'x', profile: 'y' }, ...at }).earlier).toBeNull()
  expect(told).toEqual([
    'Removed what an interrupted compile of 2025-02-03 04:05 UTC left (70.0 MB): it is of another profile and program.',
  ])
})

test('a compile that fails with little done leaves nothing', async () => {
  putAll()
  const failed = run({ sources: [source('a', 'raw/*.jsonl'), source('b', 'none/*.jsonl')] })
  await expect(failed).rejects.toThrow('the glob matches no file')
  expect(existsSync(work())).toBe(false)
})

/** One bit in the middle. */
function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(path, bytes)
}
