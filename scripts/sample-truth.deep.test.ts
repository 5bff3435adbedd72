/** The compiler on the embedded sample, against the list of what was planted in it: the list is the expected result. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEPT_OUT } from '#contract/ledger.ts'
import { hardHoldouts } from '#contract/profile.ts'
import { sharedPrefixKey } from '#contract/passage.ts'
import { PII_TYPES } from '#contract/pii.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import type { Place } from '../generators/sample/index.ts'
import { clusters, type Known, readPlanted } from './sample-truth/clusters.ts'
import { type CompiledSample, compileSample, ledgerKey, makeSample, placeKey, reasonsOf, type Sample } from './sample-truth/compiled.ts'

let sample: Sample
let compiled: CompiledSample
beforeAll(async () => {
  sample = await makeSample()
  compiled = await compileSample(sample, 'keep_first')
}, 120_000)
afterAll(() => sample.remove())

/** Places that the list itself says are dropped: a copy of a long session is one, and is no session to be kept. */
const dropped = (): Set<string> =>
  new Set(
    (['exact_duplicate', 'near_duplicate', 'holdout_copy'] as const).flatMap((kind) => sample.plants(kind).map(({ at }) => placeKey(at))),
  )
const split = (place: Place): string => compiled.kept(place).metadata.split

/** The middle of what is near, 0.95 to 1. */
const NEARLY = 0.975

describe('the ledger', () => {
  test('has exactly the lines that were planted, each at its place with its reason', () => {
    const expected = [
      ...sample.plants('exact_duplicate').map(({ at }) => `exact_duplicate duplicate_text ${placeKey(at)}`),
      ...sample.plants('near_duplicate').map(({ at }) => `near_duplicate duplicate_text ${placeKey(at)}`),
      ...sample
        .plants('holdout_copy')
        .map(({ at, how }) => `excluded_holdout ${how === 'text' ? 'holdout_text' : 'duplicate_text'} ${placeKey(at)}`),
      ...sample
        .plants('malformed')
        .map(({ at, reason, level }) => `${level === 'unit' ? 'unit_rejected' : 'rejected'} ${reason} ${placeKey(at)}`),
      ...sample.plants('crisis').map(({ at }) => `refiled crisis_marked ${placeKey(at)}`),
    ]
    const found = compiled.ledger
      .filter(({ kind }) => kind !== 'ceded' && kind !== 'in_review')
      .map((entry) => `${entry.kind} ${entry.reason} ${ledgerKey(entry)}`)
    expect(found.sort()).toEqual(expected.sort())
  })

  test('names the planted survivor of every copy, and how alike they are', () => {
    const copies = [
      ...sample.plants('exact_duplicate').map((plant) => ({ ...plant, similarity: 1 })),
      ...sample.plants('near_duplicate'),
      // Of a copy that is nearly the holdout the list states what it holds of its passages, and not how alike they are.
      ...sample.plants('holdout_copy').map((plant) => ({ ...plant, similarity: plant.how === 'near' ? NEARLY : plant.share })),
    ]
    expect(copies).toHaveLength(49)
    for (const { at, survivor, similarity } of copies) {
      const line = compiled.lines(at).find(({ kind }) => kind !== 'refiled')
      expect({ at, survivor: line!.survivor }).toEqual({ at, survivor: compiled.kept(survivor).metadata.id })
      expect(Math.abs(line!.similarity! - similarity)).toBeLessThanOrEqual(similarity === NEARLY ? 0.025 : 1e-6)
    }
  })

  test('never chains: what survives is published, and what is dropped is not', () => {
    const published = new Set(compiled.records.map(({ metadata }) => metadata.id))
    const lines = compiled.ledger.filter(({ survivor }) => survivor !== undefined)
    expect(lines.filter(({ survivor }) => !published.has(survivor!))).toEqual([])
    // A copy without any difference has the identity of its survivor.
    expect(lines.filter(({ similarity, id }) => similarity! < 1 && published.has(id!))).toEqual([])
    expect(sample.plants('near_control').filter(({ why }) => why === 'chain')).toHaveLength(1)
  })

  test('asks a person about nothing but planted personal data that may be asked about', () => {
    const mayAsk = new Set(
      sample
        .plants('pii')
        .filter((plant) => plant.mayAsk)
        .map(({ at }) => placeKey(at)),
    )
    const asked = compiled.ledger.filter(({ kind }) => kind === 'in_review').map(ledgerKey)
    expect(asked.filter((place) => !mayAsk.has(place))).toEqual([])
  })
})

