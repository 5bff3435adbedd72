/**
 * A manifest of categories, nested to any depth, each with `objects` (key, size, last_modified, etag) and what it says of itself: `count` and
 * `size_bytes` of its own objects, `total_objects` and `total_size_bytes` of all.
 */
import { jsonValues } from '../json-values.ts'
import type { ListedObject, ListingForm, Notes } from '../listing.ts'
import { type Fields, isFields, objectOf, sizeOf } from './fields.ts'

/** Where a category stands, as a person names it. */
interface Place {
  fields: Fields
  path: string
}

/** Categories with objects, in the order of the document. Not recursive: nesting is the file's to choose. */
function* categoriesOf(document: Fields): Generator<Place & { objects: unknown[] }> {
  const stack: Place[] = [{ fields: document, path: '' }]
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { fields, path } = place
    if (Array.isArray(fields['objects'])) yield { fields, path, objects: fields['objects'] }
    const below = Object.entries(fields).filter((entry): entry is [string, Fields] => isFields(entry[1]))
    for (const [name, inner] of below.reverse()) stack.push({ fields: inner, path: path === '' ? name : `${path}.${name}` })
  }
}

/**
 * A size of 0 is meant where the object was looked at, which its tag or its date shows. A listing that was put together from names alone
 * writes 0 for what it does not know.
 */
function withDoubt(object: ListedObject, fields: Fields): ListedObject {
  const looked = object.etag !== null || object.lastModified !== null || fields['size_known'] === true
  return object.size === 0 && !looked ? { ...object, size: null } : object
}

function* objectsOf(document: Fields, notes: Notes): Generator<ListedObject> {
  let found = 0
  let bytes = 0
  let unknown = 0
  for (const { fields, path, objects } of categoriesOf(document)) {
    let own = 0
    for (const [at, entry] of objects.entries()) {
      const object =
        typeof entry === 'string' ? { key: entry, size: null, lastModified: null, etag: null } : isFields(entry) ? objectOf(entry) : null
      if (object === null) {
        notes.problem(`${path}.objects[${at}]: found an entry without a key; expected one`)
        continue
      }
      own++
      const doubted = isFields(entry) ? withDoubt(object, entry) : object
      if (doubted.size === null) unknown++
      bytes += doubted.size ?? 0
      yield doubted
    }
    found += own
    const stated = sizeOf(fields['count'])
    if (stated !== null && stated !== own) notes.problem(`${path}: it says count ${stated}; found ${own} objects`)
  }
  const total = sizeOf(document['total_objects'])
  if (total !== null && total !== found) notes.problem(`it says total_objects ${total}; found ${found}`)
  const size = sizeOf(document['total_size_bytes'])
  if (size !== null && size !== bytes && unknown === 0) notes.problem(`it says total_size_bytes ${size}; the objects add up to ${bytes}`)
}

export const nestedManifest: ListingForm = {
  name: 'nested-manifest',
  says: 'a JSON manifest of categories with objects[] of key, size, last_modified and etag',
  detect: (head) => head.startsWith('{') && /"objects"\s*:\s*\[|"categories"\s*:\s*\{/.test(head),
  async *read(text, notes) {
    for await (const { value, cut, broken, line } of jsonValues(text)) {
      if (cut !== true && (broken === true || !isFields(value))) notes.problem(`line ${line}: found no JSON object; expected the manifest`)
      else if (isFields(value)) {
        if (typeof value['bucket'] === 'string') notes.bucket(value['bucket'])
        yield* objectsOf(value, notes)
      }
      if (cut === true) notes.problem('the listing breaks off in the middle of the manifest; what stood before that was read')
    }
  },
}
