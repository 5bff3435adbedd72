/** JSON values that stand one after the other in a stream of text: a document, several pages, or one value a line. */

export interface JsonValue {
  value: unknown
  /** The text ended inside of this value; what was whole of it is there. */
  cut?: true
  /** The text is no JSON; `value` is undefined. */
  broken?: true
  /** From 1: the line that it begins in. */
  line: number
}

/** V8's strings end at half a gigabyte; a listing with so long a document has some millions of objects. */
const LONGEST = 480_000_000

/**
 * Values at nesting depth 0, each parsed by itself. A value that the text ends in is given as far as it goes: closed behind its last whole
 * part, so that a listing that was cut can be told with what is there.
 */
export async function* jsonValues(text: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  const scan = openScan()
  for await (const chunk of text) yield* scan.take(chunk)
  yield* scan.end()
}

interface Scan {
  take(chunk: string): Generator<JsonValue>
  end(): Generator<JsonValue>
}

const CLOSER: Record<string, string> = { '{': '}', '[': ']' }

function openScan(): Scan {
  let buffer = ''
  let at = 0
  let start = -1
  let line = 1
  let startLine = 1
  /** What has to close, innermost last. */
  const open: string[] = []
  let inString = false
  /** Behind the last whole part of the open value, and how many of `open` were open there: what closes makes a new such place, so that these still are. */
  let safe = 0
  let safeDepth = 0

  function value(end: number): JsonValue {
    const source = buffer.slice(start, end)
    start = -1
    return { ...parsed(source), line: startLine }
  }

  function* step(last: boolean): Generator<JsonValue> {
    for (; at < buffer.length; at++) {
      const char = buffer[at]!
      if (char === '\n') line++
      if (inString) {
        if (char === '\\') {
          if (at + 1 >= buffer.length && !last) return
          at++
        } else if (char === '"') {
          inString = false
          if (open.length === 0) yield value(at + 1)
        }
        continue
      }
      if (start === -1) {
        if (/[\s\ufeff\u001e]/.test(char) || char === ',') continue
        start = at
        startLine = line
        safe = at
        safeDepth = 0
      }
      if (char === '"') inString = true
      else if (char === '{' || char === '[') {
        open.push(CLOSER[char]!)
        // An object that has only begun is no part of a list yet.
        if (char === '[') {
          safe = at + 1
          safeDepth = open.length
        }
      } else if (char === '}' || char === ']') {
        open.pop()
        safe = at + 1
        safeDepth = open.length
        if (open.length === 0) yield value(at + 1)
      } else if (open.length === 0 && char === '\n') yield value(at)
    }
  }

  return {
    *take(chunk) {
      if (start > 0) {
        buffer = buffer.slice(start)
        at -= start
        safe -= start
        start = 0
      } else if (start === -1) {
        buffer = buffer.slice(at)
        at = 0
      }
      buffer += chunk
      if (buffer.length > LONGEST)
        throw new Error(
          `The listing holds one JSON value of more than ${LONGEST} characters; expected a smaller one: list it in pages, or as lines of JSON`,
        )
      yield* step(false)
    },
    *end() {
      yield* step(true)
      if (start === -1) return
      if (open.length === 0 && !inString) {
        yield value(buffer.length)
        return
      }
      const whole = buffer.slice(start, safe).replace(/,\s*$/, '') + open.slice(0, safeDepth).reverse().join('')
      yield { ...parsed(whole), cut: true, line: startLine }
    },
  }
}

function parsed(source: string): Pick<JsonValue, 'value' | 'broken'> {
  try {
    return { value: JSON.parse(source) as unknown }
  } catch {
    return { value: undefined, broken: true }
  }
}
