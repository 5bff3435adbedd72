/** The real sets that taggers are measured on, in place: what ../shared/corpora holds, read as examples/real-corpora.sources.ts says. */
import { createReadStream, existsSync, globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Conversation } from '../../compile/conversation.ts'
import { readObject } from '../../compile/sources/read.ts'
import { DEFAULT_LIMITS } from '../../compile/sources/shape.ts'
import { realSources } from '../../examples/real-corpora.sources.ts'

export const CORPORA = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url))
export const hasCorpora = (): boolean => existsSync(join(CORPORA, 'MANIFEST.tsv'))

/** Sources that repeat the records of others under another family. */
const REPEATED = /-(?:later|damaged|long|addiction|voice|roleplay|guests|pairs)$|-later-|^counsel-chat-trauma$/
export const measuredSources = realSources.filter(({ name }) => !REPEATED.test(name) || name === 'gpteacher-roleplay')

/** Conversations of one of the sources, in the order of its files. */
export async function* conversationsIn({ path, container, shape, options }: (typeof realSources)[number]): AsyncGenerator<{
  key: string
  conversation: Conversation
}> {
  for (const key of globSync(path, { cwd: CORPORA }).sort()) {
    const file = join(CORPORA, key)
    const reader = await readObject(
      { key, size: statSync(file).size, read: () => createReadStream(file) },
      {
        limits: DEFAULT_LIMITS,
        ...(container === undefined ? {} : { container }),
        ...(shape === undefined ? {} : { shape }),
        ...(options === undefined ? {} : { options }),
      },
    )
    for await (const event of reader.events) if (event.kind === 'conversation') yield { key, conversation: event.conversation }
  }
}
