/** Second pass: writes the export of a stage and a split, and which record stands in it how often. */
import { createHash } from 'node:crypto'
import { type HashedFile, openHashed } from '../output/hashed-file.ts'
import { seeded } from './draw.ts'
import { histogram, packFirstFit } from './pack.ts'
import { type LineContext, linesOfUnit } from './lines.ts'
import { type Export, type RecordUse, stagePaths, type StageConfig } from './plan.ts'
import type { TrainingSplit } from './scan.ts'
import type { Unit } from './units.ts'

/** Units of a part and how often each is taken. */
export interface Taken {
  part: string
  units: readonly Unit[]
  times: ArrayLike<number>
}

export interface Written {
  export: Export
  /** Tokens of the lines, by part. */
  tokens: number[]
}

export interface ExportRequest extends LineContext {
  /** Of the curriculum; the files must not exist. */
  folder: string
  split: TrainingSplit
  seed: number
  taken: readonly Taken[]
  /** false: nothing is written, everything is counted; see --dry-run. */
  writes: boolean
}

/** Each copy of a unit stands at a place of its own that its id and the seed decide: parts are mixed, and copies lie apart. */
function placed({ taken, stage, seed }: Pick<ExportRequest, 'taken' | 'stage' | 'seed'>): { part: number; unit: Unit }[] {
  const copies: { part: number; unit: Unit; key: number }[] = []
  for (const [part, { units, times }] of taken.entries())
    for (const [index, unit] of units.entries())
      for (let copy = 0; copy < times[index]!; copy++) copies.push({ part, unit, key: seeded(seed, stage.name, 'order', copy, unit.id) })
  return copies.sort((a, b) => a.key - b.key || (a.unit.id < b.unit.id ? -1 : 1))
}

const openFor = ({ folder, writes }: ExportRequest, path: string): HashedFile => (writes ? openHashed(folder, path) : countOnly(path))

/** A file that is never written. */
function countOnly(path: string): HashedFile {
  const digest = createHash('sha256')
  let size = 0
  return {
    size: () => size,
    write(text) {
      digest.update(text)
      size += Buffer.byteLength(text)
    },
    close: () => ({ path, size_bytes: size, sha256: digest.digest('hex') }),
  }
}

export function writeExport(request: ExportRequest): Written {
  const { split, stage, taken } = request
  const paths = stagePaths(stage.name, split)
  const file = openFor(request, paths.data)
  const lengths: number[] = []
  const tokens = taken.map(() => 0)
  let lines = 0
  let units = 0
  let truncated = 0
  let sessions = 0
  for (const { part, unit } of placed(request)) {
    units++
    if (unit.truncated) truncated++
    for (const line of linesOfUnit(unit, request)) {
      file.write(`${JSON.stringify(line.value)}\n`)
      lines++
      if ('session' in line.value && line.value.session > 0) sessions++
      for (const length of line.lengths) {
        lengths.push(length)
        tokens[part]! += length
      }
    }
  }
  const data = file.close()
  return {
    tokens,
    export: {
      data,
      records: writeRecords(paths.records, request),
      lines,
      units,
      unique: taken.reduce((all, { units: of, times }) => all + of.filter((_, index) => times[index]! > 0).length, 0),
      tokens: tokens.reduce((all, each) => all + each, 0),
      longest: lengths.reduce((most, each) => Math.max(most, each), 0),
      histogram: histogram(lengths, stage.context),
      truncated,
      truncated_share: units === 0 ? 0 : truncated / units,
      sessions,
      packing: packFirstFit(lengths, stage.context),
    },
  }
}

function writeRecords(path: string, request: ExportRequest): Export['records'] {
  const { taken, sourceOf, stage } = request
  const uses = taken.flatMap(({ part, units, times }) =>
    units.flatMap((unit, index) =>
      (times[index] ?? 0) === 0
        ? []
        : unit.entries.map((entry): RecordUse => ({
            id: entry.id,
            source: sourceOf(entry),
            part,
            times: times[index]!,
            tokens: stage.objective === 'causal_lm' ? entry.text : unit.tokens,
          })),
    ),
  )
  const file = openFor(request, path)
  for (const use of uses.sort((a, b) => (a.id < b.id ? -1 : 1))) file.write(`${JSON.stringify(use)}\n`)
  return file.close()
}

/** What a stage config measures its mix in. */
export const measureOf = ({ sampling }: Pick<StageConfig, 'sampling'>, unit: Unit): number =>
  sampling.by === 'tokens' ? unit.tokens : unit.entries.length
