/**
 * A CSV of S3 Inventory: no header; bucket, URL-encoded key, and then the fields that its configuration names, told by what they hold. A CSV
 * with a header that names its columns is read by the header. Whether keys are encoded is told by all of them: a key that encoding would have
 * changed shows that they are not; and without a bucket's column a file with a header is none of S3 Inventory's.
 */
import { readRow } from '../../../compile/sources/containers/csv-row.ts'
import { type ListedObject, type ListingForm, ListingError, type Notes } from '../listing.ts'
import { etagOf, objectOf, sizeOf } from './fields.ts'

/** As buckets of S3 and of other stores are called. */
const BUCKET = /^[A-Za-z0-9][\w.-]{0,62}$/
const DATE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/
const ETAG = /^"?[0-9a-f]{32}(?:-\d+)?"?$/
const FLAG = /^(?:true|false)$/i
/** A row longer than this is a quote that never closes. */
const LONGEST_ROW = 1_000_000

/** Rows of quoted fields; the last may be cut. */
async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<{ fields: string[] | null; row: number; cut: boolean }> {
  let buffer = ''
  let row = 0
  const take = function* (last: boolean): Generator<{ fields: string[] | null; row: number; cut: boolean }> {
    let at = 0
    while (at < buffer.length) {
      const found = readRow(buffer, at, ',', last)
      if (found === 'open') {
        if (last || buffer.length - at > LONGEST_ROW) {
          yield { fields: null, row: ++row, cut: true }
          at = buffer.length
        }
        break
      }
      if (found === 'broken') {
        const next = buffer.indexOf('\n', at)
        if (next === -1 && !last) break
        yield { fields: null, row: ++row, cut: false }
        at = next === -1 ? buffer.length : next + 1
        continue
      }
      at = found.end
      if (found.fields.length > 1 || found.fields[0]?.trim() !== '') yield { fields: found.fields, row: ++row, cut: false }
    }
    buffer = buffer.slice(at)
  }
  for await (const chunk of text) {
    buffer += chunk
    yield* take(false)
  }
  yield* take(true)
}

/** Names of a header's columns, or null for a row of values. */
function headerOf(fields: readonly string[]): string[] | null {
  const names = fields.map((field) => field.trim())
  return names.some((name) => /^(?:key|object_?key|s3_?key|path)$/i.test(name)) && !names.some((name) => name.includes('/')) ? names : null
}

function byHeader(header: readonly string[], fields: readonly string[]): ListedObject | null {
  const row = Object.fromEntries(header.map((name, at) => [name.toLowerCase().replaceAll(' ', '_'), fields[at] ?? '']))
  return objectOf({
    ...row,
    key: row['key'] ?? row['object_key'] ?? row['objectkey'] ?? row['s3_key'] ?? row['s3key'] ?? row['path'],
    last_modified: row['last_modified'] ?? row['lastmodified'] ?? row['lastmodifieddate'] ?? row['last_modified_date'],
  })
}

/** All that encoding may leave: what is safe in an address, escapes, and `+`, which is a space. */
const ENCODED = /^(?:[\w\-.*/~!'()+]|%[0-9A-Fa-f]{2})*$/

/** The key that was encoded, or null where it can not have been. */
function decoded(key: string): string | null {
  if (!ENCODED.test(key)) return null
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return null
  }
}

/** Keys as they are where any of them shows that they are not encoded; decoded otherwise. */
function* withKeys(objects: readonly ListedObject[], mayBeEncoded: boolean): Generator<ListedObject> {
  const keys = mayBeEncoded ? objects.map(({ key }) => decoded(key)) : []
  const encoded = mayBeEncoded && !keys.includes(null)
  for (const [at, object] of objects.entries()) yield encoded ? { ...object, key: keys[at]! } : object
}

/** Bucket, key, [version id, is latest, is delete marker,] size, date, tag: after the key the first field that looks like each. */
function byContent(fields: readonly string[], notes: Notes): ListedObject | null {
  const [bucket = '', key = '', ...rest] = fields
  notes.bucket(bucket)
  const flags = rest.filter((field) => FLAG.test(field)).map((field) => field.toLowerCase() === 'true')
  if (flags.length >= 2 && FLAG.test(rest[1] ?? '') && FLAG.test(rest[2] ?? '')) {
    const [latest, deleted] = flags
    if (latest === false || deleted === true) {
      notes.count(deleted === true ? 'delete_markers' : 'old_versions')
      return null
    }
    rest.splice(0, 3)
  }
  return {
    key,
    size: sizeOf(rest.find((field) => /^\d+$/.test(field))),
    lastModified: rest.find((field) => DATE.test(field)) ?? null,
    etag: etagOf(rest.find((field) => ETAG.test(field))),
  }
}

export const inventoryCsv: ListingForm = {
  name: 's3-inventory-csv',
  says: 'a CSV of S3 Inventory (bucket, key, ...), or one with a header that names a key column',
  detect(head) {
    const first = readRow(head, 0, ',', true)
    if (first === 'open' || first === 'broken' || first.fields.length < 2) return false
    return (
      headerOf(first.fields) !== null ||
      (BUCKET.test(first.fields[0]!) && first.fields[1]!.trim() !== '' && !first.fields[1]!.startsWith(' '))
    )
  },
  async *read(text, notes) {
    const objects: ListedObject[] = []
    const facts = { mayBeEncoded: true }
    let broken: { error: unknown } | undefined
    try {
      for await (const object of objectsOf(text, notes, facts)) objects.push(object)
    } catch (error) {
      if (error instanceof ListingError) throw error
      // A compressed text that ends too early: what stood before that is given, and the reader of the text says what went wrong.
      broken = { error }
    }
    yield* withKeys(objects, facts.mayBeEncoded)
    if (broken !== undefined) throw broken.error
  },
}

/** Objects with keys as they are written; `facts` says whether they may be encoded. */
async function* objectsOf(text: AsyncIterable<string>, notes: Notes, facts: { mayBeEncoded: boolean }): AsyncGenerator<ListedObject> {
  let header: string[] | null = null
  for await (const { fields, row, cut } of rowsOf(text)) {
    if (fields === null) {
      notes.problem(cut ? `row ${row}: the listing breaks off in the middle of a row` : `row ${row}: found text behind a closing quote`)
      continue
    }
    if (row === 1) {
      header = headerOf(fields)
      facts.mayBeEncoded = header === null || header.some((name) => /^bucket(?:_?name)?$/i.test(name))
      if (header !== null) continue
    }
    if (header === null && fields.length < 2) {
      notes.problem(`row ${row}: found ${fields.length} field; expected a bucket and a key at least`)
      continue
    }
    const object: ListedObject | null = header === null ? byContent(fields, notes) : byHeader(header, fields)
    if (object !== null) yield object
    else if (header !== null) throw new ListingError(`row ${row}: found no key; expected one in each row`)
  }
}
