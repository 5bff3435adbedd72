/**
 * Puts the pieces of one session together again: in their order, what overlaps once, nothing left out. Pieces come from shapes that cut long
 * dialogues, from sets that publish windows of a session, and from tables whose sessions lie in several places.
 */
import type { Message } from '#contract/record.ts'

export interface Piece {
  messages: Message[]
  /** Number of the unit in its object, and of the piece in the unit. */
  record: number
  part: number
  /** Number of the piece in its session, where the source states one. */
  number?: number
  /** Cut by our own shape: pieces of one unit then go on from each other without overlap. */
  cut: boolean
}

export interface Session {
  messages: Message[]
  /** Pieces that repeated others whole. */
  repeated: number
  /** Messages that stood in two neighbouring pieces. */
  overlapping: number
  /** Seams at which something may be missing: nothing says that one piece goes on from the other. */
  gaps: number
}

const keyOf = ({ role, content }: Message): string => `${role}\n${content}`

/** A piece as its messages' keys; system messages are kept apart. */
interface Said {
  messages: Message[]
  keys: string[]
  piece: Piece
}

/** At least one piece. Nearly linear in the messages: a neighbour is found by its first message. */
export function joinSession(pieces: readonly Piece[]): Session {
  const ordered = inOrder(pieces)
  const system = systemOf(ordered)
  const seen = new Set<string>()
  let repeated = 0
  const said: Said[] = []
  for (const piece of ordered) {
    const messages = piece.messages.filter(({ role }) => role !== 'system')
    const keys = messages.map(keyOf)
    const whole = keys.join('\u0000')
    // What our own shapes cut is never the same piece twice; people do say the same thing twice.
    if (!piece.cut && seen.has(whole)) repeated++
    else said.push({ messages, keys, piece })
    seen.add(whole)
  }
  const joined = said.every(({ piece }) => piece.number !== undefined || piece.cut) ? inSequence(said) : byOverlap(said)
  return { ...joined, messages: [...system, ...joined.messages], repeated: repeated + joined.repeated }
}

function inOrder(pieces: readonly Piece[]): Piece[] {
  const byPlace = (a: Piece, b: Piece): number => a.record - b.record || a.part - b.part
  const numbered = pieces.every(({ number }) => number !== undefined)
  return [...pieces].sort((a, b) => (numbered ? a.number! - b.number! : 0) || byPlace(a, b))
}

/** Every piece may repeat the session's system message: each is said once. */
function systemOf(pieces: readonly Piece[]): Message[] {
  const system = new Map<string, Message>()
  for (const { messages } of pieces) for (const message of messages) if (message.role === 'system') system.set(message.content, message)
  return [...system.values()]
}

/** Length of the longest end of `keys` that `next` begins with (Knuth, Morris and Pratt: linear also where one says the same all the time). */
function overlap(keys: readonly string[], next: readonly string[]): number {
  const fall = new Uint32Array(next.length)
  for (let i = 1, matched = 0; i < next.length; i++) {
    while (matched > 0 && next[i] !== next[matched]) matched = fall[matched - 1]!
    if (next[i] === next[matched]) matched++
    fall[i] = matched
  }
  let matched = 0
  for (let i = Math.max(0, keys.length - next.length); i < keys.length; i++) {
    while (matched > 0 && (matched === next.length || keys[i] !== next[matched])) matched = fall[matched - 1]!
    if (keys[i] === next[matched]) matched++
  }
  return matched
}

/**
 * True where pieces begin alike and then differ: several answers to one question, or several sessions under one name. What is published under
 * one document then is no session. Pieces with a number, and those that our own shapes cut, are believed.
 */
