/**
 * Parts of a mix (contract section 7): which records a name such as `cptsd`, `mental_health_datasets:priority` or `edge_case:pairs` stands
 * for. The distribution gate counts by it what a stage could be trained on, and the curriculum draws by it.
 */
import type { LearningObjective } from './curriculum.ts'
import type { SourceEntry } from './manifest.ts'

/** Classes of stage 1 that a source's name may tell where the manifest does not. */
const NAMED_CLASSES = ['professional', 'priority', 'general'] as const

/** `family` or `family:kind`; `edge_case` stands for all families whose names begin so. */
export const PART = /^[a-z][a-z0-9_]{0,63}(?::[A-Za-z0-9][A-Za-z0-9_.-]{0,63})?$/

/** Kinds that a record tells by itself; every other kind is a class of sources. */
const OWN_KINDS = ['text', 'pairs', 'chain_of_thought'] as const

export interface PartName {
  family: string
  /** null: all of the family. */
  kind: string | null
  /** The kind is the class of a source, as the manifest states it. */
  classed: boolean
}

export function partName(part: string): PartName {
  const [family = '', kind = null] = part.split(':') as [string, string?]
  return { family, kind, classed: kind !== null && !(OWN_KINDS as readonly string[]).includes(kind) }
}

/** What a part is told by. `sourceClass` is asked for only where the part is `classed`. */
export interface PartRecord {
  family: unknown
  phase: unknown
  /** It has a rejected side. */
  pair: boolean
  sourceClass?: string
}

/** Families that a part draws from, of those that there are. */
export const familiesOf = (part: string, families: Iterable<string>): string[] =>
  [...families].filter((family) => inFamily(family, partName(part).family))

const inFamily = (family: unknown, wanted: string): boolean =>
  family === wanted || (wanted === 'edge_case' && typeof family === 'string' && family.startsWith('edge_case_'))

/**
 * Does a record belong to a part of a mix? Pairs are for the preference phase and for whoever names them (`family:pairs`); a stage that
 * learns answers takes none of them by a family's name, because the same text would be learnt twice. A class of sources is meant within the
 * first stage: what its sources give to pretraining or to chain of thought is another part.
 */
export function belongs(part: string, objective: LearningObjective, record: PartRecord): boolean {
  const { family, kind } = partName(part)
  if (!inFamily(record.family, family)) return false
  if (kind === 'pairs' || objective === 'preference') return record.pair && (kind === null || kind === 'pairs' || ofKind(kind, record))
  return !record.pair && (kind === null || ofKind(kind, record))
}

function ofKind(kind: string, record: PartRecord): boolean {
  switch (kind) {
    case 'text':
      return record.phase === 'phase_a_pretraining'
    case 'chain_of_thought':
      return record.phase === 'stage2_therapeutic_expertise'
    case 'pairs':
      return record.pair
    default:
      return record.sourceClass === kind && (record.phase === 'stage1_foundation' || !(NAMED_CLASSES as readonly string[]).includes(kind))
  }
}

/** Classes by name of the source, as a manifest states them. */
export const classesOf = (sources: readonly Pick<SourceEntry, 'name' | 'source_class'>[]): Map<string, string> =>
  new Map(sources.flatMap(({ name, source_class: kind }) => (kind === undefined ? [] : [[name, kind] as const])))

/** The class of a record's source_group: the manifest's for the source of that name, else the one that the name itself contains, else `general`. */
export function classOf(group: string, stated: ReadonlyMap<string, string>): string {
  return stated.get(group) ?? NAMED_CLASSES.find((name) => group.toLowerCase().includes(name)) ?? 'general'
}
