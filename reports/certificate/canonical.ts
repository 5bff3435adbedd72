/** Canonical JSON (RFC 8785): one value, one text. JavaScript writes numbers and strings as the RFC asks; what is left is the order of names. */
import { hash } from 'node:crypto'

/** Throws TypeError for what JSON has no form of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, of]) => of !== undefined)
    // By UTF-16 units, as the RFC has it: what sort() compares by itself.
    const names = entries.map(([name]) => name).sort()
    const of = new Map<string, unknown>(entries)
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(of.get(name))}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`)
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`JSON has no form of a ${typeof value}`)
  return text
}

/** SHA-256 of the statement without its own field for it. */
export function integrityOf(statement: { predicate: object }): string {
  const { integrity: _, ...predicate } = statement.predicate as { integrity?: string }
  return hash('sha256', canonicalJson({ ...statement, predicate }))
}
