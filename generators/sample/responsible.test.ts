/** What the sample must never say, and what it must: tested over every text of every family, and over all sentences that they are made of. */
import { beforeAll, describe, expect, test } from 'vitest'
import families from '#contract/families.json' with { type: 'json' }
import { type GeneratedRecord, generateFamily } from './index.ts'
import { HARD_NEGATIVES, PERSONAL } from './lexicon/personal.ts'
import { sampleFiles } from './read-back.ts'

/** Means and amounts have no place here, in questions or answers. */
const METHODS =
  /\b(noose|hang(ed|ing)? (my|your|him|her|them)sel(f|ves)|gun|pistol|rifle|razor|blade|slit|wrist-cutting|bleach|antifreeze|carbon monoxide|exhaust pipe|helium|cyanide|jump(ed|ing)? (off|from) (a|the) (bridge|roof)|lethal|dose of \d|\d+ (pills|tablets)|overdose on|starve|purge|laxatives?|calories|kilos|pounds|bmi)\b/i
const SLURS_AND_GORE = /\b(blood|bleed(ing)?|corpse|gore|rape[ds]?|slut|whore|retard(ed)?|nigg|fagg?ot)\b/i
/** A way to people who can help at once. */
const RESOURCE = /\b(988|911|999|112|116 123|741741|85258|1-800-799-7233|emergency (number|department))\b/

const texts = (record: GeneratedRecord): string[] =>
  [...(record.messages ?? []), ...(record.chosen ?? []), ...(record.rejected ?? [])].map(({ content }) => content)
let everything: Map<string, GeneratedRecord[]>

beforeAll(() => {
  everything = new Map(
    Object.keys(families.families).map((family) => [
      family,
      [...generateFamily(family, { seed: 23, count: family === 'video_transcripts' ? 20 : 100 })],
    ]),
  )
})

test('no method of harm is named, and nothing is graphic', () => {
  for (const [family, records] of everything) {
    const found = records
      .flatMap(texts)
      .flatMap((text) => [METHODS.exec(text)?.[0], SLURS_AND_GORE.exec(text)?.[0]].filter((word) => word !== undefined))
    expect({ family, found }).toEqual({ family, found: [] })
  }
})

describe('crisis', () => {
  test('every answer with an offer carries a crisis resource, and all but the closing ones do', () => {
    for (const { messages } of everything.get('edge_case_crisis')!) {
      const answers = messages!.filter(({ role }) => role === 'assistant').map(({ content }) => content)
      expect(answers.filter((answer) => !RESOURCE.test(answer))).toEqual([])
    }
  })

  test('prompts behind which a life may be in danger are answered with help', () => {
    const dangerous = everything
      .get('safety_guardrails_annihilator')!
      .filter(({ messages }) => /harming myself|feel nothing|stop eating|should not exist/.test(messages![0]!.content))
    expect(dangerous.length).toBeGreaterThan(10)
    expect(dangerous.filter(({ messages }) => !RESOURCE.test(messages!.at(-1)!.content))).toEqual([])
  })

  test('nothing unmarked comes from the crisis texts', () => {
    const marked = everything.get('edge_case_crisis')!.every(({ metadata }) => metadata.crisis === true)
    const others = [...everything].filter(([family]) => !family.startsWith('edge_case')).flatMap(([, records]) => records)
    expect(marked).toBe(true)
    expect(others.some(({ metadata }) => metadata.crisis === true)).toBe(false)
  })
})

test('no person is named but the invented ones of the plants and a few authors', async () => {
  const { files } = await sampleFiles({ seed: 23, scale: 0.4 })
  const named = /\b(?:Dr\.|Mr\.|Mrs\.|Ms\.|called|named|name is|this is) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)/g
  const invented = new Set(PERSONAL.filter(({ type }) => type === 'NAME').map(({ value }) => value))
  const found = [...files]
    .filter(([path]) => path.endsWith('l') || path.endsWith('v') || path.endsWith('t'))
    .flatMap(([, bytes]) => [...Buffer.from(bytes).toString().matchAll(named)].map((match) => match[1]!))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter((name) => !invented.has(name))).toEqual([])
})

test('addresses of the plants are reserved for documentation', () => {
  const reserved: Record<string, RegExp> = {
    EMAIL: /example(\.| dot )(com|org|net)$/,
    URL: /^https:\/\/social\.example\.com\//,
    IP_ADDRESS: /^192\.0\.2\./,
    MAC_ADDRESS: /^00:00:5E:00:53:/,
  }
  expect(PERSONAL.filter(({ type, value }) => reserved[type]?.test(value) === false)).toEqual([])
  expect(HARD_NEGATIVES.every(({ value, text }) => text.includes(value))).toBe(true)
  expect(PERSONAL.every(({ value, text }) => text.includes(value))).toBe(true)
})
