/** Opens whatever names a listing: a live prefix, a tree, a saved listing in any of its forms, or one that comes through a pipe. */
import { stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { Readable } from 'node:stream'
import type { S3Settings } from '../../compile/stores/s3/settings.ts'
import { FORMS } from './forms/index.ts'
import { openGathering } from './gather.ts'
import { type Listing, ListingError, type ListingForm } from './listing.ts'
import { openFile, openText } from './open-text.ts'
import { listFolder } from './places/folder.ts'

export interface ListingPlace {
  /** What `-` reads; nothing by default. */
  stdin?: AsyncIterable<Uint8Array>
  /** How a live bucket is reached. */
  s3?: S3Settings
}

/** `where` is `s3://bucket/prefix`, a folder, a file, or `-` for `stdin`. Throws ListingError where there is nothing to read. */
export async function readListing(where: string, from: ListingPlace = {}): Promise<Listing> {
  const listing = await takeListing(where, from)
  if (listing.listed === 0)
    throw new ListingError(
      `${listing.named}: the listing names no object${listing.problems.length > 0 ? ` (${listing.problems.join('; ')})` : ''}; expected at least one; look whether the prefix, the folder or the export is the right one`,
    )
  return listing
}

async function takeListing(where: string, { stdin = Readable.from([]), s3 = {} }: ListingPlace): Promise<Listing> {
  const gathering = openGathering()
  if (where.startsWith('s3:')) {
    // The client of S3 is large: it is loaded where there is a bucket to list.
    const [{ listBucket }, { sharedAccess }] = await Promise.all([import('./places/bucket.ts'), import('../../compile/stores/s3.ts')])
    for await (const object of listBucket(where, gathering.notes, sharedAccess(s3))) gathering.add(object)
    return gathering.finish({ named: where, form: 's3', root: null })
  }
  if (where === '-') return saved(stdin, 'standard input')
  const found = await stat(where).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message
    throw new ListingError(`${where}: ${why}; expected s3://bucket/prefix, a folder, a saved listing, or - for standard input`)
  })
  if (!found.isDirectory()) return saved(openFile(where), basename(where))
  for await (const object of listFolder(where, gathering.notes)) gathering.add(object)
  // As it was typed, so that a route can find it again; an absolute path is this machine's.
  return gathering.finish({ named: isAbsolute(where) ? basename(where) : where, form: 'folder', root: where })
}

function formOf(head: string, named: string): ListingForm {
  const trimmed = head.replace(/^[\s\ufeff]+/, '')
  const form = FORMS.find((candidate) => candidate.detect(trimmed))
  if (form !== undefined) return form
  if (trimmed === '') throw new ListingError(`${named}: the listing is empty; expected at least one object`)
  const forms = FORMS.map(({ says }) => `\n  - ${says}`).join('')
  throw new ListingError(`${named}: this is no listing that is known here; expected one of${forms}`)
}

async function saved(bytes: AsyncIterable<Uint8Array>, named: string): Promise<Listing> {
  const gathering = openGathering()
  const opened = await openText(bytes, named).catch((error: unknown) => {
    if (error instanceof ListingError) throw error
    throw new ListingError(`${named}: it can not be read (${(error as Error).message}); expected a listing as UTF-8 text, plain or gzip`, {
      cause: error,
    })
  })
  const form = formOf(opened.head, named)
  try {
    for await (const object of form.read(withoutMark(opened.text()), gathering.notes)) gathering.add(object)
  } catch (error) {
    if (error instanceof ListingError) throw new ListingError(`${named}: ${error.message}`, { cause: error })
    if (!['Z_BUF_ERROR', 'Z_DATA_ERROR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    gathering.notes.problem('the compressed listing breaks off or is damaged; what stood before that was read')
  }
  return gathering.finish({ named, form: form.name, root: null })
}

/** Text without a byte order mark. */
async function* withoutMark(text: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const chunk of text) {
    yield first && chunk.startsWith('\ufeff') ? chunk.slice(1) : chunk
    first = false
  }
}
