/** JSON documents: an array, a list in a wrapper, records by key, one record a file, or objects one after another. All are streamed. */
import type { Container, Limits, OpenedText, Read } from '../shape.ts'
import { createCursor } from './cursor.ts'
import { isWrapperName, planObject, type Plan } from './json-plan.ts'
import { drain, elements, members, nothingMore, startWalk, toRead } from './json-values.ts'

/** A bracket that begins JSON: prose may begin with "[Music]" or "[00:12]". */
const ARRAY = /^[\s\ufeff]*\[\s*(?:$|\]\s*$|[[{"])/
const OBJECT = /^[\s\ufeff]*\{\s*(?:$|\}|")/
const HEAD = 65_536

const isPlanned = (head: string, kind: Plan['kind']): boolean => OBJECT.test(head) && planObject(head).kind === kind

export const jsonArray: Container = {
  name: 'json-array',
  detect: (head) => ARRAY.test(head),
  async *read(text, limits) {
    const walk = startWalk(createCursor(text.chunks), limits)
    if ((await walk.cursor.peek()) !== '[') yield toRead(walk, await walk.cursor.value(limits))
    else if (!(yield* elements(walk))) return yield* drained(walk.cursor)
    yield* nothingMore(walk)
  },
}

async function* drained(cursor: ReturnType<typeof createCursor>): AsyncGenerator<Read> {
  await drain(cursor)
}

/** An object that wraps the list: { "data": [ ... ] }, with whatever stands beside it. */
export const jsonWrapped: Container = {
  name: 'json-wrapped',
  detect: (head) => isPlanned(head, 'wrapped'),
  async *read(text, limits) {
    const walk = startWalk(createCursor(text.chunks), limits)
    await walk.cursor.peek()
    const plan = planObject(await walk.cursor.ahead(HEAD))
    const lists = plan.kind === 'wrapped' ? plan.lists : new Set<string>()
    const ended = yield* members(walk, async function* (key) {
      const first = await walk.cursor.peek()
      if (first === '[' && (lists.has(key) || isWrapperName(key))) yield* elements(walk)
      else await walk.cursor.value({ ...limits, recordBytes: 0 })
    })
    if (!ended) return yield* drained(walk.cursor)
    yield* nothingMore(walk)
  },
}

/** Records by their keys: { "a17": { ... }, "b4": { ... } }. Each unit carries its key. */
export const jsonRecords: Container = {
  name: 'json-records',
  detect: (head) => isPlanned(head, 'records'),
  async *read(text, limits) {
    const walk = startWalk(createCursor(text.chunks), limits)
    await walk.cursor.peek()
    const ended = yield* members(walk, async function* (key) {
      yield toRead(walk, await walk.cursor.value(limits), key)
    })
    if (!ended) return yield* drained(walk.cursor)
    yield* nothingMore(walk)
  },
}

/** One record a file, or objects one after another, pretty-printed or not; commas between them are forgiven. */
export const json: Container = {
  name: 'json',
  detect: (head, key) => OBJECT.test(head) || (/\.json(\.(gz|zst))?$/i.test(key) && /^[\s\ufeff]*["[{\d-]/.test(head)),
  read: readConcatenated,
}

async function* readConcatenated(text: OpenedText, limits: Limits): AsyncGenerator<Read> {
  const walk = startWalk(createCursor(text.chunks), limits)
  for (let next = await walk.cursor.peek(); next !== ''; next = await walk.cursor.peek()) {
    if (walk.record > 0 && (next === ',' || next === '\u001e')) walk.cursor.take()
    else {
      yield toRead(walk, await walk.cursor.value(limits))
      // A bracket or colon that begins no value would be met for ever.
      if (next !== '' && '}]:,'.includes(next)) walk.cursor.take()
    }
  }
}
