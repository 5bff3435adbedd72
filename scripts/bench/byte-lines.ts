/** Lines of a file as bytes, each valid until the next is asked for. Synchronous: what is measured is what is done with them. */
import { closeSync, openSync, readSync } from 'node:fs'

export function* byteLines(path: string): Generator<{ bytes: Buffer; offset: number }> {
  const fd = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafeSlow(8 * 2 ** 20)
    let have = 0
    let base = 0
    for (;;) {
      const got = readSync(fd, buffer, have, buffer.length - have, base + have)
      have += got
      const seen = buffer.subarray(0, have)
      let from = 0
      for (let end = seen.indexOf(10); end !== -1; end = seen.indexOf(10, from)) {
        yield { bytes: seen.subarray(from, end), offset: base + from }
        from = end + 1
      }
      if (got === 0) {
        if (from < have) yield { bytes: seen.subarray(from), offset: base + from }
        return
      }
      if (from === 0 && have === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)])
      else {
        buffer.copyWithin(0, from, have)
        have -= from
        base += from
      }
    }
  } finally {
    closeSync(fd)
  }
}
