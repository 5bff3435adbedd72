/** Sources of a configuration from what was routed. A licence is nothing that a listing knows: a person has to state it. */
import { hash } from 'node:crypto'
import type { SourceInput } from '../../compile/config.ts'
import { keyParts } from '../inventory/match/key-parts.ts'
import { tokensOf } from '../inventory/match/tokens.ts'
import type { RoutedObject } from './routing.ts'

const LONGEST_SLUG = 40

/** Readable, unique, and the same whatever else the inventory holds. */
function nameOf(family: string, key: string): string {
  const { nameStart, stemEnd } = keyParts(key)
  const slug = key
    .slice(nameStart, stemEnd)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, LONGEST_SLUG)
  return [family, ...(slug === '' ? [] : [slug]), hash('sha256', `${family}\n${key}`).slice(0, 8)].join('-')
}

/** Stage 1 mixes by class, stage 2 takes chains of thought: both stand in the path or nowhere. */
function classOf(key: string): Pick<SourceInput, 'group' | 'phase'> {
  const tokens = tokensOf(key).map(({ word }) => word)
  const has = (...words: string[]): boolean => tokens.some((_, at) => words.every((word, offset) => tokens[at + offset] === word))
  if (
    tokensOf(key).some(({ word, runs }) => (runs?.at(-1)?.word ?? word) === 'cot') ||
    has('chain', 'of', 'thought') ||
    has('tree', 'of', 'thought')
  )
    return { group: 'chain_of_thought', phase: 'stage2_therapeutic_expertise' }
  return { group: has('professional') ? 'professional' : has('priority') ? 'priority' : 'general' }
}

export function readSource(family: string, { key, path }: RoutedObject, root: string | undefined): SourceInput {
  const { group, phase } = classOf(key)
  return {
    name: nameOf(family, key),
    family,
    path,
    ...(root === undefined ? {} : { root }),
    licence: 'custom',
    licenseDetail:
      'not stated: an inventory does not know licences; a person has to state the licence of this object before anybody trains on it',
    group,
    // Only where the family's own phase is that of the general corpora.
    ...(phase === undefined || family !== 'mental_health_datasets' ? {} : { phase }),
  }
}

export function generatedSource(family: string, generator: string, from: readonly string[]): SourceInput {
  return {
    name: `${family}-generated`,
    family,
    generator,
    ...(from.length === 0 ? {} : { from: [...from] }),
    licence: 'synthetic',
    group: 'general',
  }
}
