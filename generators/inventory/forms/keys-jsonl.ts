/** JSON lines (or one JSON list) of keys: texts, or objects with a key and what is known of it. */
import { jsonValues } from '../json-values.ts'
import type { ListedObject, ListingForm, Notes } from '../listing.ts'
import { isFields, objectOf } from './fields.ts'

function* objectsOf(value: unknown, line: number, notes: Notes): Generator<ListedObject> {
  for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const object =
      typeof entry === 'string' ? { key: entry, size: null, lastModified: null, etag: null } : isFields(entry) ? objectOf(entry) : null
    if (object !== null) yield object
    else notes.problem(`line ${line}: found ${entry === null ? 'null' : typeof entry} without a key; expected a key, or an object with one`)
  }
}

export const keysJsonl: ListingForm = {
  name: 'keys-jsonl',
  says: 'JSON lines (or a JSON list) of keys, or of objects with key and size',
  detect: (head) =>
    /^(?:"(?:[^"\\\n]|\\.)*"\s*(?:\n|$)|\[\s*(?:"|\{|\])|\{[^{}]*?"(?:key|Key|path|Path|name|Name|object_key|s3_key)"\s*:\s*")/.test(head),
  async *read(text, notes) {
    for await (const { value, cut, broken, line } of jsonValues(text)) {
      if (broken === true && cut !== true) notes.problem(`line ${line}: found no JSON; expected a key, or an object with one`)
      else if (cut !== true || Array.isArray(value)) yield* objectsOf(value, line, notes)
      if (cut === true) notes.problem(`the listing breaks off in line ${line}; what stood before that was read`)
    }
  },
}
