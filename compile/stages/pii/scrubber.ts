/** Finds and masks the personal data of one conversation. */
import { DEFAULT_REVIEW_THRESHOLD, type PiiType } from '#contract/pii.ts'
import type { Entity } from './detector.ts'
import { DETECTORS } from './detectors/index.ts'
import { isHelpLineDigits } from './help-lines.ts'
import { mentions, mentionWords } from './mentions.ts'
import { withoutOverlaps } from './merge.ts'
import { titleLength } from './names/title.ts'
import { createNumbering } from './numbering.ts'
import { createScan } from './scan.ts'

export type { Entity } from './detector.ts'

export interface ScrubberOptions {
  /** placeholder: values become `[TYPE_n]`. drop: the stage drops a conversation in which anything was found. */
  mode: 'placeholder' | 'drop'
  /** 0..1: at or above it a finding is masked; a person is asked about those from `threshold - REVIEW_BAND` up to it. */
  threshold: number
  /** True for a value that a reviewer allowed: it is neither masked nor asked about. */
  allowed?: (text: string) => boolean
}

export interface Scrubbed {
  texts: string[]
  /** Of each text, in order, with offsets in the original. For `requires_review` the unsure ones are among them. */
  entities: Entity[][]
  status: 'scrubbed' | 'none_detected' | 'requires_review'
}

export interface Scrubber {
  mode: 'placeholder' | 'drop'
  threshold: number
  /** All contents of one conversation in order, both sides of a pair. */
  scrub(texts: readonly string[]): Scrubbed
}

/** Findings less sure than this far below the threshold are noise that nobody should have to read. */
export const REVIEW_BAND = 0.15

const scan = createScan(DETECTORS)
/** How much of the end of a text the next one sees: a question, for its answer. */
const PREVIOUS = 96

/** True where the figures in the finding, with those that they are written together with, are a crisis line. */
function isWithinHelpLine(text: string, { start, end }: Entity): boolean {
  const lead = /(?:\d[ ().\u00a0\u2011\u2013-]{0,3}){0,12}$/.exec(text.slice(Math.max(0, start - 24), start))![0]
  const tail = /^(?:[ ().\u00a0\u2011\u2013-]{0,3}\d){0,12}/.exec(text.slice(end, end + 24))![0]
  const digits = (value: string): string => value.replace(/\D/g, '')
  const own = digits(text.slice(start, end))
  return (
    isHelpLineDigits(own) ||
    isHelpLineDigits(digits(lead) + own) ||
    isHelpLineDigits(own + digits(tail)) ||
    isHelpLineDigits(digits(lead) + own + digits(tail))
  )
}

function mask(text: string, entities: readonly Entity[], threshold: number, name: (entity: Entity, value: string) => string): string {
  let masked = ''
  let end = 0
  for (const entity of entities) {
    if (entity.confidence < threshold) continue
    masked += text.slice(end, entity.start) + name(entity, text.slice(entity.start, entity.end))
    end = entity.end
  }
  return end === 0 ? text : masked + text.slice(end)
}

export function createScrubber({ mode, threshold = DEFAULT_REVIEW_THRESHOLD, allowed }: ScrubberOptions): Scrubber {
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`PII threshold: found ${threshold}; expected a number above 0, up to 1`)
  const floor = Math.max(threshold - REVIEW_BAND, 0)
  const wanted =
    (text: string) =>
    (entity: Entity): boolean => {
      if (entity.confidence < floor) return false
      const value = text.slice(entity.start, entity.end)
      // whatever a detector takes it for, a crisis line stays; short codes are lines only where they are dialled, not as an age or a PIN
      const isLine = !/\p{L}/u.test(value) && (entity.type === 'PHONE' || /(?:\d\D{0,3}){5}/.test(value)) && isWithinHelpLine(text, entity)
      const title = entity.type === 'NAME' ? titleLength(value) : 0
      return !isLine && !allowed?.(value) && !(title > 0 && allowed?.(value.slice(title)))
    }

  const scrub = (texts: readonly string[]): Scrubbed => {
    const entities = texts.map((text, i) => {
      const found = scan({ text, previous: i === 0 ? '' : texts[i - 1]!.slice(-PREVIOUS) })
      return found.length === 0 ? found : withoutOverlaps(found.filter(wanted(text)), threshold)
    })
    const names = entities.flatMap((own, i) =>
      own
        .filter(({ type, confidence }) => type === 'NAME' && confidence >= threshold)
        .map(({ start, end }) => texts[i]!.slice(start, end))
        .map((name) => name.slice(titleLength(name))),
    )
    if (names.length > 0) {
      const words = mentionWords(names)
      for (const [i, text] of texts.entries()) {
        const further = mentions(text, words, entities[i]!).filter(wanted(text))
        if (further.length > 0) entities[i] = [...entities[i]!, ...further].sort((a, b) => a.start - b.start)
      }
    }
    if (entities.every((own) => own.length === 0)) return { texts: [...texts], entities, status: 'none_detected' }
    const numbering = createNumbering(texts)
    const masked = texts.map((text, i) => mask(text, entities[i]!, threshold, numbering.of))
    const unsure = entities.some((own) => own.some(({ confidence }) => confidence < threshold))
    return { texts: masked, entities, status: unsure ? 'requires_review' : 'scrubbed' }
  }
  return { mode, threshold, scrub }
}

/** Number of masked values by type. */
export function countByType(entities: readonly (readonly Entity[])[], threshold = 0): Partial<Record<PiiType, number>> {
  const counts: Partial<Record<PiiType, number>> = {}
  for (const own of entities) for (const { type, confidence } of own) if (confidence >= threshold) counts[type] = (counts[type] ?? 0) + 1
  return counts
}
