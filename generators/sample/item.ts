import type { Reason } from '#contract/ledger.ts'
import type { Draft } from './draft.ts'

/** What stands at one place of a source: a conversation, or a unit that is broken on purpose. */
export type Item = { draft: Draft; broken?: undefined } | { broken: Broken; draft?: undefined }

export interface Broken {
  /** The bytes of the unit as they are to be written, in the source's format and without line break; or rows of a table. */
  text: string
  reason: Reason
  /** A raw unit is refused, or a conversation that was made of it. */
  level: 'unit' | 'conversation'
  /** Written last in its file, with no line break behind it. */
  last?: true
}

/** Where an item ended up. */
export interface Place {
  source: string
  path: string
  /** 1-based number of the unit in its file, as the ledger counts; for a session of rows, that of its first row. */
  record: number
  /** Key in an object of records, or the session id. */
  key?: string
}
