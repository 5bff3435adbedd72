/** The contract's JSON Schemas by file name, for the default profile. */
import { resolveProfile } from '#contract/profile.ts'
import { curriculumInputSchema } from '#contract/schemas/curriculum.ts'
import { curriculumManifestSchema } from '#contract/schemas/curriculum-manifest.ts'
import { coverageReportSchema } from '#contract/schemas/coverage-report.ts'
import { ledgerEntrySchema, provenanceLineSchema } from '#contract/schemas/ledger.ts'
import { manifestSchema, statisticsSchema } from '#contract/schemas/manifest.ts'
import { profileInputSchema } from '#contract/schemas/profile.ts'
import { envelopeSchema, statementSchema } from '#contract/schemas/certificate.ts'
import { recordSchema } from '#contract/schemas/record.ts'
import { exportManifestSchema } from '../../compile/exports/schema.ts'
import { routingSchema } from '../../generators/router/schema.ts'
import { verificationReportSchema } from '#contract/schemas/verification-report.ts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

export function schemaFiles(): Record<string, string> {
  const schemas = {
    record: recordSchema(resolveProfile({})),
    manifest: manifestSchema,
    statistics: statisticsSchema,
    'coverage-report': coverageReportSchema,
    'routing-config': routingSchema,
    'ledger-entry': ledgerEntrySchema,
    'provenance-line': provenanceLineSchema,
    profile: profileInputSchema,
    'export-manifest': exportManifestSchema,
    'verification-report': verificationReportSchema,
    'signoff-statement': statementSchema,
    'signoff-envelope': envelopeSchema,
    curriculum: curriculumInputSchema,
    'curriculum-manifest': curriculumManifestSchema,
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `docs/schemas/${name}.json`,
      `${JSON.stringify({ $schema: DIALECT, ...schema }, null, 2)}\n`,
    ]),
  )
}
