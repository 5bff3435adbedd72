/** Reads files of any source shape into a working set whose texts lie in a scratch file. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, UnhashableError } from '#contract/content-hash.ts'
import { recordId } from '#contract/identity.ts'
import type { Position, Reason } from '#contract/ledger.ts'
import type { Message } from '#contract/record.ts'
import type { Conversation } from '../../compile/conversation.ts'
import { readObject } from '../../compile/sources/read.ts'
import { DEFAULT_LIMITS } from '../../compile/sources/shape.ts'
import { describeRecord, documentKey } from '../../compile/stages/dedup/describe.ts'
import { createWorkingSet, type WorkingSet, type WorkingSetBuilder } from '../../compile/stages/dedup/working-set.ts'
import { listInputs, openBytes } from '../../compile/stores/index.ts'

/** A conversation as it lies in the scratch file, and in the output. */
export interface Spooled {
  key: string
  position: Position
  id: string
  content_hash: string
  messages: Message[]
  rejected?: Message[]
  quality?: number
}

export interface Loaded {
  set: WorkingSet
  read(index: number): Spooled
  files: { key: string; shape: string; against: boolean; records: number; rejected: Partial<Record<Reason, number>> }[]
  /** Files that could not be read, in words. All others were read. */
  problems: string[]
  close(): void
}

export interface LoadOptions {
  files: readonly string[]
  against: readonly string[]
  shape: string | undefined
  /** Folder for scratch files; the caller removes it. */
  folder: string
  root: string
  progress?: (done: number) => void
}

export async function load(options: LoadOptions): Promise<Loaded> {
  const spool = openSpool(join(options.folder, 'texts'))
  const builder = createWorkingSet({ scratch: join(options.folder, 'words') })
  const loaded: Pick<Loaded, 'files' | 'problems'> = { files: [], problems: [] }
  for (const [paths, against] of [
    [options.files, false],
    [options.against, true],
  ] as const) {
    const seen = new Set<string>() // globs and folders overlap: a file read twice would be nothing but duplicates
    for (const path of paths) {
      try {
        for (const object of await listInputs(path, options.root)) {
          if (seen.has(object.location)) continue
          seen.add(object.location)
          await loadObject({ ...options, object, against, spool, builder, into: loaded })
        }
      } catch (error) {
        loaded.problems.push((error as Error).message)
      }
    }
  }
  const set = builder.finish(spool.read)
  return { ...loaded, set, read: spool.read, close: () => (spool.close(), set.wordSets.close()) }
}

interface ObjectLoad extends Pick<LoadOptions, 'shape' | 'progress'> {
  object: Awaited<ReturnType<typeof listInputs>>[number]
  against: boolean
  spool: Spool
  builder: WorkingSetBuilder
  into: Pick<Loaded, 'files' | 'problems'>
}

async function loadObject({ object, against, spool, builder, into, shape, progress }: ObjectLoad): Promise<void> {
  const facts: Loaded['files'][number] = { key: object.key, shape: '', against, records: 0, rejected: {} }
  const source = into.files.push(facts) - 1
  const reject = (reason: Reason): void => void (facts.rejected[reason] = (facts.rejected[reason] ?? 0) + 1)
  try {
    const reader = await readObject(
      { key: object.key, size: object.size, read: () => openBytes(object) },
      { limits: DEFAULT_LIMITS, ...(shape !== undefined && !against && { shape }) },
    )
    facts.shape = reader.shape
    for await (const event of reader.events) {
      if (event.kind === 'conversation') {
        const reason = add(event.conversation, { key: object.key, source, against, spool, builder })
        if (reason === null) facts.records++
        else reject(reason)
        progress?.(builder.size)
      } else if ('reject' in event) reject(event.reject.reason)
    }
  } catch (error) {
    into.problems.push((error as Error).message)
  }
}

/** Why the conversation can not take part, or null. */
function add(
  { messages, rejected, position, document, quality }: Conversation,
  to: { key: string; source: number; against: boolean; spool: Spool; builder: WorkingSetBuilder },
): Reason | null {
  try {
    const hash = contentHash(messages)
    const keys = describeRecord(messages, rejected)
    const id = recordId(messages, rejected)
    to.spool.write({
      key: to.key,
      position,
      id,
      content_hash: hash,
      messages,
      ...(rejected && { rejected }),
      ...(quality !== undefined && { quality }),
    })
    to.builder.add(
      {
        source: to.source,
        family: 0,
        holdout: to.against,
        pair: rejected !== undefined,
        contentHash: hash,
        id,
        document: documentKey(`${to.key}#${document}`),
        ...(quality !== undefined && { quality }),
      },
      keys,
    )
    return null
  } catch (error) {
    if (error instanceof UnhashableError) return 'lone_surrogate'
    throw error
  }
}

interface Spool {
  write(record: Spooled): void
  read(index: number): Spooled
  close(): void
}

function openSpool(path: string): Spool {
  const file = openSync(path, 'wx+', 0o600)
  const starts: number[] = [0]
  let pending: Buffer[] = []
  let pendingBytes = 0
  const flush = (): void => {
    const bytes = Buffer.concat(pending)
    const start = starts.at(-1)! - bytes.length
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, start + done)
    pending = []
    pendingBytes = 0
  }
  return {
    write(record) {
      const bytes = Buffer.from(JSON.stringify(record))
      pending.push(bytes)
      pendingBytes += bytes.length
      starts.push(starts.at(-1)! + bytes.length)
      if (pendingBytes > 2 ** 20) flush()
    },
    read(index) {
      if (pendingBytes > 0) flush()
      const bytes = Buffer.allocUnsafe(starts[index + 1]! - starts[index]!)
      for (let done = 0, got = 1; got > 0 && done < bytes.length; done += got)
        got = readSync(file, bytes, done, bytes.length - done, starts[index]! + done)
      return JSON.parse(bytes.toString()) as Spooled
    },
    close: () => closeSync(file),
  }
}
