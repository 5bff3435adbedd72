/** The leakage gate's part in the pass: the keys of the near-duplicate join, and the hash of what a preference pair's other answer would make. */
import { contentHash, normalisedText } from '#contract/content-hash.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner, Line, Parsed } from '../dataset/examiner.ts'
import { CLASS_BITS, type JoinKeys, makeClasses, makeKeyBuilder } from './keys.ts'
import { makeWordHasher } from './word-hasher.ts'

export interface LeakagePart extends JoinKeys {
  /** 1 where the record's words could be read. */
  examined: Uint8Array
  /** First 8 bytes of the content hash of the conversation with the rejected answer; 0 where there is none. */
  alternative: BigUint64Array
}

/** Parts in dataset order: concatenated once, by whoever needs them whole. */
export interface LeakageSummary {
  threshold: number
  classes: Uint8Array
  parts: LeakagePart[]
}

type Fields = Record<string, unknown> & { messages?: unknown; metadata?: unknown }

const rejectedOf = (record: Fields): unknown =>
  (record.metadata as { preference?: { rejected?: unknown } } | null | undefined)?.preference?.rejected

const asMessages = (value: unknown): Message[] | null =>
  Array.isArray(value) &&
  value.every((message) => message !== null && typeof message === 'object' && typeof (message as Message).content === 'string')
    ? (value as Message[])
    : null

/** Normalised text in UTF-8; null where a message can not be read. */
function textOf(messages: unknown): Buffer | null {
  const readable = asMessages(messages)
  if (readable === null) return null
  try {
    return Buffer.from(normalisedText(readable))
  } catch {
    return null // a lone surrogate: the contract gate's violation; here the record counts as not examined
  }
}

const SPACE = Buffer.from(' ')

/** Both sides of a record as one text for the word hasher; null where it can not be read. */
export function recordText(record: Fields, normalised?: Uint8Array | null): Uint8Array | null {
  if (asMessages(record.messages) === null) return null
  const own = normalised ?? textOf(record.messages)
  const rejected = rejectedOf(record)
  if (own === null || rejected === undefined) return own
  const other = textOf(rejected)
  return other === null ? null : Buffer.concat([own, SPACE, other])
}

/** The conversation that the rejected side stands for: the last message replaced. */
function alternativeKey(record: Fields): bigint {
  const messages = asMessages(record.messages)
  const rejected = asMessages(rejectedOf(record))
  if (messages === null || rejected === null) return 0n
  try {
    return Buffer.from(contentHash([...messages.slice(0, -1), ...rejected]).slice(7, 23), 'hex').readBigUInt64LE()
  } catch {
    return 0n
  }
}

export const leakageExaminer: Examiner<LeakageSummary> = {
  name: 'leakage',
  version: '1',

  prepare(sample) {
    const hasher = makeWordHasher()
    const classes = makeClasses()
    for (const record of sample) {
      const text = recordText(record)
      if (text !== null) classes.count(hasher, hasher.distinct(text))
    }
    return classes.finish()
  },

  start({ profile, prepared }) {
    const threshold = profile.thresholds.near_duplicate
    const classes = (prepared as Uint8Array | undefined) ?? new Uint8Array(1 << CLASS_BITS)
    const hasher = makeWordHasher()
    const builder = makeKeyBuilder(threshold, classes)
    const examined: number[] = []
    const alternative: bigint[] = []
    return {
      examine({ record }: Parsed, line: Line) {
        const text = record === undefined || line.normalised === null ? null : recordText(record, line.normalised)
        builder.add(hasher, text === null ? 0 : hasher.distinct(text))
        examined.push(text === null ? 0 : 1)
        alternative.push(record === undefined || rejectedOf(record) === undefined ? 0n : alternativeKey(record))
      },
      finish: () => ({
        threshold,
        classes,
        parts:
          examined.length === 0
            ? []
            : [{ ...builder.finish(), examined: Uint8Array.from(examined), alternative: BigUint64Array.from(alternative) }],
      }),
    }
  },

  merge: (a, b) => ({ threshold: a.threshold, classes: a.classes, parts: [...a.parts, ...b.parts] }),
}
