/** What an object is that is not text: told by its first bytes, and named in the error. */
import { SourceError } from '../source-error.ts'

const MAGIC: readonly [name: string, bytes: string][] = [
  ['a ZIP archive (or an Office or Excel file)', 'PK\x03\x04'],
  ['a ZIP archive', 'PK\x05\x06'],
  ['a Parquet file', 'PAR1'],
  ['an Arrow file', 'ARROW1'],
  ['an ORC file', 'ORC'],
  ['an Avro file', 'Obj\x01'],
  ['a PDF document', '%PDF-'],
  ['a PNG image', '\x89PNG'],
  ['a GIF image', 'GIF8'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a RIFF file (WAV, WebP or AVI)', 'RIFF'],
  ['an MP3 recording', 'ID3'],
  ['an Ogg recording', 'OggS'],
  ['an SQLite database', 'SQLite format 3\0'],
  ['an HDF5 file', '\x89HDF'],
  ['a NumPy array', '\x93NUMPY'],
  ['a 7-Zip archive', '7z\xbc\xaf'],
  ['a RAR archive', 'Rar!\x1a'],
  ['an xz archive', '\xfd7zXZ'],
  ['a bzip2 archive', 'BZh'],
  ['an old Office file', '\xd0\xcf\x11\xe0'],
  ['an ELF program', '\x7fELF'],
  ['a pickled Python object', '\x80\x04\x95'],
]

/** Magic bytes that are plain letters: they count only where control characters follow, so that prose may begin with "ORC". */
const LETTERS = /^[\x20-\x7e]+$/

/** Share of control characters that text never has; NUL bytes count too. Short texts with a stray one are let through. */
const CONTROL_SHARE = 0.1
const CONTROL_FLOOR = 16

function controls(head: Buffer): number {
  let count = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 127) count++
  return count
}

/** `wide`: the bytes look like UTF-16, whose zero bytes are no sign of anything. */
export function binaryKind(head: Buffer, wide = false): string | null {
  const count = controls(head)
  const start = head.subarray(0, 16).toString('latin1')
  for (const [name, bytes] of MAGIC) {
    if (start.startsWith(bytes) && (!LETTERS.test(bytes) || bytes.length > 4 || count > 0)) return name
  }
  return !wide && count > CONTROL_FLOOR && count / head.length > CONTROL_SHARE ? 'binary data' : null
}

export function refuseBinary(key: string, head: Buffer, wide: boolean): void {
  const kind = binaryKind(head, wide)
  if (kind === null) return
  throw new SourceError(
    'binary',
    `${key}: found ${kind}; expected text (JSON, JSONL, CSV, TSV or plain text, also as gzip or zstd).`,
    'Convert it, or leave it out of the source.',
  )
}

const LFS = /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com|git-media\.io)\/\S*\s/

/** A Git LFS pointer: the name of the data, where the data should be. */
export function refusePointer(key: string, head: Buffer): void {
  if (head.length > 1024 || !LFS.test(head.toString('latin1'))) return
  throw new SourceError(
    'lfs_pointer',
    `${key}: found a Git LFS pointer; expected the data that it stands for.`,
    'Run `git lfs pull` where the file came from, and try again.',
  )
}
