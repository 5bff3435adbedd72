/**
 * Signoff: nobody can be found through the published text (contract section 11). The rules are judged over every record by a second scan that shares
 * no code with the compiler's; the properties show, on this very dataset, that the scan would notice.
 */
import { PII_TYPES, placeholder } from '#contract/pii.ts'
import fc from 'fast-check'
import { gateSuite } from './kit/suite.ts'
import { list, own, text } from './kit/untrusted.ts'
import { CANARIES } from './pii/canaries/index.ts'
import { piiGate } from './pii/gate.ts'
import { plant } from './pii/recall.ts'
import { scan } from './pii/scanner.ts'

const anywhere = (): fc.Arbitrary<number> => fc.double({ min: 0, max: 1, noNaN: true })

gateSuite(piiGate, ({ property }) => {
  property(
    'an e-mail address, a telephone or a card number in disguise, planted into any record, is found',
    async (index, { census, profile }, more) => {
      const messages = list(own(await census.record(index), 'messages'))
      const content = text(own(messages[more(fc.nat, { max: Math.max(0, messages.length - 1) })], 'content')) ?? ''
      const canary = more(() => fc.constantFrom('EMAIL' as const, 'PHONE' as const, 'CREDIT_CARD' as const).chain((type) => CANARIES[type]))
      const value = [...canary.value].join('\u200b')
      const { text: planted, start, end } = plant(content, more(anywhere), { ...canary, value })
      return scan(planted).some(
        (finding) => finding.confidence >= profile.thresholds.pii_review && finding.start < end && finding.end > start,
      )
    },
  )

  property('a placeholder in the place of an identifier adds no finding to any record', async (index, { census, profile }, more) => {
    const messages = list(own(await census.record(index), 'messages'))
    const content = text(own(messages[0], 'content')) ?? ''
    const type = more(() => fc.constantFrom(...PII_TYPES))
    const canary = more(() => CANARIES[type])
    const { text: planted, start, end } = plant(content, more(anywhere), { ...canary, value: placeholder(type, 1) })
    return !scan(planted).some(
      (finding) => finding.confidence >= profile.thresholds.pii_review && finding.start < end && finding.end > start,
    )
  })
})
