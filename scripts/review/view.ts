/** One record as a reviewer reads it: what is asked about stands out, with some of what stands around it. */
import { allowedHash } from '#contract/allowed.ts'
import { type Entry, type Found, type Item, textsOf } from './queue.ts'
import { type Piece, wrap } from './wrap.ts'

/** Opening and closing of what is asked about, of what is masked anyway, and of what is said about the text. */
export interface Styles {
  asked: readonly [string, string]
  sure: readonly [string, string]
  note: readonly [string, string]
}

export const ANSI: Styles = { asked: ['\u001b[7m', '\u001b[27m'], sure: ['\u001b[4m', '\u001b[24m'], note: ['\u001b[2m', '\u001b[22m'] }
export const PLAIN: Styles = { asked: ['', ''], sure: ['', ''], note: ['', ''] }

/** Characters around a finding, and of a neighbouring message. */
const AROUND = 200
const NEIGHBOUR = 160

export interface Shown {
  item: Item
  entry: Entry
  /** Hashes of the texts that are allowed everywhere by now. */
  isOpen(everywhere: string): boolean
  threshold: number
  key: string
}

/** Lines of the record: `USER`, `ASSISTANT`, and the text cut around what is asked about. */
export function recordLines(shown: Shown, styles: Styles, width: number): string[] {
  const { item, threshold } = shown
  const texts = textsOf(item)
  const asks = item.spans.map((own) => own.some(({ confidence }) => confidence < threshold))
  const lines: string[] = []
  let skipped = 0
  const tellSkipped = (): void => {
    if (skipped > 0) lines.push(`${styles.note[0]}  (${skipped} messages in which nothing is asked)${styles.note[1]}`, '')
    skipped = 0
  }
  for (const [i, text] of texts.entries()) {
    const isNeighbour = asks[i - 1] === true || asks[i + 1] === true
    if (!asks[i] && !isNeighbour) {
      skipped++
      continue
    }
    tellSkipped()
    const role = i < item.messages.length ? item.messages[i]!.role : `rejected ${item.rejected![i - item.messages.length]!.role}`
    const ranges: [number, number][] = asks[i]
      ? around(text, item.spans[i]!, threshold)
      : [asks[i + 1] ? [Math.max(0, text.length - NEIGHBOUR), text.length] : [0, Math.min(NEIGHBOUR, text.length)]]
    lines.push(
      ...wrap([{ text: `${role.toUpperCase()} `, style: styles.note }], width),
      ...wrap(piecesOf(shown, i, ranges, styles), width),
      '',
    )
  }
  tellSkipped()
  return lines
}

/** Parts of a text that are shown: what is asked about and what stands around it, joined where they meet. */
function around(text: string, spans: readonly Found[], threshold: number): [number, number][] {
  const ranges: [number, number][] = []
  for (const { start, end, confidence } of spans) {
    if (confidence >= threshold) continue
    const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)]
    const last = ranges.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  }
  return ranges
}

function piecesOf({ item, entry, isOpen, threshold, key }: Shown, i: number, ranges: readonly [number, number][], styles: Styles): Piece[] {
  const text = textsOf(item)[i]!
  const pieces: Piece[] = []
  for (const [from, to] of ranges) {
    if (from > 0) pieces.push({ text: pieces.length === 0 ? '... ' : ' ... ', style: styles.note })
    let at = from
    for (const { type, start, end, confidence } of item.spans[i]!) {
      if (end <= from || start >= to) continue
      const [first, last] = [Math.max(start, from), Math.min(end, to)]
      pieces.push({ text: text.slice(at, first) })
      const value = text.slice(first, last)
      if (confidence >= threshold) pieces.push({ text: value, style: styles.sure }, { text: ` {${type}, masked}`, style: styles.note })
      else {
        const hash = allowedHash(key, text.slice(start, end))
        const number = entry.questions.findIndex(({ everywhere }) => everywhere === hash) + 1
        const what = isOpen(hash) ? `${number}: ${type}? ${confidence.toFixed(2)}` : `${number}: ${type}, allowed`
        pieces.push({ text: value, style: styles.asked }, { text: ` {${what}}`, style: styles.note })
      }
      at = last
    }
    pieces.push({ text: text.slice(at, to) })
    if (to < text.length && to === ranges.at(-1)![1]) pieces.push({ text: ' ...', style: styles.note })
  }
  return pieces
}
