/** Reading of manifests and reports that are themselves under judgement: any field may be missing or of another type. */
import type { Manifest } from '#contract/manifest.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import { repeatsField } from '../dataset/repeated-field.ts'

export type Fields = Record<string, unknown>

const NOTHING: Fields = Object.freeze({})

/** The fields of an object; none for anything else. */
export const fields = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : NOTHING
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A field that is the object's own: `__proto__` and `constructor` are names like others. */
export const own = (value: unknown, name: string): unknown => (Object.hasOwn(fields(value), name) ? fields(value)[name] : undefined)

/** How a value is named in a message: numbers, truth and the absence of a value as they are, texts only by their length. */
export function named(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `a text of ${value.length} characters`
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

/** A value from a closed vocabulary (a family, a split, a hash, a path) may be quoted, as long as it looks like one. */
export const token = (value: unknown): string =>
  typeof value === 'string' && /^(?=.*[a-z])[\w./:+#-]{1,120}$/i.test(value) ? value : named(value)

export interface ListedFile {
  path: string
  kind: 'shard' | 'export' | 'file' | 'sidecar'
  /** Where the manifest lists it, e.g. `manifest.json#splits.train.shards[0]`. */
  at: string
  split?: Split
  entry: Fields
}

/** Every file that the manifest names, in its order: shards, export, the rest, sidecars. Entries without a path are left to the schema. */
export function listedFiles(manifest: Manifest | null): ListedFile[] {
  const found: ListedFile[] = []
  const add = (value: unknown, kind: ListedFile['kind'], at: string, split?: Split): void => {
    const path = text(own(value, 'path'))
    if (path !== undefined)
      found.push({ path, kind, at: `manifest.json#${at}`, entry: fields(value), ...(split === undefined ? {} : { split }) })
  }
  for (const split of SPLITS) {
    for (const [at, shard] of list(own(own(own(manifest, 'splits'), split), 'shards')).entries())
      add(shard, 'shard', `splits.${split}.shards[${at}]`, split)
  }
  add(own(manifest, 'compiled_export'), 'export', 'compiled_export')
  for (const [at, file] of list(own(manifest, 'files')).entries()) add(file, 'file', `files[${at}]`)
  for (const [at, file] of sidecarEntries(manifest).entries()) add(file, 'sidecar', `provenance_map.sidecars[${at}]`)
  return found
}

/** Entries of provenance sidecars. A record's id is 64 hex digits, so that the name `sidecars` can not be one. */
export const sidecarEntries = (manifest: unknown): unknown[] => list(own(own(manifest, 'provenance_map'), 'sidecars'))

/** A small file as text, or null where there is none. */
export async function readText(store: Store, key: string): Promise<string | null> {
  if ((await store.size(key)) === null) return null
  const parts: Uint8Array[] = []
  for await (const part of store.read(key)) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** A small file as JSON: null where there is none, a problem where it is no JSON. */
export async function readJson(
  store: Store,
  key: string,
): Promise<{ value: unknown; problem?: undefined } | { value?: undefined; problem: string }> {
  const content = await readText(store, key)
  if (content === null) return { problem: 'there is no such file' }
  try {
    const value: unknown = JSON.parse(content)
    return repeatsField(content, value) ? { problem: 'an object in it names a field twice' } : { value }
  } catch {
    return { problem: 'it is not JSON' }
  }
}

/** The lines of a file, one at a time, without their line feeds; numbered from 1. A last line without a line feed counts. */
export async function* readLines(store: Store, key: string): AsyncGenerator<{ line: string; number: number }> {
  const decoder = new TextDecoder()
  let rest = ''
  let number = 0
  for await (const chunk of store.read(key)) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop()!
    for (const line of pieces) yield { line, number: ++number }
  }
  rest += decoder.decode()
  if (rest !== '') yield { line: rest, number: ++number }
}
