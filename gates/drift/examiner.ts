/** Draws the portrait of a dataset in the one pass over its bytes. What it hands back are counts: no text, and no name that may be one. */
import { approximateTokens, countTurns } from '#contract/counts.ts'
import { PLACEHOLDER } from '#contract/pii.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { list, own, text, token } from '../kit/untrusted.ts'
import { UNKNOWN } from '../stats/recompute.ts'
import { addNamed, BINNED, bounded, emptyPortrait, mergePortraits, GROUPS, MOST_NAMES, type Portrait } from './portrait.ts'
import { octaveOf, OCTAVES } from './octaves.ts'
import { addWords, BUCKETS, windowOf, wordHash } from './words.ts'

const placeholder = new RegExp(PLACEHOLDER.source, 'g')

const isMessage = (value: unknown): value is Message => typeof own(value, 'content') === 'string'

function maskedTypes(messages: readonly Message[]): Set<string> {
  const types = new Set<string>()
  for (const { content } of messages) {
    if (!content.includes('[')) continue
    for (const match of content.matchAll(placeholder)) types.add(match[1]!)
  }
  return types
}

/** Documents as wholes go to one group: pieces of a talk are alike, and chance must be measured with that. */
const groupOf = (document: unknown, id: unknown): number => wordHash(text(document) ?? text(id) ?? '', 0x9747b28c) % GROUPS

export const driftExaminer: Examiner<Portrait> = {
  name: 'drift',
  version: '1',
  start({ profile }) {
    const portrait = emptyPortrait()
    const { named, binned } = portrait
    const add = (kind: 'turns' | 'tokens' | 'answers', group: number, length: number): void => {
      const slot = group * OCTAVES + octaveOf(length)
      binned[kind][slot] = binned[kind][slot]! + 1
    }
    return {
      examine({ record }, { tokens }) {
        if (record === undefined) return void portrait.unreadable++
        const metadata = own(record, 'metadata')
        const group = groupOf(own(metadata, 'document_id'), own(metadata, 'id'))
        portrait.conversations[group] = portrait.conversations[group]! + 1
        const family = text(own(metadata, 'source_family')) ?? UNKNOWN
        addNamed(named.families, Object.hasOwn(profile.families, family) ? family : UNKNOWN, group)
        addNamed(named.sources, token(own(metadata, 'source_group')), group)
        // A broken dataset may name a source a record: the map must not grow with it.
        if (named.sources.size > 2 * MOST_NAMES) named.sources = bounded(named.sources)
        const messages = list(own(record, 'messages')).filter(isMessage)
        const rejected = list(own(own(metadata, 'preference'), 'rejected')).filter(isMessage)
        add('turns', group, countTurns(messages))
        add('tokens', group, tokens ?? approximateTokens(messages, rejected))
        for (const { role, content } of messages) if (role === 'assistant') add('answers', group, content.length / 4)
        const all = rejected.length === 0 ? messages : [...messages, ...rejected]
        for (const type of maskedTypes(all)) addNamed(named.masked, type, group)
        addWords(binned.words, (group % BINNED.words.groups) * BUCKETS, windowOf(all, wordHash(text(own(metadata, 'id')) ?? '')))
      },
      finish: () => ({ ...portrait, named: { ...named, sources: bounded(named.sources) } }),
    }
  },
  merge: mergePortraits,
}
