/** A dataset in a folder, read only. The gates have their own reader: the compiler's store is under judgement too. */
import { createReadStream, realpathSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Store, StoredObject } from '#contract/store.ts'

/** A linked root is resolved once, so that a switch to another version in the middle does not mix two. Throws where there is no such folder. */
export function folderStore(folder: string): Store {
  const root = realpathSync(resolve(folder))
  const name = folder
  const pathOf = (key: string): string => {
    const path = resolve(root, key)
    if (path !== root && !path.startsWith(root + sep)) throw new Error(`Path outside the root: ${key}; expected a path below ${name}`)
    return path
  }
  return {
    root: name,
    localRoot: root,
    async *list(prefix = '') {
      const found: StoredObject[] = []
      await collect(root, '', found)
      for (const object of found.sort((a, b) => compareCodePoints(a.key, b.key))) if (object.key.startsWith(prefix)) yield object
    },
    async size(key) {
      try {
        const facts = await stat(pathOf(key))
        return facts.isFile() ? facts.size : null
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
        throw error
      }
    },
    async *read(key, range) {
      if (range !== undefined && range.end <= range.start) return
      const options = range === undefined ? {} : { start: range.start, end: range.end - 1 }
      try {
        for await (const chunk of createReadStream(pathOf(key), { highWaterMark: 1 << 20, ...options })) yield chunk as Uint8Array
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`No such file: ${key} in ${name}`, { cause: error })
        throw error
      }
    },
  }
}

/** Links below the root are followed only as files: a linked folder could hold the world, or itself. */
async function collect(folder: string, prefix: string, found: StoredObject[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const key = `${prefix}${entry.name}`
    if (entry.isDirectory()) await collect(path, `${key}/`, found)
    else found.push({ key, size: await sizeOf(path, key) })
  }
}

/** A pipe would be waited for without end, a link to a folder could hold the world: under the root of a dataset lie files. */
async function sizeOf(path: string, key: string): Promise<number> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (facts instanceof Error)
    throw new Error(
      `${key}: found a link that leads nowhere, or what may not be read (${facts.code}); expected a file; remove it from the root, or publish the dataset again`,
    )
  if (facts.isFile()) return facts.size
  throw new Error(
    `${key}: found ${facts.isDirectory() ? 'a link to a folder' : 'a pipe, socket or device'}; expected a file; remove it from the root`,
  )
}
