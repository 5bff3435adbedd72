/** The whole way: compile, decide, compile again. What was decided holds, and no private text leaves the queue. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { compile, type Compiled } from '../compile/pipeline.ts'
import { exitWith } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { readDecisions } from './review/decisions.ts'
import { KEY } from './review/fixture.ts'
import main from './review.ts'

/** Names that nobody knows: a person is asked about each. */
const [ACCEPTED, MASKED, REJECTED, ALLOWED] = ['Velorin', 'Zabristal', 'Quornath', 'Mivrelle'] as const
const SOURCES = { accepted: [ACCEPTED], masked: [MASKED], rejected: [REJECTED], allowed: [ALLOWED, ALLOWED] }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-reviewed-'))
  vi.stubEnv(PII_KEY_VARIABLE, KEY)
  const sources = Object.entries(SOURCES).map(([name, asked]) => {
    const calm = Array.from({ length: 8 }, (_, n) => `${name} ${n}: nothing was easy in week ${n * 7}, ${name}${n} thing${n * 3}`)
    const users = [...asked.map((who, n) => `I'm ${who} and nobody cares, ${name}${n + 50} of week ${n}; call 415-555-0132`), ...calm]
    const records = users.map((content, n) => ({ messages: [{ role: 'user', content }, { role: 'assistant', content: `${name} reply ${n}, thought${n * 5} step${n * 11}.` }] })) // prettier-ignore
    writeFileSync(join(folder, `${name}.jsonl`), records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    return { name, family: 'mental_health_datasets', path: `${name}.jsonl`, licence: 'synthetic', group: 'general' }
  })
  const config = { sources, output: 'out', clock: '2025-01-01T00:00:00Z', workers: 1 }
  writeFileSync(join(folder, 'signoff.config.ts'), `export default ${JSON.stringify(config)}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const config = (): string[] => ['--config', join(folder, 'signoff.config.ts')]
const built = async (): Promise<Compiled> => compile((await loadConfig(config())).config, { env: {}, now: () => new Date(0) })

/** The command, as `npm run review` runs it. */
async function review(args: string[]): Promise<{ status: number; told: string }> {
  const told: string[] = []
  const spies = (['log', 'error'] as const).map((stream) =>
    vi.spyOn(console, stream).mockImplementation((text: string) => void told.push(text)),
  )
  try {
    const status = await main([...config(), '--reviewer', 'A. Signer', ...args]).catch(exitWith)
    return { status, told: told.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** In a process of its own, with something on standard input. */
function reviewOf(input: string): { status: number | null; told: string } {
  const command = [new URL('./run.mjs', import.meta.url).pathname, 'review', ...config(), '--allow-text']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    input,
    env: { ...process.env, [PII_KEY_VARIABLE]: KEY },
  })
  return { status, told: stdout + stderr }
}

const lines = <T>(path: string): T[] =>
  readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
const published = (name: string): string[] =>
  lines<DatasetRecord>('out/compiled/final_training_dataset.jsonl')
    .map(({ messages }) => messages[0]!.content)
    .filter((content) => content.includes(`nobody cares, ${name}`))
const everyName = new RegExp([ACCEPTED, MASKED, REJECTED, ALLOWED].join('|'), 'i')

test('decisions hold from the next compile on, and their hashes are all that is kept of them', async () => {
  await built()
  expect(lines('data/review/review_queue.jsonl')).toHaveLength(5)
  const asked = [
    await review([]),
    await review(['--list']),
    await review(['--decide', 'mask', '--source', 'elsewhere']),
    await review(['--decide', 'accept', '--source', 'accepted']),
    await review(['--decide', 'mask', '--source', 'masked']),
    await review(['--decide', 'reject', '--source', 'rejected']),
    reviewOf(' mivrelle.\n'),
    reviewOf(' \n'),
    await review(['--list']),
  ]
  expect(asked.map(({ status }) => status)).toEqual([2, 0, 3, 0, 0, 0, 0, 2, 0])
  expect(asked[0]!.told).toContain('--show')
  expect(asked[2]!.told).toContain('expected one of accepted, masked, rejected, allowed')
  expect(asked[8]!.told).toContain('0 wait, 1 accepted, 1 to be masked, 1 rejected, 2 settled')
  expect(asked.map(({ told }) => told).join()).not.toMatch(everyName)
  expect(Object.values(readDecisions(join(folder, 'signoff.decisions.json')).records)[0]).toMatchObject({ reviewer: 'A. Signer' })

  const { manifest, unusedDecisions } = await built()
  expect(lines('data/review/review_queue.jsonl')).toEqual([])
  expect(published('accepted')).toEqual([`I'm ${ACCEPTED} and nobody cares, accepted50 of week 0; call [PHONE_1]`])
  expect(published('masked')).toEqual(["I'm [NAME_1] and nobody cares, masked50 of week 0; call [PHONE_1]"])
  expect(published('rejected')).toEqual([])
  expect(published('allowed')).toHaveLength(2)
  expect(lines<LedgerEntry>('out/ledger/ledger_000.jsonl')).toMatchObject([
    { kind: 'rejected', reason: 'review_rejected', source: 'rejected' },
  ])
  expect(unusedDecisions).toEqual([])
  // accepted in one document, allowed everywhere
  expect(manifest.profile.pii_allowed).toHaveLength(2)
  expect(Object.values(manifest.profile.pii_decisions).sort()).toEqual(['accept', 'mask', 'reject'])
  for (const file of ['signoff.decisions.json', 'out/manifest.json', 'out/ledger/ledger_000.jsonl'])
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(everyName)
  expect(namesIn('out')).toEqual(new Set([ACCEPTED, ALLOWED]))
})

