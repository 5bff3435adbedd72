/** Files of this machine as inputs. */
import { createReadStream } from 'node:fs'
import { glob, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { compareCodePoints } from '#contract/python-text.ts'
import type { InputObject } from './input.ts'

/** Files that a path or glob below `root` names, sorted by key. Throws where there are none, or one can not be read. */
export async function listFiles(path: string, root: string): Promise<InputObject[]> {
  const exact = await statOrNull(resolve(root, path))
  if (exact?.isFile()) return [await inputOf(resolve(root, path), root)]
  const pattern = exact?.isDirectory() ? `${path.replace(/\/+$/, '')}/**/*` : path
  const found: InputObject[] = []
  for await (const entry of glob(pattern, { cwd: root })) {
    const file = resolve(root, entry)
    if ((await statOrNull(file))?.isFile()) found.push(await inputOf(file, root))
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

async function statOrNull(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return null
    throw error
  }
}

async function inputOf(file: string, root: string): Promise<InputObject> {
  return { location: file, key: relative(root, file).split(sep).join('/'), size: (await stat(file)).size }
}

/** Bytes of a file, in 256 KiB pieces. */
export function openFile({ location }: InputObject): AsyncIterable<Uint8Array> {
  return createReadStream(location, { highWaterMark: 2 ** 18 })
}
