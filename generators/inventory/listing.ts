/** What a listing of objects is, whatever form it came in. */

/** Counts of what was odd and was handled; names only. */
export const ANOMALIES = [
  'duplicate_keys',
  'directory_markers',
  'empty_objects',
  'sizes_unknown',
  'keys_with_control_characters',
  'keys_with_dot_segments',
  'keys_too_long',
  'keys_not_utf8',
  'keys_empty',
  'old_versions',
  'delete_markers',
  'links_not_followed',
  'no_regular_files',
] as const
export type Anomaly = (typeof ANOMALIES)[number]

export interface ListedObject {
  key: string
  /** Bytes; null where the listing does not know. Unknown is not empty. */
  size: number | null
  /** As the listing says it; null where it does not. */
  lastModified: string | null
  etag: string | null
}

/** What a form tells besides objects. */
export interface Notes {
  bucket(name: string): void
  /** Something is missing, or disagrees with what the listing says of itself: in words. The listing then counts as incomplete. */
  problem(text: string): void
  count(anomaly: Anomaly, by?: number): void
}

/** The text of a listing, in the views that forms need; each can be taken once. */
export interface ListingText {
  /** The beginning, up to 64 KiB of text. */
  head: string
  text(): AsyncIterable<string>
}

export interface ListingForm {
  name: string
  /** What it looks like, for the message that no form fits. */
  says: string
  /** By the beginning of the text, without a byte order mark. */
  detect(head: string): boolean
  read(text: AsyncIterable<string>, notes: Notes): AsyncIterable<ListedObject>
}

export interface Listing {
  /** How a person names it: `s3://bucket/prefix`, a folder, a file's name, `-`. */
  named: string
  form: string
  bucket: string | null
  /** Folder that the keys are paths in, for a local tree. */
  root: string | null
  /** Every key once, in code-point order. */
  objects: ListedObject[]
  /** Entries read, before duplicates were joined. */
  listed: number
  problems: string[]
  anomalies: Partial<Record<Anomaly, number>>
}

/** A listing that can not be read at all. */
export class ListingError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ListingError'
  }
}
