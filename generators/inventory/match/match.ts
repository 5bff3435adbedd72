/** Says of a key which families it is evidence for, by which rules, or why it is no data at all. */
import { type EvidenceRule, evidenceRules, type Exclusion, EXCLUSIONS, type FamilyEvidence } from '#contract/matching.ts'
import type { Profile } from '#contract/profile.ts'
import { type KeyParts, keyParts } from './key-parts.ts'
import { type Hit, openPhrases, type Phrases } from './phrases.ts'
import { type Token, tokensOf } from './tokens.ts'

export interface RuleMatch {
  /** `<family>.<rule>` is unique. */
  rule: string
  /** What stood there, as the key spells it. */
  matched: string
  /** UTF-16 offset in the key. */
  at: number
}

export interface FamilyMatch {
  family: string
  matches: RuleMatch[]
}

export type Judged = { excluded: string } | { families: FamilyMatch[] }

export type Matcher = (key: string) => Judged

interface CompiledRule {
  id: string
  in: EvidenceRule['in']
  any: number[]
  with: number[] | null
  without: number[]
}

const numbered = (phrases: Phrases, list: readonly string[] = []): number[] => list.map((phrase) => phrases.add(phrase))

const compileRule = (phrases: Phrases, rule: EvidenceRule): CompiledRule => ({
  id: rule.id,
  in: rule.in,
  any: numbered(phrases, rule.any),
  with: rule.with === undefined ? null : numbered(phrases, rule.with),
  without: numbered(phrases, rule.without),
})

/** Hits by phrase, and the key that they are of. */
interface Seen {
  key: string
  parts: KeyParts
  tokens: readonly Token[]
  hits: ReadonlyMap<number, Hit[]>
}

const has = ({ hits }: Seen, phrases: readonly number[]): boolean => phrases.some((phrase) => hits.has(phrase))

/** The hit of one of the phrases that lies in the wanted part of the key; the longest one explains best. */
function hitIn(
  { hits, tokens, parts, key }: Seen,
  phrases: readonly number[],
  where: EvidenceRule['in'],
  at?: Exclusion['at'],
): Hit | undefined {
  let best: Hit | undefined
  for (const phrase of phrases) {
    for (const hit of hits.get(phrase) ?? []) {
      const inName = tokens[hit.from]!.start >= parts.nameStart
      if ((where === 'name' && !inName) || (where === 'folder' && inName)) continue
      if (at === 'end' && !endsStem(hit, tokens, parts, key)) continue
      if (at === 'whole' && !isSegment(hit, tokens)) continue
      if (best === undefined || hit.to - hit.from > best.to - best.from) best = hit
    }
  }
  return best
}

/** No other word stands in the same folder name. */
function isSegment({ from, to }: Hit, tokens: readonly Token[]): boolean {
  const { segment } = tokens[from]!
  return tokens[from - 1]?.segment !== segment && tokens[to]?.segment !== segment
}

/** Nothing but numbers, and words of a version, may stand between a phrase and the extension: `report_v2.json` ends in a report. */
function endsStem({ to }: Hit, tokens: readonly Token[], { stemEnd }: KeyParts, key: string): boolean {
  if (tokens[to - 1]!.end > stemEnd) return false
  for (let at = to; at < tokens.length && tokens[at]!.start < stemEnd; at++) {
    const text = key.slice(tokens[at]!.start, tokens[at]!.end)
    if (!/^(?:\p{N}+|v|t|z|final|new|updated|latest|copy)$/iu.test(text)) return false
  }
  return true
}

interface CompiledExclusion extends Pick<Exclusion, 'id' | 'in' | 'at' | 'prefixes'> {
  any: number[] | null
  extensions: Set<string> | null
  unless: number[]
}

function compileExclusion(phrases: Phrases, exclusion: Exclusion): CompiledExclusion {
  const { id, any, extensions, prefixes } = exclusion
  return {
    id,
    in: exclusion.in,
    at: exclusion.at,
    prefixes,
    any: any === undefined ? null : numbered(phrases, any),
    extensions: extensions === undefined ? null : new Set(extensions),
    unless: numbered(phrases, exclusion.unless),
  }
}

