/** The leakage gate's part in the pass: the keys of the near-duplicate join, and the hash of what a preference pair's other answer would make. */
import { contentHash, normalisedText } from '#contract/content-hash.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner, Line, Parsed } from '../dataset/examiner.ts'
import { CLASS_BITS, type JoinKeys, makeClasses, makeKeyBuilder } from './keys.ts'
import { makeWordCore } from './core/index.ts'
import { type WordCore } from './core/word-core.ts'

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

/** Leaves the distinct words of both sides in the core; returns their number, or null where the record can not be read. `hasWords`: those of the messages are there. */
function distinctWords(core: WordCore, record: Fields, normalised?: Uint8Array | null, hasWords = false): number | null {
  if (asMessages(record.messages) === null) return null
  const own = normalised ?? textOf(record.messages)
  if (own === null) return null
  const rejected = rejectedOf(record)
  const other = rejected === undefined ? undefined : textOf(rejected)
  if (other === null) return null
  if (!hasWords) {
    core.begin()
    core.addLowered(own)
  }
  if (other !== undefined) core.addLowered(other)
  return core.unique()
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
    const core = makeWordCore()
    const classes = makeClasses()
    for (const record of sample) classes.count(core, distinctWords(core, record) ?? 0)
    return classes.finish()
  },

  start({ profile, prepared }) {
    const threshold = profile.thresholds.near_duplicate
    const classes = (prepared as Uint8Array | undefined) ?? new Uint8Array(1 << CLASS_BITS)
    const own = makeWordCore()
    const builder = makeKeyBuilder(threshold, classes)
    const examined: number[] = []
    const alternative: bigint[] = []
    return {
      examine({ record }: Parsed, line: Line) {
        const core = line.words ?? own
        const distinct =
          record === undefined || line.normalised === null ? null : distinctWords(core, record, line.normalised, line.words !== undefined)
        builder.add(core, distinct ?? 0)
        examined.push(distinct === null ? 0 : 1)
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
