/**
 * Leakage (contract section 4). What is enumerable was counted over every record by the gate; here stands what can not be: for any record
 * drawn from this dataset, what counts as the same text, and what does not.
 */
import { contentHash } from '#contract/content-hash.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { leakageGate } from './leakage/gate.ts'
import { gateSuite } from './kit/suite.ts'

gateSuite(leakageGate, ({ property }) => {
  property('letter case, outer white space and the order of messages never hide an exact copy', async (index, { census }) => {
    const { messages } = await census.record(index)
    const hidden = messages.toReversed().map(({ content }) => ({ content: ` \n${content}\t` }))
    return contentHash(hidden) === contentHash(messages)
  })

  property(
    'a record is alike to itself with its messages in another order, whatever stands on its rejected side',
    async (index, { census }) => {
      const { messages, metadata } = await census.record(index)
      const words = wordSet(messages, metadata.preference?.rejected)
      return words.size === 0 || jaccard(words, wordSet(messages.toReversed(), metadata.preference?.rejected)) === 1
    },
  )

  property('no edit of one word keeps the content hash', async (index, { census }) => {
    const { messages } = await census.record(index)
    const edited = messages.map((message, i) =>
      i === index % messages.length ? { ...message, content: `${message.content} unseen-${index}` } : message,
    )
    return contentHash(edited) !== contentHash(messages)
  })
})
