/** The contract's own rules: what every line, and every file that describes them, must be (contract sections 1, 2, 3, 7, 8, 9, 10). */
import type { Rule } from '../kit/gate.ts'

const source = 'Fix the source shape or the stage that let it through, and compile again.'
const recompile = 'Compile again with this version of the contract and the signer’s profile.'

export const contractRules = {
  line_malformed: {
    says: 'Every line of a shard is one JSON object in UTF-8.',
    section: 2,
    todo: 'The shard was cut, joined or written by hand: publish it again.',
  },
  line_unterminated: {
    says: 'Every shard ends with a line feed, and holds no empty line.',
    section: 2,
    todo: 'The shard was cut or joined: publish it again.',
  },
  record_schema: { says: 'Every record has the fields, types and values of the record schema.', section: 2, todo: source },
  text_field_unknown: {
    says: 'No record carries a text in a field that the contract does not know.',
    section: 2,
    todo: 'Such a text was neither scrubbed nor hashed: drop the field, or bring its text into the messages.',
  },
  message_empty: { says: 'Every message holds something other than white space.', section: 2, todo: source },
  text_not_normalised: {
    says: 'Every text is valid Unicode in form NFC, without byte-order marks, control characters, replacement characters or mojibake.',
    section: 2,
    todo: 'Run the encoding stage over the source, and compile again.',
  },
  one_sided: {
    says: 'Every conversation has a user and an assistant.',
    section: 2,
    todo: 'Reject one-sided conversations with the reason one_sided, and compile again.',
  },
  session_short: {
    says: 'Every record of long_running_therapy has more than 20 turns.',
    section: 3,
    todo: 'File shorter sessions under their own family, and compile again.',
  },
  phase_illegal: {
    says: 'Every record’s phase is its family’s default, one whose mix names the family, or one that the profile added.',
    section: 7,
    todo: 'Correct the phase of the source in the configuration, and compile again.',
  },
  pair_incomplete: {
    says: 'Every record of dpo_preference, and of the preference phase, has a rejected side, and ends in the chosen answer.',
    section: 8,
    todo: 'Reject incomplete pairs with the reason preference_incomplete, and compile again.',
  },
  pair_equal: {
    says: 'No rejected side equals the chosen answer after normalisation.',
    section: 8,
    todo: 'Reject such pairs with the reason preference_equal, and compile again.',
  },
  manifest_missing: {
    says: 'There is a manifest, and it is JSON.',
    section: 9,
    todo: 'Publish the version again; the manifest is written last.',
  },
  manifest_schema: { says: 'The manifest has the fields, types and values of the manifest schema.', section: 9, todo: recompile },
  profile_differs: {
    says: 'The manifest’s profile is the signer’s.',
    section: 9,
    todo: 'Compile again with the signer’s profile. What the signer wants otherwise goes into the profile, not into the manifest.',
  },
  previous_differs: {
    says: 'The manifest continues the version that the signer names as the previous one.',
    section: 9,
    todo: 'Compile again with the previous version, or name the right one.',
  },
  shard_too_large: {
    says: 'No shard holds more than 10,000 conversations or 256 MB.',
    section: 1,
    todo: 'Compile again: shards are cut by the contract’s limits.',
  },
  path_illegal: {
    says: 'Every path of the manifest is relative, stays below the root, is named once, and is the end of its s3_path; the export has its canonical path.',
    section: 1,
    todo: 'Never follow such a path. Compile again.',
  },
  stray_file: {
    says: 'Nothing lies under the root but the contract’s files, and documents such as a README; above all no review queue.',
    section: 1,
    todo: 'Take the file away from the root. A review queue holds private text: if it was published, treat that as a breach.',
  },
  ledger_schema: {
    says: 'Every line of the ledger is an entry of the ledger schema, which has no field for text.',
    section: 10,
    todo: recompile,
  },
  sidecar_schema: { says: 'Every line of a provenance sidecar is an entry of its schema.', section: 9, todo: recompile },
} as const satisfies Record<string, Rule>

export type ContractCode = keyof typeof contractRules
