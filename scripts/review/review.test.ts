import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptedHash, allowedHash } from '#contract/allowed.ts'
import { resolveProfile } from '#contract/profile.ts'
import { chosen, decideAll, summary } from './batch.ts'
import { checkKey, decidedProfile, readDecisions, updateDecisions } from './decisions.ts'
import { bench, KEY, line, THRESHOLD } from './fixture.ts'
import { itemOf, openQueue } from './queue.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-review-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const in1 = (text: string): string => acceptedHash(KEY, 'a.jsonl#1', text)

describe('the queue', () => {
  test('records of one text are one entry, with all their documents; sure findings are no question', async () => {
    const { queue } = await bench(folder, [
      line('1', 'é💔 <Velorin> met <<Sarah>>, <velorin>'),
      line('2', '<Tamsin>'),
      line('3', 'é💔 <Velorin> met <<Sarah>>, <velorin>'),
    ])
    expect(queue.entries).toMatchObject([
      {
        documents: ['a.jsonl#1', 'a.jsonl#3'],
        questions: [
          {
            type: 'NAME',
            everywhere: allowedHash(KEY, 'velorin'),
            inDocuments: [in1('velorin'), acceptedHash(KEY, 'a.jsonl#3', 'velorin')],
          },
        ],
      },
      { documents: ['a.jsonl#2'] },
    ])
    expect(queue.entries.map((entry) => itemOf(queue, entry).messages[0]!.content)).toEqual(['é💔 Velorin met Sarah, velorin', 'Tamsin'])
  })

  test.each([
    ['no JSON', '{"messages": "Velorin'],
    ['no record', '["Velorin"]'],
    ['a span beyond its text', line('1', '<Velorin>').replace('"end":7', '"end":70')],
    ['fewer lists of spans than texts', line('1', '<Velorin>').replace('],[]]', ']]')],
    ['a type that there is not', line('1', '<Velorin>').replace('NAME', 'VELORIN')],
  ])('%s: the line is named, and nothing of it told', async (_, bad) => {
    const failed = await bench(folder, [line('1', '<Tamsin>'), bad]).then(
      () => 'read',
      (error: Error) => error.message,
    )
    expect(failed).toMatch(/^review_queue\.jsonl:2 is no record/)
    expect(failed.toLowerCase()).not.toContain('velorin')
  })

  test('a compile that replaces it meanwhile leaves the review what it had', async () => {
    const { queue } = await bench(folder, [line('1', '<Velorin>')])
    writeFileSync(join(folder, 'fresh'), '')
    renameSync(join(folder, 'fresh'), join(folder, 'review_queue.jsonl'))
    expect(itemOf(queue, queue.entries[0]!).messages[0]!.content).toBe('Velorin')
  })

  test('there is none: compile first', async () => {
    await expect(openQueue(join(folder, 'none'), 'none', { threshold: THRESHOLD, key: KEY })).rejects.toThrow('compile first')
  })
})

