/**
 * Which units and conversations a source takes: `where`, `whereNot`, and its turns. Sources of other families may read the same object, each
 * with a selection of its own; which of them would take a document is said beside the conversation, so that the
 * profile's claims share a document only among those that want it.
 */
import { countTurns } from '#contract/counts.ts'
import type { Piece, ShapeOptions, Unit } from '../shape.ts'
import { isRecord, namedKey } from './fields.ts'
import { documentOf } from './unit.ts'

/** The ceded piece for a unit that `where` or `whereNot` leaves out; undefined for one that is read. */
export function leftOut(unit: Unit, options: ShapeOptions): Piece | undefined {
  if (options.where === undefined && options.whereNot === undefined) return undefined
  for (const [name, values] of Object.entries(options.where ?? {})) if (!holds(unit.value, name, values)) return ceded(unit, name)
  for (const [name, values] of Object.entries(options.whereNot ?? {})) if (holds(unit.value, name, values)) return ceded(unit, name)
  return undefined
}

const ceded = (unit: Unit, name: string): Piece => ({
  kind: 'ceded',
  document: documentOf(unit, {}),
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

/** Adds `rivals` to a conversation: the families of `options.rivals` whose selection takes its unit too. */
export function rivalsOf(unit: Unit, piece: Piece, options: ShapeOptions): Piece {
  if (options.rivals === undefined || piece.kind !== 'conversation') return piece
  const turns = countTurns(piece.conversation.messages)
  const rivals: string[] = []
  for (const [family, selections] of Object.entries(options.rivals)) {
    const wants = selections.some(
      (one) => turns >= (one.minTurns ?? 0) && turns <= (one.maxTurns ?? Infinity) && leftOut(unit, one) === undefined,
    )
    if (wants) rivals.push(family)
  }
  return { ...piece, rivals }
}