/** A folder or the file name begins with the prefix; `.` and `..` are ways and no names. */
function begins(key: string, prefix: string): boolean {
  if (!key.startsWith(prefix) && !key.includes(`/${prefix}`)) return false
  return key.split('/').some((name) => name.startsWith(prefix) && name !== '.' && name !== '..')
}

function excludes(rule: CompiledExclusion, seen: Seen): boolean {
  if (rule.extensions !== null && !rule.extensions.has(seen.parts.extension)) return false
  if (rule.prefixes !== undefined && !rule.prefixes.some((prefix) => begins(seen.key, prefix))) return false
  if (rule.any !== null && hitIn(seen, rule.any, rule.in, rule.at) === undefined) return false
  return !has(seen, rule.unless)
}

function matchRule(rule: CompiledRule, seen: Seen): RuleMatch | undefined {
  if (has(seen, rule.without) || (rule.with !== null && !has(seen, rule.with))) return undefined
  const hit = hitIn(seen, rule.any, rule.in)
  if (hit === undefined) return undefined
  const at = seen.tokens[hit.from]!.start
  return { rule: rule.id, matched: seen.key.slice(at, seen.tokens[hit.to - 1]!.end), at }
}

/** Things by the phrases that may make them apply: of a hundred rules a key touches two or three. */
function byPhrase<Item extends { any: number[] | null }>(items: readonly Item[]): Map<number, number[]> {
  const index = new Map<number, number[]>()
  for (const [at, { any }] of items.entries()) {
    for (const phrase of any ?? []) {
      const list = index.get(phrase)
      if (list === undefined) index.set(phrase, [at])
      else list.push(at)
    }
  }
  return index
}

/** Places of the items that a hit phrase touches, and of those that need none, in their order. */
function touched(index: ReadonlyMap<number, number[]>, hits: Seen['hits'], always: readonly number[] = []): number[] {
  const places = new Set(always)
  for (const phrase of hits.keys()) for (const at of index.get(phrase) ?? []) places.add(at)
  return [...places].sort((a, b) => a - b)
}

/** Compiles the rules once; a key then costs one pass over its words, whatever the number of rules. */
export function openMatcher(profile: Pick<Profile, 'families'>): Matcher {
  const phrases = openPhrases()
  const exclusions = EXCLUSIONS.map((exclusion) => compileExclusion(phrases, exclusion))
  const exclusionsBy = byPhrase(exclusions)
  const wordless = exclusions.flatMap(({ any }, at) => (any === null ? [at] : []))
  const rules = Object.entries(evidenceRules(profile)).flatMap(([family, own]: [string, FamilyEvidence]) => {
    const never = numbered(phrases, own.without)
    return own.rules.map((rule) => ({ family, never, ...compileRule(phrases, rule) }))
  })
  const rulesBy = byPhrase(rules)
  return (key) => {
    const tokens = tokensOf(key)
    const hits = new Map<number, Hit[]>()
    for (const hit of phrases.find(tokens)) {
      const known = hits.get(hit.phrase)
      if (known === undefined) hits.set(hit.phrase, [hit])
      else known.push(hit)
    }
    const seen: Seen = { key, parts: keyParts(key), tokens, hits }
    const excluded = touched(exclusionsBy, hits, wordless).find((at) => excludes(exclusions[at]!, seen))
    if (excluded !== undefined) return { excluded: exclusions[excluded]!.id }
    const families: FamilyMatch[] = []
    for (const at of touched(rulesBy, hits)) {
      const { family, never, ...rule } = rules[at]!
      const match = has(seen, never) ? undefined : matchRule(rule, seen)
      if (match === undefined) continue
      if (families.at(-1)?.family === family) families.at(-1)!.matches.push(match)
      else families.push({ family, matches: [match] })
    }
    return { families }
  }
}
