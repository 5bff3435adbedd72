import { createReadStream } from 'node:fs'

/** Lines of a UTF-8 file, without their line feeds. Not node:readline, which also breaks lines at U+2028, a character that JSON texts hold unescaped. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of byteLinesOf(file)) yield line.toString('utf8')
}

/** The same as bytes, for whoever has to know whether they are UTF-8. */
export async function* byteLinesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield rest.length === 0 ? chunk.subarray(start, end) : Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}
