/**
 * Plain text as training data: cut into chunks at sentence ends, each the answer to a user message that asks for its topic.
 * The one place where the wording of that message stands.
 */
import { splitWords } from '#contract/python-text.ts'
import { words } from '#contract/word-set.ts'

export const DEFAULT_CHUNK_WORDS = 600

/** The user message before a chunk; `part` is 1-based. */
export function transcriptPrompt(topic: string | undefined, part: number): string {
  if (topic === undefined) return part === 1 ? 'Please tell me what you have to say.' : 'Please go on.'
  return part === 1 ? `Please tell me about: ${topic}` : `Please go on about: ${topic} (part ${part})`
}

/** The contract's count of words; where no script without spaces can be, splitting at white space gives the same for less. */
export const countWords = (text: string): number => (/[\u0e00-\uffff]/.test(text) ? words(text) : splitWords(text)).length

/** A sentence with the white space after it; closing quotes and brackets belong to it. A blank line ends one too. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+["'”’)\]»]*(?=\s)\s+|[。！？]+[”’」』）]*\s*|\n\s*\n\s*/gu

/**
 * Pieces of about `chunkWords` words (as the contract counts words) that end where sentences do; together they are the text,
 * white space at the borders aside. A sentence longer than two chunks (captions without punctuation) is cut at white space.
 */
export function chunks(text: string, chunkWords: number): string[] {
  const out: string[] = []
  let open: string[] = []
  let count = 0
  const close = (): void => {
    const chunk = open.join('').trim()
    if (chunk !== '') out.push(chunk)
    open = []
    count = 0
  }
  for (const sentence of sentences(text, chunkWords)) {
    const size = countWords(sentence)
    if (count > 0 && count + size > chunkWords) close()
    open.push(sentence)
    count += size
  }
  // A last piece of a few words says nothing by itself: it stays with the one before.
  const rest = open.join('').trim()
  if (rest !== '' && out.length > 0 && count < chunkWords / 10) out[out.length - 1] = `${out.at(-1)!} ${rest}`
  else close()
  return out
}

function* sentences(text: string, chunkWords: number): Generator<string> {
  let start = 0
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length
    yield* bounded(text.slice(start, end), chunkWords)
    start = end
  }
  if (start < text.length) yield* bounded(text.slice(start), chunkWords)
}

/** No word of a language is nearly as long: a run without white space is cut there, between characters. */
const LONGEST_RUN = 2000

function* bounded(sentence: string, chunkWords: number): Generator<string> {
  if (sentence.length <= chunkWords * 2) return void (yield sentence)
  let open: string[] = []
  let count = 0
  for (const [run] of sentence.matchAll(/\S{1,2000}\s*/gu)) {
    const size = run.length >= LONGEST_RUN ? chunkWords : Math.max(1, countWords(run))
    if (count > 0 && count + size > chunkWords * 2) {
      yield open.join('')
      open = []
      count = 0
    }
    open.push(run)
    count += size
  }
  if (open.length > 0) yield open.join('')
}