test('every control is kept: almost alike, near only to what was dropped, or with less than half of a holdout inside', () => {
  const controls = [...sample.plants('near_control'), ...sample.plants('holdout_control')]
  expect(controls).toHaveLength(9)
  for (const { at, near } of controls) expect(compiled.kept(at).metadata.id).not.toBe(compiled.kept(near).metadata.id)
})

describe('the accounting', () => {
  test('has the planted numbers of every source', () => {
    const found = sample.list.sources.map(({ source, conversations, stay }) => {
      const account = compiled.manifest.accounting.sources[source]!
      return {
        source,
        family: account.source_family,
        units: account.units.read,
        unitsRejected: reasonsOf(compiled.ledger, source, 'unit_rejected'),
        conversations: conversations === null ? null : account.in,
        conversationsRejected: reasonsOf(compiled.ledger, source, 'rejected'),
        exactDuplicates: account.exact_duplicate,
        nearDuplicates: account.near_duplicate,
        excludedHoldout: account.excluded_holdout,
        refiled: reasonsOf(compiled.ledger, source, 'refiled').crisis_marked ?? 0,
        stay: stay === null ? null : account.kept + account.in_review,
      }
    })
    expect(found).toEqual(sample.list.sources)
  })

  test('adds up: of every source and family, read = kept + duplicates + review + rejected', () => {
    const { sources, families } = compiled.manifest.accounting
    for (const [name, account] of Object.entries(sources)) {
      const { read, rejected, ceded, joined, cut } = account.units
      expect([name, read - rejected - ceded - joined + cut]).toEqual([name, account.in])
      expect([name, KEPT_OUT.reduce((sum, kind) => sum + account[kind], account.kept)]).toEqual([name, account.in])
      expect([name, compiled.records.filter(({ metadata }) => metadata.source_group === name).length]).toEqual([name, account.kept])
    }
    for (const [name, account] of Object.entries(families)) {
      const read = Object.values(sources).reduce((sum, source) => sum + (source.source_family === name ? source.in : 0), 0)
      const settled = KEPT_OUT.reduce((sum, kind) => sum + account[kind], account.kept)
      expect([name, account.in]).toEqual([name, read])
      expect([name, account.in + account.refiled_in - account.refiled_out]).toEqual([name, settled])
      expect([name, compiled.records.filter(({ metadata }) => metadata.source_family === name).length]).toEqual([name, account.kept])
    }
    expect(families['edge_case_crisis']!.refiled_in).toBe(sample.plants('crisis').length)
  })
})

test('every damaged text is whole again, in the record that it was damaged in', () => {
  expect(sample.plants('mojibake').length).toBeGreaterThan(20)
  for (const { at, original } of sample.plants('mojibake')) {
    const { messages, metadata } = compiled.kept(at)
    expect({ at, messages: messages.map(({ content }) => content) }).toEqual({ at, messages: original })
    expect(metadata.provenance.processing_steps).toContain('encoding_fix')
  }
})

describe('personal data', () => {
  test('is in no published byte, neither in records nor in ledger, manifest or reports', () => {
    expect(compiled.files.size).toBeGreaterThan(7)
    const escaped = (value: string): string => JSON.stringify(value).slice(1, -1)
    const found = sample
      .plants('pii')
      .flatMap(({ at, type, value }) =>
        [...compiled.files].filter(([, text]) => text.includes(escaped(value))).map(([path]) => `${type} of ${placeKey(at)} in ${path}`),
      )
    expect(found).toEqual([])
  })

  test('is masked where it stood, or waits for a person where the list allows it', () => {
    const placeholder = new RegExp(String.raw`\[(${PII_TYPES.join('|')})_[1-9]\d*\]`)
    const asked = sample.plants('pii').filter(({ at, mayAsk }) => mayAsk && compiled.at(at).length === 0)
    expect(asked.filter(({ at }) => compiled.lines(at).every(({ kind }) => kind !== 'in_review'))).toEqual([])
    for (const plant of sample.plants('pii').filter((one) => !asked.includes(one))) {
      const { messages, metadata } = compiled.kept(plant.at)
      const texts = [...messages, ...(metadata.preference?.rejected ?? [])].map(({ content }) => content).join('\n')
      expect({ plant, masked: placeholder.test(texts), status: metadata.pii_status }).toEqual({ plant, masked: true, status: 'scrubbed' })
    }
  })

  test('look-alikes stay as they were written, in their own records', () => {
    for (const { at, value } of sample.plants('hard_negative')) {
      const texts = compiled.kept(at).messages.map(({ content }) => content)
      expect({ at, value, found: texts.some((text) => text.includes(value)) }).toEqual({ at, value, found: true })
    }
    expect(sample.plants('hard_negative').length).toBeGreaterThan(30)
  })

  test('of records in review lies in the queue and nowhere else', () => {
    const asked = compiled.ledger.filter(({ kind }) => kind === 'in_review')
    expect(compiled.review.split('\n').filter((line) => line !== '')).toHaveLength(asked.length)
    const published = new Set(compiled.records.map(({ metadata }) => `${metadata.source_group} ${metadata.document_id}`))
    expect(asked.filter(({ source, document_id }) => published.has(`${source} ${document_id}`))).toEqual([])
  })
})

