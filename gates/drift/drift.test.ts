import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { cleanDataset, makeRecord, memoryStore, recordsOf, rehash, type MemoryDataset } from '../kit/memory-dataset.ts'
import { bytesStore } from '../kit/memory-store.ts'
import { random } from '../kit/clean-record.ts'
import { compare } from './compare.ts'
import { driftExaminer } from './examiner.ts'
import { type Drift, measureDrift, portraitCensus } from './measure.ts'
import { conversationsOf, mergePortraits, type Portrait, total } from './portrait.ts'

const profile = resolveProfile({})
const FAMILIES = Object.keys(profile.families).filter((family) => family !== 'edge_case_crisis')

function portraitOf(records: readonly unknown[]): Portrait {
  const running = driftExaminer.start({ profile })
  for (const [at, record] of records.entries())
    running.examine(record === null ? { problem: 'not JSON' } : { record: record as never }, {
      ref: `train/train_000.jsonl:${at + 1}`,
      fileSplit: 'train',
      path: 'train/train_000.jsonl',
      length: 0,
    })
  return running.finish()
}

/** So many records of every family, each numbered from `from`. */
const records = (each: number, from = 0): DatasetRecord[] =>
  FAMILIES.flatMap((family) =>
    Array.from({ length: each }, (_, at) =>
      makeRecord({ family, split: 'train', number: from + at, sourceGroup: family, sourceKey: 'a', turns: 2 + ((from + at) % 6) }),
    ),
  )

const base = records(120)
const portrait = portraitOf(base)
const after = (changed: readonly DatasetRecord[]): string[] => compare(portrait, portraitOf(changed)).drifted

const edited = (record: DatasetRecord, edit: (text: string, role: string) => string): DatasetRecord =>
  rehash({
    ...structuredClone(record),
    messages: record.messages.map(({ role, content }) => ({ role, content: edit(content, role) })),
  })

