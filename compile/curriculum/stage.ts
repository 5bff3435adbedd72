/** One stage, from what it could use to its export and its report. */
import type { Manifest } from '#contract/manifest.ts'
import { drawUnits } from './draw.ts'
import { type ExportRequest, measureOf, type Taken, writeExport, type Written } from './export.ts'
import type { Export, LeftOut, StageConfig, StageReport } from './plan.ts'
import { partReports, type PartOutcome, stageRemarks } from './remarks.ts'
import { type Scan, sourceOf, type TrainingSplit } from './scan.ts'
import { sizeStage } from './size.ts'
import { type StageUnits, type Unit, unitsOf } from './units.ts'

export interface StageRequest extends Pick<ExportRequest, 'folder' | 'seed' | 'tokenizer' | 'read'> {
  scan: Scan
  manifest: Manifest
  stage: StageConfig
  /** Of the stage, in the order of the curriculum. */
  index: number
  /** What the stage starts from, unless it says so itself. */
  startsFrom: string
  /** null: nothing is written, see --dry-run. */
  writes: boolean
}

export interface StageResult {
  report: StageReport
  /** Records of train that stand in the export. */
  used: Iterable<string>
}

/** A thousandth of a stage may stay undrawn, a fifth of what a mix may be off by. */
const SLACK = 0.001

export function runStage(request: StageRequest): StageResult {
  const { scan, stage, index, startsFrom, manifest } = request
  const train = unitsOf(scan, stage, index, 'train')
  const val = unitsOf(scan, stage, index, 'val')
  const { taken, outcomes } = draw(train, request)
  const exists = taken.some(({ times }) => Array.from(times).some((each) => each > 0))
  const written = exists ? write(request, 'train', taken) : null
  const validation = exists ? writeVal(request, val) : null
  const parts = partReports(stage, outcomes, written, { manifest, val })
  return {
    used: usedIds(taken),
    report: {
      name: stage.name,
      objective: stage.objective,
      algorithm: stage.alignment?.algorithm ?? null,
      context: stage.context,
      learning_rate: stage.learning_rate,
      epochs: stage.epochs,
      sampled_by: stage.sampling.by,
      starved: !exists,
      remarks: stageRemarks({ stage, parts, manifest, train: written?.export ?? null, val: validation, trainLeftOut: train.leftOut }),
      starts_from: exists ? (stage.checkpoint_in ?? startsFrom) : null,
      checkpoint_out: stage.checkpoint_out,
      parts,
      train: written?.export ?? null,
      val: validation,
      left_out: [...train.leftOut, ...val.leftOut, ...notDrawn(scan, taken)],
    },
  }
}

function draw({ parts }: StageUnits, { stage, seed }: StageRequest): { taken: Taken[]; outcomes: PartOutcome[] } {
  const names = Object.keys(stage.mix)
  const sizes = parts.map((units) => Uint32Array.from(units, (unit) => measureOf(stage, unit)))
  const available = sizes.map((each) => each.reduce((all, size) => all + size, 0))
  const { amounts, expected, short } = sizeStage(
    names.map((part, index) => ({ part, weight: stage.mix[part]!, available: available[index]! })),
    stage.sampling,
  )
  const slack = SLACK * amounts.reduce((all, amount) => all + amount, 0)
  const taken = names.map((part, index): Taken => {
    const units = parts[index]!
    const times = drawUnits(
      { ids: units.map(({ id }) => id), sizes: sizes[index]! },
      {
        ...{ seed, stage: stage.name, part, slack, amount: amounts[index]! },
        replacement: stage.sampling.replacement,
      },
    )
    return { part, units, times }
  })
  const outcomes = taken.map((each, index) => ({
    ...each,
    expected: expected[index]!,
    available: available[index]!,
    short: short.includes(each.part),
  }))
  return { taken, outcomes }
}

function write({ writes, ...request }: StageRequest, split: TrainingSplit, taken: Taken[]): Written {
  const { scan } = request
  return writeExport({ ...request, split, taken, writes, sourceOf: (entry) => sourceOf(scan, entry) })
}

/** All of val, once: what is measured is not to be repeated, and its mix is what it is. null where there is none. */
function writeVal(request: StageRequest, { parts }: StageUnits): Export | null {
  if (parts.every((units) => units.length === 0)) return null
  const taken = Object.keys(request.stage.mix).map((part, index): Taken => {
    const units = parts[index]!
    return { part, units, times: new Uint32Array(units.length).fill(1) }
  })
  return write(request, 'val', taken).export
}

function notDrawn(scan: Scan, taken: readonly Taken[]): LeftOut[] {
  let records = 0
  let first: Unit | undefined
  for (const { units, times } of taken)
    for (const [index, unit] of units.entries())
      if (times[index] === 0) {
        records += unit.entries.length
        first ??= unit
      }
  return first === undefined ? [] : [{ split: 'train', reason: 'not_drawn', records, first: sourceOf(scan, first.entries[0]!) }]
}

function* usedIds(taken: readonly Taken[]): Generator<string> {
  for (const { units, times } of taken)
    for (const [index, { entries }] of units.entries()) if (times[index]! > 0) for (const { id } of entries) yield id
}
