/**
 * The name of a document as it may be published. Some exports name a session by its client ("ana@example.org", "Rosa Roe, week 3"), and
 * `metadata.document_id` is in every record and in the ledger. Such a name becomes a hash: equal names stay equal, so that groups and claims hold.
 * It keeps the name from being read; who has a list of addresses can still try them, so an export that numbers its sessions is better.
 */
import { createHash } from 'node:crypto'
import { createScrubber } from './scrubber.ts'

/** What names somebody directly. Device ids and the like are what sessions are rightly called by. */
const TYPES: ReadonlySet<string> = new Set(['EMAIL', 'PHONE', 'NAME', 'SSN', 'CREDIT_CARD', 'IBAN', 'ADDRESS'])
/** Figures alone are a number of the session; a telephone number is written as one. */
const SUREST = 0.7
/** Without any of these no detector of those types finds anything in a name; most names have none. */
const WORTH_A_LOOK = /[@＠\s]|\d[-. ]\d{2}|\d{9}/

const scrubber = createScrubber({ mode: 'placeholder', threshold: SUREST })
let last = { name: '', published: '' }

export function publishedName(name: string): string {
  if (!WORTH_A_LOOK.test(name)) return name
  if (last.name !== name) {
    const [found] = scrubber.scrub([name]).entities
    const names = found!.some(({ type, confidence }) => confidence >= SUREST && TYPES.has(type))
    last = { name, published: names ? `doc-${letters(name)}` : name }
  }
  return last.published
}

/** 64 bits of SHA-256 as letters, in which nothing is taken for a number. */
const letters = (name: string): string =>
  [...createHash('sha256').update(name).digest().subarray(0, 8)]
    .map((byte) => 'abcdefghijklmnop'[byte >> 4]! + 'abcdefghijklmnop'[byte & 15]!)
    .join('')
