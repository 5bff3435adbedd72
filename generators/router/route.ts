/** From what an inventory holds to where each family comes from: loaded, generated, or still to be found. */
import { type CoverageReport, inventoryOf } from '#contract/coverage-report.ts'
import { CONTRACT_VERSION } from '#contract/manifest.ts'
import type { SourceInput } from '../../compile/config.ts'
import type { Generator } from '../generator.ts'
import { chooseObjects } from './choose.ts'
import { candidatesOf, expansionsOf } from './expand.ts'
import type { FamilyRoute, RoutedObject, RouteStatus, RoutingConfig } from './routing.ts'
import { generatedSource, readSource } from './sources.ts'

export interface RouteOptions {
  generators: readonly Pick<Generator, 'name' | 'family' | 'kind' | 'makes'>[]
  /** Bucket that the keys lie in, where the listing does not say it. */
  bucket?: string
  /** Folder that the keys are paths in: the objects are then loaded from there. */
  root?: string
}

interface Place {
  loader: 's3' | 'local'
  bucket?: string
  root?: string
  note?: string
}

/** A folder that is named wins: a copy nearby is loaded before a bucket. */
function placeOf(report: CoverageReport, { bucket = report.inventory!.bucket, root }: RouteOptions): Place {
  if (root !== undefined) return { loader: 'local', root }
  if (report.inventory!.form === 'folder') return { loader: 'local', root: report.inventory!.listing }
  if (bucket !== undefined) return { loader: 's3', bucket }
  return {
    loader: 'local',
    root: '.',
    note: 'the listing names no bucket: the keys are taken for paths below the folder of the configuration; name the bucket (--bucket) or the folder (--root)',
  }
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function statusOf(evidence: number, objects: number, generator: boolean): RouteStatus {
  if (evidence >= 3 && objects > 0) return 'available'
  if (evidence > 0) return 'partial'
  return generator ? 'needs_generation' : 'missing'
}

type Facts = Pick<FamilyRoute, 'status' | 'objects' | 'left_out' | 'generator' | 'expansion'> & { family: string; drawsOn: number }

/** The next step, in words. */
function actionOf({ family, status, objects, left_out, generator, expansion, drawsOn }: Facts): string {
  const run = generator === null ? '' : `run its generator (npm run generate -- ${generator.name})`
  const nothing = generator !== null && generator.kind !== 'written' && drawsOn === 0
  const how = nothing ? `${run} once there is a source that it can draw on; the inventory has none` : run
  const others = expansion.reduce((sum, each) => sum + each.objects, 0)
  const look = others > 0 ? `look at the ${plural(others, 'further object')} under "expansion"` : 'find further objects'
  const convert = left_out.some(({ why }) => why.includes('convert') || why.includes('unpack'))
    ? ' Convert what no reader takes (see left_out).'
    : ''
  if (status === 'available') return `Load ${plural(objects.length, 'object')}; state their licences.${convert}`
  if (status === 'partial') {
    const load = objects.length > 0 ? `Load ${plural(objects.length, 'object')} and state the licence` : 'No reader takes what is there'
    return `${load}. It is thin: ${generator === null ? look : `${how}, or ${look}`}.${convert}`
  }
  if (status === 'needs_generation') return `Nothing is there: ${how}.`
  return `Nothing is there and no generator makes it: fill in the loader stub ${family}.ts (--stubs FOLDER), or ${look}.`
}

/** Throws where the report is of a dataset without an inventory. */
export function route(report: CoverageReport, options: RouteOptions): RoutingConfig {
  if (report.inventory === undefined) throw new Error('The coverage report holds no inventory; expected what "npm run inventory" writes')
  const { listing, form, complete } = report.inventory
  const place = placeOf(report, options)
  const routed = Object.entries(report.families)
    .filter(([family, { required }]) => required || (inventoryOf(report, family)?.evidence_count ?? 0) > 0)
    .map(([family]) => routeFamily(report, family, place, options))
  const read = routed.flatMap(({ sources }) => sources)
  const byKey = new Map<string, string[]>()
  for (const { name, key } of read) byKey.set(key, [...(byKey.get(key) ?? []), name])
  const generated = routed.flatMap((each): SourceInput[] => {
    const { family, entry } = each
    if (entry.generator === null || entry.status === 'available') return []
    if (entry.generator.kind === 'written') return [generatedSource(family, entry.generator.name, [])]
    const from = [...new Set([...each.candidates].flatMap((key) => byKey.get(key) ?? []))]
    return from.length === 0 ? [] : [generatedSource(family, entry.generator.name, from)]
  })
  const summary = { available: 0, partial: 0, needs_generation: 0, missing: 0 }
  for (const { entry } of routed) if (entry.required) summary[entry.status]++
  return {
    contract_version: CONTRACT_VERSION,
    inventory: {
      listing,
      form,
      complete,
      ...(place.bucket === undefined ? {} : { bucket: place.bucket }),
      ...(place.root === undefined ? {} : { root: place.root }),
    },
    notes: [
      ...(complete ? [] : ['the listing is not whole: what is missing here may be there']),
      ...(place.note === undefined ? [] : [place.note]),
    ],
    families: Object.fromEntries(routed.map(({ family, entry }) => [family, entry])),
    summary,
    sources: [...read.map(({ source }) => source), ...generated],
  }
}

interface Routed {
  family: string
  entry: FamilyRoute
  sources: { name: string; key: string; source: SourceInput }[]
  candidates: Set<string>
}

function routeFamily(report: CoverageReport, family: string, place: Place, { generators }: RouteOptions): Routed {
  const evidence = inventoryOf(report, family)?.evidence ?? []
  const { chosen, leftOut } = chooseObjects(evidence, place.loader === 'local')
  const objects = chosen.map(({ key, size_bytes }): RoutedObject => ({
    key,
    path: place.loader === 's3' ? `s3://${place.bucket}/${key}` : key,
    ...(size_bytes === undefined ? {} : { size_bytes }),
  }))
  const made = generators.find((generator) => generator.family === family)
  const generator = made === undefined ? null : { name: made.name, kind: made.kind, makes: made.makes }
  const status = statusOf(evidence.length, objects.length, generator !== null)
  const expansion = status === 'available' ? [] : expansionsOf(report, family)
  const candidates = candidatesOf(report, family)
  const facts = { family, status, objects, left_out: leftOut, generator, expansion, drawsOn: candidates.size }
  return {
    family,
    candidates,
    entry: {
      required: report.families[family]!.required,
      loader: objects.length > 0 ? place.loader : generator === null ? 'missing' : 'generated',
      status,
      evidence_count: evidence.length,
      objects,
      left_out: leftOut,
      generator,
      action: actionOf(facts),
      expansion,
    },
    sources: objects.map((object) => {
      const source = readSource(family, object, place.root)
      return { name: source.name, key: object.key, source }
    }),
  }
}
