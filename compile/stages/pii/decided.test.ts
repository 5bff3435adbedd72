/** The stage under a reviewer's decisions. "I'm Velorin and nobody ..." is a name that nobody knows: a person is asked. */
import { expect, test } from 'vitest'
import { acceptedHash, allowedHash, reviewedRecordHash } from '#contract/allowed.ts'
import type { PiiDecision } from '#contract/profile.ts'
import type { Conversation, Reject } from '../../conversation.ts'
import { openReviewed } from '../reviewed.ts'
import labelled from './cases/labelled.json' with { type: 'json' }
import { createScrubber, piiStage } from './index.ts'
import { REVIEW_BAND } from './scrubber.ts'

const KEY = 'k'.repeat(32)
const conversation = (user: string, assistant = 'I do, Velorin.', document = '1'): Conversation => ({
  messages: [
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ],
  position: { record: 1 },
  document,
  steps: [],
})
const ASKED = "I'm Velorin and nobody cares; call 415-555-0132"

async function run(
  input: Conversation,
  {
    decisions = {},
    allowed = [],
    key = KEY,
    mode = 'placeholder',
  }: { decisions?: Record<string, PiiDecision>; allowed?: string[]; key?: string; mode?: 'placeholder' | 'drop' },
) {
  const rejects: (Reject & { kind: string })[] = []
  const used = new Set<string>()
  const reviewed = openReviewed({
    profile: { pii_allowed: allowed, pii_decisions: decisions },
    key,
    documentId: (document) => `a.jsonl#${document}`,
    used: (hash) => void used.add(hash),
  })
  const stage = piiStage(createScrubber({ mode, threshold: 0.5, allowed: reviewed.allows }), reviewed)
  const source = (async function* () {
    yield input
  })()
  const counts: Record<string, number> = {}
  const kept = await Array.fromAsync(
    stage(source, {
      drop: (_, reject) => void rejects.push(reject),
      count: (what, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    }),
  )
  return { kept, rejects, used, counts }
}
const decided = (input: Conversation, decision: PiiDecision) => ({ [reviewedRecordHash(KEY, input.messages, input.rejected)]: decision })
const inDocument = (text: string, document = '1'): string => acceptedHash(KEY, `a.jsonl#${document}`, text)

test('without a decision the record waits', async () => {
  const { kept, rejects } = await run(conversation(ASKED), {})
  expect([kept, rejects.map(({ kind }) => kind)]).toEqual([[], ['in_review']])
})

test('accepted: what was asked about stays, what is sure is masked and counted', async () => {
  const input = conversation(ASKED, 'I do.')
  const { kept, used, counts } = await run(input, { decisions: decided(input, 'accept'), allowed: [inDocument('velorin')] })
  expect(kept).toMatchObject([
    {
      messages: [{ content: "I'm Velorin and nobody cares; call [PHONE_1]" }, {}],
      piiStatus: 'scrubbed',
      piiEntities: { PHONE: 1 },
      steps: ['pii_scrub'],
    },
  ])
  expect(used.size).toBe(2)
  expect(counts).toEqual({ 'pii.review_accept': 1, 'pii.PHONE': 1 })
})

test('accepted and nothing sure: the record is as it was', async () => {
  const input = conversation("I'm Velorin and nobody cares", 'I do.')
  const { kept } = await run(input, { decisions: decided(input, 'accept'), allowed: [inDocument('Velorin')] })
  expect(kept).toEqual([{ ...input, piiStatus: 'none_detected' }])
})

test.each([
  ['something is asked about that the reviewer did not see', {}],
  ['it was accepted in another document', { allowed: [inDocument('Velorin', '2')] }],
])('accepted, but %s: it waits again', async (_, more) => {
  const input = conversation(ASKED)
  const { kept, rejects } = await run(input, { decisions: decided(input, 'accept'), ...more })
  expect([kept, rejects.map(({ reason }) => reason)]).toEqual([[], ['pii_uncertain']])
})

test('masked: what was asked about is masked too, further mentions included', async () => {
  const input = conversation(ASKED)
  const { kept } = await run(input, { decisions: decided(input, 'mask') })
  expect(kept).toMatchObject([
    {
      messages: [{ content: "I'm [NAME_1] and nobody cares; call [PHONE_1]" }, { content: 'I do, [NAME_1].' }],
      piiStatus: 'scrubbed',
      piiEntities: { NAME: 2, PHONE: 1 },
    },
  ])
})

test('masked, and its text allowed in every record later: the decision about the record holds', async () => {
  const input = conversation(ASKED)
  const { kept } = await run(input, { decisions: decided(input, 'mask'), allowed: [allowedHash(KEY, 'Velorin')] })
  expect(kept[0]!.messages[0]!.content).toBe("I'm [NAME_1] and nobody cares; call [PHONE_1]")
})

test('masked where records with personal data are dropped: it is dropped', async () => {
  const input = conversation(ASKED)
  const { kept, rejects } = await run(input, { decisions: decided(input, 'mask'), mode: 'drop' })
  expect([kept, rejects.map(({ reason }) => reason)]).toEqual([[], ['pii_dropped']])
})

test('rejected: out, with a reason of its own, whatever is found in it by now', async () => {
  for (const input of [conversation(ASKED), conversation('nothing to find', 'no')]) {
    const { kept, rejects } = await run(input, { decisions: decided(input, 'reject') })
    expect([kept, rejects]).toEqual([[], [{ kind: 'rejected', reason: 'review_rejected', position: { record: 1 } }]])
  }
})

test('a record that changed by one letter is another record', async () => {
  const { rejects, used } = await run(conversation(`${ASKED}!`), { decisions: decided(conversation(ASKED), 'mask') })
  expect([rejects.map(({ reason }) => reason), used.size]).toEqual([['pii_uncertain'], 0])
})

test('an allowed text is asked about nowhere', async () => {
  const { kept, used } = await run(conversation("I'm Velorin and nobody cares", 'ok', '7'), { allowed: [allowedHash(KEY, 'Velorin')] })
  expect([kept.length, used.size]).toEqual([1, 1])
})

test.each([
  ['another key', 'x'.repeat(32)],
  ['an empty key', ''],
])('under %s nothing was decided', async (_, key) => {
  const input = conversation(ASKED)
  const { rejects } = await run(input, { decisions: decided(input, 'reject'), allowed: [allowedHash(KEY, 'Velorin')], key })
  expect(rejects.map(({ reason }) => reason)).toEqual(['pii_uncertain'])
})

test('masking covers all that was asked about or sure before, at any threshold', () => {
  const uncovered: string[] = []
  let asked = 0
  for (const threshold of [0.3, 0.5, 0.7, 0.85, 0.95, 1]) {
    const plain = createScrubber({ mode: 'placeholder', threshold })
    const thorough = createScrubber({ mode: 'placeholder', threshold: threshold - REVIEW_BAND })
    for (const [number, { text }] of labelled.entries()) {
      const masked = thorough.scrub([text]).entities[0]!.filter(({ confidence }) => confidence >= thorough.threshold)
      for (const { start, end, confidence } of plain.scrub([text]).entities[0]!) {
        if (confidence < threshold) asked++
        if (!masked.some((other) => other.start <= start && other.end >= end)) uncovered.push(`case ${number} at ${threshold}`)
      }
    }
  }
  expect(asked).toBeGreaterThan(20)
  expect(uncovered).toEqual([])
})
