/**
 * A record as a row of columns and back. A value goes into its column where it has exactly the column's type; where it has another (a null, a text
 * for a number, a field that nobody knows), it goes into `extra` as JSON, so that the record can be told again from the row, every value of it.
 */
import type { DatasetRecord } from '#contract/record.ts'
import type { Shape } from '../shape.ts'
import { METADATA_COLUMNS } from './columns.ts'

export type Row = Record<string, unknown>
type Values = Record<string, unknown>

/** What a column holds of a value, and what it does not; undefined is nothing. */
interface Taken {
  typed: unknown
  rest: unknown
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)
const left = (value: unknown): Taken => ({ typed: undefined, rest: value })
const whole = (typed: unknown): Taken => ({ typed, rest: undefined })

/** Throws where `messages` is no list of role and content. */
export function toRow(record: DatasetRecord): Row {
  const { messages, metadata, ...others } = record as unknown as Values
  const said = take({ list: { struct: { role: 'string', content: 'string' } } }, messages)
  if (said.typed === undefined || !isObject(metadata))
    throw new TypeError('found no record; expected messages of role and content, and metadata')
  const { typed, rest } = takeStruct(METADATA_COLUMNS, metadata)
  const extra = { ...others, ...(rest === undefined ? {} : { metadata: rest }) }
  return { messages: said.typed, ...(typed as Values), extra: Object.keys(extra).length === 0 ? undefined : JSON.stringify(extra) }
}

function take(shape: Shape, value: unknown): Taken {
  if (value === undefined) return { typed: undefined, rest: undefined }
  if (typeof shape === 'string') return isScalar(shape, value) ? whole(shape === 'int' ? BigInt(value as number) : value) : left(value)
  if ('struct' in shape) return isObject(value) ? takeStruct(shape.struct, value) : left(value)
  if ('list' in shape) return Array.isArray(value) ? takeList(shape.list, value) : left(value)
  if (!isObject(value)) return left(value)
  const { key, value: name, of } = shape.entries
  const entries = Object.entries(value)
  if (of === 'json') return whole(entries.map(([at, item]) => ({ [key]: at, [name]: JSON.stringify(item) })))
  if (!entries.every(([, item]) => isScalar('int', item))) return left(value)
  return whole(entries.map(([at, item]) => ({ [key]: at, [name]: BigInt(item as number) })))
}

function isScalar(shape: string, value: unknown): boolean {
  if (shape === 'string' || shape === 'boolean') return typeof value === shape
  return typeof value === 'number' && (shape === 'double' ? !Object.is(value, -0) : Number.isSafeInteger(value) && !Object.is(value, -0))
}

/** All items or none: half a list in each place could not be put together again. */
function takeList(shape: Shape, value: unknown[]): Taken {
  const items = value.map((item) => take(shape, item))
  return items.every(({ typed, rest }) => typed !== undefined && rest === undefined && !hasHoles(shape, typed))
    ? whole(items.map(({ typed }) => typed))
    : left(value)
}

/** A field that an item of a list lacks would be read again as null; such a list is told in `extra`. */
const hasHoles = (shape: Shape, typed: unknown): boolean =>
  typeof shape === 'object' && 'struct' in shape && Object.keys(shape.struct).some((name) => (typed as Values)[name] === undefined)

function takeStruct(shape: Readonly<Record<string, Shape>>, value: Values): Taken {
  const typed: Values = {}
  const rest: [string, unknown][] = []
  for (const [name, item] of Object.entries(value)) {
    const taken = Object.hasOwn(shape, name) ? take(shape[name]!, item) : left(item)
    if (taken.typed !== undefined) typed[name] = taken.typed
    if (taken.rest !== undefined) rest.push([name, taken.rest])
  }
  return { typed, rest: rest.length === 0 ? undefined : Object.fromEntries(rest) }
}

/** The record that a row was made of, but for the order of its keys. Takes numbers or bigints, null or undefined for nothing. */
export function fromRow(row: Row): DatasetRecord {
  const { messages, extra, ...columns } = row
  const others = (typeof extra === 'string' ? JSON.parse(extra) : {}) as Values
  const metadata = merged(giveStruct(METADATA_COLUMNS, columns), (others['metadata'] ?? {}) as Values)
  return { ...others, messages, metadata } as unknown as DatasetRecord
}

function give(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') return typeof value === 'bigint' ? Number(value) : value
  if ('struct' in shape) return giveStruct(shape.struct, value as Values)
  if ('list' in shape) return (value as unknown[]).map((item) => give(shape.list, item))
  const { key, value: name, of } = shape.entries
  return Object.fromEntries(
    (value as Values[]).map((entry) => [entry[key], of === 'json' ? JSON.parse(entry[name] as string) : Number(entry[name])]),
  )
}

function giveStruct(shape: Readonly<Record<string, Shape>>, value: Values): Values {
  const given = Object.entries(shape).flatMap(([name, of]) =>
    value[name] === undefined || value[name] === null ? [] : [[name, give(of, value[name])] as const],
  )
  return Object.fromEntries(given)
}

/** Objects into objects; anything else replaces. */
function merged(base: Values, over: Values): Values {
  const of = (name: string): unknown => (Object.hasOwn(base, name) ? base[name] : undefined)
  const items = Object.entries(over).map(([name, item]): [string, unknown] => {
    const under = of(name)
    return [name, isObject(under) && isObject(item) ? merged(under, item) : item]
  })
  return Object.fromEntries([...Object.entries(base), ...items])
}