describe('families', () => {
  test('long sessions are whole, under their own family, in test', () => {
    const gone = dropped()
    const sessions = sample.plants('long_session').filter(({ at }) => !gone.has(placeKey(at)))
    expect(sessions.length).toBeGreaterThan(40)
    for (const { at, turns } of sessions) {
      const { metadata } = compiled.kept(at)
      expect({ at, turns: metadata.conversation_length, family: metadata.source_family, split: metadata.split }).toEqual({
        at,
        turns,
        family: 'long_running_therapy',
        split: 'test',
      })
    }
  })

  test('crisis-level conversations, and nothing else, are under edge_case_crisis and in test', () => {
    const gone = dropped()
    const crisis = sample.plants('crisis').filter(({ at }) => !gone.has(placeKey(at)))
    expect(crisis.length).toBeGreaterThan(30)
    const found = compiled.records.filter(({ metadata }) => metadata.source_family === 'edge_case_crisis')
    expect(found.map(({ metadata }) => metadata.id).sort()).toEqual(crisis.map(({ at }) => compiled.kept(at).metadata.id).sort())
    expect(new Set(found.map(({ metadata }) => metadata.split))).toEqual(new Set(['test']))
    for (const { at, family } of crisis) {
      const line = compiled.lines(at).find(({ kind }) => kind === 'refiled')!
      expect([line.source_family, line.other_family]).toEqual([family, 'edge_case_crisis'])
    }
  })

  test('a contested document is kept under exactly one of its families, and the other source cedes it', () => {
    const claimed = sample.plants('contested').map(({ path, families, sources }) => {
      const pieces = compiled.records.filter(({ metadata }) => metadata.source_key === path)
      const [family] = new Set(pieces.map(({ metadata }) => metadata.source_family))
      expect({ path, families: new Set(pieces.map(({ metadata }) => metadata.source_family)).size }).toEqual({ path, families: 1 })
      expect(families).toContain(family)
      const ceded = compiled.ledger.filter((entry) => entry.source_key === path && entry.kind === 'ceded')
      const loser = sources.find((source) => source !== pieces[0]!.metadata.source_group)
      expect(ceded.map(({ source, reason, other_family }) => ({ source, reason, other_family }))).toEqual([
        { source: loser, reason: 'claimed', other_family: family },
      ])
      return family
    })
    expect(claimed.length).toBeGreaterThan(10)
    expect(compiled.ledger.filter(({ kind }) => kind === 'ceded')).toHaveLength(claimed.length)
    expect(new Set(claimed).size).toBeGreaterThan(1)
  })
})

