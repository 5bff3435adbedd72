/** Which units a source takes: `where` and `whereNot`. What it leaves out is ceded, so that sources of other families may have it. */
import type { Piece, ShapeOptions, Unit } from '../shape.ts'
import { isRecord, namedKey } from './fields.ts'
import { documentOf } from './unit.ts'

/** The ceded piece for a unit that `where` or `whereNot` leaves out; undefined for one that is read. */
export function leftOut(unit: Unit, options: ShapeOptions): Piece | undefined {
  if (options.where === undefined && options.whereNot === undefined) return undefined
  for (const [name, values] of Object.entries(options.where ?? {})) if (!holds(unit.value, name, values)) return ceded(unit, name, options)
  for (const [name, values] of Object.entries(options.whereNot ?? {}))
    if (holds(unit.value, name, values)) return ceded(unit, name, options)
  return undefined
}

const ceded = (unit: Unit, name: string, options: ShapeOptions): Piece => ({
  kind: 'ceded',
  document: documentOf(unit, options),
  reject: { position: unit.position, reason: 'not_selected', detail: `by field ${name}` },
})

/** True where the field, or one of its comma-separated parts (a list of topics), is one of the values, whatever the case. */
function holds(value: unknown, name: string, values: readonly string[]): boolean {
  const key = isRecord(value) ? namedKey(value, name) : undefined
  const found = key === undefined ? undefined : (value as Record<string, unknown>)[key]
  if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean') return false
  const text = String(found).trim().toLowerCase()
  const parts = [text, ...text.split(',').map((part) => part.trim())]
  return values.some((wanted) => parts.includes(wanted.trim().toLowerCase()))
}
