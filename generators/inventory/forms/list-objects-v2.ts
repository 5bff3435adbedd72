/** What `aws s3api list-objects-v2` prints, or pages of the API one after the other: `Contents` of Key, Size, LastModified and ETag. */
import { type JsonValue, jsonValues } from '../json-values.ts'
import type { ListedObject, ListingForm, Notes } from '../listing.ts'
import { type Fields, isFields, objectOf, sizeOf } from './fields.ts'

function* contentsOf(page: Fields, name: string, notes: Notes): Generator<ListedObject> {
  const contents = Array.isArray(page['Contents']) ? (page['Contents'] as unknown[]) : []
  let found = 0
  for (const [at, entry] of contents.entries()) {
    const object = isFields(entry) ? objectOf(entry) : null
    if (object === null) notes.problem(`${name}: Contents[${at}] has no Key; expected one`)
    else {
      found++
      yield object
    }
  }
  const prefixes = Array.isArray(page['CommonPrefixes']) ? page['CommonPrefixes'].length : 0
  if (prefixes > 0) notes.problem(`${name}: ${prefixes} prefixes were not listed (CommonPrefixes); list without a delimiter`)
  const stated = sizeOf(page['KeyCount'])
  if (stated !== null && stated !== found + prefixes) notes.problem(`${name}: it says KeyCount ${stated}; found ${found} objects`)
}

/** Pages one after the other, or as one JSON list. */
async function* pagesOf(text: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  for await (const found of jsonValues(text)) {
    if (!Array.isArray(found.value) || found.value.length === 0) {
      yield found
      continue
    }
    const { cut, line } = found
    const last = found.value.length - 1
    for (const [at, value] of found.value.entries()) yield { value, line, ...(cut === true && at === last ? { cut } : {}) }
  }
}

export const listObjectsV2: ListingForm = {
  name: 'list-objects-v2',
  says: 'the JSON of aws s3api list-objects-v2, one page or several',
  detect: (head) =>
    /^(?:\[\s*)?\{/.test(head) &&
    !/"objects"\s*:\s*\[/.test(head) &&
    /"(?:Contents|IsTruncated|KeyCount|NextContinuationToken|RequestCharged|ResponseMetadata)"\s*:/.test(head),
  async *read(text, notes) {
    let expected: { token: unknown } | null = null
    let number = 0
    for await (const { value, cut, broken, line } of pagesOf(text)) {
      const name = `page ${++number}`
      if (broken === true || !isFields(value)) {
        notes.problem(
          cut === true
            ? `the listing breaks off at the beginning of ${name}`
            : `line ${line}: found no JSON object; expected a page of the listing`,
        )
        continue
      }
      const token = value['ContinuationToken']
      if (expected !== null && token !== undefined && expected.token !== undefined && token !== expected.token)
        notes.problem(`${name}: it does not continue the page before it; at least one page between them is missing`)
      if (typeof value['Name'] === 'string') notes.bucket(value['Name'])
      yield* contentsOf(value, name, notes)
      if (cut === true) notes.problem(`the listing breaks off in the middle of ${name}; what stood before that was read`)
      const next = value['NextContinuationToken'] ?? value['NextToken']
      expected = value['IsTruncated'] === true || value['NextToken'] !== undefined ? { token: next } : null
    }
    if (expected !== null) notes.problem(`page ${number} says that more follows (IsTruncated); the next page is missing`)
  },
}
