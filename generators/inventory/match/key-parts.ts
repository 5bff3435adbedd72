/** The file name and the extension of a key. */

const COMPRESSION = new Set(['gz', 'zst', 'bz2', 'xz', 'gzip', 'zstd'])
/** Longer ones are words of a name with a dot in it. */
const EXTENSION = /\.([\p{L}\p{N}_-]{1,14})$/u

export interface KeyParts {
  /** What stands behind the last slash. */
  name: string
  /** Where the name begins in the key. */
  nameStart: number
  /** Lower-case, without the dot; empty where there is none. A compression's own is looked through: `a.jsonl.gz` is jsonl. */
  extension: string
  compression: string
  /** Where the extensions begin in the key. */
  stemEnd: number
}

export function keyParts(key: string): KeyParts {
  const nameStart = key.lastIndexOf('/') + 1
  const name = key.slice(nameStart)
  let stem = name
  let compression = ''
  // What an editor keeps: `a.json~` is a copy of `a.json`, as `a.json.bak` is.
  if (stem.endsWith('~')) return { name, nameStart, extension: 'bak', compression, stemEnd: nameStart + stem.length - 1 }
  let extension = EXTENSION.exec(stem)?.[1]?.toLowerCase() ?? ''
  if (extension !== '') stem = stem.slice(0, -extension.length - 1)
  if (COMPRESSION.has(extension)) {
    compression = extension
    extension = EXTENSION.exec(stem)?.[1]?.toLowerCase() ?? ''
    if (extension !== '') stem = stem.slice(0, -extension.length - 1)
  }
  // A file that is called `.env` or `Makefile` alone is its extension.
  if (stem === '' && extension === '') stem = name
  // `part0001`, `part_3`: a number behind the name of a fragment.
  const fragment = /^(partial|part|tmp)[-_]?\d+$/.exec(extension)
  return { name, nameStart, extension: fragment?.[1] ?? extension, compression, stemEnd: nameStart + stem.length }
}
