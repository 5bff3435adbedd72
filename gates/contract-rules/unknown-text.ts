/**
 * Texts in fields that the contract does not know. Other programs may add numbers, flags and marks; prose in such a field was neither
 * hashed, nor scrubbed, nor deduplicated, and would be published unseen.
 */
import { recordSchema } from '#contract/schemas/record.ts'
import { fields, list } from '../kit/untrusted.ts'

// What is known stands in the schema of a record; families and phases of a profile change its choices, never its fields.
const { metadata: known } = recordSchema({ families: {}, phases: [] }).properties
const METADATA = new Set(Object.keys(known.properties))
const PROVENANCE = new Set(Object.keys(known.properties.provenance.properties))

/** White space or great length makes prose of a string. */
const isProse = (value: string): boolean => /\s/.test(value) || value.length > 200

function holdsProse(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isProse(value)
  if (value === null || typeof value !== 'object') return false
  // Deeper than any mark needs to be: not looked into, so not let through.
  if (depth > 6) return true
  return Object.entries(value).some(([name, part]) => isProse(name) || holdsProse(part, depth + 1))
}

/** Flags are marks of a few words. */
const isFlag = (flag: unknown): boolean => typeof flag === 'string' && flag.length <= 80 && flag.split(/\s+/).length <= 5

/** The name of the first such field, or undefined. */
export function unknownText(metadata: unknown): string | undefined {
  for (const [known, of, at] of [
    [METADATA, fields(metadata), 'metadata'],
    [PROVENANCE, fields(fields(metadata)['provenance']), 'metadata.provenance'],
  ] as const) {
    for (const name of Object.keys(of))
      if (!known.has(name) && (isProse(name) || holdsProse(of[name]))) return `${at}.${isProse(name) ? '(a text as its name)' : name}`
  }
  return list(fields(metadata)['bias_flags']).every(isFlag) ? undefined : 'metadata.bias_flags'
}
