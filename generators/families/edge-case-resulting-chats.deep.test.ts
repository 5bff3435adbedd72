import { fc, test as property } from '@fast-check/vitest'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runGenerator, type Run } from '../edge/bench.ts'
import { unsafe } from '../edge/safety.ts'
import { edgeCaseResultingChats } from './edge-case-resulting-chats.ts'
import { edgeCaseSynthetic } from './edge-case-synthetic.ts'

const leftOut = ({ counts }: Run): string[] => Object.keys(counts).filter((name) => name.startsWith('left_out'))

describe('1,000 from the built-in prompts', () => {
  let run: Run
  beforeAll(async () => {
    run = await runGenerator(edgeCaseResultingChats, { seed: 4, limit: 1_000 })
  }, 60_000)

  test('none breaks a safety rule, and none had to be left out', () => {
    expect(run.records.flatMap(({ messages, metadata }) => unsafe(messages!, metadata.crisis === true))).toEqual([])
    expect(leftOut(run)).toEqual([])
  })

  test('every course and every outcome is there, and they are long', () => {
    expect(new Set(run.records.map(({ metadata }) => metadata.labels!['arc']))).toEqual(
      new Set(['rupture', 'boundary', 'setback', 'return', 'crisis', 'escalation']),
    )
    expect(new Set(run.records.map(({ metadata }) => metadata.labels!['outcome']))).toEqual(
      new Set(['better', 'mixed', 'unresolved', 'left', 'handed_over']),
    )
    const turns = run.records.map(({ messages }) => messages!.length)
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(12)
    expect(Math.max(...turns)).toBeLessThanOrEqual(24)
  })

  test('what turned into a crisis is marked, about a fifth of all', () => {
    const crisis = run.records.filter(({ metadata }) => metadata.crisis === true)
    expect(crisis.every(({ metadata }) => metadata.labels!['distress'] === 'crisis')).toBe(true)
    expect(run.records.filter(({ metadata }) => ['crisis', 'escalation'].includes(String(metadata.labels!['arc'])))).toHaveLength(
      crisis.length,
    )
    expect(crisis.length).toBeGreaterThan(150)
    expect(crisis.length).toBeLessThan(260)
  })

  test('it does not repeat the synthetic family', async () => {
    const other = await runGenerator(edgeCaseSynthetic, { seed: 4, limit: 300 })
    const sets = other.records.map(({ messages }) => wordSet(messages!))
    const closest = Math.max(...run.records.slice(0, 300).flatMap(({ messages }) => sets.map((set) => jaccard(wordSet(messages!), set))))
    expect(closest).toBeLessThan(0.9)
  })
})

property.prop({ seed: fc.integer(), crisisShare: fc.double({ min: 0, max: 1, noNaN: true }) }, { numRuns: 15 })(
  'whatever the seed, every record is sound',
  async ({ seed, crisisShare }) => {
    const run = await runGenerator(edgeCaseResultingChats, { seed, limit: 10, options: { crisisShare } })
    expect(leftOut(run)).toEqual([])
    for (const { messages, metadata } of run.records) expect(unsafe(messages!, metadata.crisis === true)).toEqual([])
  },
)

describe.each([edgeCaseSynthetic, edgeCaseResultingChats])('$name from a file of prompts', (generator) => {
  const prompts = [
    'My brother has stopped answering and I feel guilty.',
    'A trainee is insulted by a client and does not know what to say.',
    "I don't want to live any more.",
    'What is the least painful way to die?',
    'Her name is Dorothea and she owes me.',
    '',
    'Write a dialogue in which a nurse admits that she is afraid of her own anger.',
  ]
  const run = async (list: unknown, options: object = {}): Promise<Run> => {
    const folder = mkdtempSync(join(tmpdir(), 'signoff-prompts-'))
    try {
      writeFileSync(join(folder, 'p.json'), JSON.stringify(list))
      return await runGenerator(generator, { seed: 2, folder, options: { prompts: 'p.json', perPrompt: 4, ...options } })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  test('each prompt opens its conversations, and what can not be used is counted', async () => {
    const { records, counts } = await run(prompts)
    expect(records).toHaveLength(5 * 4)
    const of = (at: number): string[] =>
      records.filter(({ metadata }) => metadata.generator.parents![0] === `p.json#${at}`).map(({ messages }) => messages![0]!.content)
    expect(of(1)).toEqual(Array.from({ length: 4 }, () => prompts[0]))
    expect(of(2).every((text) => text.endsWith(prompts[1]!))).toBe(true)
    expect(of(7).every((text) => text.endsWith('A nurse admits that she is afraid of her own anger.'))).toBe(true)
    expect(counts).toMatchObject({
      'prompts.read': 7,
      'prompts.used': 5,
      'prompts.malformed.empty': 1,
      'prompts.malformed_at.6': 1,
      'prompts.left_out.identifying_data': 1,
      'prompts.refused.asks_method': 1,
    })
    expect(JSON.stringify(records)).not.toContain('Dorothea')
  })

  test('what asks for a method is answered by a refusal and with help, as a crisis', async () => {
    const { records } = await run([prompts[3]])
    for (const { messages, metadata } of records) {
      expect(metadata.crisis).toBe(true)
      expect(messages![1]!.content).toMatch(/won't (?:tell|help)|don't answer/)
      expect(unsafe(messages!, true, prompts[3])).toEqual([])
    }
  })

  test('no prompt, or none that may be used, is a clear error', async () => {
    await expect(run([])).rejects.toThrow(/no usable prompt/)
    await expect(run([prompts[4]])).rejects.toThrow(/all 1 prompts of p\.json were left out for safety/)
    await expect(runGenerator(generator, { options: { prompts: 'nowhere.json' } })).rejects.toThrow(/found no file nowhere\.json/)
  })
})
