import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import type { DatasetRecord } from '#contract/record.ts'
import { METADATA_COLUMNS } from './columns.ts'
import { fromRow, toRow } from './record-row.ts'

const messages = [
  { role: 'user', content: 'a' },
  { role: 'assistant', content: 'b' },
]
const record = (metadata: object, others: object = {}): DatasetRecord => ({ messages, metadata, ...others }) as unknown as DatasetRecord
/** As a reader gives it: nulls for what is not there, plain numbers. */
const read = (row: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : (value ?? null)))) as Record<
    string,
    unknown
  >

test('a value of the column’s type stands in the column, any other in extra', () => {
  const row = toRow(
    record({
      id: 'x',
      quality_score: '0.5',
      total_tokens: 7,
      provenance: { processed_at: null, dedup_status: 'unique', mine: [1] },
      more: { a: 1 },
    }),
  )
  expect(row).toMatchObject({ id: 'x', total_tokens: 7n, provenance: { dedup_status: 'unique' } })
  expect(row['quality_score']).toBeUndefined()
  expect(JSON.parse(row['extra'] as string)).toEqual({
    metadata: { quality_score: '0.5', provenance: { processed_at: null, mine: [1] }, more: { a: 1 } },
  })
})

test('a record of the contract needs no extra', () => {
  const row = toRow(
    record({
      ...{ id: 'x', preference: { rejected: [{ role: 'assistant', content: 'c' }] }, bias_flags: [] },
      provenance: {
        pii_entities: { NAME: 2 },
        generator: { name: 'g', version: '1', seed: 3, labels: { theme: 'loss', level: 2, marked: true } },
      },
    }),
  )
  expect(row['extra']).toBeUndefined()
  expect(row['provenance']).toEqual({
    pii_entities: [{ type: 'NAME', count: 2n }],
    generator: {
      ...{ name: 'g', version: '1', seed: 3n },
      labels: [
        { name: 'theme', value: '"loss"' },
        { name: 'level', value: '2' },
        { name: 'marked', value: 'true' },
      ],
    },
  })
})

test('a message that is more than role and content is refused, not cut', () => {
  const named = { messages: [{ role: 'user', content: 'a', name: 'x' }], metadata: {} } as unknown as DatasetRecord
  expect(() => toRow(named)).toThrow('expected messages of role and content')
})

const names = fc.constantFrom(
  ...Object.keys(METADATA_COLUMNS),
  ...Object.keys(METADATA_COLUMNS.provenance.struct),
  'mine',
  '__proto__',
  'constructor',
  'rejected',
  'name',
  'count',
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -0, 1.5, 2 ** 60, '', '\u0000\u2028😀', [], {}),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.array(fc.constant({ role: 'assistant', content: 'c' }), { maxLength: 2 }),
    fc.dictionary(names, tie('any'), { maxKeys: 5 }),
  ),
})).any

property.prop([fc.dictionary(names, value), fc.dictionary(fc.constantFrom('mine', 'more'), value)])(
  'any record is told again from its row',
  (metadata, others) => {
    // As JSON has it: what a line of a shard holds.
    const given = JSON.parse(JSON.stringify(record(metadata, others))) as DatasetRecord
    expect(fromRow(read(toRow(given)))).toEqual(given)
  },
)
