/** `croissant.json`: the export as Croissant 1.0 metadata, every file with its checksum, every format as a record set. */
import type { CardConfig, CardFacts, CardFile } from '../card/facts.ts'
import { licencesOf } from '../card/licences.ts'
import { oneLine } from '../card/markdown.ts'
import { CONTEXT } from './context.ts'
import { fieldsOf } from './fields.ts'
import { responsibleUse } from './responsible.ts'

const ENCODINGS = { parquet: 'application/x-parquet', jsonl: 'application/jsonlines' } as const

/** JSON that stays JSON where a page embeds it in a script element. */
export const croissantText = (facts: CardFacts): string => `${JSON.stringify(croissant(facts), null, 2).replaceAll('<', '\\u003c')}\n`

function croissant(facts: CardFacts): Record<string, unknown> {
  const configs = facts.configs.filter(({ splits }) => splits.length > 0)
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.0', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: oneLine(facts.name),
    alternateName: [oneLine(facts.prettyName)],
    description: `${facts.tally.records} conversations from ${Object.keys(facts.tally.families).length} families, compiled, masked, deduplicated, split and ${facts.signoff.state === 'unsigned' ? 'not signed off' : `signed off (${facts.signoff.state})`}. README.md says what it is for, and what not.`,
    identifier: `sha256:${facts.digest}`,
    url: `urn:sha256:${facts.digest}`,
    version: `1.0.0+${facts.digest.slice(0, 16)}`,
    citeAs: `${oneLine(facts.prettyName)}, version sha256:${facts.digest}`,
    ...(facts.stated.generatedAt === '' ? {} : { datePublished: facts.stated.generatedAt }),
    license: licencesOf(facts.tally.licences).map(({ text }) => oneLine(text)),
    ...(facts.languages.length === 0 ? {} : { inLanguage: [...facts.languages] }),
    keywords: Object.keys(facts.tally.families).map((family) => oneLine(family)),
    ...responsibleUse(facts),
    distribution: configs.flatMap((config) => [
      fileSet(config),
      ...config.splits.flatMap(({ files }) => files.map((file) => fileObject(config, file))),
    ]),
    recordSet: configs.map((config) => ({
      '@type': 'cr:RecordSet',
      '@id': config.name,
      name: config.name,
      description: config.says,
      ...('id' in config.columns && config.name !== 'trl-kto' ? { key: { '@id': `${config.name}/id` } } : {}),
      field: fieldsOf(config, config.name, `${config.name}-files`),
    })),
  }
}

const fileSet = ({ name, folder, extension, splits }: CardConfig): object => ({
  '@type': 'cr:FileSet',
  '@id': `${name}-files`,
  name: `${name}-files`,
  description: `${splits.reduce((sum, { files }) => sum + files.length, 0)} files, a shard each.`,
  encodingFormat: ENCODINGS[extension],
  includes: `${folder}/*.${extension}`,
})

const fileObject = ({ extension }: CardConfig, { path, size_bytes: size, sha256, records }: CardFile): object => ({
  '@type': 'cr:FileObject',
  '@id': path,
  name: path,
  description: `${records} records`,
  contentUrl: path,
  contentSize: `${size} B`,
  encodingFormat: ENCODINGS[extension],
  sha256,
})
