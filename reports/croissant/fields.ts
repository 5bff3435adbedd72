/** Columns as Croissant fields: scalars, lists of them, lists of structs and what lies one level in a struct. What is deeper has no field in 1.0. */
import type { CardConfig, PlainShape } from '../card/facts.ts'

const TYPES = { string: 'sc:Text', int: 'sc:Integer', double: 'sc:Float', boolean: 'sc:Boolean' } as const

type Field = Record<string, unknown>

interface Place {
  /** Identifier of the record set or of the field above. */
  above: string
  fileSet: string
  column: string
  /** Steps below the column. */
  path?: readonly string[]
}

const field = (name: string, { above, fileSet, column, path = [] }: Place, rest: Field): Field => ({
  '@type': 'cr:Field',
  '@id': `${above}/${name}`,
  name,
  ...rest,
  ...('subField' in rest
    ? {}
    : {
        source: {
          fileSet: { '@id': fileSet },
          extract: { column },
          ...(path.length === 0 ? {} : { transform: { jsonPath: path.join('.') } }),
        },
      }),
})

function fieldOf(name: string, shape: PlainShape, place: Place): Field[] {
  const here = `${place.above}/${name}`
  if (typeof shape === 'string') return [field(name, place, { dataType: TYPES[shape] })]
  if ('list' in shape) {
    const item = shape.list
    if (typeof item === 'string') return [field(name, place, { dataType: TYPES[item], repeated: true })]
    if (!('struct' in item) || (place.path ?? []).length > 0) return []
    const subField = Object.entries(item.struct).flatMap(([sub, of]) =>
      typeof of === 'string' ? [field(sub, { ...place, above: here, path: [sub] }, { dataType: TYPES[of] })] : [],
    )
    return [field(name, place, { repeated: true, subField })]
  }
  if ((place.path ?? []).length > 0) return []
  const subField = Object.entries(shape.struct).flatMap(([sub, of]) => fieldOf(sub, of, { ...place, above: here, path: [sub] }))
  return subField.length === 0 ? [] : [field(name, place, { subField })]
}

export const fieldsOf = (config: CardConfig, recordSet: string, fileSet: string): Field[] =>
  Object.entries(config.columns).flatMap(([name, shape]) => fieldOf(name, shape, { above: recordSet, fileSet, column: name }))
