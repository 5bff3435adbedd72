/**
 * Runs one generator for one source of a configuration: options checked, inputs opened, every record checked and completed, handed on as a
 * line of JSON, and counted. Equal inputs, options and seed give equal lines.
 */
import { countTurns } from '#contract/counts.ts'
import type { Config, Source } from '../../compile/config.ts'
import type { GeneratedRecord, Generator } from '../generator.ts'
import { checkRecord } from './check.ts'
import { readConversations } from './conversations.ts'
import { resolveOptions } from './options.ts'

export interface Run {
  generator: Generator
  /** What the records are for: name, family, licence, phase, `count` and `generate` of a source of the configuration. */
  source: Source
  config: Pick<Config, 'limits'> & Partial<Pick<Config, 's3'>>
  seed: number
  /** Sources that it may draw on, generated ones with their files. */
  from: readonly Source[]
  /** Folder that file names in its options are relative to. */
  folder: string
  env: Record<string, string | undefined>
  /** Handed on to the generator. */
  dryRun?: boolean
  /** Bytes of the inputs that were read so far, and records made. */
  progress?: (bytes: number, records: number) => void
}

export interface Ran {
  stats: Stats
  /** Sources and objects that could not be read, in words. */
  problems: string[]
  /** Of an extracting generator: each document that it took, with its object. */
  documents: Map<string, string>
  /** Families whose sources read an object, of those that it may draw on. */
  readers: Map<string, Set<string>>
  /** Whether records are conversations or preference pairs: the shape that they are read with. */
  shape: 'messages' | 'preference'
}

/** What a `<name>.stats.json` holds: names and numbers, never text. */
export interface Stats {
  source: string
  family: string
  generator: { name: string; version: string; kind: Generator['kind']; seed: number }
  options: Record<string, unknown>
  /** Names of the sources that it drew on, and conversations read of each. */
  from: Record<string, number>
  records: number
  /** Of the file. */
  size_bytes?: number
  sha256?: string
  messages: number
  /** Documents that the records were taken from or made of. */
  documents?: number
  /** Number of records by turns (user and assistant messages). */
  turns: Record<string, number>
  /** What the generator counted: what it saw, left out, and why. */
  counts: Record<string, number>
}

/** Throws where the options are wrong, or the generator breaks off. `write` gets a line with its line feed, and is waited for. */
export async function runGenerator(run: Run, write: (line: string) => void | Promise<void>): Promise<Ran> {
  const { generator, source, seed, from } = run
  const options = resolveOptions(generator, source.generate)
  const counts = new Map<string, number>()
  const read = new Map(from.map(({ name }) => [name, 0]))
  const problems = new Set<string>()
  const objects = new Map<string, Source>()
  const readers: Ran['readers'] = new Map()
  const byName = new Map(from.map((one) => [one.name, one]))
  const turns = new Map<number, number>()
  const documents: Ran['documents'] = new Map()
  const parents = new Set<string>()
  let [records, messages, bytes, passes] = [0, 0, 0, 0]
  let shape: Ran['shape'] = 'messages'

  const conversations = async function* (): ReturnType<typeof readConversations> {
    const first = ++passes === 1
    const notes = { problem: (words: string) => void problems.add(words), read: (size: number) => run.progress?.((bytes += size), records) }
    for await (const each of readConversations(from, run.config, notes)) {
      if (first) read.set(each.source, read.get(each.source)! + 1)
      if (!objects.has(each.key)) objects.set(each.key, byName.get(each.source)!)
      const families = readers.get(each.key)
      if (families === undefined) readers.set(each.key, new Set([each.family]))
      else families.add(each.family)
      yield each
    }
  }
  const made = generator.generate({
    seed,
    ...(source.count === undefined ? {} : { limit: source.count }),
    options,
    folder: run.folder,
    conversations,
    count: (what, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by),
    env: run.env,
    ...(run.dryRun === true ? { dryRun: true } : {}),
  })
  for await (const record of made) {
    if (source.count !== undefined && records >= source.count) break
    checkRecord(record, ++records, generator, seed)
    const own: Ran['shape'] = record.messages === undefined ? 'preference' : 'messages'
    if (records === 1) shape = own
    else if (own !== shape)
      throw new Error(`The generator ${generator.name} mixes conversations and pairs in one file; report this as a defect of the generator`)
    const all = record.messages ?? record.chosen!
    const length = countTurns(all)
    turns.set(length, (turns.get(length) ?? 0) + 1)
    messages += all.length
    const { document_id: document, source_key: key } = record.metadata
    if (document !== undefined && generator.kind === 'extracted') documents.set(document, key!)
    else if (document !== undefined) parents.add(document)
    await write(`${JSON.stringify(completed(record, source, length, objects, byName))}\n`)
    if (records % 256 === 0) run.progress?.(bytes, records)
  }
  const taken = documents.size + parents.size
  return {
    problems: [...problems],
    documents,
    readers,
    shape,
    stats: {
      source: source.name,
      family: source.family,
      generator: { name: generator.name, version: generator.version, kind: generator.kind, seed },
      options,
      from: Object.fromEntries(read),
      records,
      messages,
      ...(generator.kind === 'written' ? {} : { documents: taken }),
      turns: Object.fromEntries([...turns].sort(([a], [b]) => a - b)),
      counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

/** With what follows from the configuration: whose file it is, its phase, and the licence of the source that it was made of. */
function completed(
  record: GeneratedRecord,
  source: Source,
  turns: number,
  objects: ReadonlyMap<string, Source>,
  byName: ReadonlyMap<string, Source>,
): object {
  const { metadata, ...sides } = record
  const { source: named, source_key: key } = metadata
  const parent = named === undefined ? (key === undefined ? undefined : objects.get(key)) : byName.get(named)
  const licensed = parent ?? source
  return {
    ...sides,
    metadata: {
      source_family: source.family,
      source_group: source.name,
      phase: source.phase,
      license_tag: licensed.licence,
      ...(licensed.licenseDetail === undefined ? {} : { license_detail: licensed.licenseDetail }),
      conversation_length: turns,
      ...metadata,
      ...(parent === undefined ? {} : { source: parent.name }),
    },
  }
}
