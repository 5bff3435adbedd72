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

/** Places where a text may be parted, the best first: paragraphs, lines, sentences, words. */
const SEAMS = [/(?<=\n\n)/, /(?<=\n)/, /(?<=[.!?。！？]["'”’)]?\s)/u, /(?<=\s)/] as const

/** Between the pieces that a document was cut into: at the ends of sentences, which say nothing of paragraphs. */
const JOINT = '\n'

export function blocksOf(pieces: readonly Piece[], context: number, tokenizer: Tokenizer): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const piece of pieces) {
    for (const text of tokenizer.count(piece.text) <= context ? [piece.text] : parted(piece.text, context, tokenizer)) {
      const joined: Block = open === null ? newBlock(text, piece, tokenizer) : join(open, text, piece, tokenizer)
      if (open !== null && joined.tokens > context) {
        blocks.push(open)
        open = newBlock(text, piece, tokenizer)
      } else open = joined
    }
  }
  return open === null ? blocks : [...blocks, open]
}

const newBlock = (text: string, { source }: Piece, { count }: Tokenizer): Block => ({ text, sources: [source], tokens: count(text) })

/** A text that was parted here is put together as it was; pieces of a document get a line feed between them. */
function join(open: Block, text: string, { source }: Piece, { count }: Tokenizer): Block {
  const same = open.sources.at(-1) === source
  const whole = `${open.text}${same || /\s$/.test(open.text) ? '' : JOINT}${text}`
  return { text: whole, sources: same ? open.sources : [...open.sources, source], tokens: count(whole) }
}

/** Parts of at most so many tokens that make up the text: at the best seams that do; where there is none, between characters. */
function parted(text: string, context: number, tokenizer: Tokenizer, level = 0): string[] {
  const seam = SEAMS[level]
  const parts = seam === undefined ? halves(text) : text.split(seam)
  if (parts.length < 2 && seam !== undefined) return parted(text, context, tokenizer, level + 1)
  return parts.flatMap((part) =>
    tokenizer.count(part) <= context || part.length < 2 ? [part] : parted(part, context, tokenizer, level + 1),
  )
}

/** Never within a character. */
function halves(text: string): string[] {
  const points = Array.from(text)
  const middle = Math.ceil(points.length / 2)
  return points.length < 2 ? [text] : [points.slice(0, middle).join(''), points.slice(middle).join('')]
}
