import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { words } from '#contract/word-set.ts'
import { distinctWords, distinctWordsHere } from './distinct.ts'
import { appendWords, appendWordsHere, NEEDS_DEFINITION, wordHashes } from './word-hashes.ts'

/** The hashes of a text's words as strings, by the code under test. */
function hashed(text: string): string[] {
  const out = wordHashes()
  appendWords(text, out)
  return Array.from({ length: out.count }, (_, i) => `${out.low[i]}:${out.high[i]}`)
}

/** The same by the definition: each word alone is hashed as a text without white space. */
function defined(text: string): string[] {
  return words(text).flatMap((word) => {
    const one = wordHashes()
    appendWords(word, one)
    // A bigram is itself a run of an unspaced script, and stays one word.
    expect(one.count).toBe(1)
    return [`${one.low[0]}:${one.high[0]}`]
  })
}

it('sends every character through the definition that could split or join words differently', () => {
  const wrong: string[] = []
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const char = String.fromCodePoint(point)
    if (NEEDS_DEFINITION.test(char) || point <= 0x7f) continue
    if (words(`a${char}b`).length !== 1) wrong.push(point.toString(16))
  }
  expect(wrong).toEqual([])
})

it.each([
  [
    'ASCII white space of Python, the separators 1C-1F included',
    'one\u001ctwo\u001dthree\u001efour\u001ffive\u000bsix\u000cseven\r\neight',
    8,
  ],
  ['no white space: NUL, backspace, delete', 'a\u0000b\u0008c\u007fd', 1],
  ['no white space: U+FEFF and zero width space', 'a\ufeffb\u200bc', 1],
  ['NEL, NBSP and ideographic space', 'a\u0085b\u00a0c\u3000d', 4],
  ['final sigma against sigma', 'ΟΔΟΣ οδος ΣΑΣ', 3],
  ['Han bigrams cut off Latin', 'GPT语言模型x', 5],
  ['a single kana', 'の', 1],
  ['a kana emoji', 'ok\u{1f200}', 2],
  ['curly quotes and emoji stay in one pass', 'it’s “fine” 🙂 — really', 5],
  ['Thai', 'ไทย', 2],
  ['white space only', ' \t\n\u2003 ', 0],
  ['nothing', '', 0],
])('agrees with the contract: %s', (_, text, count) => {
  expect(hashed(text)).toHaveLength(count)
  expect(hashed(text)).toEqual(defined(text))
})

it('folds case as the contract does', () => {
  expect(hashed('ÉCOLE İstanbul ΟΔΟΣ')).toEqual(hashed('école i\u0307stanbul οδος'))
  expect(hashed('Straße')).not.toEqual(hashed('STRASSE'))
})

const piece = fc.oneof(
  fc.constantFrom(
    'the',
    'The',
    'a',
    ' ',
    '\n',
    '\u00a0',
    '\u001f',
    'Σ',
    'ς',
    "'",
    '语',
    '言',
    'カ',
    'ー',
    'ไ',
    'ກ',
    'ក',
    'မ',
    '\u3000',
    '🙂',
    '\u{20000}',
    'é',
    'İ',
    '\u1680',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
test.prop([fc.array(piece, { maxLength: 30 })])('agrees with the contract on mixtures', (pieces) => {
  const text = pieces.join('').toWellFormed()
  expect(hashed(text)).toEqual(defined(text))
})

test.prop([fc.array(fc.array(piece, { maxLength: 40 }), { maxLength: 4 })])('the core and its twin find the same, bit for bit', (texts) => {
  const [core, twin] = [wordHashes(), wordHashes()]
  for (const pieces of texts) {
    const text = pieces.join('').toWellFormed()
    expect(appendWords(text, core)).toBe(text === '' ? 0 : appendWordsHere(text, twin))
  }
  expect(core.count).toBe(twin.count)
  expect(core.low.subarray(0, core.count)).toEqual(twin.low.subarray(0, twin.count))
  expect(core.high.subarray(0, core.count)).toEqual(twin.high.subarray(0, twin.count))
  expect(distinctWords(core)).toEqual(distinctWordsHere(twin))
})

it('the core and its twin agree where a text or a record is as long as the core can take, and longer', () => {
  for (const length of [2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1]) {
    const text = Array.from({ length: length / 2 + 1 }, (_, i) => String.fromCharCode(97 + ((i * 7 + (i >> 5)) % 26)))
      .join(' ')
      .slice(0, length)
    const [core, twin] = [wordHashes(), wordHashes()]
    for (const each of [text, 'One more']) expect(appendWords(each, core)).toBe(appendWordsHere(each, twin))
    expect(core.low.subarray(0, core.count)).toEqual(twin.low.subarray(0, twin.count))
    expect(distinctWords(core)).toEqual(distinctWordsHere(twin))
    expect(distinctWords(core)).toHaveLength(28)
  }
})
