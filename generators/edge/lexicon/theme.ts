/** What a theme is made of. Sentences may hold alternatives, `[a|b|c]`, and slots of the conversation's world, `{person}` (world.ts). */
export type Bank = readonly string[]

/** What the client says, and the answer that fits to exactly that. */
export type Pair = readonly [said: string, reply: string]

/** A question of the counsellor with the answers that it may get; every answer fits every wording of the question. */
export interface Beat {
  ask: Bank
  said: readonly Pair[]
}

export const AGES = ['teen', 'young', 'adult', 'midlife', 'older'] as const
export type Age = (typeof AGES)[number]

export interface Theme {
  name: string
  /** Words by which a scenario prompt from outside is known to be about this. */
  words: RegExp
  /** Ages whose people may open with it; all by default. */
  ages?: readonly Age[]
  /** Close people whom the sentences speak of in another part: they are never `{person}`. */
  never?: RegExp
  /** First words of the client, each a situation of its own. `teen` are said by the young only, `older` by the old. */
  open: { any: Bank; teen?: Bank; older?: Bank }
  /** What the client may add at the beginning; fits every opening. */
  more: Bank
  /** First answer; fits every opening. */
  hear: Bank
  beats: readonly Beat[]
  /** What the counsellor suggests at the end. */
  steps: Bank
  /** The client attacks, tests or asks for what must be declined: the first answer holds a boundary. */
  hostile?: true
}

/** A kind of acute crisis. Every turn of the counsellor puts safety first; the resource lines are added by the one who writes. */
export interface Crisis {
  name: string
  words: RegExp
  ages?: readonly Age[]
  never?: RegExp
  /** Which help comes first. */
  help: 'lifeline' | 'emergency' | 'violence' | 'child'
  open: { any: Bank; teen?: Bank; older?: Bank }
  more: Bank
  hear: Bank
  /** Direct question about safety or intent, and what it brings. */
  ask: Bank
  answers: readonly Pair[]
  /** Distance from means or from danger, in general words. */
  distance: Bank
  moved: readonly Pair[]
  /** What stands in the way of help; the reply never promises secrecy. */
  barriers: readonly Pair[]
  /** How it goes on. */
  outcomes: readonly Pair[]
}
