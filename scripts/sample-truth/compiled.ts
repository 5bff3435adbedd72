/** The embedded sample, compiled in a temporary folder and indexed by place: what the tests hold the plant list against. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LedgerEntry, Reason } from '#contract/ledger.ts'
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { type KeepStrategy, resolveConfig } from '../../compile/config.ts'
import { compile } from '../../compile/pipeline.ts'
import { type Place, type Plant, type PlantList, type PlantOf, sampleSources, writeSample } from '../../generators/sample/index.ts'

/** Leaves room for every plant; the number of plants is the same at every scale. */
const SCALE = 0.4
const SEED = 20250101

export interface Sample {
  folder: string
  list: PlantList
  plants<Kind extends Plant['kind']>(kind: Kind): PlantOf<Kind>[]
  remove(): void
}

export async function makeSample(): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-truth-'))
  const list = await writeSample({ seed: SEED, scale: SCALE }, async (path, bytes) => {
    const file = join(folder, 'sample', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  })
  return {
    folder,
    list,
    plants: <Kind extends Plant['kind']>(kind: Kind) => list.plants.filter((plant): plant is PlantOf<Kind> => plant.kind === kind),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface CompiledSample {
  manifest: Manifest
  records: DatasetRecord[]
  ledger: LedgerEntry[]
  /** What was published, by place; the pieces of a text that was cut share theirs. */
  at(place: Place): DatasetRecord[]
  /** The one record of a place that was not cut. Throws where it is not published, and says what the ledger has about it. */
  kept(place: Place): DatasetRecord
  /** Lines about a place, `refiled` ones included. */
  lines(place: Place): LedgerEntry[]
  /** Every published file by its path. */
  files: Map<string, string>
  /** Reads back what waits for a person. */
  review: string
}

const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

export const ledgerKey = ({ source, source_key, position }: LedgerEntry): string => `${source} ${source_key}:${position.record}`
export const placeKey = ({ source, path, record }: Place): string => `${source} ${path}:${record}`

function filesBelow(folder: string): Map<string, string> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => statSync(join(folder, path)).isFile())
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

export async function compileSample({ folder }: Sample, keep: KeepStrategy): Promise<CompiledSample> {
  const sources = sampleSources().map((source) => ({ ...source, root: 'sample' }))
  const paths = { output: `${keep}/dataset`, review: `${keep}-review` }
  const config = resolveConfig({ sources, ...paths, seed: SEED, keep, clock: '2025-01-01T00:00:00Z', workers: 2 }, folder)
  const { manifest } = await compile(config, { env: {}, now: () => new Date(0) })
  const files = filesBelow(join(folder, keep))
  const published = filesBelow(config.output)
  const records = linesOf<DatasetRecord>(published.get('compiled/final_training_dataset.jsonl')!)
  const ledger = linesOf<LedgerEntry>(published.get('ledger/ledger_000.jsonl')!)
  const byDocument = Map.groupBy(records, ({ metadata }) => `${metadata.source_group} ${metadata.document_id}`)
  const byPlace = Map.groupBy(ledger, ledgerKey)
  const at = ({ source, path, record, key }: Place): DatasetRecord[] => byDocument.get(`${source} ${path}#${key ?? record}`) ?? []
  const lines = (place: Place): LedgerEntry[] => byPlace.get(placeKey(place)) ?? []
  return {
    manifest,
    records,
    ledger,
    at,
    lines,
    kept(place) {
      const found = at(place)
      if (found.length === 1) return found[0]!
      const said = lines(place).map(({ kind, reason, detail }) => `${kind} ${reason} ${detail ?? ''}`)
      throw new Error(`${placeKey(place)}: ${found.length} records are published, expected 1; ledger: ${said.join('; ') || 'nothing'}`)
    },
    files,
    review: readFileSync(join(config.review, 'review_queue.jsonl'), 'utf8'),
  }
}

/** How often each reason stands in lines of one kind and source. */
export function reasonsOf(ledger: readonly LedgerEntry[], source: string, kind: LedgerEntry['kind']): Partial<Record<Reason, number>> {
  const counts: Partial<Record<Reason, number>> = {}
  for (const entry of ledger) if (entry.source === source && entry.kind === kind) counts[entry.reason] = (counts[entry.reason] ?? 0) + 1
  return counts
}
