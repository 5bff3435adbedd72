/** Files of this machine as inputs. */
import { createReadStream, type Stats } from 'node:fs'
import { glob, lstat, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { compareCodePoints } from '#contract/python-text.ts'
import { SourceError } from '../sources/source-error.ts'
import type { InputObject } from './input.ts'

/**
 * Files that a path or glob below `root` names, sorted by key. Throws where there are none. A link that leads nowhere, a pipe or a device is
 * listed too: to leave it out would hide that data is missing, and `openFile` says what it is.
 */
export async function listFiles(path: string, root: string): Promise<InputObject[]> {
  const exact = await statOrNull(resolve(root, path))
  if (exact !== null && !exact.isDirectory()) return [inputOf(resolve(root, path), root, exact)]
  const pattern = exact?.isDirectory() ? `${path.replace(/\/+$/, '')}/**/*` : path
  const found: InputObject[] = []
  for await (const entry of glob(pattern, { cwd: root })) {
    const file = resolve(root, entry)
    const is = await statOrNull(file)
    if (is !== null && !is.isDirectory()) found.push(inputOf(file, root, is))
  }
  if (found.length === 0) {
    const what = exact?.isDirectory()
      ? 'the folder holds no file'
      : /[*?[{]/.test(path)
        ? 'the glob matches no file'
        : 'there is no such file'
    throw new Error(`"${path}": ${what} below ${root}; expected at least one; correct the source's path or its root`)
  }
  return found.sort((a, b) => compareCodePoints(a.key, b.key))
}

/** What stands at a path; a link that leads nowhere or in a circle is itself. Null where there is nothing. */
async function statOrNull(path: string): Promise<Stats | null> {
  for (const look of [stat, lstat]) {
    try {
      return await look(path)
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return null
}

const inputOf = (file: string, root: string, { size }: Stats): InputObject => ({
  location: file,
  key: relative(root, file).split(sep).join('/'),
  size,
})

/**
 * Bytes of a file, or of a range of it (`end` is not in it), in 256 KiB pieces. Throws SourceError where it is no regular file: a pipe
 * would be waited for without end.
 */
export async function* openFile({ location, key }: InputObject, range?: { start: number; end: number }): AsyncIterable<Uint8Array> {
  if (!(await stat(location)).isFile())
    throw new SourceError(
      'unreadable',
      `${key}: found a pipe, a device or a socket; expected a file.`,
      'Save what it gives, or leave it out of the source.',
    )
  yield* createReadStream(location, {
    highWaterMark: 2 ** 18,
    ...(range && { start: range.start, end: range.end - 1 }),
  }) as AsyncIterable<Uint8Array>
}
