/** Reads a sample back through the compiler's own sources, for the tests: what was written must be what a reader finds. */
import { matchesGlob } from 'node:path'
import type { Conversation, Reject } from '../../compile/conversation.ts'
import { readObject } from '../../compile/sources/read.ts'
import { DEFAULT_LIMITS } from '../../compile/sources/shape.ts'
import { type PlantList, sampleSources, type SampleOptions, writeSample } from './index.ts'

export interface ReadBack {
  source: string
  family: string
  units: number
  /** Container and shape that were detected, in every file of the source. */
  detected: Set<string>
  conversations: (Conversation & { path: string })[]
  rejects: (Reject & { path: string; level: 'unit' | 'conversation' })[]
}

export async function sampleFiles(options: SampleOptions): Promise<{ files: Map<string, Uint8Array>; list: PlantList }> {
  const files = new Map<string, Uint8Array>()
  const list = await writeSample(options, async (path, bytes) => void files.set(path, bytes))
  return { files, list }
}

export async function readBack(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, ReadBack>> {
  const out = new Map<string, ReadBack>()
  for (const { name, family, path: glob } of sampleSources()) {
    const read: ReadBack = { source: name, family, units: 0, detected: new Set(), conversations: [], rejects: [] }
    out.set(name, read)
    for (const [path, bytes] of files) if (matchesGlob(path, glob)) await readFile(path, bytes, read)
  }
  return out
}

async function readFile(path: string, bytes: Uint8Array, read: ReadBack): Promise<void> {
  const object = {
    key: path,
    size: bytes.length,
    read: async function* () {
      yield bytes
    },
  }
  const reader = await readObject(object, { limits: DEFAULT_LIMITS })
  for await (const event of reader.events) {
    if (event.kind === 'conversation') {
      // Half a character is refused by a later stage, by the same rule.
      if (event.conversation.messages.every(({ content }) => content.isWellFormed()))
        read.conversations.push({ path, ...event.conversation })
      else read.rejects.push({ path, level: 'conversation', position: event.conversation.position, reason: 'lone_surrogate' })
    } else if (event.kind !== 'ceded')
      read.rejects.push({ path, level: event.kind === 'unit_rejected' ? 'unit' : 'conversation', ...event.reject })
  }
  read.units += reader.units()
  read.detected.add(`${reader.container} ${reader.shape}`)
}
