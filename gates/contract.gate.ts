/**
 * Contract: every record, and every file that describes them, has the shape that the contract says (sections 1, 2, 3, 7, 8, 9 and 10). The
 * eight gates judge what records say; this one judges that they say it at all.
 */
import fc from 'fast-check'
import { contractExaminer } from './contract-rules/examiner.ts'
import { contractGate } from './contract-rules/gate.ts'
import { examineRecord, fired } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'

const REQUIRED = [
  'id',
  'source_family',
  'source_key',
  'document_id',
  'source_group',
  'content_hash',
  'pii_status',
  'license_tag',
  'split',
  'phase',
  'provenance',
]
const BLANK = ['', ' ', '\n\t', '\u00a0', '\u3000', '\u001c', '\u0085']

gateSuite(contractGate, ({ property }) => {
  property('Any record that lost a required field fires the gate', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    delete (record.metadata as unknown as Record<string, unknown>)[draw(fc.constantFrom, ...REQUIRED)]
    return fired(examineRecord(contractExaminer, profile, record)).includes('record_schema')
  })

  property('Any message that is nothing but white space, Python’s included, fires the gate', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    record.messages[draw(fc.nat, record.messages.length - 1)]!.content = draw(fc.constantFrom, ...BLANK)
    return fired(examineRecord(contractExaminer, profile, record)).includes('message_empty')
  })

  property('Any field of any type fires the gate and never stops it', async (index, { census, profile }, draw) => {
    const record = (await census.record(index)) as unknown as Record<string, Record<string, unknown>>
    const field = draw(fc.constantFrom, ...REQUIRED)
    const value: unknown = draw(fc.anything, { maxDepth: 2 })
    if (typeof value === 'string') return true
    record['metadata']![field] = field === 'provenance' ? [value] : value
    return fired(examineRecord(contractExaminer, profile, record as never)).includes('record_schema')
  })
})
