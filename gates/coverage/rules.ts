/** Rules of the coverage gate (contract sections 3, 9 and 11). */
import type { Rule } from '../kit/gate.ts'

export const coverageRules = {
  family_missing: {
    says: 'Every required family is in the data, with no fewer conversations than its minimum.',
    section: 3,
    todo: 'Route the family to a source or to its generator, and compile again. The coverage report says what evidence there is.',
  },
  evidence_without_data: {
    says: 'Every family that the inventory has evidence for is in the data.',
    section: 11,
    todo: 'The sources of this family were lost on the way: read their account and their ledger lines, and compile again.',
  },
  source_unlisted: {
    says: 'Every record’s source is in the inventory or is a generator.',
    section: 11,
    todo: 'Find where the record came from; add the source to the inventory and compile again, or remove it.',
  },
  source_not_in_inventory: {
    says: 'Every source that was read is an object of the signer’s inventory; what is not was generated.',
    section: 11,
    todo: 'Find where the object came from. Take the inventory again if it is new, or leave the source out and compile again.',
  },
  inventory_differs: {
    says: 'The coverage report repeats the signer’s inventory: the same objects as evidence, family by family.',
    section: 3,
    todo: 'Compile again with the inventory that the signer has, named in the configuration; look which objects came or went.',
  },
  source_undescribed: {
    says: 'Every source of the manifest has its key, size and checksum, or generator, version and seed.',
    section: 9,
    todo: 'Compile again from sources that can be named and checked.',
  },
  coverage_report_wrong: {
    says: 'The coverage report lists every family of the profile, with the count and the evidence that data and sources give.',
    section: 1,
    todo: 'Compile again: the report is of other data than this.',
  },
} as const satisfies Record<string, Rule>

export type CoverageCode = keyof typeof coverageRules
