/**
 * The first half of the pipeline, one object after the other: read -> encoding -> PII -> identity and hash. What comes out is one line a
 * conversation in a segment file, and its keys; memory holds one conversation and the sample that encoding damage is judged by.
 */
import { join } from 'node:path'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import type { LedgerEntry, LedgerKind, Reason } from '#contract/ledger.ts'
import type { Conversation, Reject } from '../conversation.ts'
import { SourceError } from '../sources/source-error.ts'
import { type Identified, identify } from '../stages/identity.ts'
import { fetchAhead } from '../stores/index.ts'
import { sealTask, takeOver } from '../resume/tasks.ts'
import { stagesOf } from '../stages/index.ts'
import { type StageContext } from '../stages/stage.ts'
import { type Appender, openAppender } from './append.ts'
import { byObject, documentId, isMadeOfOthers, parentOf } from './origin.ts'
import { type ObjectReader } from '../sources/read.ts'
import { openReader } from './open-reader.ts'
import { placedLine, placedName } from './placed.ts'
import { storedLine } from './stored.ts'
import {
  beyond,
  bytesOf,
  type IngestResult,
  type IngestTask,
  type Placed,
  reviewName,
  segmentName,
  type TaskObject,
  type UnitCounts,
  wordsName,
} from './task.ts'

/** Runs the task, or takes over what an interrupted compile made of it; `saw` is told the bytes of each object when it is done. */
export async function ingest(task: IngestTask, saw: (bytes: number) => void): Promise<IngestResult> {
  const earlier = takeOver(task)
  if (earlier !== null) {
    saw(earlier.bytes)
    return earlier
  }
  const result: IngestResult = {
    number: task.number,
    placed: 0,
    contested: task.objects.some(({ contested }) => contested),
    units: {},
    settled: [],
    ledger: [],
    sources: [],
    drawn: [],
    counts: {},
    problems: [],
    decisionsUsed: [],
    bytes: 0,
  }
  const used = new Set<string>()
  const segment = openAppender(join(task.folder, segmentName(task.number)))
  const words = openAppender(join(task.folder, wordsName(task.number)))
  const places = openAppender(join(task.folder, placedName(task.number)))
  const review = openAppender(join(task.folder, reviewName(task.number)))
  try {
    void fetchAhead(task.objects.map(({ object }) => object))
    for (const object of task.objects) {
      try {
        await ingestObject(task, object, { result, segment, words, places, review, used })
      } catch (error) {
        if (isSystemError(error)) throw error
        result.problems.push({ source: object.source, key: object.object.key, message: (error as Error).message })
      }
      const bytes = bytesOf(object)
      saw(bytes)
      result.bytes += bytes
    }
    result.decisionsUsed = [...used]
  } catch (error) {
    for (const file of [segment, words, places, review]) file.abandon()
    throw error
  }
  return sealTask(
    task,
    result,
    [segment, words, places, review].map((file) => file.close()),
  )
}

/** A full disk or a vanished workspace is not the source's fault: it ends the run. */
const isSystemError = (error: unknown): boolean =>
  !(error instanceof SourceError) && ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE'].includes((error as NodeJS.ErrnoException).code ?? '')

interface Sinks {
  result: IngestResult
  segment: Appender
  /** Hashed words of the conversations in the segment, one after the other. */
  words: Appender
  /** What is known of each, one line a conversation. */
  places: Appender
  review: Appender
  /** Decisions of the reviewer that something was found for. */
  used: Set<string>
}

