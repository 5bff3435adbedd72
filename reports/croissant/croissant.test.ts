import { expect, test } from 'vitest'
import { specimen } from '../card/specimen.ts'
import { croissantText } from './croissant.ts'

interface Node {
  '@id': string
  '@type': string
  field?: Node[]
  subField?: Node[]
  source?: { fileSet: { '@id': string }; extract: { column: string }; transform?: { jsonPath: string } }
  [name: string]: unknown
}

const read = (facts = specimen()): Node & { distribution: Node[]; recordSet: Node[] } =>
  JSON.parse(croissantText(facts)) as Node & { distribution: Node[]; recordSet: Node[] }
const leaves = (fields: readonly Node[]): Node[] =>
  fields.flatMap((field) => (field.subField === undefined ? [field] : leaves(field.subField)))

test('has what Croissant 1.0 asks for and recommends', () => {
  expect(read()).toMatchObject({
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.0', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: 'specimen',
    license: ['CC BY 4.0', 'synthetic (written by a program)'],
    url: `urn:sha256:${'cd'.repeat(32)}`,
    version: '1.0.0+cdcdcdcdcdcdcdcd',
    datePublished: '2026-01-02T03:04:05.000Z',
  })
})

test('every file has its checksum, size and type', () => {
  const files = read().distribution.filter((node) => node['@type'] === 'cr:FileObject')
  expect(files.map(({ contentUrl }) => contentUrl)).toEqual([
    'parquet/train_000.parquet',
    'parquet/train_001.parquet',
    'parquet/test_000.parquet',
    'trl/train_000.jsonl',
  ])
  for (const file of files) expect(file).toMatchObject({ sha256: 'ab'.repeat(32), contentSize: '1000 B' })
  expect(files.map(({ encodingFormat }) => encodingFormat)).toEqual([
    ...Array<string>(3).fill('application/x-parquet'),
    'application/jsonlines',
  ])
})

test('every field reads a column of a file set that is there, under an identifier of its own', () => {
  const { distribution, recordSet } = read()
  const sets = distribution.filter((node) => node['@type'] === 'cr:FileSet').map((node) => node['@id'])
  const fields = recordSet.flatMap(({ field }) => leaves(field!))
  expect(new Set(fields.map(({ source }) => source!.fileSet['@id']))).toEqual(new Set(sets))
  const ids = [...distribution, ...recordSet, ...fields].map((node) => node['@id'])
  expect(new Set(ids).size).toBe(ids.length)
})

test('messages are a repeated field of role and content; what is in a struct is read by its path', () => {
  const fields = read().recordSet[0]!.field!
  expect(fields[0]).toEqual({
    '@type': 'cr:Field',
    '@id': 'default/messages',
    name: 'messages',
    repeated: true,
    subField: ['role', 'content'].map((name) => ({
      '@type': 'cr:Field',
      '@id': `default/messages/${name}`,
      name,
      dataType: 'sc:Text',
      source: { fileSet: { '@id': 'default-files' }, extract: { column: 'messages' }, transform: { jsonPath: name } },
    })),
  })
  const provenance = fields.find(({ name }) => name === 'provenance')!
  expect(leaves([provenance]).map(({ name, source }) => [name, source!.transform!.jsonPath])).toEqual([
    ['processed_at', 'processed_at'],
    ['processing_steps', 'processing_steps'],
  ])
})

test('nothing of a name ends a script element that holds it', () => {
  const text = croissantText(specimen({ name: '</script><b>' }))
  expect(text).not.toContain('<')
  expect((JSON.parse(text) as Node)['name']).toBe('</script><b>')
})
