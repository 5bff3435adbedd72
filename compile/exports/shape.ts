/** Types of columns, said once: the Parquet schema, the card's features and the Croissant fields are made from them. */

export type Scalar = 'string' | 'int' | 'double' | 'boolean'

export type Shape =
  | Scalar
  | { list: Shape }
  | { struct: Readonly<Record<string, Shape>> }
  /** An object of any keys, as a list of { type, count } or { name, value }: columns can not have names that are data. `json`: the value as JSON text. */
  | { entries: { key: string; value: string; of: 'int' | 'json' } }

export const MESSAGES: Shape = { list: { struct: { role: 'string', content: 'string' } } }

/** The plain shape that readers see: entries are a list of structs. */
export function plainShape(shape: Shape): Exclude<Shape, { entries: unknown }> {
  if (typeof shape !== 'object' || !('entries' in shape)) return shape
  const { key, value, of } = shape.entries
  return { list: { struct: { [key]: 'string', [value]: of === 'int' ? 'int' : 'string' } } }
}
