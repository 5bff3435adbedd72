import { createHash } from 'node:crypto'
import { isInDigest } from './layout.ts'
import { compareCodePoints } from './python-text.ts'

/** Dataset digest (contract section 1): SHA-256 over the sorted lines `<sha256>  <path>\n`. */
export function datasetDigest(files: Iterable<{ path: string; sha256: string }>): string {
  const lines: string[] = []
  for (const { path, sha256 } of files) if (isInDigest(path)) lines.push(`${sha256}  ${path}\n`)
  const digest = createHash('sha256')
  for (const line of lines.sort(compareCodePoints)) digest.update(line)
  return digest.digest('hex')
}
