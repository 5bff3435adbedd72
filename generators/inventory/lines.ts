/** Lines of a stream of text, without their line breaks (\n or \r\n). `last`: the text ends here, without a line break. */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<{ line: string; number: number; last: boolean }> {
  let rest: string[] = []
  let number = 0
  const whole = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
  for await (const chunk of text) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      rest.push(chunk.slice(start, end))
      yield { line: whole(rest.join('')), number: ++number, last: false }
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.slice(start))
  }
  if (rest.length > 0) yield { line: whole(rest.join('')), number: ++number, last: true }
}
