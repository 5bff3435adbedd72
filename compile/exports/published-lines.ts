/** Lines of a published shard, held against the checksum that the manifest states, so that nothing else is exported under its digest. */
import { createHash } from 'node:crypto'
import type { FileEntry } from '#contract/manifest.ts'

/** Lines without their feeds. Throws at the end where the bytes are not those of the entry: what was yielded before must be thrown away. */
export async function* publishedLines(
  bytes: AsyncIterable<Uint8Array>,
  { path, size_bytes: size, sha256 }: FileEntry,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  let seen = 0
  let rest: Buffer[] = []
  for await (const part of bytes) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    digest.update(chunk)
    seen += chunk.length
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, end)
      yield rest.length === 0 ? piece : Buffer.concat([...rest, piece])
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
  if (seen !== size || digest.digest('hex') !== sha256)
    throw new Error(`${path}: found other bytes than the manifest states; expected an untouched dataset; compile or publish it again`)
}
