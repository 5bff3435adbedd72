/**
 * Provenance: every record can be traced to its source, and everything that was read is kept or accounted for (contract sections 2, 6, 9
 * and 10). A text that must be withdrawn can only be found by its origin.
 */
import fc from 'fast-check'
import { examineRecord, fired } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'
import { provenanceExaminer } from './provenance/examiner.ts'
import { provenanceGate } from './provenance/gate.ts'

const REQUIRED = ['source_key', 'document_id', 'source_group', 'license_tag', 'provenance'] as const

gateSuite(provenanceGate, ({ property }) => {
  property('Any record that lost one field of its provenance fires the gate', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    delete (record.metadata as unknown as Record<string, unknown>)[draw(fc.constantFrom, ...REQUIRED)]
    return fired(examineRecord(provenanceExaminer, profile, record).tally).includes('provenance_incomplete')
  })

  property(
    'No change of source, family or steps keeps the fingerprint that the map is compared with',
    async (index, { census, profile }, draw) => {
      const record = await census.record(index)
      const print = (): string => Buffer.from(examineRecord(provenanceExaminer, profile, record).fingerprints[0]!).toString('hex')
      const before = print()
      const change = draw(fc.constantFrom, 'source_key', 'source_family', 'content_hash', 'steps')
      if (change === 'steps') record.metadata.provenance.processing_steps.push('refile')
      else record.metadata[change as 'source_key'] += 'x'
      return print() !== before
    },
  )
})
