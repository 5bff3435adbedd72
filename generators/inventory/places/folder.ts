/** A tree of files of this machine. Links are counted and not followed: they may lead out of the tree, or in a circle. */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListedObject, Notes } from '../listing.ts'

/** Keys are paths below the folder. Throws where a folder can not be read: what lies in it would be missing in silence. */
export async function* listFolder(folder: string, notes: Notes): AsyncGenerator<ListedObject> {
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const key = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) waiting.push(key)
      else if (entry.isSymbolicLink()) notes.count('links_not_followed')
      else if (!entry.isFile()) notes.count('no_regular_files')
      else {
        const { size, mtime } = await lstat(join(folder, key))
        yield { key, size, lastModified: mtime.toISOString(), etag: null }
      }
    }
  }
}
