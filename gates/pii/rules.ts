/** Rules of the PII gate (contract sections 2 and 11). */
import type { Rule } from '../kit/gate.ts'

export const piiRules = {
  requires_review: {
    says: 'Every record was judged: its pii_status is scrubbed or none_detected.',
    section: 2,
    todo: 'Walk through the review queue (npm run review) and compile again: a record that still waits for a person never enters.',
  },
  residual: {
    says: 'A second scan by other means finds no personal data that nobody allowed.',
    section: 11,
    todo: 'Look at the record at the offset given. Personal data: add an example to the compiler’s detector and compile again. Harmless: allow it (npm run review -- --allow-text), which puts its keyed hash into the profile.',
  },
  placeholder_malformed: {
    says: 'Every placeholder is well formed: [TYPE_n].',
    section: 11,
    todo: 'Something rewrote placeholders after masking (case, spaces, a translation): find the step and compile again.',
  },
  status_contradicts: {
    says: 'A scrubbed record holds a placeholder of every type that was masked in it, and one where none was detected lists no masked entity.',
    section: 2,
    todo: 'The text was changed after masking, or the status is another record’s: compile again.',
  },
  recall_below: {
    says: 'Identifiers of every type, planted into drawn records of this dataset, are found by the second scan.',
    section: 11,
    todo: 'The scan is blind to this type in text such as this: lower thresholds.pii_review in the profile, or better the recogniser; until then it proves nothing.',
  },
} as const satisfies Record<string, Rule>

export type PiiCode = keyof typeof piiRules
