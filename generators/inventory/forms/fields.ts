/** One object of a listing from a JSON object, whatever its fields are called. */
import type { ListedObject } from '../listing.ts'

const KEY = ['key', 'Key', 'path', 'Path', 'name', 'Name', 'object_key', 's3_key']
const SIZE = ['size', 'Size', 'size_bytes', 'bytes', 'content_length', 'ContentLength']
const MODIFIED = ['last_modified', 'LastModified', 'lastModified', 'LastModifiedDate', 'modified', 'mtime']
const ETAG = ['etag', 'ETag', 'e_tag', 'Etag']

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value)

const first = (fields: Fields, names: readonly string[]): unknown => {
  for (const name of names) if (fields[name] !== undefined && fields[name] !== null) return fields[name]
  return undefined
}

/** Bytes as a number or a text of digits; anything else is not known. */
export function sizeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** S3 writes entity tags with quotes around them. */
export const etagOf = (value: unknown): string | null => textOf(value)?.replaceAll('"', '').trim() || null

/** Null where there is no key. */
export function objectOf(fields: Fields): ListedObject | null {
  const key = first(fields, KEY)
  if (typeof key !== 'string') return null
  return {
    key,
    size: fields['size_known'] === false ? null : sizeOf(first(fields, SIZE)),
    lastModified: textOf(first(fields, MODIFIED)),
    etag: etagOf(first(fields, ETAG)),
  }
}