describe('decisions', () => {
  test('an acceptance allows what is asked about in its document, and nothing sure', async () => {
    const { review, queue, decisions } = await bench(folder, [line('1', '<Velorin> met <<Sarah>>')])
    review.decide(queue.entries, 'accept')
    expect(decisions()).toMatchObject({
      pii_allowed: { [in1('Velorin')]: { scope: 'document', reviewer: 'A. Signer', date: '2025-01-31' } },
      records: { [queue.entries[0]!.identity]: { decision: 'accept', reviewer: 'A. Signer' } },
    })
    expect(Object.keys(decisions().pii_allowed)).toHaveLength(1)
  })

  test('another decision takes the acceptance back, but not what a sister of its document needs', async () => {
    const { review, queue, decisions } = await bench(folder, [line('1', '<Velorin> and <Tamsin>'), line('1', 'again <Velorin>')])
    review.decide(queue.entries, 'accept')
    review.decide([queue.entries[0]!], 'reject')
    expect(Object.keys(decisions().pii_allowed)).toEqual([in1('Velorin')])
    expect(queue.entries.map(review.stateOf)).toEqual(['reject', 'accept'])
  })

  test('an allowed text settles every record that asked about nothing else; undo asks again', async () => {
    const { review, queue, reopen } = await bench(folder, [
      line('1', '<Velorin>'),
      line('2', 'so <VELORIN>, and'),
      line('3', '<Velorin> <Tamsin>'),
    ])
    review.allow(queue.entries[0]!.questions)
    for (const one of [review, reopen()]) expect(queue.entries.map(one.stateOf)).toEqual(['allowed', 'allowed', 'open'])
    review.undo(queue.entries[1]!)
    expect(queue.entries.map(review.stateOf)).toEqual(['open', 'open', 'open'])
  })

  test('an accepted record in which more is asked about by now waits again', async () => {
    const first = await bench(folder, [line('1', '<Velorin> knows Tamsin')])
    first.review.decide(first.queue.entries, 'accept')
    const second = await bench(folder, [line('1', '<Velorin> knows <Tamsin>')])
    expect(second.queue.entries[0]!.identity).toBe(first.queue.entries[0]!.identity)
    expect(second.review.stateOf(second.queue.entries[0]!)).toBe('open')
  })

  test('what another reviewer wrote meanwhile stays', async () => {
    const { review, queue, file, decisions } = await bench(folder, [line('1', '<Velorin>'), line('2', '<Tamsin>')])
    updateDecisions(file, KEY, (change) => (change.records['f'.repeat(64)] = { decision: 'mask', reviewer: 'B', date: '2025-01-30' }))
    review.decide([queue.entries[0]!], 'reject')
    expect(
      Object.values(decisions().records)
        .map(({ reviewer }) => reviewer)
        .sort(),
    ).toEqual(['A. Signer', 'B'])
  })

  test('the file holds hashes, never a text, and its order is that of its hashes', async () => {
    const { review, queue, file } = await bench(folder, [line('1', '<Velorin>'), line('2', '<Tamsin>'), line('3', '<Oswin>')])
    review.decide([queue.entries[2]!, queue.entries[0]!], 'accept')
    review.allow(queue.entries[1]!.questions)
    const written = readFileSync(file, 'utf8')
    expect(written).not.toMatch(/velorin|tamsin|oswin|a\.jsonl/i)
    const { pii_allowed, records } = readDecisions(file)
    for (const hashes of [Object.keys(pii_allowed), Object.keys(records)]) expect(hashes).toEqual(hashes.toSorted())
    expect(readdirSync(folder).sort()).toEqual(['review_queue.jsonl', 'signoff.decisions.json'])
  })

  test('they become a part of the profile, as hashes', async () => {
    const { review, queue, decisions } = await bench(folder, [line('1', '<Velorin>'), line('2', '<Tamsin>')])
    review.decide([queue.entries[0]!], 'mask')
    review.allow(queue.entries[1]!.questions)
    const own = 'a'.repeat(64)
    const profile = decidedProfile(resolveProfile({ pii_allowed: [own] }), decisions())
    expect(profile.pii_allowed.toSorted()).toEqual([own, allowedHash(KEY, 'tamsin')].toSorted())
    expect(profile.pii_decisions).toEqual({ [queue.entries[0]!.identity]: 'mask' })
    const { pii_allowed, pii_decisions } = profile
    expect(resolveProfile({ pii_allowed, pii_decisions })).toMatchObject({ pii_allowed, pii_decisions })
  })

  test('another key than theirs is refused, and writes nothing', async () => {
    const { review, queue, file } = await bench(folder, [line('1', '<Velorin>')])
    review.decide(queue.entries, 'accept')
    const before = readFileSync(file, 'utf8')
    expect(() => checkKey(readDecisions(file), 'x'.repeat(32), file)).toThrow(/found another key/)
    expect(() => updateDecisions(file, 'x'.repeat(32), () => {})).toThrow(/found another key/)
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(() => checkKey(readDecisions(file), undefined, file)).not.toThrow()
  })

  test.each([
    ['no JSON', '<<<<<<< HEAD', /not JSON/],
    [
      'a decision that there is not',
      JSON.stringify({
        key_check: '',
        pii_allowed: {},
        records: { ['a'.repeat(64)]: { decision: 'keep', reviewer: 'A', date: '2025-01-01' } },
      }),
      /decision: found "keep"; expected one of accept, mask, reject/,
    ],
    [
      'a text in the place of a hash',
      JSON.stringify({ key_check: '', pii_allowed: { Velorin: { scope: 'everywhere', reviewer: 'A', date: '2025-01-01' } }, records: {} }),
      /pii_allowed/,
    ],
    [
      'no date',
      JSON.stringify({ key_check: '', pii_allowed: {}, records: { ['a'.repeat(64)]: { decision: 'mask', reviewer: 'A', date: 'today' } } }),
      /date: found "today"/,
    ],
  ])('a file with %s is refused', (_, content, message) => {
    const file = join(folder, 'signoff.decisions.json')
    writeFileSync(file, content)
    expect(() => readDecisions(file)).toThrow(message)
  })

  test('no file: no decisions, and reading makes none', () => {
    const file = join(folder, 'none.json')
    expect(readDecisions(file)).toEqual({ key_check: '', pii_allowed: {}, records: {} })
    expect(existsSync(file)).toBe(false)
  })
})

