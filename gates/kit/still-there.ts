/**
 * That the dataset was not changed while the gates judged it: they read records again at their offsets, long after the census. What it looked
 * like when the census was confirmed lies beside it; at the end of the run it is compared.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBytes, type Origin } from '../dataset/origin.ts'

const FILE = 'fingerprints.json'

interface Seen {
  root: string
  files: [string, string][]
}

const fingerprint = (origin: Origin, path: string): string => {
  const source = openBytes(origin, path)
  source.close()
  return source.fingerprint
}

/** Notes size, times and number of every file below `root`. */
export function noteFiles(census: string, root: string, paths: Iterable<string>): void {
  const seen: Seen = { root, files: [...paths].map((path) => [path, fingerprint({ kind: 'folder', root }, path)]) }
  writeFileSync(join(census, FILE), JSON.stringify(seen))
}

/** What was changed since, in words; empty where nothing was, or where no census was taken. */
export function changedSince(census: string): string {
  let seen: Seen
  try {
    seen = JSON.parse(readFileSync(join(census, FILE), 'utf8')) as Seen
  } catch {
    return '' // no census was taken: the gates did not run, and the report says so
  }
  const changed = seen.files.find(([path, before]) => {
    try {
      return fingerprint({ kind: 'folder', root: seen.root }, path) !== before
    } catch {
      return true
    }
  })
  return changed === undefined
    ? ''
    : `${changed[0]} was changed while the gates judged it, so no verdict is of the bytes that lie there: let no one write to the dataset, and judge again`
}
