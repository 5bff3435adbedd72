import type { Bank } from '../../pen.ts'

/** What a conversation is about: sentences of both sides that only fit this subject. */
export interface Topic {
  name: string
  /** How the person begins. */
  open: Bank
  /** What the person adds. */
  more: Bank
  /** What the counsellor mirrors. */
  reflect: Bank
  /** What the counsellor asks. */
  ask: Bank
  /** What the counsellor offers. */
  offer: Bank
  /** How the person moves on. */
  shift: Bank
}
