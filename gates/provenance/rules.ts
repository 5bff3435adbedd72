/** Rules of the provenance gate (contract sections 2, 6, 9 and 10). */
import type { Rule } from '../kit/gate.ts'

const accounting = 'Something was lost or counted twice: compare the ledger with the sources’ accounts, and compile again.'

export const provenanceRules = {
  provenance_incomplete: {
    says: 'Every record says where it came from, which document it was cut from, and what was done to it, when and by what.',
    section: 2,
    todo: 'Compile again; a record whose origin is not known has no place in the dataset.',
  },
  map_missing: {
    says: 'Every record is in the provenance map.',
    section: 9,
    todo: 'Compile again: the map is of other records than these.',
  },
  map_orphan: {
    says: 'Every entry of the provenance map is a record of the dataset, once.',
    section: 9,
    todo: 'Compile again: the map is of other records than these.',
  },
  map_disagrees: {
    says: 'Record and map say the same of content hash, source, family and processing steps.',
    section: 9,
    todo: 'Compile again: record or map was changed after the compile.',
  },
  origin_changed: {
    says: 'No id has another origin than in the previous version.',
    section: 9,
    todo: 'The same text now is read from another object: keep the first origin, or name the previous version that the signer means.',
  },
  survivor_missing: {
    says: 'Every dropped duplicate names a survivor that is itself kept, and kept out of no ledger line; that of a holdout text is a holdout record.',
    section: 6,
    todo: 'Deduplicate again without chaining: every dropped record is compared with a record that stays.',
  },
  similarity_low: {
    says: 'Every dropped record is as similar to its survivor as its kind demands: exact 1, near the threshold, holdout text its share.',
    section: 6,
    todo: 'A conversation was dropped that is no duplicate: deduplicate again at the profile’s threshold.',
  },
  refile_unproven: {
    says: 'Every refiled record has its ledger line, every such line its record, in the family that the line names.',
    section: 10,
    todo: accounting,
  },
  ledger_text: {
    says: 'No ledger line holds a text: no field but the contract’s, and no remark but short ones of the program’s own.',
    section: 10,
    todo: 'Treat the ledger as private until it is compiled again: it may quote what was rejected.',
  },
  source_account_wrong: {
    says: 'For every source: in = kept + every reason for not being kept; units read = rejected + ceded + joined + (in − cut).',
    section: 10,
    todo: accounting,
  },
  family_account_wrong: {
    says: 'For every family: in is what its sources read, and in + refiled in = kept + every reason for not being kept + refiled out.',
    section: 10,
    todo: accounting,
  },
  kept_wrong: { says: 'What an account says was kept is what the shards hold.', section: 10, todo: accounting },
  ledger_count_wrong: {
    says: 'What an account says was not kept is what the ledger lists, reason by reason, every unit once.',
    section: 10,
    todo: accounting,
  },
} as const satisfies Record<string, Rule>

export type ProvenanceCode = keyof typeof provenanceRules
