/**
 * Growing or sliding windows of one session, a window a line, as Emotional Support Conversation publishes them: utterances are
 * parted by EOS, each with a flag, its speaker (0 seeks help, 1 gives it), its number and perhaps a [strategy]. Windows that go on
 * from one another are joined back into their session.
 */
import type { Position } from '#contract/ledger.ts'
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { conversationRejected, finish, further, unitRejected } from './finish.ts'
import { toMessages, whoSaid } from './speakers.ts'
import { documentOf, partOf, share } from './unit.ts'

interface Said {
  speaker: string
  number: number
  text: string
}

interface Session {
  said: Said[]
  position: Position
  document: string
  /** Units whose first window is of this session: the first stands for it, the others joined. */
  units: number
}

const UTTERANCE = /^\s*\d+(?:\.\d+)? (\d+) (\d+) (?:\[[^\]]{1,60}\] ?)?(.*)$/s

/** Utterances of a window, or undefined for a line that is none. */
export function readWindow(line: string): Said[] | undefined {
  const said: Said[] = []
  for (const part of line.split(' EOS ')) {
    const match = UTTERANCE.exec(part)
    if (match === null) return undefined
    said.push({ speaker: match[1]!, number: Number(match[2]), text: match[3]!.trim() })
  }
  return said
}

/** What is new in a window that goes on from the session, `gap` where utterances are missing between them, undefined where it does not go on. */
function goesOn(session: readonly Said[], window: readonly Said[]): Said[] | 'gap' | undefined {
  const first = session[0]!.number
  const start = window[0]!.number - first
  // A session starts anew with a lower number than the last one ended with.
  if (start < 0 || start + window.length <= session.length) return undefined
  if (start > session.length) return 'gap'
  for (let i = start; i < session.length; i++) {
    const other = window[i - start]!
    if (session[i]!.speaker !== other.speaker || session[i]!.text !== other.text) return undefined
  }
  return window.slice(session.length - start)
}

const close = (session: Session, options: ShapeOptions): Piece[] => {
  const { position, document, said, units } = session
  // Speaker 0 opens nothing by rule: who seeks help and who gives it is what the format says.
  const messages = toMessages(said, { roles: options.roles ?? { '0': 'user', '1': 'assistant' } })
  const piece = finish({ ...whoSaid(said), messages, position, document, steps: units > 1 ? ['session_join'] : [] }, options)
  return units === 0 ? further(piece) : [{ ...piece, ...(units > 1 && { joined: units - 1 }) }]
}

const looksLikeWindow = ({ value }: Unit): boolean => {
  if (typeof value !== 'string') return false
  const [line = ''] = value.slice(0, 65_536).split('\n', 1)
  const said = readWindow(line)
  return said !== undefined && said.length > 1
}

/** Options: `roles` maps the speakers 0 and 1. */
export const windows: Shape = {
  name: 'windows',
  reads: 'Lines that hold overlapping windows of a session, their utterances parted by EOS; joined back into the whole session.',
  containers: ['text'],
  detect: (units) => share(units, 0.97, looksLikeWindow),
  async *convert(units, options) {
    let open: Session | undefined
    for await (const unit of units) {
      if (typeof unit.value !== 'string') {
        yield unitRejected(unit.position, 'wrong_type', 'the window is no text')
        continue
      }
      let part = 0
      const blank = unit.value.trim() === ''
      for (const line of blank ? [''] : unit.value.split(/\r?\n/)) {
        if (line.trim() === '' && !blank) continue
        const first = part++ === 0
        const window = readWindow(line)
        const position = first ? unit.position : partOf(unit.position, part)
        if (window === undefined) {
          yield first
            ? unitRejected(unit.position, 'missing_label', 'no window of a session')
            : { ...conversationRejected(position, documentOf(unit, options), 'empty_messages', 'no window of a session'), cut: 1 }
          continue
        }
        const more: ReturnType<typeof goesOn> = open === undefined ? undefined : goesOn(open.said, window)
        if (open !== undefined && more !== undefined && more !== 'gap') {
          open.said.push(...more)
          if (first) open.units++
          continue
        }
        if (open !== undefined) yield* close(open, options)
        // What follows a gap is a conversation of its own, of the same document.
        const own = part === 1 ? documentOf(unit, options) : `${documentOf(unit, options)}.${part}`
        open = { said: window, position, document: open !== undefined && more === 'gap' ? open.document : own, units: first ? 1 : 0 }
      }
    }
    if (open !== undefined) yield* close(open, options)
  },
}
