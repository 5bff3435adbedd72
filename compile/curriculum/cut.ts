/** How a conversation that is longer than a context is cut: behind an answer, or at the boundaries of its sessions; never within a message. */
import type { Message } from '#contract/record.ts'
import type { TooLong } from './plan.ts'

/** What cutting needs to know of a conversation, and nothing of its text. */
export interface Turns {
  /** Tokens by message, the frame included. */
  tokens: readonly number[]
  roles: readonly string[]
  /** Messages that begin a session, the first one left out; see startsSession. */
  sessions: readonly number[]
}

/** Messages [from, to) of a conversation; `system` is the leading message that is said again before a later session. */
export interface Cut {
  from: number
  to: number
  system: boolean
  tokens: number
}

const HEADING = /^\W{0,10}session\s{0,3}(?:no\.?|number|nr\.?|#)?\s{0,3}\d{1,4}\W{0,10}(?:\n|$)/i

/**
 * What counts as the boundary of a session: a system message that is not the first of the record (sources give each session its own), or a
 * message whose first line is a heading with the number of a session ("Session 2"). Nothing is guessed from the words of a farewell.
 */
export const startsSession = ({ role, content }: Message, index: number): boolean =>
  index > 0 && (role === 'system' || HEADING.test(content))

/** The pieces of it that a stage trains on; none where nothing of it fits. */
export function cutToFit(turns: Turns, context: number, tooLong: TooLong): Cut[] {
  const all = span(turns, 0, turns.tokens.length)
  if (all.tokens <= context) return [all]
  if (tooLong === 'leave_out') return []
  return tooLong === 'truncate' ? upToAnswer(turns, context) : sessionsThatFit(turns, context)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

function span({ tokens, roles }: Turns, from: number, to: number): Cut {
  const system = from > 0 && roles[0] === 'system' && roles[from] !== 'system'
  return { from, to, system, tokens: sum(tokens.slice(from, to)) + (system ? tokens[0]! : 0) }
}

function upToAnswer(turns: Turns, context: number): Cut[] {
  let tokens = 0
  let to = 0
  for (const [index, cost] of turns.tokens.entries()) {
    tokens += cost
    if (tokens > context) break
    if (turns.roles[index] === 'assistant' && turns.roles.slice(0, index).includes('user')) to = index + 1
  }
  return to === 0 ? [] : [span(turns, 0, to)]
}

/** A session without both sides can not be learnt from, and joins none of its neighbours: it is left out. */
function sessionsThatFit(turns: Turns, context: number): Cut[] {
  if (turns.sessions.length === 0) return []
  const starts = [0, ...turns.sessions, turns.tokens.length]
  return starts.slice(0, -1).flatMap((from, index) => {
    const cut = span(turns, from, starts[index + 1]!)
    const roles = turns.roles.slice(cut.from, cut.to)
    return cut.tokens <= context && roles.includes('user') && roles.includes('assistant') ? [cut] : []
  })
}
