import type { PiiType } from '#contract/pii.ts'
import { after, at, before, isAlone, type Detector } from '../detector.ts'

/** One kind of number that an authority gives out. */
export interface IdPattern {
  name: string
  type: PiiType
  /** Sticky and bounded; matches the whole value. What follows it is no letter and no digit (checked by the engine). */
  match: RegExp
  /** The check digit or the rules of its parts, over the value without separators, upper case. */
  valid?: (value: string) => boolean
  /** Words before it that say what it is; matched at the end of up to 48 lower-case characters, with a short gap. */
  cue: string
  /** Confidence without a cue, in running text: 0 where the form alone says nothing. */
  shape: number
  /** Confidence where the text is nothing but the value (default 0.6). */
  alone?: number
}

const GAP_BEFORE =
  '(?:\\s?\\(?(?:numbers?|num|no|nr|id|card|code|is|are|was|es|ist|est|lautet|nummer|n[uú]mero|numara[a-zıış]{0,4}|to|on|är|è|[:#.=-])\\)?\\.?){0,4}[\\s:#"\'(,]{0,3}'

/** A detector over the patterns of one country. */
export function nationalIds(name: string, patterns: readonly IdPattern[], examples: Detector['examples']): Detector {
  const kinds = patterns.map((pattern) => ({
    ...pattern,
    // with a check of its own, a value may stand in apposition: "the NIN on my slip, 123...,"
    cued: new RegExp(
      `(?:${pattern.cue})(?:${GAP_BEFORE}|.{0,24}\\b(?:is|and|are|ist|es)\\s|[^.]{0,24}:\\s?${pattern.valid ? '|[^.,]{0,24},\\s' : ''})$`,
    ),
    said: new RegExp(pattern.cue),
    follows: new RegExp(`^\\W{1,3}(?:\\w+\\W){0,3}(?:${pattern.cue})`),
  }))
  const any = anyOf(patterns)
  return {
    name,
    calls: { codes: true, digits: 5, answer: true },
    find(scene, start, _end, found) {
      const { text } = scene
      if (text.length > 20 && !hasDigits(text, start)) return
      for (const from of starts(text, start)) {
        if (/[\p{L}\p{N}]/u.test(text[from - 1] ?? '') && !/[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/.test(text[from - 1]!)) continue
        if (!any(text, from)) continue
        let head: string | undefined
        for (const kind of kinds) {
          const value = at(kind.match, text, from)?.[0]
          if (
            value === undefined ||
            /[A-Za-z0-9]/.test(text[from + value.length] ?? '') ||
            /^[-.]\d/.test(text.slice(from + value.length, from + value.length + 2))
          )
            continue
          if (
            /\d[-.+]$|[+=*×÷/]\s?$/.test(text.slice(Math.max(0, from - 2), from)) ||
            /^\s?[+=*×÷]/.test(text.slice(from + value.length, from + value.length + 2))
          )
            continue
          if (kind.valid && !kind.valid(value.replace(/[^\p{L}\p{N}+]/gu, '').toUpperCase())) continue
          const stop = from + value.length
          const confidence = isCued(kind, (head ??= before(scene, from)), after(scene, stop))
            ? 0.95
            : isAlone(scene, from, stop)
              ? Math.max(kind.alone ?? 0.6, kind.shape)
              : kind.shape
          if (confidence > 0) found(kind.type, from, stop, confidence)
        }
      }
    },
    examples,
  }
}

/**
 * Whether any of the patterns matches at a place: one expression for all of one flag set, because most places match none and
 * asking each pattern in turn cost a third of the time on text of many numbers. A pattern that refers to its own group stays
 * by itself: in a union the groups would be counted anew.
 */
function anyOf(patterns: readonly IdPattern[]): (text: string, index: number) => boolean {
  const refers = ({ match }: IdPattern): boolean => /\\[1-9]|\\k</.test(match.source)
  const sources = new Map<string, string[]>()
  for (const pattern of patterns) {
    const { source, flags } = pattern.match
    if (!refers(pattern)) sources.set(flags, [...(sources.get(flags) ?? []), `(?:${source})`])
  }
  const all = [
    ...[...sources].map(([flags, parts]) => new RegExp(parts.join('|'), flags)),
    ...patterns.filter(refers).map(({ match }) => match),
  ]
  return (text, index) => all.some((one) => at(one, text, index) !== null)
}

/** At least four figures stand within the length of an identifier, before anything that none has in it: what has fewer is judged only in a short text. */
function hasDigits(text: string, start: number): boolean {
  for (let i = start, digits = 0; i < text.length && i < start + 24; i++) {
    const c = text.charCodeAt(i)
    if (c > 47 && c < 58) {
      if (++digits === 4) return true
    } else if (c < 65 && c !== 32 && c !== 45 && c !== 46 && c !== 47 && c !== 58 && c !== 43) return false
  }
  return false
}

/** The word is looked for first: that costs little, and most numbers have none near. */
const isCued = ({ said, cued, follows }: { said: RegExp; cued: RegExp; follows: RegExp }, head: string, tail: string): boolean =>
  (said.test(head) && cued.test(head)) || (said.test(tail) && follows.test(tail))

/** Where a value may begin: at the call, or at one to three letters that stand before it with a space or a dash. */
function starts(text: string, start: number): number[] {
  const last = text.charCodeAt(start - 1)
  if (last !== 32 && last !== 45) return [start]
  const lead = /(?:^|[^\p{L}\p{N}])([A-Za-z]{1,3})[ -]$/u.exec(text.slice(Math.max(0, start - 5), start))
  return lead === null ? [start] : [start, start - lead[1]!.length - 1]
}