describe('without a screen', () => {
  const lines = [line('1', '<Velorin>'), line('2', '<the clinic>', { type: 'WORKPLACE' }), line('3', '<Tamsin>', { source: 'b' })]
  /** NAME and WORKPLACE in one record. */
  const mixed = line('4', '<Oswin> of <Eastcliff>').replace(/NAME(?!.*NAME)/, 'WORKPLACE')

  test('a type decides about records in which nothing else is asked', async () => {
    const { review, queue } = await bench(folder, [...lines, mixed])
    expect(chosen(review, { type: 'NAME' })).toMatchObject({
      entries: [{ documents: ['a.jsonl#1'] }, { documents: ['a.jsonl#3'] }],
      mixed: [{ documents: ['a.jsonl#4'] }],
    })
    expect(decideAll(review, 'mask', { type: 'NAME' })).toBe(
      '2 records: mask; 2 wait. 1 more hold that type and others: look at those, or decide about the other types too.',
    )
    expect(queue.entries.map(review.stateOf)).toEqual(['mask', 'open', 'mask', 'open'])
  })

  test('a source decides about its own', async () => {
    const { review, queue } = await bench(folder, lines)
    decideAll(review, 'reject', { source: 'b' })
    expect(queue.entries.map(review.stateOf)).toEqual(['open', 'open', 'reject'])
  })

  test('always-allow allows texts of the type alone', async () => {
    const { review, queue } = await bench(folder, [...lines, mixed])
    expect(decideAll(review, 'always-allow', { type: 'WORKPLACE' })).toBe(
      '2 texts are allowed in every record from now on; 1 records are settled, 3 wait.',
    )
    expect(queue.entries.map((entry) => review.openQuestions(entry).map(({ type }) => type))).toEqual([['NAME'], [], ['NAME'], ['NAME']])
  })

  test('what was decided before is left as it is', async () => {
    const { review, queue } = await bench(folder, lines)
    review.decide([queue.entries[0]!], 'reject')
    decideAll(review, 'accept', {})
    expect(queue.entries.map(review.stateOf)).toEqual(['reject', 'accept', 'accept'])
  })

  test('the summary counts, and tells no text', async () => {
    const { review } = await bench(folder, [...lines, mixed])
    expect(
      summary(review)
        .split('\n')
        .map((row) => row.split(/\s+/).join(' ')),
    ).toEqual([
      'source type records texts',
      expect.stringMatching(/^-/),
      'a NAME 2 2',
      'a WORKPLACE 2 2',
      'b NAME 1 1',
      '',
      '4 records in the queue: 4 wait, 0 accepted, 0 to be masked, 0 rejected, 0 settled by allowed texts.',
    ])
  })
})
