/** The YAML header of a dataset card, as the Hugging Face Hub reads it: https://github.com/huggingface/hub-docs/blob/main/datasetcard.md. */
import { stringify } from 'yaml'
import type { CardConfig, CardFacts, PlainShape } from './facts.ts'
import { licencesOf } from './licences.ts'
import { oneLine } from './markdown.ts'
import { holdsMentalHealth } from './subject.ts'

const DTYPES = { string: 'string', int: 'int64', double: 'float64', boolean: 'bool' } as const

type Feature = { name: string } & Record<string, unknown>

function typeOf(shape: PlainShape): Record<string, unknown> {
  if (typeof shape === 'string') return { dtype: DTYPES[shape] }
  if ('struct' in shape) return { struct: featuresOf(shape.struct) }
  const item = shape.list
  if (typeof item === 'string') return { list: DTYPES[item] }
  return { list: 'struct' in item ? featuresOf(item.struct) : typeOf(item) }
}

const featuresOf = (columns: Readonly<Record<string, PlainShape>>): Feature[] =>
  Object.entries(columns).map(([name, shape]) => ({ name, ...typeOf(shape) }))

/** The Hub's classes of size. */
export function sizeCategory(records: number): string {
  const bounds = [
    [1e3, 'n<1K'],
    [1e4, '1K<n<10K'],
    [1e5, '10K<n<100K'],
    [1e6, '100K<n<1M'],
    [1e7, '1M<n<10M'],
    [1e8, '10M<n<100M'],
    [1e9, '100M<n<1B'],
  ] as const
  return bounds.find(([bound]) => records < bound)?.[1] ?? 'n>1B'
}

const bytesOf = (config: CardConfig): number =>
  config.splits.reduce((sum, { files }) => sum + files.reduce((size, { size_bytes: bytes }) => size + bytes, 0), 0)

/** Loaders compare num_examples with what they read. num_bytes are those of the files: nobody knows before what they take in memory. */
const infoOf = (config: CardConfig): object => ({
  features: featuresOf(config.columns),
  splits: config.splits.map(({ split, rows, files }) => ({
    name: split,
    num_bytes: files.reduce((size, { size_bytes: bytes }) => size + bytes, 0),
    num_examples: rows,
  })),
  download_size: bytesOf(config),
  dataset_size: bytesOf(config),
})

/** Of one configuration: loaders read all configurations of a card with the reader of the first, so each format has a card of its own in its folder. */
export function cardHeader(facts: CardFacts, config: CardConfig, folder: string): string {
  const header = {
    pretty_name: oneLine(facts.prettyName),
    ...(facts.languages.length === 0 ? {} : { language: [...facts.languages] }),
    license: 'other',
    license_name: 'mixed-by-source',
    license_details: licencesOf(facts.tally.licences)
      .map(({ text, records }) => `${oneLine(text)} (${records} records)`)
      .join('; '),
    task_categories: ['text-generation'],
    size_categories: [sizeCategory(config.splits.reduce((sum, { rows }) => sum + rows, 0))],
    tags: [
      ...['conversational', 'chatml'],
      ...(facts.tally.pairs > 0 ? ['preference', 'dpo'] : []),
      ...(holdsMentalHealth(facts) ? ['mental-health', 'counselling'] : []),
    ],
    ...(config.splits.length === 0
      ? {}
      : {
          configs: [
            {
              config_name: 'default',
              data_files: config.splits.map(({ split }) => ({ split, path: `${folder}${split}_*.${config.extension}` })),
            },
          ],
          dataset_info: infoOf(config),
        }),
  }
  return `---\n${stringify(header, { lineWidth: 0, version: '1.1' })}---\n`
}