describe('splits', () => {
  test('planted groups lie in one split, those with a holdout in test', () => {
    const strays = sample.plants('group').filter(({ members, split: wanted }) => {
      const splits = new Set(members.map(split))
      return splits.size > 1 || (wanted === 'test' && !splits.has('test'))
    })
    expect(strays).toEqual([])
    expect(sample.plants('group')).toHaveLength(8)
  })

  test('no document, shared beginning or family of duplicates straddles two splits', () => {
    const at = new Map<string, Set<string>>()
    const hold = (group: string | null, of: string): void => {
      if (group !== null) at.set(group, (at.get(group) ?? new Set()).add(of))
    }
    const splitOf = new Map(compiled.records.map(({ metadata }) => [metadata.id, metadata.split]))
    for (const { messages, metadata } of compiled.records) {
      hold(`document ${metadata.document_id}`, metadata.split)
      hold(sharedPrefixKey(messages), metadata.split)
    }
    for (const { survivor, document_id } of compiled.ledger)
      if (survivor !== undefined) hold(`document ${document_id}`, splitOf.get(survivor)!)
    expect([...at].filter(([, splits]) => splits.size > 1)).toEqual([])
  })

  test('holdouts lie in test, and the pool in all three', () => {
    const holdouts = hardHoldouts(compiled.manifest.profile)
    expect([...holdouts].sort()).toEqual(['edge_case_crisis', 'long_running_therapy', 'sarcasm', 'voice_persona'])
    const held = compiled.records.filter(({ metadata }) => holdouts.has(metadata.source_family))
    expect(new Set(held.map(({ metadata }) => metadata.source_family))).toEqual(holdouts)
    expect(held.filter(({ metadata }) => metadata.split !== 'test')).toEqual([])
    const pool = compiled.records.filter(({ metadata }) => !holdouts.has(metadata.source_family))
    expect(new Set(pool.map(({ metadata }) => metadata.split))).toEqual(new Set(['train', 'val', 'test']))
  })

  test('no text stands in two splits', () => {
    const words = compiled.records.map(({ messages, metadata }) => ({
      split: metadata.split,
      hash: metadata.content_hash,
      pair: metadata.preference !== undefined,
      set: wordSet(messages, metadata.preference?.rejected),
    }))
    const byHash = Map.groupBy(words, ({ hash }) => hash)
    expect([...byHash.values()].filter((same) => new Set(same.map(({ split: of }) => of)).size > 1)).toEqual([])
    const held = words.filter(({ split: of }) => of !== 'train')
    const close = words
      .filter(({ split: of }) => of === 'train')
      .flatMap((one) => held.filter((other) => one.pair === other.pair && similar(one.set, other.set)))
    expect(close).toEqual([])
  })
})

const RULES = {
  keep_longest: (one: Known) => one.length,
  keep_best_quality: (one: Known) => one.quality,
} as const

describe.each(Object.entries(RULES))('%s', (strategy, score) => {
  let other: CompiledSample
  let known: (place: Place) => Known
  beforeAll(async () => {
    other = await compileSample(sample, strategy as keyof typeof RULES)
    known = await readPlanted(sample)
  }, 120_000)

  test('keeps of every planted cluster what the strategy says, and drops the rest for it', () => {
    let turned = 0
    for (const cluster of clusters(sample)) {
      const order = cluster.toSorted((a, b) => score(known(b)) - score(known(a)) || (known(a).id < known(b).id ? -1 : 1))
      const kept: Place[] = []
      for (const place of order) {
        const survivor = kept.find((one) => similar(known(one).words, known(place).words))
        const line = other.lines(place).find(({ survivor: of }) => of !== undefined)
        if (survivor === undefined) kept.push(place)
        // Copies without any difference have one identity: the earlier one stays.
        if (cluster.some((one) => one !== place && known(one).id === known(place).id)) continue
        expect({ place, survivor: line?.survivor }).toEqual({ place, survivor: survivor && known(survivor).id })
        if (line !== undefined && cluster[0] === place) turned++
      }
    }
    expect(turned).toBeGreaterThan(0)
  })

  test('keeps holdout copies first all the same, and loses nothing', () => {
    for (const { at, survivor } of sample.plants('holdout_copy')) {
      const [line] = other.lines(at)
      expect({ at, kind: line?.kind, survivor: line?.survivor }).toEqual({
        at,
        kind: 'excluded_holdout',
        survivor: other.kept(survivor).metadata.id,
      })
    }
    for (const [name, { kept, near_duplicate, exact_duplicate }] of Object.entries(other.manifest.accounting.families)) {
      const first = compiled.manifest.accounting.families[name]!
      expect([name, other.manifest.accounting.families[name]!.in]).toEqual([name, first.in])
      expect(kept + near_duplicate + exact_duplicate).toBe(first.kept + first.near_duplicate + first.exact_duplicate)
    }
  })
})

/** Sizes settle most pairs: sets that differ by more than a twentieth can not be 0.95 alike. */
function similar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return Math.min(a.size, b.size) >= 0.95 * Math.max(a.size, b.size) && jaccard(a, b) >= 0.95
}
