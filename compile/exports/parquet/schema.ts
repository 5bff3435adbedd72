/** The Parquet schema of columns: flat list of elements, depth first, as the file's footer has it. */
import type { ParquetWriter } from 'hyparquet-writer'
import { plainShape, type Shape } from '../shape.ts'

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]
type Repetition = 'REQUIRED' | 'OPTIONAL'

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  int: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const

/** Columns named in `required` are never null, nor is anything in them; all others may be. */
export function parquetSchema(columns: Readonly<Record<string, Shape>>, required: readonly string[]): SchemaElement[] {
  const elements = Object.entries(columns).flatMap(([name, shape]) =>
    elementsOf(name, shape, required.includes(name) ? 'REQUIRED' : 'OPTIONAL'),
  )
  return [{ name: 'record', num_children: Object.keys(columns).length }, ...elements]
}

function elementsOf(name: string, shape: Shape, repetition: Repetition): SchemaElement[] {
  const plain = plainShape(shape)
  if (typeof plain === 'string') return [{ name, repetition_type: repetition, ...TYPES[plain] }]
  if ('struct' in plain) {
    const fields = Object.entries(plain.struct)
    return [
      { name, repetition_type: repetition, num_children: fields.length },
      ...fields.flatMap(([field, of]) => elementsOf(field, of, repetition)),
    ]
  }
  return [
    { name, repetition_type: repetition, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf('element', plain.list, 'REQUIRED'), // items of a list are whole: record-row.ts puts others into extra
  ]
}