describe('drift between two versions', () => {
  test('is none between a version and itself', () => {
    const { axes, drifted } = compare(portrait, portrait)
    expect(drifted).toEqual([])
    expect(axes.map(({ distance }) => distance)).toEqual(axes.map(() => 0))
  })

  test('is none between random halves of one dataset, for 20 draws', () => {
    const alarms = Array.from({ length: 20 }, (_, seed) => {
      const next = random(seed + 1)
      const [left, right] = [[], []] as [DatasetRecord[], DatasetRecord[]]
      for (const record of base) (next() < 0.5 ? left : right).push(record)
      return compare(portraitOf(left), portraitOf(right)).drifted
    })
    expect(alarms.flat()).toEqual([])
  })

  test('is none between random halves of the documents, where one source is of talks of up to a hundred pieces, for 20 draws', () => {
    const talks = Array.from({ length: 40 }, (_, talk) =>
      Array.from({ length: 1 + Math.floor(100 * random(talk)() ** 3) }, (_, piece) => ({
        ...makeRecord({
          family: 'video_transcripts',
          split: 'train',
          number: 1000 * talk + piece,
          sourceGroup: 'talks',
          sourceKey: 'a',
          document: `talk ${talk}`,
        }),
      })),
    ).flat()
    const alarms = Array.from({ length: 20 }, (_, seed) => {
      const next = random(1000 + seed)
      const sides = new Map<string, boolean>()
      const [left, right] = [[], []] as [DatasetRecord[], DatasetRecord[]]
      for (const record of [...base, ...talks]) {
        const document = record.metadata.document_id
        if (!sides.has(document)) sides.set(document, next() < 0.5)
        ;(sides.get(document)! ? left : right).push(record)
      }
      return compare(portraitOf(left), portraitOf(right)).drifted
    })
    expect(alarms.flat()).toEqual([])
  })

  test('is none between fresh records of the same kind', () => {
    expect(after(records(60, 1000))).toEqual([])
  })

  test('is told where one family doubles', () => {
    const more = records(120, 5000).filter(({ metadata }) => metadata.source_family === 'cptsd')
    const { shares, drifted } = compare(portrait, portraitOf([...base, ...more]))
    expect(drifted).toEqual(['families', 'sources'])
    expect(shares.filter(({ moved }) => moved).map(({ kind, name, before, after }) => [kind, name, before, after])).toEqual([
      ['families', 'cptsd', 120, 240],
      ['sources', 'cptsd', 120, 240],
    ])
  })

  test('is told where answers are twice as long', () => {
    const drifted = after(base.map((record) => edited(record, (text, role) => (role === 'assistant' ? `${text} ${text}` : text))))
    expect(drifted).toContain('answers')
    expect(drifted).not.toContain('turns')
    expect(drifted).not.toContain('words')
    expect(drifted).not.toContain('families')
  })

  test('is told where the words are others, and only there', () => {
    const turned = (letter: string): string => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97)
    expect(after(base.map((record) => edited(record, (text) => text.replaceAll(/[a-z]/g, turned))))).toEqual(['words'])
  })

  test('is told where twice as many conversations hold a masked name', () => {
    const masked = base.map((record, at) => (at % 5 === 0 ? edited(record, (text) => `${text} I told [NAME_1].`) : record))
    expect(compare(portrait, portraitOf(masked)).shares.filter(({ moved }) => moved)).toMatchObject([{ kind: 'masked', name: 'NAME' }])
  })

  test('a family that is new is listed without a factor', () => {
    const less = base.filter(({ metadata }) => metadata.source_family !== 'sarcasm')
    expect(compare(portraitOf(less), portrait).shares.find(({ name, kind }) => name === 'sarcasm' && kind === 'families')).toMatchObject({
      before: 0,
      factor: null,
      moved: true,
    })
  })

  test('pieces of one document are one draw: ten talks and ten others do not alarm, six hundred records of the same texts do', () => {
    const talks = (from: number, whole: boolean): DatasetRecord[] =>
      Array.from({ length: 600 }, (_, at) => {
        const talk = from + Math.floor(at / 60)
        const record = makeRecord({
          family: 'video_transcripts',
          split: 'train',
          number: from * 1000 + at,
          sourceGroup: 'talks',
          sourceKey: 'a',
          ...(whole ? { document: `talk ${talk}` } : {}),
        })
        return edited(record, (text) => `${text} ${`topic${Math.floor(random(talk)() * 6)} `.repeat(12)}`)
      })
    const words = (whole: boolean) =>
      compare(portraitOf(talks(0, whole)), portraitOf(talks(10, whole))).axes.find(({ axis }) => axis === 'words')!
    expect(words(false).distance).toBeGreaterThan(0.134)
    expect(words(false).drifted).toBe(true)
    expect(words(true)).toMatchObject({ distance: words(false).distance, drifted: false })
  })
})

describe('the portrait', () => {
  test('merges to the same however it is cut', () => {
    const [a, b, c] = [portraitOf(base.slice(0, 100)), portraitOf(base.slice(100, 500)), portraitOf(base.slice(500))]
    expect(mergePortraits(mergePortraits(a!, b!), c!)).toEqual(portrait)
    expect(mergePortraits(a!, mergePortraits(b!, c!))).toEqual(portrait)
  })

  test('holds a bounded number of sources, the same ones in any order of merging', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      messages: [],
      metadata: { source_group: `s${(at * 7919) % 4999}`, document_id: `${at}` },
    }))
    const whole = portraitOf(many)
    expect(whole.named.sources.size).toBe(1001)
    expect([...whole.named.sources.values()].reduce((sum, groups) => sum + total(groups), 0)).toBe(5000)
    const parts = [0, 1, 2, 3, 4].map((at) => portraitOf(many.slice(at * 1000, at * 1000 + 1000)))
    expect(new Map([...parts.reduce(mergePortraits).named.sources].sort())).toEqual(new Map([...whole.named.sources].sort()))
    const [p, q, r, s, t] = parts as [Portrait, Portrait, Portrait, Portrait, Portrait]
    const other = mergePortraits(mergePortraits(p, mergePortraits(q, r)), mergePortraits(s, t))
    expect(new Map([...other.named.sources].sort())).toEqual(new Map([...whole.named.sources].sort()))
  })

  test('survives records of any form, and shows none of their text', () => {
    const secret = 'the name of somebody'
    const broken = [
      null,
      {},
      { messages: secret, metadata: secret },
      {
        messages: [null, 3, { role: 'assistant' }, { role: 'assistant', content: secret }],
        metadata: { source_family: secret, source_group: secret },
      },
      {
        messages: [{ content: '\ud800' }],
        metadata: { preference: { rejected: [7] }, source_family: '__proto__', source_group: '__proto__' },
      },
    ]
    const made = portraitOf(broken)
    expect(made.unreadable).toBe(1)
    expect(conversationsOf(made)).toBe(4)
    expect([...made.named.families.keys()]).toEqual(['?'])
    expect([...made.named.sources.keys()].join()).not.toContain(secret)
  })
})