export function areAlternatives(pieces: readonly Piece[]): boolean {
  const beginnings = new Map<string, string[]>()
  for (const piece of pieces) {
    if (piece.cut || piece.number !== undefined) continue
    const keys = piece.messages.filter(({ role }) => role !== 'system').map(keyOf)
    const known = beginnings.get(keys[0] ?? '')
    if (known === undefined) beginnings.set(keys[0] ?? '', keys)
    else {
      const [shorter, longer] = keys.length < known.length ? [keys, known] : [known, keys]
      if (shorter.some((key, at) => key !== longer[at])) return true
      beginnings.set(keys[0] ?? '', longer)
    }
  }
  return false
}

const goesOn = (a: Piece, b: Piece): boolean =>
  a.number !== undefined && b.number !== undefined
    ? b.number - a.number <= 1
    : a.cut && b.cut && a.record === b.record && b.part === a.part + 1

function inSequence(said: readonly Said[]): Session {
  const [first, ...others] = said
  const keys = [...first!.keys]
  const messages = [...first!.messages]
  let [repeated, overlapping, gaps] = [0, 0, 0]
  let before = first!.piece
  for (const next of others) {
    const both = next.piece.cut ? 0 : overlap(keys, next.keys)
    if (both === next.keys.length) repeated++
    overlapping += both
    if (both === 0 && !goesOn(before, next.piece)) gaps++
    keys.push(...next.keys.slice(both))
    messages.push(...next.messages.slice(both))
    before = next.piece
  }
  return { messages, repeated, overlapping, gaps }
}

/**
 * Pieces in an order that nothing states: one that begins inside the session so far goes on from there. What no overlap places is put in the
 * order of the file, with a gap.
 */
function byOverlap(said: readonly Said[]): Session {
  const chains: Said[] = []
  let [repeated, overlapping] = [0, 0]
  const left = new Set(said)
  const starts = new Map<string, Said[]>()
  for (const one of said) {
    const same = starts.get(one.keys[0]!)
    if (same === undefined) starts.set(one.keys[0]!, [one])
    else same.push(one)
  }
  for (const first of said) {
    if (!left.delete(first)) continue
    const keys = [...first.keys]
    const messages = [...first.messages]
    for (let at = 0; at < keys.length; at++) {
      for (const next of starts.get(keys[at]!) ?? []) {
        if (!left.has(next)) continue
        const length = Math.min(keys.length - at, next.keys.length)
        let same = 0
        while (same < length && keys[at + same] === next.keys[same]) same++
        if (same < length) continue
        left.delete(next)
        overlapping += length
        if (length === next.keys.length) repeated++
        keys.push(...next.keys.slice(length))
        messages.push(...next.messages.slice(length))
      }
    }
    chains.push({ ...first, keys, messages })
  }
  // A chain that was begun in the middle: another one, begun later in the file, may end where it begins.
  const merged = mergeChains(chains)
  return {
    messages: merged.chains.flatMap(({ messages }) => messages),
    repeated,
    overlapping: overlapping + merged.overlapping,
    gaps: merged.gaps,
  }
}

/** Chains in the order of the file, but each behind the one that ends where it begins. */
function mergeChains(chains: readonly Said[]): { chains: Said[]; overlapping: number; gaps: number } {
  const out: Said[] = []
  const begins = new Map<string, number>()
  let overlapping = 0
  for (const chain of chains) {
    const at = chain.keys.map((key) => begins.get(key)).find((index) => index !== undefined && overlap(chain.keys, out[index]!.keys) > 0)
    if (at === undefined) {
      begins.set(chain.keys[0]!, out.length)
      out.push(chain)
      continue
    }
    const known = out[at]!
    const both = overlap(chain.keys, known.keys)
    overlapping += both
    out[at] = {
      piece: chain.piece,
      keys: [...chain.keys, ...known.keys.slice(both)],
      messages: [...chain.messages, ...known.messages.slice(both)],
    }
    begins.set(chain.keys[0]!, at)
  }
  const gaps = out.reduce((count, { piece }, index) => count + (index > 0 && !goesOn(out[index - 1]!.piece, piece) ? 1 : 0), 0)
  return { chains: out, overlapping, gaps }
}
