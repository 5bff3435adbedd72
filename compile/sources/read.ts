/**
 * Reads one object of a source: opens it, finds its container and shape from content (or takes those that the configuration
 * names), and yields conversations and rejects in order. Unit rejects of the container and of the shape come out alike.
 */
import type { Converted, Reject } from '../conversation.ts'
import { CONTAINERS, chooseContainer } from './containers/index.ts'
import { jsonl } from './containers/jsonl.ts'
import { decodeUtf8Stream } from './open/utf8.ts'
import { openText, readable, type ObjectFacts, type RawObject } from './open.ts'
import type { Before, Container, Limits, Shape, ShapeOptions, Unit } from './shape.ts'
import { SHAPES, chooseShape } from './shapes/index.ts'

export interface ReadOptions {
  limits: Limits
  container?: string
  shape?: string
  encoding?: string
  options?: ShapeOptions
}

export interface ObjectReader {
  /** Conversations and rejects, in order. */
  events: AsyncIterable<Converted & { joined?: number; cut?: number }>
  container: string
  shape: string
  /** Raw units read so far, rejected ones included. */
  units(): number
  /** To be asked after the last event. */
  facts(): Promise<ObjectFacts>
}

/** Units that a shape is chosen by. */
const SAMPLE = 50

function named<Kind extends { name: string }>(list: readonly Kind[], name: string, what: string): Kind {
  const found = list.find((one) => one.name === name)
  if (found === undefined)
    throw new Error(
      `There is no ${what} "${name}"; expected one of ${list.map((one) => one.name).join(', ')}; correct the source in the configuration`,
    )
  return found
}

/** Throws SourceError where the object can not be read at all, Error where no shape fits. */
export async function readObject(object: RawObject, given: ReadOptions): Promise<ObjectReader> {
  const opened = await openText(object, given.limits, given.encoding === undefined ? {} : { encoding: given.encoding })
  const container =
    given.container === undefined ? chooseContainer(opened.head, object.key) : named(CONTAINERS, given.container, 'container')
  let count = 0
  const rejects: Reject[] = []
  const units = unitsOf(container, opened.text, given.limits, () => count++, rejects)
  const sample: Unit[] = []
  while (sample.length < SAMPLE) {
    const next = await units.next()
    if (next.done === true) break
    sample.push(next.value)
  }
  const shape = given.shape === undefined ? shapeOf(sample, object.key, container) : named(SHAPES, given.shape, 'shape')
  const all = async function* (): AsyncGenerator<Unit> {
    yield* sample.splice(0)
    yield* units
  }
  return {
    events: merged(shape.convert(all(), { ...given.options, key: object.key }), rejects),
    container: container.name,
    shape: shape.name,
    units: () => count,
    facts: () => opened.facts(),
  }
}

/**
 * Reads a later part of an object in JSON Lines and UTF-8 whose shape is known and takes units one by one. The part begins at the start of a
 * line; `before` says what stands before it, so that its records have the numbers that they have in the whole. Has no facts of its own.
 */
export function readPart(object: RawObject, { limits, shape, options }: ReadOptions & { shape: string }, before: Before): ObjectReader {
  let count = 0
  const rejects: Reject[] = []
  const chunks = decodeUtf8Stream(
    asBuffers(
      readable(
        object,
        () => undefined,
        () => undefined,
      ),
    ),
  )
  const units = unitsOf(jsonl, { key: object.key, chunks, before }, limits, () => count++, rejects)
  return {
    events: merged(named(SHAPES, shape, 'shape').convert(units, { ...options, key: object.key }), rejects),
    container: jsonl.name,
    shape,
    units: () => count,
    facts: () => Promise.reject(new Error(`${object.key}: a part of an object has no size and digest of its own`)),
  }
}

async function* asBuffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

function shapeOf(sample: readonly Unit[], key: string, container: Container): Shape {
  const chosen = chooseShape(sample, key, container.name)
  if (chosen === null && sample.length > 0) {
    throw new Error(
      `${key}: its ${sample.length} first records (container ${container.name}) fit no known shape; expected one of ${SHAPES.map(({ name }) => name).join(', ')}; name the source's "shape", and its field names under "options.fields"`,
    )
  }
  return chosen?.shape ?? SHAPES[0]!
}

async function* unitsOf(
  container: Container,
  text: Parameters<Container['read']>[0],
  limits: Limits,
  see: () => void,
  rejects: Reject[],
): AsyncGenerator<Unit> {
  for await (const read of container.read(text, limits)) {
    see()
    if ('unit' in read) yield read.unit
    else rejects.push(read.reject)
  }
}

/** The container's rejects come out before the next event of the shape, which is as near to their place as a shape that groups units allows. */
async function* merged(events: ReturnType<Shape['convert']>, rejects: Reject[]): ObjectReader['events'] & AsyncGenerator {
  for await (const event of events) {
    for (const reject of rejects.splice(0)) yield { kind: 'unit_rejected', reject }
    yield event
  }
  for (const reject of rejects.splice(0)) yield { kind: 'unit_rejected', reject }
}
