/** What a unit is and says beside its messages, and how sure a shape is of units. */
import type { Position } from '#contract/ledger.ts'
import { hasText } from '#contract/python-text.ts'
import { isSpeakerId, LABEL_TOKEN, PROCESSING_STEPS, type ProcessingStep } from '#contract/record.ts'
import type { Conversation, Origin } from '../../conversation.ts'
import type { ShapeOptions, Unit } from '../shape.ts'
import { isRecord, namedKey } from './fields.ts'
import { sceneOf } from './scene.ts'

/** The document that a unit is: `options.fields.document` where it has a value, its key in an object of records, or its number. */
export function documentOf(unit: Unit, options: ShapeOptions): string {
  const name = options.fields?.['document']
  if (name !== undefined && isRecord(unit.value)) {
    const key = namedKey(unit.value, name)
    const value = key === undefined ? undefined : unit.value[key]
    if ((typeof value === 'string' && hasText(value)) || typeof value === 'number') return String(value)
  }
  return unit.key ?? String(unit.position.record)
}

/** Names that sets give to the number of a piece in its session or document. */
const PIECE_FIELDS = ['part', 'part_index', 'piece', 'chunk', 'chunk_index', 'segment', 'segment_index', 'window', 'window_index']

type Said = 'quality' | 'biasFlags' | 'crisis' | 'generator' | 'origin' | 'piece' | 'speaker' | 'scene'

/** What a record says about itself beside its messages, at its top or under `metadata`; values of a wrong type say nothing. */
export function annotations(value: unknown): Partial<Pick<Conversation, Said>> {
  if (!isRecord(value)) return {}
  const inner = isRecord(value['metadata']) ? value['metadata'] : {}
  const of = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : inner[name])
  const quality = of('quality_score') ?? of('quality')
  const flags = of('bias_flags')
  const crisis = of('crisis') ?? of('is_crisis')
  const generator = of('generator')
  const origin = originOf(inner)
  const labels = labelsOf(of('labels'))
  const piece = PIECE_FIELDS.map(of).find((number) => typeof number === 'number' && Number.isFinite(number))
  return {
    ...(typeof quality === 'number' && quality >= 0 && quality <= 1 && { quality }),
    ...(Array.isArray(flags) && flags.every((flag) => typeof flag === 'string') && { biasFlags: flags }),
    ...((crisis === true || of('crisis_level') === 'crisis') && { crisis: true }),
    // Labels of a record that no generator signs are its source's own business.
    ...(isGenerator(generator) && { generator: signed(generator, labels) }),
    ...(isGenerator(generator) && isSpeakerId(labels?.['speaker']) && { speaker: labels['speaker'] }),
    ...sceneOf(value),
    ...(origin !== undefined && { origin }),
    ...(typeof piece === 'number' && { piece }),
  }
}

/** Where a generated record comes from, as the generators write it. */
function originOf({ source, source_key: key, document_id: documentId, steps }: Record<string, unknown>): Origin | undefined {
  if (typeof key !== 'string' || typeof documentId !== 'string') return undefined
  const known = PROCESSING_STEPS as readonly unknown[]
  return {
    ...(typeof source === 'string' && { source }),
    key,
    documentId,
    steps: Array.isArray(steps) ? steps.filter((step): step is ProcessingStep => known.includes(step)) : [],
  }
}

function signed(generator: NonNullable<Conversation['generator']>, labels: ReturnType<typeof labelsOf>): Conversation['generator'] {
  const { name, version, seed, parents } = generator
  // The speaker has a place of its own in the provenance.
  const own = Object.entries(labels ?? {}).filter(([name, value]) => name !== 'speaker' || !isSpeakerId(value))
  return { name, version, seed, ...(parents && { parents }), ...(own.length > 0 && { labels: Object.fromEntries(own) }) }
}

/** Short tokens by name, such as the rule that made a rejected answer; a text is none. */
function labelsOf(value: unknown): Record<string, string | number | boolean> | undefined {
  if (!isRecord(value)) return undefined
  const labels = Object.entries(value).filter((label): label is [string, string | number | boolean] => {
    const [name, token] = label
    return isToken(name) && (typeof token === 'boolean' || (typeof token === 'number' && Number.isFinite(token)) || isToken(token))
  })
  return labels.length === 0 ? undefined : Object.fromEntries(labels)
}

const LABEL = new RegExp(LABEL_TOKEN)
const isToken = (value: unknown): value is string => typeof value === 'string' && LABEL.test(value)

const isGenerator = (value: unknown): value is NonNullable<Conversation['generator']> =>
  isRecord(value) &&
  typeof value['name'] === 'string' &&
  typeof value['version'] === 'string' &&
  typeof value['seed'] === 'number' &&
  (value['parents'] === undefined || (Array.isArray(value['parents']) && value['parents'].every((parent) => typeof parent === 'string')))

/** Position of the n-th piece (1-based) of a unit. */
export const partOf = (position: Position, part: number): Position => ({ ...position, part })

/** Share of units that a test accepts, times how sure that makes a shape. */
export function share(units: readonly Unit[], sure: number, accepts: (unit: Unit) => boolean): number {
  if (units.length === 0) return 0
  let accepted = 0
  for (const unit of units) if (accepts(unit)) accepted++
  return (sure * accepted) / units.length
}
