/** What the JSON containers share: a value at the cursor becomes a unit; a list and the members of an object are walked. */
import type { Limits, Read } from '../shape.ts'
import type { Cursor, Value } from './cursor.ts'
import { readJson, tooDeep, tooLarge } from './json-unit.ts'

/** Numbers the units of one object. */
export interface Walk {
  cursor: Cursor
  limits: Limits
  record: number
  /** The text ended within a value, and a reject says so already. */
  cut: boolean
}

export const startWalk = (cursor: Cursor, limits: Limits): Walk => ({ cursor, limits, record: 0, cut: false })

const malformed = (walk: Walk, detail: string): Read => ({
  reject: { position: { record: ++walk.record, line: walk.cursor.line() }, reason: 'malformed_json', detail },
})
/** One reject for one cut, however many brackets it left open. */
function* truncated(walk: Walk, detail: string): Generator<Read> {
  if (walk.cut) return
  walk.cut = true
  yield { reject: { position: { record: ++walk.record, line: walk.cursor.line() }, reason: 'truncated_json', detail } }
}
/** What stands where something else was expected: the end of the text, or something wrong. */
function* unexpected(walk: Walk, next: string, cut: string, wrong: string): Generator<Read> {
  if (next === '') yield* truncated(walk, cut)
  else yield malformed(walk, wrong)
}

export function toRead(walk: Walk, value: Value, key?: string): Read {
  const position = { record: ++walk.record, line: value.line }
  walk.cut ||= value.scan.open
  if (value.text === null)
    return value.scan.deepest > walk.limits.nesting ? tooDeep(position, walk.limits) : tooLarge(position, walk.limits)
  const read = readJson(value.text, position, walk.limits, value.scan.open, value.scan)
  return key !== undefined && 'unit' in read ? { unit: { ...read.unit, key } } : read
}

/** The elements of the array at the cursor, which stands on its bracket. Returns false where the text ended within it. */
export async function* elements(walk: Walk): AsyncGenerator<Read, boolean> {
  const { cursor, limits } = walk
  cursor.take()
  if ((await cursor.peek()) === ']') {
    cursor.take()
    return true
  }
  for (;;) {
    if ((await cursor.peek()) === ']') {
      yield malformed(walk, 'a comma before the end of the array')
      cursor.take()
      return true
    }
    if ((await cursor.peek()) === '') {
      yield* truncated(walk, 'the object ends within the array, after a comma')
      return false
    }
    const value = await cursor.value(limits)
    yield toRead(walk, value)
    if (value.scan.open) return false
    const next = await cursor.peek()
    if (next === ',') cursor.take()
    else if (next === ']') {
      cursor.take()
      return true
    } else if (next === '') {
      yield* truncated(walk, 'the array has no end')
      return false
    } else {
      yield malformed(walk, 'no comma between two elements of the array')
      // A stray bracket or colon would otherwise be met for ever.
      if ('}:'.includes(next)) cursor.take()
    }
  }
}

/** Asked at every member of an object: what to do with the value at the cursor. */
export type OnMember = (key: string) => AsyncIterable<Read>

/** The members of the object at the cursor, which stands on its brace. Returns false where it could not be read to its end. */
export async function* members(walk: Walk, onMember: OnMember): AsyncGenerator<Read, boolean> {
  const { cursor, limits } = walk
  cursor.take()
  for (let first = true; ; first = false) {
    let next = await cursor.peek()
    if (next === '}' && first) {
      cursor.take()
      return true
    }
    if (next !== '"') {
      yield* unexpected(walk, next, 'the object ends before its brace is closed', 'expected the name of a field')
      return false
    }
    const name = await cursor.value(limits)
    const key = name.text === null || name.scan.open ? null : parsedKey(name.text)
    next = await cursor.peek()
    if (key === null || next !== ':') {
      yield* unexpected(walk, next, 'the object ends within the name of a field', 'expected a field name and a colon')
      return false
    }
    cursor.take()
    yield* onMember(key)
    next = await cursor.peek()
    if (next === '}') {
      cursor.take()
      return true
    }
    if (next !== ',') {
      yield* unexpected(walk, next, 'the object ends before its brace is closed', 'no comma between two fields')
      return false
    }
    cursor.take()
  }
}

function parsedKey(text: string): string | null {
  try {
    return JSON.parse(text) as string
  } catch {
    return null
  }
}

/** What follows the end of a document: nothing, or one reject for all of it. */
export async function* nothingMore(walk: Walk): AsyncGenerator<Read> {
  if ((await walk.cursor.peek()) === '') return
  yield malformed(walk, 'text after the end of the document')
  await drain(walk.cursor)
}

/** Reads to the end and keeps nothing, so that the object is hashed whole. */
export async function drain(cursor: Cursor): Promise<void> {
  while ((await cursor.peek()) !== '') cursor.skip()
}