/** Moves the n-th record of a shard to the end of another; nothing is resealed, drift reads the shards alone. */
function move(dataset: MemoryDataset, from: string, to: string, at = 0): void {
  const [record] = dataset.shards[from]!.splice(at, 1)
  dataset.shards[to]!.push(record!)
}

describe('drift between the bytes of two versions', () => {
  const clean = cleanDataset()

  async function between(change: (dataset: MemoryDataset) => void): Promise<Drift> {
    const changed = structuredClone(clean)
    change(changed)
    const census = await portraitCensus(memoryStore(changed), profile)
    const drift = await measureDrift(census, { store: memoryStore(clean) }, { profile })
    if (drift.from === null) throw new Error(drift.why)
    return drift
  }

  test('records are kept, added, removed, moved and refiled, by reference', async () => {
    const total = recordsOf(clean).length
    const removed = clean.shards['train/train_000.jsonl']![1] as DatasetRecord
    const {
      records: changes,
      previous,
      from,
    } = await between((dataset) => {
      move(dataset, 'train/train_000.jsonl', 'test/test_000.jsonl')
      dataset.shards['train/train_000.jsonl']!.shift()
      dataset.shards['val/val_000.jsonl']!.push(
        makeRecord({ family: 'sarcasm', split: 'val', number: 9999, sourceGroup: 'sarcasm', sourceKey: 'a' }),
      )
      const refiled = dataset.shards['train/train_001.jsonl']![0] as DatasetRecord
      refiled.metadata.source_family = 'cptsd'
    })
    expect(from).toBe('bytes')
    expect(previous).toMatchObject({ conversations: total, contract_version: '1.0', digest: clean.manifest.dataset_digest })
    expect(changes).toMatchObject({ kept: total - 1, added: 1, removed: 1, unidentified: 0 })
    expect(changes!.splits).toEqual([
      {
        from: 'train',
        to: 'test',
        records: 1,
        references: [{ now: `test/test_000.jsonl:${clean.shards['test/test_000.jsonl']!.length + 1}`, was: 'train/train_000.jsonl:1' }],
      },
    ])
    expect(changes!.families).toMatchObject([
      { to: 'cptsd', records: 1, references: [{ now: 'train/train_001.jsonl:1', was: 'train/train_001.jsonl:1' }] },
    ])
    expect(changes!.by_family.find(({ family }) => family === removed.metadata.source_family)).toMatchObject({ removed: 1 })
    expect(changes!.by_family.find(({ family }) => family === 'sarcasm')).toMatchObject({ added: 1 })
  })

  test('a previous version of another contract is compared, and said to be one', async () => {
    const census = await portraitCensus(memoryStore(clean), profile)
    const older = structuredClone(clean)
    older.manifest.contract_version = '0.9'
    const drift = (await measureDrift(census, { store: memoryStore(older) }, { profile })) as Drift
    expect(drift.previous.contract_version).toBe('0.9')
    expect(drift.notes.join()).toContain('contract version 0.9')
    expect(drift.drifted).toEqual([])
  })

  test('a previous version that is damaged counts what can be read, and says so; one without records is no comparison', async () => {
    const census = await portraitCensus(memoryStore(clean), profile)
    const broken = structuredClone(clean)
    broken.shards['train/train_000.jsonl']!.splice(0, 3, '{"cut', '', 'null')
    broken.files['manifest.json'] = '{'
    const drift = (await measureDrift(census, { store: memoryStore(broken) }, { profile })) as Drift
    expect(drift.previous).toMatchObject({ unreadable: 3, digest: '', contract_version: 'unknown' })
    expect(drift.records).toMatchObject({ added: 3, removed: 0 })
    expect(drift.notes.join()).toContain('3 lines')
    for (const files of [new Map(), new Map([['train/train_000.jsonl', Buffer.from('x\n')]])])
      expect(await measureDrift(census, { store: bytesStore(files, 'memory:') }, { profile })).toMatchObject({ from: null })
  })
})
