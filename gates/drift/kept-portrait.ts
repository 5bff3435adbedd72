/** A portrait as JSON, kept beside the history of a dataset, so that a later version can be compared where the bytes of this one are gone. */
import { validator } from '#contract/validate.ts'
import { type Binned, BINNED, BINNED_NAMES, GROUPS, type Groups, MOST_NAMES, NAMED, type Portrait, PORTRAIT_VERSION } from './portrait.ts'

export interface KeptPortrait {
  portrait_version: string
  dataset_digest: string
  contract_version: string | null
  conversations: Groups
  unreadable: number
  named: Record<string, [string, ...Groups][]>
  binned: Record<string, number[]>
}

const count = { type: 'integer', minimum: 0, maximum: 0xffffffff } as const
const whole = (properties: Record<string, unknown>): Record<string, unknown> => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const groups = { type: 'array', items: count, minItems: GROUPS, maxItems: GROUPS } as const
const entry = {
  type: 'array',
  prefixItems: [{ type: 'string', maxLength: 200 }, ...Array.from({ length: GROUPS }, () => count)],
  items: false,
  minItems: GROUPS + 1,
  maxItems: GROUPS + 1,
} as const
const binsOf = (kind: Binned): number => BINNED[kind].bins * BINNED[kind].groups

export const portraitSchema = whole({
  portrait_version: { type: 'string', maxLength: 40 },
  dataset_digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  contract_version: { type: ['string', 'null'], maxLength: 40 },
  conversations: groups,
  unreadable: count,
  named: whole(Object.fromEntries(NAMED.map((kind) => [kind, { type: 'array', items: entry, maxItems: MOST_NAMES + 1 }]))),
  binned: whole(
    Object.fromEntries(BINNED_NAMES.map((kind) => [kind, { type: 'array', items: count, minItems: binsOf(kind), maxItems: binsOf(kind) }])),
  ),
})

const isKept = validator(portraitSchema, { allErrors: false })

export const keptPortrait = (portrait: Portrait, digest: string, contractVersion: string | null): KeptPortrait => ({
  portrait_version: portrait.version,
  dataset_digest: digest,
  contract_version: contractVersion,
  conversations: portrait.conversations,
  unreadable: portrait.unreadable,
  named: Object.fromEntries(NAMED.map((kind) => [kind, [...portrait.named[kind]].map(([name, counts]) => [name, ...counts])])),
  binned: Object.fromEntries(BINNED_NAMES.map((kind) => [kind, [...portrait.binned[kind]]])),
})

/** Throws an error that names the file and quotes nothing of it. */
export function readKeptPortrait(json: string, name: string, digest: string): { kept: KeptPortrait; portrait: Portrait } {
  const wrong = (what: string): Error =>
    new Error(
      `${name}: found ${what}; expected the portrait of the version ${digest.slice(0, 12)}…; delete the file, or name the version itself: PREVIOUS=<folder>`,
    )
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw wrong('a file that is not JSON')
  }
  const version = (value as Partial<KeptPortrait> | null)?.portrait_version
  if (typeof version === 'string' && version !== PORTRAIT_VERSION) throw wrong('a portrait that another version of Signoff drew')
  if (!isKept(value)) throw wrong('something that is no portrait')
  const kept = value as KeptPortrait
  if (kept.dataset_digest !== digest) throw wrong('the portrait of another version')
  const named = Object.fromEntries(NAMED.map((kind) => [kind, new Map(kept.named[kind]!.map(([name, ...counts]) => [name, counts]))]))
  const binned = Object.fromEntries(BINNED_NAMES.map((kind) => [kind, Uint32Array.from(kept.binned[kind]!)]))
  const { conversations, unreadable } = kept
  return { kept, portrait: { version: PORTRAIT_VERSION, conversations, unreadable, named, binned } as Portrait }
}