/** Names in any file below a folder. */
function namesIn(below: string): Set<string> {
  const found = new Set<string>()
  for (const entry of readdirSync(join(folder, below), { recursive: true }) as string[]) {
    const path = join(folder, below, entry)
    if (statSync(path).isFile()) for (const [name] of readFileSync(path, 'utf8').matchAll(new RegExp(everyName, 'gi'))) found.add(name)
  }
  return found
}

test('what changed waits again and is told; another key is refused; without a key every record waits', async () => {
  await built()
  expect((await review(['--show'])).told).toContain(`I'm ${ACCEPTED} {1: NAME? 0.40} and nobody cares`)
  await review(['--decide', 'accept', '--source', 'accepted'])
  const path = join(folder, 'accepted.jsonl')
  writeFileSync(path, readFileSync(path, 'utf8').replace('nobody cares', 'nobody cared'))
  const { unusedDecisions } = await built()
  expect(unusedDecisions).toHaveLength(2)
  expect(lines('data/review/review_queue.jsonl')).toHaveLength(5)

  await review(['--decide', 'mask', '--all'])
  vi.stubEnv(PII_KEY_VARIABLE, 'x'.repeat(32))
  await expect(built()).rejects.toThrow('found another key')
  vi.stubEnv(PII_KEY_VARIABLE, '')
  await built()
  expect(lines('data/review/review_queue.jsonl')).toHaveLength(5)
})

test.each(['', 'short'])('with "%s" for a key: how to make one, and nothing is written', async (key) => {
  vi.stubEnv(PII_KEY_VARIABLE, key)
  expect(await review(['--decide', 'mask', '--all'])).toEqual({ status: 3, told: expect.stringContaining('openssl rand -hex 32') })
  expect(existsSync(join(folder, 'signoff.decisions.json'))).toBe(false)
})

test.each([
  [['--decide', 'keep', '--all'], /found "keep"; expected one of accept, mask, reject, always-allow/],
  [['--decide', 'mask'], /say --all/],
  [['--decide', 'mask', '--type', 'PHONES'], /found "PHONES"/],
  [['--list', '--show'], /found --list and --show/],
  [['--lsit'], /--lsit/],
])('%j is refused with what was expected', async (args, message) => {
  expect(await review(args)).toEqual({ status: 3, told: expect.stringMatching(message) })
})
