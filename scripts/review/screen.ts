/** The review on a screen: which record is shown, what a key does. No terminal in it, so that it can be shown to work without one. */
import type { PiiDecision } from '#contract/profile.ts'
import { type Entry, itemOf, type Queue } from './queue.ts'
import type { Review } from './review.ts'
import { type Styles, recordLines } from './view.ts'
import { visible, wrap } from './wrap.ts'

const DECISIONS: Record<string, PiiDecision> = { a: 'accept', m: 'mask', r: 'reject' }
export const KEYS = 'a accept  m mask  r reject  w always allow  s skip  b back  u undo  space/- scroll  q quit'
const SAYS = {
  open: 'not decided',
  accept: 'ACCEPTED: what is asked about stays, in this record',
  mask: 'MASK: what is asked about is masked',
  reject: 'REJECTED: not published',
  allowed: 'ALLOWED: all that was asked about is allowed in every record',
} as const

export interface Screen {
  /** Lines of at most `width` columns, at most `height` of them. */
  draw(width: number, height: number): string[]
  /** Does what the key stands for; returns false when the review is over. `lines` is how far a page scrolls. */
  press(key: string): boolean
}

interface Seat {
  queue: Queue
  review: Review
  threshold: number
  key: string
}

export function openScreen({ queue, review, threshold, key }: Seat, styles: Styles): Screen {
  const { entries } = review
  const visited: number[] = []
  let [index, top, body, page] = [0, 0, 0, 1]
  let asking: string | null = null
  let remark = ''

  const nextOpen = (from: number): number => {
    for (let step = 0; step < entries.length; step++) {
      const at = (from + step) % entries.length
      if (review.stateOf(entries[at]!) === 'open') return at
    }
    return -1
  }
  const go = (to: number): boolean => {
    ;[top, asking] = [0, null]
    if (to < 0) return false
    visited.push(index)
    index = to
    return true
  }
  const start = nextOpen(0)
  index = Math.max(0, start)

  const allow = (answer: string): boolean => {
    asking = null
    const entry = entries[index]!
    const chosen = answer === '*' ? entry.questions : entry.questions.slice(Number(answer) - 1, Number(answer))
    if (chosen.length === 0 || answer === '0') {
      remark = `"${answer}" is none of them; expected 1 to ${entry.questions.length}, or * for all`
      return true
    }
    const before = review.counts().open
    review.allow(chosen)
    const others = before - review.counts().open - (review.stateOf(entry) === 'open' ? 0 : 1)
    remark = `allowed in every record${others > 0 ? `; nothing is left to ask in ${others} other records` : ''}`
    return review.stateOf(entry) === 'open' ? true : go(nextOpen(index + 1))
  }

  const typed = (pressed: string): boolean => {
    const most = entries[index]!.questions.length
    if (pressed === 'escape') asking = null
    else if (pressed === 'backspace') asking = asking!.slice(0, -1)
    else if (pressed === '*') return allow('*')
    else if (pressed === 'return') return allow(asking!)
    else if (/^\d$/.test(pressed)) {
      asking += pressed
      if (Number(asking) * 10 > most) return allow(asking!)
    }
    return true
  }

  const back = (): true => {
    const last = visited.pop()
    if (last === undefined) remark = 'this is the first record that was shown'
    else [index, top] = [last, 0]
    return true
  }

  /** Of the record that is shown; where that one is not decided, of the one decided before it. */
  const undo = (): true => {
    const isOpen = (at: number): boolean => review.stateOf(entries[at]!) === 'open'
    let at: number | undefined = index
    while (at !== undefined && isOpen(at)) at = visited.pop()
    if (at === undefined) remark = 'nothing was decided since the review began'
    else {
      ;[index, top] = [at, 0]
      review.undo(entries[at]!)
      remark = 'taken back'
    }
    return true
  }

  const scroll = (by: number): true => {
    top = Math.max(0, Math.min(body - page, top + by))
    return true
  }

  return {
    press(pressed) {
      remark = ''
      if (asking !== null) return typed(pressed)
      const entry = entries[index]!
      const decision = DECISIONS[pressed]
      if (decision !== undefined) {
        review.decide([entry], decision)
        return go(nextOpen(index + 1))
      }
      switch (pressed) {
        case 'w':
          if (entry.questions.length === 1) return allow('1')
          asking = ''
          return true
        case 's': {
          const next = nextOpen(index + 1)
          if (next === index || next < 0) remark = 'this is the only record that is left'
          return next === index || next < 0 || go(next)
        }
        case 'b':
          return back()
        case 'u':
          return undo()
        case 'space':
        case 'pagedown':
          return scroll(page - 1)
        case '-':
        case 'pageup':
          return scroll(1 - page)
        case 'down':
          return scroll(1)
        case 'up':
          return scroll(-1)
        case 'q':
          return false
        default:
          remark = 'that key does nothing here'
          return true
      }
    },
    draw(width, height) {
      const entry = entries[index]!
      const open = new Set(review.openQuestions(entry).map(({ everywhere }) => everywhere))
      const item = itemOf(queue, entry)
      const lines = recordLines({ item, entry, isOpen: (hash) => open.has(hash), threshold, key }, styles, width)
      const { open: left } = review.counts()
      const head = [
        ...wrap([{ text: `Record ${index + 1} of ${entries.length}, ${entries.length - left} decided. ${whence(entry)}` }], width),
        ...wrap([{ text: SAYS[review.stateOf(entry)], style: styles.note }], width),
        '-'.repeat(width),
      ]
      const foot = wrap(
        [{ text: asking === null ? KEYS : `Always allow which? 1 to ${entry.questions.length}, * for all, Esc for none: ${asking}` }],
        width,
      )
      page = Math.max(1, height - head.length - foot.length - 2)
      body = lines.length
      top = Math.max(0, Math.min(top, body - page))
      const shown = lines.slice(top, top + page)
      const more = top + page < body ? `${body - top - page} more lines (space)` : ''
      return [
        ...head,
        ...shown,
        ...Array.from({ length: page - shown.length }, () => ''),
        `${remark}${remark !== '' && more !== '' ? '; ' : ''}${more}`.slice(0, width),
        '-'.repeat(width),
        ...foot,
      ].slice(0, height)
    },
  }
}

/** Where a record comes from, as far as it fits. */
function whence({ sources, documents }: Entry): string {
  const document = visible(documents[0]!)
  const short = document.length > 60 ? `...${document.slice(-57)}` : document
  return `${visible(sources.join(', '))}: ${short}${documents.length > 1 ? ` and ${documents.length - 1} more of the same text` : ''}`
}
