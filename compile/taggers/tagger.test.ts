/** The engine on its own: what a text is read as, what patterns mean, and that no text throws, strays or costs more than its length. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyCrisis } from './crisis/classify.ts'
import { pattern } from './pattern.ts'
import { read } from './reading.ts'
import type { Rule } from './rule.ts'
import { createTagger } from './tagger.ts'
import { tagTrauma, traumaHits } from './trauma/score.ts'

describe('a text is read as', () => {
  test.each([
    ['I’m gonna GO', 'i am going to go '],
    ["Don't! Can't, won’t", 'do not . can not , will not '],
    ["my sister's dog; he's 'fine'", "my sister's dog . he is fine "],
    ['想死了。ok', '想 死 了 . ok '],
    ['', ''],
    ["' '' '", ''],
    ['x'.repeat(41), '# '],
    // its small letter is longer, and offsets are kept
    ['İstanbul I AM', 'İstanbul i am '],
  ])('%j: %j', (text, plain) => expect(read(text).plain).toBe(plain))

  test('its words stand where they stood', () => {
    const text = 'So: I’m\nhere, “now”.'
    const { words, starts, ends } = read(text)
    expect(words.map((word, i) => `${word}=${text.slice(starts[i], ends[i])}`)).toEqual([
      'so=So',
      ',=:',
      'i=I’m',
      'am=I’m',
      '.=\n',
      'here=here',
      ',=,',
      '"=“',
      'now=now',
      '"=”',
      '.=.',
    ])
  })
})

describe('patterns', () => {
  const matches = (source: string, text: string): boolean => {
    const { expression, first } = pattern(source, { kin: 'mom|dad' })
    const { plain, words } = read(text)
    expression.lastIndex = 0
    return first.includes(words[0]!) && expression.test(plain)
  }
  test.each([
    ['want to (die|be dead)', 'want to be dead', true],
    ['want to (die|be dead)', 'want to be deadly', false],
    ['(really)? want', 'want', true],
    ['(really)? want', 'really want', true],
    ['i _ die', 'i would like to die', true],
    ['i _1 die', 'i would like to die', false],
    ['i _ die', 'i would not die', false],
    ['i _ die', 'i left . they die', false],
    ['my {kin} is', 'my dad is', true],
    ['tell surviv*', 'tell survivors', true],
    ['不想活', '不想活了', true],
    ['am i ?', 'am I?', true],
  ])('%j on %j: %j', (source, text, expected) => expect(matches(source, text)).toBe(expected))

  test.each([
    ['_ die', /begins with a gap/],
    ['surviv* of', /begins with no whole word/],
    ['(a|b', /does not close|Unterminated/],
    ['my {kind} is', /there is no list \{kind\}/],
    ['a + b', /unexpected "\+"/],
  ])('%j is none', (source, message) => expect(() => pattern(source, { kin: 'mom' })).toThrow(message))
})

describe('what surrounds a hit', () => {
  const rule: Rule<'x'> = { name: 'x', category: 'x', weight: 1, says: ['fly'], examples: { hits: [], leaves: [] } }
  const tagger = createTagger(
    [rule],
    [
      { discount: 'past', reach: 'clause', says: ['years ago'] },
      { discount: 'hypothetical', reach: 'before', says: ['if i ever'] },
      { discount: 'mention', reach: 'sentence', says: ['lecture'] },
      { discount: 'idiom', reach: 'span', says: ['fly high'] },
    ],
  )
  test.each([
    ['I want to fly', undefined],
    ['I do not think that I want to fly', 'negated'],
    ['I do not know why I want to fly', undefined],
    ['I have never told anyone that I want to fly', undefined],
    ['not only do I want to fly', undefined],
    ['nobody sees me fly', undefined],
    ['years ago I wanted to fly', 'past'],
    ['years ago I was happy but now I want to fly', undefined],
    ['years ago I was happy. I want to fly', undefined],
    ['if I ever want to fly', 'hypothetical'],
    ['I want to fly if I ever can', undefined],
    ['I want to fly, says the lecture', 'mention'],
    ['we fly high', 'idiom'],
    ['my sister wants to fly', 'other_person'],
    ['my sister knows that I want to fly', undefined],
  ])('%j: %j', (text, discount) => expect(tagger.find(text).map((hit) => hit.discount)).toEqual([discount]))
})

describe('no text throws or strays', () => {
  const word = fc.constantFrom(
    ...'i want to die kill myself my sister says she will not never if suicide tonight ptsd trauma voices tell me 想 死 自 杀 “ ” . , ? \n  '.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
  )
  test('hits lie in the text, in order', () => {
    fc.assert(
      fc.property(text, (content) => {
        for (const hits of [classifyCrisis([{ role: 'user', content }]).hits, traumaHits(content)]) {
          for (const [i, { start, end }] of hits.entries()) {
            expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : hits[i - 1]!.start)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(content.length)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
  test('capitals and outer space change nothing', () => {
    const plain = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(plain, (content) => {
        const { level, categories } = classifyCrisis([{ role: 'user', content }])
        const loud = classifyCrisis([{ role: 'user', content: `  ${content.toUpperCase()}  ` }])
        expect({ level: loud.level, categories: loud.categories }).toEqual({ level, categories })
      }),
    )
  })
})

// What grows with the square would take hours.
describe('a megabyte of one thing ends', () => {
  test.each([
    'i ',
    'i want to ',
    'not ',
    'if i ever ',
    'kill myself ',
    'he says he ',
    '( ',
    "'",
    '想自杀',
    'x',
    'my dad is my mom ',
    'lecture suicide ',
  ])('%j', (unit) => {
    const content = unit.repeat(Math.ceil(300_000 / unit.length))
    expect(['none', 'elevated', 'crisis']).toContain(classifyCrisis([{ role: 'user', content }]).level)
    expect(tagTrauma([{ role: 'user', content }]).score).toBeGreaterThanOrEqual(0)
  })
})
