/**
 * What a generator may draw on: the conversations of sources, read as the compiler reads them (container, shape, encoding, options, limit), and
 * under the names that it will give them. One object at a time, nothing is held.
 */
import type { Config, Source } from '../../compile/config.ts'
import { documentId, nameOf } from '../../compile/ingest/origin.ts'
import { readObject } from '../../compile/sources/read.ts'
import { SourceError } from '../../compile/sources/source-error.ts'
import { listInputs, openBytes } from '../../compile/stores/index.ts'
import type { SourceConversation } from '../generator.ts'

export interface ReadingNotes {
  /** An object or a source that can not be read, in words. The others are read. */
  problem(words: string): void
  /** An object was read to its end. */
  read?(bytes: number): void
}

export async function* readConversations(
  sources: readonly Source[],
  { limits, s3 }: Pick<Config, 'limits'> & Partial<Pick<Config, 's3'>>,
  notes: ReadingNotes,
): AsyncGenerator<SourceConversation> {
  for (const source of sources) {
    let left = source.limit ?? Infinity
    for (const object of await inputsOf(source, s3, notes)) {
      if (left <= 0) break
      try {
        const reader = await readObject(
          { key: object.key, size: object.size, read: () => openBytes(object) },
          {
            limits,
            ...(source.container === undefined ? {} : { container: source.container }),
            ...(source.shape === undefined ? {} : { shape: source.shape }),
            ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
            ...(source.options === undefined ? {} : { options: source.options }),
          },
        )
        for await (const event of reader.events) {
          if (event.kind !== 'conversation') continue
          if ((event.cut ?? 0) > 0) event.conversation.furtherPiece = true
          const named = nameOf(event.conversation, source, object.key)
          yield {
            source: source.name,
            family: source.family,
            key: named.key,
            documentId: documentId(named),
            conversation: event.conversation,
          }
          if (--left <= 0) break
        }
      } catch (error) {
        if (!(error instanceof SourceError) && (error as NodeJS.ErrnoException).code !== undefined) throw error
        notes.problem(`source "${source.name}": ${(error as Error).message}`)
      }
      notes.read?.(object.size)
    }
  }
}

async function inputsOf(
  { name, path, root, made }: Source,
  s3: Config['s3'] | undefined,
  notes: ReadingNotes,
): ReturnType<typeof listInputs> {
  if (made?.records === 0) return []
  try {
    return await listInputs(path!, root, s3)
  } catch (error) {
    notes.problem(`source "${name}": ${(error as Error).message}`)
    return []
  }
}