async function ingestObject({ config }: IngestTask, item: TaskObject, sinks: Sinks): Promise<void> {
  const { source: index, object, contested, part } = item
  const { result } = sinks
  const source = config.sources[index]!
  const units = (result.units[index] ??= { read: 0, rejected: 0, ceded: 0, joined: 0, cut: 0 })
  const counts = (result.counts[index] ??= {})
  const reader = await openReader(item, config)
  const entry = (kind: LedgerKind, reject: Reject, more: Partial<LedgerEntry> = {}, key = object.key): void => {
    result.ledger.push({
      kind,
      reason: reject.reason,
      source: source.name,
      source_key: key,
      position: reject.position,
      source_family: source.family,
      ...more,
      ...(reject.detail === undefined ? {} : { detail: reject.detail }),
    })
  }
  const settle = (kind: 'rejected' | 'in_review', reject: Reject, document: string, key = object.key): void => {
    entry(kind, reject, { document_id: documentId({ key, document }) }, key)
    result.settled.push({ source: index, family: source.family, outcome: kind })
  }
  const incoming = conversationsOf(reader.events, {
    units,
    limit: source.limit ?? Infinity,
    ceded: (reject, document) => entry('ceded', reject, { document_id: documentId({ key: object.key, document }) }),
    unitRejected(reject) {
      units.rejected++
      entry('unit_rejected', reject)
    },
    rejected: (reject, document) => settle('rejected', reject, document),
  })
  const parents = new Set<string>()
  /** Cleans the conversations of one object and puts them into the working set. */
  const place = async (conversations: AsyncIterable<Conversation>, key: string): Promise<void> => {
    const context: StageContext = {
      drop(conversation, { kind, ...reject }) {
        settle(kind, reject, conversation.document, key)
        if (kind === 'in_review') sinks.review.write(`${JSON.stringify(reviewItem(conversation, source.name, key, reject.reason))}\n`)
      },
      count: (what, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    }
    const review = {
      key: process.env[PII_KEY_VARIABLE],
      documentId: (document: string) => documentId({ key, document }),
      used: (hash: string) => void sinks.used.add(hash),
    }
    const familiesOf = (conversation: Conversation): string[] => {
      const parent = parentOf(conversation, source, config)
      return [source.family, ...(parent === undefined ? [] : [config.sources[parent]!.family])]
    }
    const cleaned = stagesOf(config, { family: source.family, all: familiesOf }, review, part?.damage).reduce(
      (flow, stage) => stage(flow, context),
      conversations,
    )
    for await (const conversation of cleaned) {
      const stored = identify(conversation, {
        config,
        source: index,
        parent: parentOf(conversation, source, config),
        key,
        document: documentId({ key, document: conversation.document }),
        format: reader.shape,
      })
      if ('reason' in stored) {
        settle('rejected', stored, conversation.document, key)
        continue
      }
      const placed = placeOf(stored, sinks)
      if (contested) placed.contested = true
      if (conversation.furtherPiece === true) placed.furtherPiece = true
      if (key !== object.key) parents.add(key)
      sinks.places.write(placedLine(placed))
      result.placed++
    }
  }
  try {
    if (isMadeOfOthers(source)) for await (const run of byObject(incoming, source, object.key)) await place(run.conversations, run.key)
    else await place(incoming, object.key)
  } finally {
    units.read += reader.units()
  }
  const facts = part === undefined ? await reader.facts() : part.facts
  if (facts === undefined) return // the first part stands for the object
  const { size_bytes, sha256 } = facts
  result.sources.push({
    name: source.name,
    source_class: source.group,
    source_key: object.key,
    source_family: source.family,
    size_bytes,
    sha256,
    ...generatorOf(config, index),
  })
  for (const key of parents) result.drawn.push({ source: index, key })
}

function generatorOf(config: IngestTask['config'], index: number): { generator?: { name: string; version: string; seed: number } } {
  const { made } = config.sources[index]!
  return made === undefined ? {} : { generator: { name: made.name, version: made.version, seed: made.seed } }
}

interface Turnstile {
  units: UnitCounts
  limit: number
  ceded(reject: Reject, document: string): void
  unitRejected(reject: Reject): void
  rejected(reject: Reject, document: string): void
}

/** Lets conversations pass, of one object no more than the source's limit (over all objects it is drawn by workspace.ts), and books everything else. A ceded unit's further pieces are not counted as cut: no conversation came of them. */
async function* conversationsOf(events: ObjectReader['events'], gate: Turnstile): AsyncGenerator<Conversation> {
  const { units } = gate
  let passed = 0
  for await (const event of events) {
    units.joined += event.joined ?? 0
    if (event.kind === 'unit_rejected') gate.unitRejected(event.reject)
    else if (event.kind === 'ceded') {
      units.ceded++
      gate.ceded(event.reject, event.document)
    } else if (event.kind === 'conversation_rejected') {
      units.cut += event.cut ?? 0
      gate.rejected(event.reject, event.document)
    } else {
      const { position, document } = event.conversation
      const cut = event.cut ?? 0
      if (passed < gate.limit) {
        units.cut += cut
        passed++
        if (cut > 0) event.conversation.furtherPiece = true
        // Who said what is for generators: the compiler would only carry the text twice.
        delete event.conversation.said
        yield event.conversation
      } else if (cut === 0) {
        units.ceded++
        gate.ceded({ position, reason: 'not_selected', detail: beyond(gate.limit) }, document)
      }
    }
  }
}

function reviewItem(conversation: Conversation, source: string, key: string, reason: Reason): object {
  return {
    source,
    source_key: key,
    position: conversation.position,
    reason,
    document: conversation.document,
    document_id: documentId({ key, document: conversation.document }),
    messages: conversation.messages,
    ...(conversation.rejected === undefined ? {} : { rejected: conversation.rejected }),
    ...(conversation.reviewSpans === undefined ? {} : { spans: conversation.reviewSpans }),
  }
}

function placeOf({ stored, keys: { words, ...keys }, texts }: Identified, { segment, words: wordsFile }: Sinks): Omit<Placed, 'ordinal'> {
  wordsFile.write(Buffer.from(words.buffer, words.byteOffset, words.byteLength))
  const { offset, length } = segment.write(storedLine(stored, texts))
  return {
    offset,
    length: length - 1, // without the line feed
    source: stored.source,
    family: stored.family,
    ...(stored.refiled_from === undefined ? {} : { refiledFrom: stored.refiled_from }),
    ...(stored.crisis_categories === undefined ? {} : { crisisCategories: stored.crisis_categories }),
    key: stored.source_key,
    position: stored.position,
    document: stored.document_id,
    pair: stored.rejected !== undefined,
    id: stored.id,
    contentHash: stored.content_hash,
    ...(stored.quality === undefined ? {} : { quality: stored.quality }),
    keys: { ...keys, words: words.length },
  }
}
