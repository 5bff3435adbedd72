import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { jaccard, wordSet, words } from '#contract/word-set.ts'
import { lower } from '#contract/python-text.ts'
import { makeNormaliser } from '../dataset/normalise.ts'
import { normalisedText } from '#contract/content-hash.ts'
import { concatenateKeys, runJoin } from './join.ts'
import { CLASS_BITS, makeKeyBuilder } from './keys.ts'
import { makeWordCore } from './core/index.ts'

/** Frequencies that nothing was measured for: the result must not depend on them. */
const CLASSES = Uint8Array.from({ length: 1 << CLASS_BITS }, (_, bucket) => Math.imul(bucket, 0x9e3779b1) >>> 30)

/** A join over texts, one record a text, all in one split. */
async function pairsOf(texts: readonly string[], threshold: number, parts = 1): Promise<string[]> {
  const core = makeWordCore()
  const builders = Array.from({ length: parts }, () => makeKeyBuilder(threshold, CLASSES))
  for (const [at, text] of texts.entries()) {
    core.begin()
    core.addLowered(Buffer.from(lower(text)))
    builders[Math.floor((at * parts) / texts.length)]!.add(core, core.unique())
  }
  const keys = concatenateKeys(builders.map((builder) => builder.finish()))
  const lines = texts.map((text) => Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: text }], metadata: {} })))
  const offset = Float64Array.from(lines, (_, at) => lines.slice(0, at).reduce((sum, line) => sum + line.length, 0))
  const places = {
    origin: { kind: 'memory' as const, files: new Map([['a', Buffer.concat(lines)]]) },
    paths: ['a'],
    shard: new Uint32Array(texts.length),
    offset,
    length: Uint32Array.from(lines, ({ length }) => length),
    plain: new Uint8Array(texts.length).fill(1),
  }
  const of = (): Uint8Array => new Uint8Array(texts.length)
  const { index, pairs, rank } = await runJoin({ keys, kind: of(), splitBit: of().fill(1), watched: of() }, places, threshold, {
    workers: 0,
    allPairs: true,
  })
  const members = Array.from({ length: index.count }, () => [] as number[])
  for (const [at, r] of rank.entries()) members[r]?.push(at)
  const out: [number, number][] = []
  for (const group of members) for (const a of group) for (const b of group) if (a < b) out.push([a, b])
  for (const [x, y] of pairs) for (const a of members[x]!) for (const b of members[y]!) out.push(a < b ? [a, b] : [b, a])
  return out.map(([a, b]) => `${a}-${b}`).sort()
}

/** Every pair, by the contract's own functions. */
function bruteForce(texts: readonly string[], threshold: number): string[] {
  const sets = texts.map((text) => wordSet([{ content: text }]))
  return texts.flatMap((_, a) => texts.flatMap((__, b) => (a < b && jaccard(sets[a]!, sets[b]!) >= threshold ? [`${a}-${b}`] : []))).sort()
}

/** A few templates, each with some words put in the place of others: many pairs near the threshold. */
const corpus = fc
  .record({
    templates: fc.array(fc.uniqueArray(fc.nat({ max: 120 }), { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 3 }),
    records: fc.array(
      fc.record({ of: fc.nat(), changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 150 })), { maxLength: 4 }), upper: fc.boolean() }),
      { minLength: 2, maxLength: 25 },
    ),
  })
  .map(({ templates, records }) =>
    records.map(({ of, changes, upper }) => {
      const numbers = [...templates[of % templates.length]!]
      for (const [at, by] of changes) numbers[at % numbers.length] = by
      const text = numbers
        .map((number) => (number % 10 === 3 ? `词${String.fromCharCode(0x4e00 + number)}` : `w${number}`))
        .join(number0(numbers))
      return upper ? text.toUpperCase() : text
    }),
  )
const number0 = (numbers: readonly number[]): string => (numbers[0]! % 2 === 0 ? ' ' : '\u00a0\n')

describe('the join', () => {
  property.prop([corpus, fc.constantFrom(0.5, 0.6, 0.75, 0.9, 0.95, 1), fc.integer({ min: 1, max: 3 })], {
    numRuns: Number(process.env['JOIN_RUNS'] ?? 200),
  })(
    'finds exactly the pairs that brute force finds',
    async (texts, threshold, parts) => {
      expect(await pairsOf(texts, threshold, Math.min(parts, texts.length))).toEqual(bruteForce(texts, threshold))
    },
    60_000,
  )

  test('39 of 41 words is found at 0.95, and 38 of 40 too, but 37 of 39 is not', async () => {
    const of = (shared: number, own: number, mark: string): string =>
      [...Array.from({ length: shared }, (_, i) => `s${i}`), ...Array.from({ length: own }, (_, i) => `${mark}${i}`)].join(' ')
    expect(await pairsOf([of(39, 1, 'a'), of(39, 1, 'b')], 0.95)).toEqual(['0-1']) // 39/41 = 0.9512
    expect(await pairsOf([of(38, 1, 'a'), of(38, 1, 'b')], 0.95)).toEqual(['0-1']) // 38/40 = 0.95 exactly
    expect(await pairsOf([of(37, 1, 'a'), of(37, 1, 'b')], 0.95)).toEqual([]) // 37/39 = 0.9487
  })

  test('texts without words are never alike', async () => {
    expect(await pairsOf(['', ' ', '\u3000'], 0.95)).toEqual([])
  })
})

describe.each(['wasm', 'typescript'])('the words of the %s core', (name) => {
  const core = makeWordCore(name)
  const inOrder = (text: string): number => {
    core.begin()
    return core.addLowered(Buffer.from(text))
  }
  const hashed = (text: string): number => {
    inOrder(text)
    return core.unique()
  }

  test('cuts at every code point as the contract does', () => {
    const wrong: string[] = []
    for (let point = 0; point < 0x110000; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue
      if (point > 0x3134f && point < 0xe0000) continue // unassigned planes
      const text = lower(`a${String.fromCodePoint(point)}b`)
      if (inOrder(text) !== words(text).length) wrong.push(point.toString(16))
    }
    expect(wrong).toEqual([])
  }, 60_000)

  property.prop([
    fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('我们 去', 'สวัสดี', 'the cat', 'É', '\u200b')), {
      maxLength: 30,
    }),
  ])('counts the distinct words that the contract counts', (parts) => {
    const text = parts.join(' ').toWellFormed()
    expect(hashed(lower(text))).toBe(wordSet([{ content: text }]).size)
  })

  test('grows with a text of many short words', () => {
    const text = Array.from({ length: 30_000 }, (_, i) => i.toString(36)).join(' ')
    expect(hashed(`${text} ${text}`)).toBe(30_000)
  })
})

property.prop([
  fc.array(fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\x1c', '\n', 'Z', '~', '\x00', '\x7f'), maxLength: 8 }), { maxLength: 6 }),
])('the short way to normalised ASCII is the contract’s', (contents) => {
  const messages = contents.map((content) => ({ role: 'user', content }) as const)
  expect(makeNormaliser()(messages, { ascii: true, lowersAlike: true })!.toString()).toBe(normalisedText(messages))
})
