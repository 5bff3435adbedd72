/** What a hostile or careless hand may put in front of the compiler; each case ended badly once. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import { openTrial, source } from './compile-trial.ts'
import { resolveConfig } from './config.ts'
import { openReader } from './ingest/open-reader.ts'
import { inWords } from './problems.ts'

const trial = openTrial()
const { put, run } = trial

/** The message that a compile ends with. */
const failure = (...given: Parameters<typeof run>): Promise<string> =>
  run(...given).then(
    () => 'no failure',
    (error: Error) => error.message,
  )
const jsonl = (from: number, to: number): string => {
  let out = ''
  for (let n = from; n < to; n++)
    out += `${JSON.stringify({
      messages: [
        { role: 'user', content: `Number ${n}: week ${n * 3}, case${n} thing${n * 7} detail${n * 13}` },
        { role: 'assistant', content: `What about ${n}? reply${n} thought${n * 5} step${n * 11}` },
      ],
    })}\n`
  return out
}
const linesOf = <T>(path: string): T[] =>
  readFileSync(join(trial.base, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
const splits = (): Map<string, Split> =>
  new Map(linesOf<DatasetRecord>('out/compiled/final_training_dataset.jsonl').map(({ metadata }) => [metadata.id, metadata.split]))

describe('what stands where data should be', () => {
  test.each([
    ['page.jsonl', '<html><body>404 Not Found</body></html>\n'],
    ['page.json', 'Internal server error, please try again later.'],
    ['dicts.jsonl', `{'messages': [{'role': 'user'}]}\n{'messages': []}\n`],
  ])('%s promises JSON and is none: never read as a transcript', async (name, content) => {
    put(name, content)
    put('good.jsonl', jsonl(0, 5))
    const said = await failure([source('a', name), source('good', 'good.jsonl')])
    expect(said).toMatch(/source "a": .*expected JSON, as the name says.*set the source’s container to "text"/)
    expect((await run([source('a', name, { container: 'text' }), source('good', 'good.jsonl')])).manifest.total_conversations).toBe(6)
  })

  test.each([
    ['header.csv', 'question,answer\n'],
    ['list.json', '[]'],
  ])('%s holds no record: told, although other sources fill its family', async (name, content) => {
    put(name, content)
    put('good.jsonl', jsonl(0, 5))
    const sources = [source('none', name, { family: 'addiction' }), source('good', 'good.jsonl', { family: 'addiction' })]
    expect(await failure(sources)).toMatch(/source "none": no record was found in what it reads/)
    expect((await run(sources, { mayBeEmpty: ['addiction'] })).manifest.total_conversations).toBe(5)
  })

  test('links that lead nowhere or in a circle, and pipes, are named and hide no other file', async () => {
    put('d/good.jsonl', jsonl(0, 5))
    symlinkSync('nowhere', join(trial.base, 'd/dangling.jsonl'))
    symlinkSync('two.jsonl', join(trial.base, 'd/one.jsonl'))
    symlinkSync('one.jsonl', join(trial.base, 'd/two.jsonl'))
    spawnSync('mkfifo', [join(trial.base, 'd/pipe.jsonl')])
    const said = await failure([source('a', 'd')])
    expect(said).toMatch(/d\/dangling\.jsonl: reading failed \(ENOENT\)/)
    expect(said).toMatch(/d\/one\.jsonl: reading failed \(ELOOP\)/)
    expect(said).toMatch(/d\/two\.jsonl: reading failed \(ELOOP\)/)
    expect(said).toMatch(/d\/pipe\.jsonl: found a pipe/)
    expect(said).not.toMatch(/good/)
  })
})

describe('data of odd sizes', () => {
  const said = (...texts: string[]): string =>
    `${JSON.stringify({ messages: texts.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content })) })}\n`
  const outcomes = (): string[] => linesOf<LedgerEntry>('out/ledger/ledger_000.jsonl').map(({ kind, reason }) => `${kind}: ${reason}`)

  test('one record, and no line feed after it', async () => {
    put('a.jsonl', jsonl(0, 1).trimEnd())
    const { manifest } = await run([source('a', 'a.jsonl')])
    expect(manifest.total_conversations).toBe(1)
    expect(splits().size).toBe(1)
    expect(manifest.compiled_export.conversation_count).toBe(1)
  })

  test('nothing but one record again and again: it is kept once, and each other one names it', async () => {
    put('a.jsonl', jsonl(7, 8).repeat(60))
    const { manifest } = await run([source('a', 'a.jsonl')])
    expect(manifest.accounting.sources['a']).toMatchObject({ in: 60, kept: 1, exact_duplicate: 59 })
    const [kept] = [...splits().keys()]
    expect(new Set(linesOf<LedgerEntry>('out/ledger/ledger_000.jsonl').map(({ survivor }) => survivor))).toEqual(new Set([kept]))
  })

  test('records of a word or two: what has the same words is a duplicate, whoever says them', async () => {
    put('a.jsonl', said('hi', 'yes') + said('yes', 'hi') + said('hi', 'no') + said('hi', 'hi') + said('Hi', 'hi') + said('hi', '?'))
    const { manifest } = await run([source('a', 'a.jsonl')])
    expect(manifest.accounting.sources['a']).toMatchObject({ in: 6, kept: 4, exact_duplicate: 2 })
  })

  test('a family of the profile that no source names is empty, and no problem of the compile', async () => {
    put('a.jsonl', jsonl(0, 5))
    const { manifest } = await run([source('a', 'a.jsonl')])
    expect(manifest.source_families['sarcasm']?.conversations ?? 0).toBe(0)
  })

  test('a record of 100 MB is refused by its line, and those around it are kept', async () => {
    put('a.jsonl', jsonl(0, 3) + said('why', 'x'.repeat(100 * 2 ** 20)) + jsonl(3, 6).trimEnd())
    const { manifest } = await run([source('a', 'a.jsonl')])
    expect(manifest.total_conversations).toBe(6)
    expect(linesOf<LedgerEntry>('out/ledger/ledger_000.jsonl')).toMatchObject([{ reason: 'record_too_large', position: { line: 4 } }])
    expect(outcomes()).toEqual(['unit_rejected: record_too_large'])
  })

  test('a file that grows, or is replaced, while it is read is told, and nothing is published', async () => {
    put('a.jsonl', jsonl(0, 6000))
    const object = { location: join(trial.base, 'a.jsonl'), key: 'a.jsonl', size: 1 }
    const config = resolveConfig({ sources: [source('a', 'a.jsonl')], output: 'out' }, trial.base)
    for (const change of [
      () => put('a.jsonl', jsonl(0, 6001)),
      () => renameSync(join(trial.base, 'b.jsonl'), join(trial.base, 'a.jsonl')),
    ]) {
      put('b.jsonl', jsonl(0, 6001))
      const { events } = await openReader({ source: 0, object, contested: false }, config)
      const all = (async () => {
        for await (const _ of events);
      })()
      change()
      await expect(all).rejects.toThrow('a.jsonl: the file was changed while it was read. Let its writer finish, then compile again.')
    }
  })
})

test('the limit of a source is that of all its objects together, and each one left out has its line', async () => {
  for (let i = 0; i < 4; i++) put(`d/${i}.jsonl`, jsonl(i * 10, i * 10 + 10))
  const { manifest } = await run([source('a', 'd/*.jsonl', { limit: 13 })])
  expect(manifest.accounting.sources['a']).toMatchObject({ in: 13, kept: 13, units: { read: 40, ceded: 27 } })
  const left = linesOf<LedgerEntry>('out/ledger/ledger_000.jsonl')
  expect(left).toHaveLength(27)
  expect(
    left.filter(({ kind, reason, detail }) => kind === 'ceded' && reason === 'not_selected' && detail === 'beyond the limit of 13'),
  ).toHaveLength(27)
  expect(new Set(linesOf<DatasetRecord>('out/compiled/final_training_dataset.jsonl').map(({ metadata }) => metadata.source_key))).toEqual(
    new Set(['d/0.jsonl', 'd/1.jsonl']),
  )
})

test('what a limit leaves out is not contested: another family gets it', async () => {
  put('a.jsonl', jsonl(0, 60))
  const { manifest } = await run([source('scarce', 'a.jsonl', { family: 'cptsd', limit: 5 }), source('general', 'a.jsonl')])
  expect(manifest.total_conversations).toBe(60)
  expect(manifest.accounting.sources['general']!.kept).toBeGreaterThanOrEqual(55)
})

describe('the previous version', () => {
  test('stands under another seed too: nothing moves from test or val to train', async () => {
    put('a.jsonl', jsonl(0, 300))
    await run([source('a', 'a.jsonl')])
    const before = splits()
    put('a.jsonl', jsonl(0, 320))
    await run([source('a', 'a.jsonl')], { seed: 8 })
    expect([...splits()].filter(([id, split]) => before.has(id) && before.get(id) !== split)).toEqual([])
    expect(new Set(before.values()).size).toBe(3)
  })

  test('one that is not there is told before anything is read', async () => {
    expect(await failure([source('a', 'nowhere.jsonl')], { previous: 'before' })).toMatch(
      /config\.previous: ".*before" holds no manifest\.json/,
    )
  })
})

describe('the output root', () => {
  test('a link of somebody else’s is left alone', async () => {
    put('a.jsonl', jsonl(0, 5))
    put('mine/keep.txt', 'mine')
    for (const target of ['mine', 'nowhere']) {
      symlinkSync(target, join(trial.base, 'out'))
      expect(await failure([source('a', 'a.jsonl')])).toMatch(
        new RegExp(`is a link to "${target}"; expected nothing there, or the link of an earlier compile`),
      )
      expect(readlinkSync(join(trial.base, 'out'))).toBe(target)
      rmSync(join(trial.base, 'out'))
    }
    expect(readdirSync(join(trial.base, 'mine'))).toEqual(['keep.txt'])
  })

  test('a version that was changed after it was written is not taken for this compile’s', async () => {
    put('a.jsonl', jsonl(0, 5))
    await run([source('a', 'a.jsonl')])
    const manifest = readFileSync(join(trial.base, 'out/manifest.json'))
    for (const path of ['out/manifest.json', 'out/ledger/ledger_000.jsonl']) {
      writeFileSync(join(trial.base, path), 'x')
      expect((await run([source('a', 'a.jsonl')], { previous: 'none' })).published).toBe(true)
      expect(readFileSync(join(trial.base, 'out/manifest.json'))).toEqual(manifest)
      expect(readFileSync(join(trial.base, 'out/ledger/ledger_000.jsonl'), 'utf8')).toBe('')
      expect((await run([source('a', 'a.jsonl')], { previous: 'none' })).published).toBe(false)
    }
  })

  test('a review queue that can not be written is told, and nothing is published', async () => {
    put('a.jsonl', jsonl(0, 5))
    expect(await failure([source('a', 'a.jsonl')], { review: 'a.jsonl' })).toMatch(
      /The folder of the review queue ".*a\.jsonl" can not be made \(EEXIST\)/,
    )
    expect(readdirSync(trial.base).sort()).toEqual(['.out', 'a.jsonl'])
  })

  test('a place where nothing can be made is told in words', async () => {
    put('a.jsonl', jsonl(0, 5))
    expect(await failure([source('a', 'a.jsonl')], { output: 'a.jsonl/out' })).toMatch(
      /can not be made \(ENOTDIR\); .*choose another output/,
    )
  })

  test('a full disk is told in words, also where a worker thread found it', () => {
    const words =
      /^The compile to "out" stopped: the disk is full; .*choose another output \(ENOSPC: no space left on device, write\)\. The dataset at the output root stands/
    const plain = new Error('ENOSPC: no space left on device, write')
    expect((inWords(plain, { output: 'out' }) as Error).message).toMatch(words)
    expect((inWords(Object.assign(plain, { code: 'ENOSPC' }), { output: 'out' }) as Error).message).toMatch(words)
    const other = new Error('something else')
    expect(inWords(other, { output: 'out' })).toBe(other)
  })
})
