/** What the signer's inventory says against what the dataset says: sources that no listing knows, and evidence that was dropped or invented. */
import { type CoverageReport, inventoryOf, type InventoryFacts } from '#contract/coverage-report.ts'
import { COVERAGE_PATH } from '#contract/layout.ts'
import { coverageStatus } from '#contract/matching.ts'
import type { GateContext } from '../kit/gate.ts'
import { examined, type Remark, type Tally, violate } from '../kit/tally.ts'
import { type Fields, list, named, own, text, token } from '../kit/untrusted.ts'
import type { CoverageCode } from './rules.ts'

type Counts = Tally<CoverageCode>

/** So many keys of a difference are named; how many there are is told. */
const NAMED = 3

/** Every object of an inventory: its evidence, what no family claims, and what is no data. */
function objectsOf(report: CoverageReport, facts: InventoryFacts): Map<string, number | undefined> {
  const objects = new Map<string, number | undefined>()
  for (const { keys } of facts.excluded) for (const key of keys) objects.set(key, undefined)
  for (const { key, size_bytes } of facts.unmatched.objects) objects.set(key, size_bytes)
  for (const family of Object.keys(report.families))
    for (const { key, size_bytes } of inventoryOf(report, family)?.evidence ?? []) objects.set(key, size_bytes)
  return objects
}

/**
 * Says whether the inventory has an object. A source is named by its URI, by its key, or by a path below some folder where the bucket lies as
 * a copy: then the shorter of path and key has to be the end of the longer, and sizes that are known have to agree.
 */
export function openLookup(report: CoverageReport): (key: string, size: unknown) => boolean {
  const facts = report.inventory!
  const objects = objectsOf(report, facts)
  const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
  const byName = new Map<string, string[]>()
  for (const key of objects.keys()) {
    const same = byName.get(nameOf(key))
    if (same === undefined) byName.set(nameOf(key), [key])
    else same.push(key)
  }
  return (source, size) => {
    const uri = /^s3:\/\/([^/]+)\/(.*)$/s.exec(source)
    if (uri !== null && facts.bucket !== undefined && uri[1] !== facts.bucket) return false
    const path = uri?.[2] ?? source
    return (byName.get(nameOf(path)) ?? []).some((key) => {
      const known = objects.get(key)
      if (known !== undefined && typeof size === 'number' && known !== size) return false
      return key === path || (uri === null && (key.endsWith(`/${path}`) || path.endsWith(`/${key}`)))
    })
  }
}

/** Sources that were read, against the signer's inventory. */
export function judgeSourcesListed({ inventory }: GateContext, sources: readonly Fields[], tally: Counts): Remark {
  if (inventory === undefined) return { emptyBecause: 'no inventory was handed over' }
  const { complete, problems } = inventory.inventory!
  if (!complete) return { notProvable: `the inventory is not whole (${problems[0] ?? 'no reason given'})` }
  const has = openLookup(inventory)
  for (const [at, source] of sources.entries()) {
    if (own(source, 'generator') !== undefined) continue
    examined(tally.source_not_in_inventory)
    const key = text(own(source, 'source_key')) ?? text(own(source, 'key'))
    if (key !== undefined && has(key, own(source, 'size_bytes') ?? own(source, 'size'))) continue
    violate(tally, {
      code: 'source_not_in_inventory',
      subject: `manifest.json#sources[${at}]`,
      expected: 'an object that the inventory lists, of its size',
      found: key === undefined ? 'no key' : token(key),
      names: [token(own(source, 'name')), token(own(source, 'source_family'))],
    })
  }
  return tally.source_not_in_inventory.population === 0 ? { emptyBecause: 'every source was generated' } : {}
}

const keysIn = (evidence: readonly unknown[]): Set<string> => new Set(evidence.flatMap((entry) => text(own(entry, 'key')) ?? []))

function difference(expected: ReadonlySet<string>, found: ReadonlySet<string>): string {
  const lost = [...expected].filter((key) => !found.has(key))
  const extra = [...found].filter((key) => !expected.has(key))
  const some = (keys: readonly string[]): string => `${keys.slice(0, NAMED).map(token).join(', ')}${keys.length > NAMED ? ', ...' : ''}`
  return [
    ...(lost.length > 0 ? [`${lost.length} left out: ${some(lost)}`] : []),
    ...(extra.length > 0 ? [`${extra.length} that it does not have: ${some(extra)}`] : []),
  ].join('; ')
}

/** The dataset's report, against the signer's inventory. */
export function judgeInventory(report: unknown, { inventory, profile }: GateContext, tally: Counts): Remark {
  const told = own(report, 'inventory') !== undefined
  if (inventory === undefined) {
    const warnings = told
      ? ['the coverage report tells of an inventory that was not handed to the gates: it was not compared with anything']
      : []
    return { emptyBecause: 'no inventory was handed over', ...(warnings.length > 0 ? { warnings } : {}) }
  }
  for (const family of Object.keys(profile.families)) {
    examined(tally.inventory_differs)
    const listed = inventoryOf(inventory, family)
    const entry = own(own(own(report, 'families'), family), 'inventory')
    const subject = `${COVERAGE_PATH}#families.${family}.inventory`
    const wrong = (expected: string, found: string): void =>
      violate(tally, { code: 'inventory_differs', subject, expected, found, names: [family] })
    if (listed === undefined) wrong('a family that the inventory was taken for', 'one that it does not know')
    else if (entry === undefined) wrong(`${listed.evidence_count} objects of the inventory`, 'nothing of it')
    else {
      const differs = difference(keysIn(listed.evidence), keysIn(list(own(entry, 'evidence'))))
      if (differs !== '') wrong(`the ${listed.evidence_count} objects of the inventory`, differs)
      else if (own(entry, 'status') !== listed.status) wrong(listed.status, token(own(entry, 'status')))
      else if (own(entry, 'evidence_count') !== listed.evidence_count)
        wrong(String(listed.evidence_count), named(own(entry, 'evidence_count')))
    }
  }
  return {}
}

/** How many objects the inventory has for a family: the signer's, or else what the dataset itself tells. */
export function inventoryEvidence({ inventory }: Pick<GateContext, 'inventory'>, report: unknown, family: string): number | undefined {
  if (inventory !== undefined) return inventoryOf(inventory, family)?.evidence_count ?? 0
  const entry = own(own(own(report, 'families'), family), 'inventory')
  return entry === undefined ? undefined : list(own(entry, 'evidence')).length
}

/** What the dataset's own report says of its inventory has to agree with itself, whoever holds another one. */
export function inventoryProblem(entry: unknown): [expected: string, found: string] | undefined {
  if (entry === undefined) return undefined
  const evidence = list(own(entry, 'evidence'))
  if (keysIn(evidence).size !== evidence.length) return ['every object with its key, once', 'one without a key, or for the second time']
  if (own(entry, 'evidence_count') !== evidence.length) return [`evidence_count ${evidence.length}`, named(own(entry, 'evidence_count'))]
  const status = coverageStatus(evidence.length)
  return own(entry, 'status') === status ? undefined : [`status ${status}`, token(own(entry, 'status'))]
}
