/** What a text may not hold: proof of damage fires, and what a text may hold by right does not. */
import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { examineRecord, fired } from '../kit/examine.ts'
import { makeRecord } from '../kit/memory-dataset.ts'
import { contractExaminer } from './examiner.ts'

function codes(text: string, flags: string[] = []): string[] {
  const record = makeRecord({ family: 'addiction', split: 'train', number: 1, sourceGroup: 'a', sourceKey: 'a.jsonl' })
  record.messages[0]!.content = text
  if (flags.length > 0) record.metadata.bias_flags = flags
  return fired(examineRecord(contractExaminer, resolveProfile({}), record))
}

test.each(['I donâ€™t know', 'the cafÃ© again', 'ðŸ˜Š', 'a\u0007b', '\u001b[31m', 'c\u0085d', 'I don\ufffdt', 'cafe\u0301'])(
  '%j is damage',
  (text) => {
    expect(codes(text)).toEqual(['text_not_normalised'])
  },
)

test.each(['tab\tand\nfeed\r\n', 'IRMÃ » NÃO', 'À bientôt, ça va ?', 'ÂME', '€ 5 â la carte', '😀 我今天很累', 'می\u200cخواهم', 'été'])(
  '%j is none',
  (text) => {
    expect(codes(text)).toEqual([])
  },
)

test('a bias flag is a mark of a few words, and no sentence', () => {
  expect(codes('x', ['gender', 'age_under_represented', 'cultural assumptions in metaphor'])).toEqual([])
  expect(codes('x', ['she said that I should call jane tonight'])).toEqual(['text_field_unknown'])
})
