/** What the card says about the records and no manifest holds: licences by source, personal data masked by type, roles, systems, lengths. */
import { countTurns } from '#contract/counts.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import { kindOf } from './format.ts'

export interface LicenceUse {
  source_group: string
  source_family: string
  license_tag: string
  license_detail: string | null
  records: number
}

export interface RecordTally {
  records: number
  pairs: number
  /** Longest and sum, in turns. */
  turns: { most: number; sum: number }
  roles: Record<string, number>
  pii_status: Record<string, number>
  /** Masked mentions by type. */
  pii_entities: Record<string, number>
  generated: number
  /** Records by family and split. */
  families: Record<string, Partial<Record<Split, number>>>
  licences: LicenceUse[]
}

export const emptyTally = (): RecordTally => ({
  records: 0,
  pairs: 0,
  turns: { most: 0, sum: 0 },
  roles: {},
  pii_status: {},
  pii_entities: {},
  generated: 0,
  families: {},
  licences: [],
})

export interface OpenTally {
  add(record: DatasetRecord, split: Split): void
  close(): RecordTally
}

export function openTally(): OpenTally {
  const tally = emptyTally()
  const counts = {
    roles: new Map<string, number>(),
    status: new Map<string, number>(),
    entities: new Map<string, number>(),
    families: new Map<string, number>(),
  }
  const licences = new Map<string, LicenceUse>()
  return {
    add(record, split) {
      const { messages, metadata } = record
      const turns = countTurns(messages)
      tally.records++
      tally.turns.sum += turns
      tally.turns.most = Math.max(tally.turns.most, turns)
      if (kindOf(record) === 'pairs') tally.pairs++
      if (metadata.provenance?.generator !== undefined) tally.generated++
      for (const { role } of messages) count(counts.roles, role)
      count(counts.families, JSON.stringify([split, String(metadata.source_family ?? '')]))
      count(counts.status, String(metadata.pii_status))
      for (const [type, mentions] of Object.entries(metadata.provenance?.pii_entities ?? {}))
        if (Number.isSafeInteger(mentions)) count(counts.entities, type, mentions)
      const use = licenceOf(metadata)
      const key = nameOf(use)
      const known = licences.get(key)
      if (known === undefined) licences.set(key, use)
      else known.records++
    },
    close: () => ({
      ...tally,
      roles: sorted(counts.roles),
      pii_status: sorted(counts.status),
      pii_entities: sorted(counts.entities),
      families: familiesOf(counts.families),
      licences: byName([...licences.values()]),
    }),
  }
}

const count = (counts: Map<string, number>, name: string, by = 1): unknown => counts.set(name, (counts.get(name) ?? 0) + by)
const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Names of families are the signer's: entries, so that none is a property of an object's own. */
function familiesOf(counts: ReadonlyMap<string, number>): RecordTally['families'] {
  const families = new Map<string, Partial<Record<Split, number>>>()
  for (const [key, records] of counts) {
    const [split, family] = JSON.parse(key) as [Split, string]
    const splits = families.get(family) ?? {}
    families.set(family, { ...splits, [split]: (splits[split] ?? 0) + records })
  }
  return Object.fromEntries([...families].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const licenceOf = ({ source_group, source_family, license_tag, license_detail }: DatasetRecord['metadata']): LicenceUse => ({
  source_group: String(source_group ?? ''),
  source_family: String(source_family ?? ''),
  license_tag: String(license_tag ?? ''),
  license_detail: license_detail === undefined || license_detail === null ? null : String(license_detail),
  records: 1,
})

const nameOf = (use: LicenceUse): string => JSON.stringify([use.source_group, use.source_family, use.license_tag, use.license_detail])
const byName = (uses: LicenceUse[]): LicenceUse[] => uses.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

/** Sums of tallies, whatever their order. */
export function mergeTallies(tallies: readonly RecordTally[]): RecordTally {
  const sum = (of: (tally: RecordTally) => Record<string, number>): Record<string, number> => {
    const counts = new Map<string, number>()
    for (const tally of tallies) for (const [name, number] of Object.entries(of(tally))) count(counts, name, number)
    return sorted(counts)
  }
  const total = (of: (tally: RecordTally) => number): number => tallies.reduce((all, tally) => all + of(tally), 0)
  const licences = new Map<string, LicenceUse>()
  for (const use of tallies.flatMap((tally) => tally.licences)) {
    const known = licences.get(nameOf(use))
    licences.set(nameOf(use), { ...use, records: use.records + (known?.records ?? 0) })
  }
  const families = new Map<string, number>()
  for (const tally of tallies)
    for (const [family, splits] of Object.entries(tally.families))
      for (const [split, records] of Object.entries(splits)) count(families, JSON.stringify([split, family]), records)
  return {
    records: total(({ records }) => records),
    pairs: total(({ pairs }) => pairs),
    turns: { most: tallies.reduce((most, { turns }) => Math.max(most, turns.most), 0), sum: total(({ turns }) => turns.sum) },
    roles: sum(({ roles }) => roles),
    pii_status: sum(({ pii_status: status }) => status),
    pii_entities: sum(({ pii_entities: entities }) => entities),
    generated: total(({ generated }) => generated),
    families: familiesOf(families),
    licences: byName([...licences.values()]),
  }
}
