import { expect, test } from 'vitest'
import type { Conversation, Reject } from '../../conversation.ts'
import { createScrubber, piiStage } from './index.ts'

const conversation = (user: string, assistant: string, rejected?: string): Conversation => ({
  messages: [
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ],
  ...(rejected !== undefined && { rejected: [{ role: 'assistant', content: rejected }] }),
  position: { record: 1 },
  document: '1',
  steps: ['chatml_convert'],
})

async function run(input: Conversation, mode: 'placeholder' | 'drop' = 'placeholder') {
  const dropped: { conversation: Conversation; reject: Reject & { kind: string } }[] = []
  const counts: Record<string, number> = {}
  const context = {
    drop: (one: Conversation, reject: Reject & { kind: 'rejected' | 'in_review' }) => void dropped.push({ conversation: one, reject }),
    count: (what: string, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
  }
  const source = (async function* () {
    yield input
  })()
  const kept = await Array.fromAsync(piiStage(createScrubber({ mode, threshold: 0.5 }))(source, context))
  return { kept, dropped, counts }
}

test('masks both sides of a pair with the same numbers, adds the step and the counts', async () => {
  const { kept, counts, dropped } = await run(conversation("I'm Sarah, 415-555-0132.", 'Hello Sarah!', 'Go away, Sarah.'))
  expect(kept).toMatchObject([
    {
      messages: [{ content: "I'm [NAME_1], [PHONE_1]." }, { content: 'Hello [NAME_1]!' }],
      rejected: [{ content: 'Go away, [NAME_1].' }],
      steps: ['chatml_convert', 'pii_scrub'],
      piiStatus: 'scrubbed',
      piiEntities: { NAME: 3, PHONE: 1 },
    },
  ])
  expect(counts).toEqual({ 'pii.NAME': 3, 'pii.PHONE': 1 })
  expect(dropped).toEqual([])
})

test('a clean conversation passes unchanged', async () => {
  const clean = conversation('My PHQ-9 was 14; call 988?', 'Yes, 988 is open all night.')
  expect((await run(clean)).kept).toEqual([{ ...clean, piiStatus: 'none_detected' }])
})

test('what is unsure goes to review with its spans, untouched', async () => {
  const { kept, dropped } = await run(conversation("I'm Velorin and nobody cares", 'I do.'))
  expect(kept).toEqual([])
  expect(dropped).toMatchObject([
    {
      reject: { kind: 'in_review', reason: 'pii_uncertain' },
      conversation: {
        piiStatus: 'requires_review',
        messages: [{ content: "I'm Velorin and nobody cares" }, {}],
        reviewSpans: [[{ start: 4, end: 11 }], []],
      },
    },
  ])
})

test('drop mode drops, and neither reject nor counts hold what was found', async () => {
  const { kept, dropped, counts } = await run(conversation('my ssn is 219-09-9999', 'ok'), 'drop')
  expect(kept).toEqual([])
  expect(dropped.map(({ reject }) => reject)).toEqual([{ kind: 'rejected', reason: 'pii_dropped', position: { record: 1 } }])
  expect(JSON.stringify([dropped[0]!.reject, counts])).not.toContain('9999')
})
