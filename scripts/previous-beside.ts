/** Finds the version that a compiled dataset continues among those that its compiler kept. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MANIFEST_PATH } from '#contract/layout.ts'

/** Folder of the version whose digest the manifest names as previous; empty where it names none or it is not kept. */
export function previousBeside(folder: string): string {
  const digest = digestOf(folder, 'previous')
  if (digest === null) return ''
  const versions = dirname(realpathSync(folder))
  const found = readdirSync(versions).find(
    (name) => name.startsWith(digest.slice(0, 16)) && digestOf(join(versions, name), 'dataset_digest') === digest,
  )
  return found === undefined ? '' : join(versions, found)
}

/** A field of a manifest that is not trusted to be one; null where it is not there. */
export function digestOf(folder: string, field: 'previous' | 'dataset_digest'): string | null {
  const file = join(folder, MANIFEST_PATH)
  if (!existsSync(file)) return null
  try {
    const value = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> | null)?.[field]
    return typeof value === 'string' ? value : null
  } catch {
    return null // the gates say what is wrong with it
  }
}
