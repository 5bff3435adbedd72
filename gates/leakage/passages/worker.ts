/** Pool module of the passages: samples the needles, then looks for them in every train and val record. */
import { wordSequence } from '#contract/passage.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { rangeReader } from '../../dataset/origin.ts'
import { parseLine } from '../../dataset/parse.ts'
import { makeWordCore } from '../core/index.ts'
import type { WordCore } from '../core/word-core.ts'
import { makeRecordReader, type Places, type RecordReader } from '../record-words.ts'
import type { GramIndex } from './gram-index.ts'
import type { HashTable } from './hash-table.ts'
import { type NeedleGrams, needleGrams } from './needle-grams.ts'
import { MESSAGE_WORDS, PROMPT, readLine, readWords, type Said } from './read-words.ts'
import { keptOf, smallestKeys } from './sample.ts'
import { makeSearch, type MetThere } from './search.ts'
import { makeNeedle } from './share.ts'

export interface SampleTask {
  text: Uint32Array
  kind: Uint8Array
}

/** Of each text of the task: its distinct grams, how many of `key` and of `message` are its own. */
export interface Sampled {
  grams: Uint32Array
  counts: Uint32Array
  key: Float64Array
  messages: Uint32Array
  message: Float64Array
  messageWords: Uint32Array
  messageSide: Uint8Array
}

/** Records `[from, to)`, all of the shard that begins with record `first`: results count from it. */
export interface SearchTask {
  from: number
  to: number
  first: number
  /** False for val: its grams count against holdouts, but neither into the overlap with train nor against benchmarks. */
  train: boolean
}

export interface Found {
  /** Needles that were found, as triples: needle, record, containment. */
  found: Float64Array
  /** The highest sampled share of a needle that was not found: needle, record, share. */
  below: Float64Array
  /** What train records met, by entry of the index and of the messages. */
  grams: MetThere
  said: MetThere
  examined: number
}

export interface PassageData {
  places: Places
  /** Texts of benchmark items; item `i` has the number `population + i`. */
  items: readonly string[]
  population: number
  search?: SearchData
}

export interface SearchData {
  index: GramIndex
  messages: HashTable
  /** By kind of needle. */
  shares: readonly number[]
}

export function init(data: PassageData): (task: never) => unknown {
  return data.search === undefined ? sampler(data) : searcher(data, data.search)
}

/** The words of a record, in the core, and its messages; null where it can not be read. */
function readRecord(core: WordCore, reader: RecordReader, { plain }: Places, index: number): Said[] | null {
  const said = plain[index] === 1 ? readLine(core, reader.line(index)) : undefined
  return said === undefined ? readWords(core, reader.record(index) as unknown as Record<string, unknown>, false) : said
}

function sampler({ places, items, population }: PassageData): (task: SampleTask) => Sampled {
  const core = makeWordCore()
  const reader = makeRecordReader(places)
  const read = (text: number): Said[] | null => {
    if (text < population) return readRecord(core, reader, places, text)
    core.begin()
    const to = core.add(items[text - population]!, false)
    return to < MESSAGE_WORDS ? [] : [{ side: PROMPT, from: 0, to }]
  }
  return ({ text, kind }) => {
    const [grams, counts, messages] = [0, 0, 0].map(() => new Uint32Array(text.length)) as [Uint32Array, Uint32Array, Uint32Array]
    const kept: Float64Array[] = []
    const said: (Said & { key: number })[] = []
    for (let i = 0; i < text.length; i++) {
      const own = read(text[i]!)
      if (own === null) continue
      const { keys, distinct } = smallestKeys(core, keptOf(kind[i]!))
      grams[i] = distinct
      counts[i] = keys.length
      messages[i] = own.length
      kept.push(keys)
      for (const each of own) said.push({ ...each, key: core.passage(each.from, each.to) })
    }
    const key = new Float64Array(kept.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of kept) {
      key.set(part, at)
      at += part.length
    }
    return {
      grams,
      counts,
      key,
      messages,
      message: Float64Array.from(said, (each) => each.key),
      messageWords: Uint32Array.from(said, ({ from, to }) => to - from),
      messageSide: Uint8Array.from(said, ({ side }) => side),
    }
  }
}

/** Needles that are kept for verification. */
const KEPT_NEEDLES = 200
/** Two shares that differ by less are one, written in binary. */
const ROUNDING = 1e-9

function searcher({ places, items, population }: PassageData, data: SearchData): (task: SearchTask) => Found {
  const { index, shares } = data
  const core = makeWordCore()
  const ofNeedle = makeWordCore()
  const reader = makeRecordReader(places)
  const ranges = rangeReader(places.origin)
  const kept = new Map<number, NeedleGrams>()
  const sequenceOf = ({ messages, metadata }: DatasetRecord): string[] => wordSequence(messages, metadata?.preference?.rejected)
  const textOf = (needle: number): string[] => {
    const text = index.text[needle]!
    return text < population ? sequenceOf(reader.record(text)) : wordSequence([{ content: items[text - population]! }])
  }
  const gramsOf = (needle: number): NeedleGrams => {
    let made = kept.get(needle)
    if (made === undefined) {
      if (kept.size >= KEPT_NEEDLES) kept.clear()
      const text = index.text[needle]!
      if (text < population) readRecord(ofNeedle, reader, places, text)
      else {
        ofNeedle.begin()
        ofNeedle.add(items[text - population]!, false)
      }
      kept.set(needle, (made = needleGrams(ofNeedle.grams())))
    }
    return made
  }
  /** By hashes; where they say that it is a finding, by the words themselves. The core holds the record's words. */
  const verify = (needle: number, record: number): number => {
    const hashed = gramsOf(needle).shareIn(core.grams())
    return hashed < shares[index.kind[needle]!]! - ROUNDING ? hashed : makeNeedle(textOf(needle)).shareIn(sequenceOf(reader.record(record)))
  }
  const search = makeSearch(data, verify)
  return (task) => {
    search.begin(task.train)
    const begin = places.offset[task.from]!
    const last = task.to - 1
    const block = ranges.read(places.paths[places.shard[task.from]!]!, begin, places.offset[last]! + places.length[last]! - begin)
    let examined = 0
    for (let i = task.from; i < task.to; i++) {
      const at = places.offset[i]! - begin
      const line = block.subarray(at, at + places.length[i]!)
      let said: Said[] | null | undefined = places.plain[i] === 1 ? readLine(core, line) : undefined
      if (said === undefined) {
        const { record, ascii } = parseLine(line)
        if (record === undefined) continue
        said = readWords(core, record, ascii)
      }
      examined++
      if (said === null) continue
      search.grams(i, core.grams(index.table))
      if (task.train) for (const { from, to } of said) search.message(i, core.passage(from, to))
    }
    return { ...search.end(task.first), examined }
  }
}
