/**
 * What the gate's scanner hands about. The scanner walks a normalised copy of a text once; recognisers are woken by the words,
 * numbers and marks that they name, look around in a bounded window, and report spans.
 */
import type { PiiType } from '#contract/pii.ts'

export interface Finding {
  type: PiiType
  /** UTF-16 offsets into the text that was scanned; the end is exclusive. */
  start: number
  end: number
  /** 0..1. From the profile's `pii_review` threshold up it blocks. */
  confidence: number
  /** Name of the recogniser. */
  recogniser: string
}

export type Report = (type: PiiType, start: number, end: number, confidence: number) => void

/** A run of digit groups and the light punctuation between them: `+1 (415) 555-0132`, `4012 8888 8888 1881`, `10.0.0.7`. */
export interface NumberPhrase {
  start: number
  end: number
  /** The phrase as written, at most PHRASE_LIMIT characters. */
  written: string
  /** How many digits it has. */
  digits: number
}

/** `text` is the normalised copy; all offsets are into it. Every method must look at a bounded window only: that is what keeps the scan linear. */
export interface Recogniser {
  name: string
  types: readonly PiiType[]
  /** Lower-case words that wake `onWord`. */
  words?: readonly string[]
  onWord?(text: string, start: number, end: number, report: Report): void
  /** Woken by every phrase of at least seven digits, or of four groups. */
  onNumber?(text: string, phrase: NumberPhrase, report: Report): void
  /** Characters that wake `onMark`, one each. Returns where the scan goes on, or nothing. */
  marks?: string
  onMark?(text: string, at: number, report: Report): number | void
  /** Woken by a run of letters and digits that starts with a letter and holds a digit. */
  onMixed?(text: string, start: number, end: number, report: Report): void
  /** Its specification, and its tests: `found` must be reported as the type (the part in «»), `clean` must not reach 0.5. */
  examples: { found: readonly (readonly [PiiType, string])[]; clean: readonly string[] }
}

/** Where a finding is no violation unless a profile says otherwise: confidences below are doubts, counted and reported. */
export const SURE = 0.5
