/**
 * Phase A: documents as blocks of text that fit the context. A block is of one document alone, so that no sequence runs from one text into
 * another; a trainer that packs puts its end-of-text between them. Nothing of a document is left out, and blocks follow each other.
 */
import type { Tokenizer } from './tokens.ts'

export interface Piece {
  text: string
  /** `<shard>:<line>` */
  source: string
}

export interface Block {
  text: string
  sources: string[]
  tokens: number
}

/** Places where a text may be parted, the best first: behind paragraphs and lines, before the space that follows a sentence or a word. */
const SEAMS = [/(?<=\n\n)/, /(?<=\n)/, /(?<=[.!?。！？]["'”’)]?)(?=\s)|(?<=[。！？])/u, /(?=\s)/] as const

/** Between the pieces that a document was cut into: at the ends of sentences, which say nothing of paragraphs. */
const JOINT = '\n'

interface Fragment {
  text: string
  source: string
  tokens: number
}

export function blocksOf(pieces: readonly Piece[], context: number, tokenizer: Tokenizer): Block[] {
  const joint = tokenizer.count(JOINT)
  const blocks: Block[] = []
  let open: Fragment[] = []
  let tokens = 0
  for (const fragment of fragmentsOf(pieces, context, tokenizer)) {
    const cost = fragment.tokens + (open.length > 0 && open.at(-1)!.source !== fragment.source ? joint : 0)
    if (tokens + cost > context) {
      blocks.push(...sealed(open, context, tokenizer))
      open = []
      tokens = 0
    }
    open.push(fragment)
    tokens += open.length === 1 ? fragment.tokens : cost
  }
  return [...blocks, ...sealed(open, context, tokenizer)]
}

function* fragmentsOf(pieces: readonly Piece[], context: number, tokenizer: Tokenizer): Generator<Fragment> {
  for (const { text: whole, source } of pieces)
    for (const text of parted(whole, context, tokenizer)) yield { text, source, tokens: tokenizer.count(text) }
}

/**
 * Counted once as a whole: the sum of its fragments is what it costs or a little more. Where a tokenizer makes more of the whole, it is two blocks.
 * A text that was parted here is put together as it was; pieces of a document get a line feed between them.
 */
function sealed(fragments: readonly Fragment[], context: number, tokenizer: Tokenizer): Block[] {
  if (fragments.length === 0) return []
  let text = ''
  let last: string | undefined
  for (const fragment of fragments) {
    text += `${last === undefined || last === fragment.source || /\s$/.test(text) ? '' : JOINT}${fragment.text}`
    last = fragment.source
  }
  const tokens = tokenizer.count(text)
  if (tokens <= context || fragments.length === 1) return [{ text, sources: [...new Set(fragments.map(({ source }) => source))], tokens }]
  const middle = Math.ceil(fragments.length / 2)
  return [...sealed(fragments.slice(0, middle), context, tokenizer), ...sealed(fragments.slice(middle), context, tokenizer)]
}

/** Parts of at most so many tokens that make up the text: at the best seams that do; where there is none, between characters. */
function parted(text: string, context: number, tokenizer: Tokenizer, level = 0): string[] {
  if (tokenizer.count(text) <= context || text.length < 2) return [text]
  const seam = SEAMS[level]
  const parts = seam === undefined ? halves(text) : text.split(seam)
  if (parts.length < 2 && seam !== undefined) return parted(text, context, tokenizer, level + 1)
  return parts.flatMap((part) => parted(part, context, tokenizer, level + 1))
}

/** Never within a character. */
function halves(text: string): string[] {
  const points = Array.from(text)
  const middle = Math.ceil(points.length / 2)
  return points.length < 2 ? [text] : [points.slice(0, middle).join(''), points.slice(middle).join('')]
}
