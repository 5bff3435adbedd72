/** For tests and benches: a folder as a store. The signoff is handed its stores from outside. */
import { createReadStream, existsSync, globSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Store } from '#contract/store.ts'

export function folderStore(root: string): Store {
  const keys = (): string[] => globSync('**/*', { cwd: root }).filter((path) => statSync(join(root, path)).isFile()).map((path) => path.split(sep).join('/')).sort(compareCodePoints)
  return {
    root,
    localRoot: root,
    async *list(prefix = '') {
      for (const key of keys()) if (key.startsWith(prefix)) yield { key, size: statSync(join(root, key)).size }
    },
    size: async (key) => (existsSync(join(root, key)) ? statSync(join(root, key)).size : null),
    async *read(key, range) {
      yield* createReadStream(join(root, key), range === undefined ? {} : { start: range.start, end: range.end - 1 }) as AsyncIterable<Uint8Array>
    },
  }
}
