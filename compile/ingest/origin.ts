/**
 * What a conversation is called: the object that it was read from and the document in it. A record of a generated file that was made of
 * another source's document keeps that document's name, so that the claims can give the document to one family, and its records stay in one split.
 */
import type { Conversation } from '../conversation.ts'
import type { Config, Source } from '../config.ts'
import { publishedName } from '../stages/pii/document-name.ts'

export interface Named {
  key: string
  /** Document inside the object: `<key>#<document>` is its document_id. */
  document: string
}

/** It is published with every record: a document that is called by its client is called by a hash. */
export const documentId = ({ key, document }: Named): string => `${key}#${publishedName(document)}`

/** True where the records of a source say which documents they were made of. Known from who ran its generator, never from the data. */
export const isMadeOfOthers = ({ made }: Pick<Source, 'made'>): boolean => made !== undefined && made.kind !== 'written'

/** Throws where a generated record does not name its document: the file was damaged, or another one was put in its place. */
export function nameOf(conversation: Conversation, source: Source, key: string): Named {
  if (!isMadeOfOthers(source)) return { key, document: conversation.document }
  const { origin } = conversation
  const start = `${origin?.key}#`
  if (origin === undefined || !origin.documentId.startsWith(start) || origin.documentId.length === start.length)
    throw new Error(
      `${key}: record ${conversation.position.record} does not name the document that it was made of; expected metadata.source_key and metadata.document_id as ${source.made!.name} writes them; generate the file again`,
    )
  return { key: origin.key, document: origin.documentId.slice(start.length) }
}

/** Index of the source whose document it is, where a generated record names one that its generator drew on: the record keeps that one's licence. */
export function parentOf({ origin }: Conversation, source: Source, { sources }: Pick<Config, 'sources'>): number | undefined {
  if (!isMadeOfOthers(source) || origin?.source === undefined || !source.made!.from.includes(origin.source)) return undefined
  const index = sources.findIndex(({ name }) => name === origin.source)
  return index === -1 ? undefined : index
}

/** Conversations in runs of one object, in their order: encoding damage is judged by object, also in a file that was extracted from many. */
export async function* byObject(
  conversations: AsyncIterable<Conversation>,
  source: Source,
  key: string,
): AsyncGenerator<{ key: string; conversations: AsyncIterable<Conversation> }> {
  const all = conversations[Symbol.asyncIterator]()
  const next = async (): Promise<{ key: string; conversation: Conversation } | undefined> => {
    const read = await all.next()
    if (read.done === true) return undefined
    const named = nameOf(read.value, source, key)
    return { key: named.key, conversation: { ...read.value, document: named.document } }
  }
  let ahead = await next()
  while (ahead !== undefined) {
    const run = ahead.key
    yield {
      key: run,
      conversations: (async function* () {
        while (ahead?.key === run) {
          yield ahead.conversation
          ahead = await next()
        }
      })(),
    }
  }
}
