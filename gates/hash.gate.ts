/**
 * Hash: every hash, id, checksum, size, count and digest is what the published bytes say (contract sections 1, 2, 5 and 9). Consumers
 * recompute these; one that is wrong means that what is trained on is not what was signed.
 */
import fc from 'fast-check'
import { hashExaminer } from './hash/examiner.ts'
import { hashGate } from './hash/gate.ts'
import { examineRecord, fired } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'

gateSuite(hashGate, ({ property }) => {
  property('No edit of one word keeps the content hash', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    const message = record.messages[draw(fc.nat, record.messages.length - 1)]!
    const words = message.content.split(' ')
    words[draw(fc.nat, words.length - 1)] += 'x'
    message.content = words.join(' ')
    return fired(examineRecord(hashExaminer, profile, record)).includes('content_hash_mismatch')
  })

  property('No two messages can change places without changing the id', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    const first = draw(fc.nat, record.messages.length - 1)
    const second = draw(fc.nat, record.messages.length - 1)
    const [a, b] = [record.messages[first]!, record.messages[second]!]
    if (a.role === b.role && a.content === b.content) return true
    record.messages[first] = b
    record.messages[second] = a
    return fired(examineRecord(hashExaminer, profile, record)).includes('id_mismatch')
  })

  property('No role can change without changing the id', async (index, { census, profile }, draw) => {
    const record = await census.record(index)
    const message = record.messages[draw(fc.nat, record.messages.length - 1)]!
    message.role = message.role === 'user' ? 'assistant' : 'user'
    return fired(examineRecord(hashExaminer, profile, record)).includes('id_mismatch')
  })
})
