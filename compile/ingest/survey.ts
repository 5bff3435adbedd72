/**
 * Cuts a large object in JSON Lines into parts that tasks can read at the same time, such that nobody can tell it from the result. That takes
 * what only the whole shows: its digest, how many lines and records stand before each part, its shape, and how its texts are damaged. Where
 * anything speaks against parts (another container, an encoding other than UTF-8, a shape that joins units), there are none.
 */
import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import type { Config } from '../config.ts'
import type { Conversation } from '../conversation.ts'
import { openText } from '../sources/open.ts'
import { bomOf, utf16Of } from '../sources/open/detect-encoding.ts'
import { withHead } from '../sources/open/head.ts'
import { compressionOf } from '../sources/open/unpack.ts'
import { type ObjectReader, readObject } from '../sources/read.ts'
import type { Before } from '../sources/shape.ts'
import { SHAPES } from '../sources/shapes/index.ts'
import { isUnitWise } from '../sources/shapes/unit-wise.ts'
import { sampleProfile } from '../stages/encoding/index.ts'
import type { InputObject } from '../stores/input.ts'
import { openFile } from '../stores/local.ts'
import { fingerprintOf, readOptions } from './open-reader.ts'
import type { ObjectPart } from './task.ts'

/** A line longer than this is not held to look at it: its object is read in one task. */
const LONGEST_LINE = 256 * 2 ** 20

/** Parts of about `partBytes` in order, or null where the object has to be read as one, which is never wrong. Reads the object once, in bounded memory. */
export async function surveyParts(object: InputObject, source: number, config: Config, partBytes: number): Promise<ObjectPart[] | null> {
  const { made, limit, encoding = 'utf-8', container = 'jsonl' } = config.sources[source]!
  if (object.location.startsWith('s3:') || object.size < 2 * partBytes) return null
  // A limit counts conversations of the whole object, and a generated file tells by whom each record was made.
  if (made !== undefined || limit !== undefined || !/^utf-?8$/i.test(encoding) || container !== 'jsonl') return null
  try {
    const fingerprint = await fingerprintOf(object.location)
    const head = await headOf(object, source, config)
    if (head === null) return null
    const counted = await countLines(object, config, partBytes, head.lastLine)
    if (counted === null || counted.size_bytes !== object.size || fingerprint !== (await fingerprintOf(object.location))) return null
    if (!counted.sound && !(await isReadAsUtf8(object, config))) return null
    const { starts, size_bytes, sha256 } = counted
    if (starts.length < 2) return null
    return starts.map(({ at, before }, index) => ({
      start: at,
      end: starts[index + 1]?.at ?? size_bytes,
      before,
      shape: head.shape,
      fingerprint,
      whole: sha256,
      ...(index === 0 ? { facts: { size_bytes, sha256 } } : { damage: head.damage }),
    }))
  } catch {
    return null // whoever reads it as one meets the same fault, and tells it as the source's
  }
}

/** What the head decides for all parts; `lastLine` is the last line of it that the judgement of damage needs, which must lie in the first part. */
async function headOf(
  object: InputObject,
  source: number,
  config: Config,
): Promise<{ shape: string; damage: NonNullable<ObjectPart['damage']>; lastLine: number } | null> {
  const { head } = await withHead(openFile(object, { start: 0, end: 65_536 }), 65_536)
  const mark = bomOf(head)
  if (compressionOf(head) !== null || (mark !== null && mark.name !== 'utf-8') || (mark === null && utf16Of(head) !== null)) return null
  const reader = await readObject(rawOf(object), readOptions(config.sources[source]!, config))
  const shape = SHAPES.find(({ name }) => name === reader.shape)
  if (reader.container !== 'jsonl' || shape === undefined || !isUnitWise(shape)) return null
  const sampled = await sampleProfile(conversationsIn(reader), config)
  const lastLine = sampled?.last.position.line
  return sampled === null || lastLine === undefined ? null : { shape: shape.name, damage: sampled.profile, lastLine }
}

const rawOf = (object: InputObject): { key: string; size: number; read(): AsyncIterable<Uint8Array> } => ({
  key: object.key,
  size: object.size,
  read: () => openFile(object),
})

async function* conversationsIn({ events }: ObjectReader): AsyncGenerator<Conversation> {
  for await (const event of events) if (event.kind === 'conversation') yield event.conversation
}

/** With wrong bytes somewhere, whether the reader takes the object for UTF-8 hangs on its first characters beyond ASCII: asked, not repeated. */
async function isReadAsUtf8(object: InputObject, { limits }: Pick<Config, 'limits'>): Promise<boolean> {
  const opened = await openText(rawOf(object), limits)
  // oxlint-disable-next-line no-control-regex -- what is beyond ASCII is the question
  for await (const chunk of opened.text.chunks) if (/[^\0-\x7f]/.test(chunk)) return opened.encoding() === 'utf-8'
  return true
}

interface Counted {
  /** Where parts begin. */
  starts: { at: number; before: Before }[]
  size_bytes: number
  sha256: string
  /** False where some bytes are no UTF-8. */
  sound: boolean
}

/** One pass over the bytes. The first part reaches beyond line `lastLine`. Null where a line is too long to be held. */
async function countLines(object: InputObject, { limits }: Config, partBytes: number, lastLine: number): Promise<Counted | null> {
  const digest = createHash('sha256')
  const starts: Counted['starts'] = [{ at: 0, before: { records: 0, lines: 0 } }]
  let [records, lines, base, sound] = [0, 0, 0, true]
  let next = partBytes
  let held: Buffer[] = []
  let heldBytes = 0
  const take = (line: Buffer): void => {
    lines++
    if (!isBlank(line, limits.recordBytes)) records++
  }
  for await (const chunk of openFile(object)) {
    digest.update(chunk)
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    heldBytes += fresh.length
    if (heldBytes > LONGEST_LINE) return null
    held.push(Buffer.from(fresh))
    if (!fresh.includes(10)) continue
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    let from = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      take(bytes.subarray(from, end))
      from = end + 1
      if (base + from < next || lines < lastLine) continue
      starts.push({ at: base + from, before: { records, lines } })
      next = base + from + partBytes
    }
    sound &&= isUtf8(bytes.subarray(0, from))
    base += from
    held = from === bytes.length ? [] : [bytes.subarray(from)]
    heldBytes = bytes.length - from
  }
  sound &&= isUtf8(Buffer.concat(held))
  const size_bytes = base + heldBytes
  if (starts.at(-1)!.at === size_bytes && starts.length > 1) starts.pop()
  return { starts, size_bytes, sha256: digest.digest('hex'), sound }
}

/** What the reader of lines skips: nothing but white space, by JavaScript's reading of it, and no longer than a record may be. */
function isBlank(line: Buffer, longest: number): boolean {
  const first = line[0]
  if (first === undefined) return true
  if ((first > 0x20 && first < 0x80) || line.length > longest) return false
  return line.toString('utf8').trim() === '' // a byte-order mark counts as white space, a wrong byte does not
}
