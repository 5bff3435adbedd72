/** Against the library whose ranks are used, which merges in its own way. */
import { fc, it } from '@fast-check/vitest'
import * as cl100k from 'gpt-tokenizer/encoding/cl100k_base'
import * as o200k from 'gpt-tokenizer/encoding/o200k_base'
import { expect, test } from 'vitest'
import { countMerged, ranksOf } from './byte-pairs.ts'
import { openTokenizer } from './tokens.ts'

const plain = { disallowedSpecial: new Set<string>() }
const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'the ',
        'Session',
        " isn't",
        '心理咨询',
        '。',
        '  ',
        '\n\n',
        'ÄÖ',
        '😀',
        '12345',
        '...',
        '<|im_end|>',
        'zzz',
        '\u0301',
        'กำลังใจ',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
)

it.prop([text])('counts as the library counts', async (each) => {
  expect((await openTokenizer('o200k_base')).count(each)).toBe(o200k.countTokens(each, plain))
  expect((await openTokenizer('cl100k_base')).count(each)).toBe(cl100k.countTokens(each, plain))
})

test('merges by hand: the lowest rank first, the leftmost of equal ones', () => {
  const ranks = ranksOf(['a', 'b', 'ab', 'ba', 'aba'])
  expect(countMerged('abab', ranks)).toBe(2) // ab ab
  expect(countMerged('baba', ranks)).toBe(2) // b ab a -> b aba
  expect(countMerged('', ranks)).toBe(0)
})

test('one run of 200,000 letters takes no minute', async () => {
  // The library says 25,000 too, after 69 seconds.
  expect((await openTokenizer('o200k_base')).count('a'.repeat(200_000))).toBe(25_000)
})
