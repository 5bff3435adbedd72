import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Census } from '../dataset/census.ts'
import { makeRecord } from '../kit/clean-record.ts'
import { measureFalseAlarms, MOST_ALARMS } from './false-alarms.ts'
import { scan } from './scanner.ts'
import { wilson } from './wilson.ts'

const records = (content?: string): Pick<Census, 'population' | 'record'> => ({
  population: 40,
  record: (number) => {
    const record = makeRecord({ family: 'addiction', split: 'train', number, sourceGroup: 'g', sourceKey: 's3://b/k.jsonl', turns: 4 })
    if (content !== undefined) for (const message of record.messages) message.content = content
    return Promise.resolve(record)
  },
})

test('no look-alike of 40,000 in clean records is taken for personal data, which shows less than 1 in 10,000', async () => {
  const { controls, alarms, high, kinds } = await measureFalseAlarms(records() as Census, 0.5, 11)
  expect({ controls, alarms, kinds }).toEqual({ controls: 40_000, alarms: 0, kinds: {} })
  expect(high).toBeLessThan(MOST_ALARMS)
})

test('what surrounds a control is not held against it', async () => {
  const text = 'My name is Xiomara Quillbrook, my number is 415-555-0132.'
  expect(scan(text).length).toBeGreaterThan(0)
  const { alarms } = await measureFalseAlarms(records(text) as Census, 0.5, 11, { controls: 2000 })
  expect(alarms).toBe(0)
})

test('a scan that cries wolf is counted, by kind', async () => {
  const lookalikes = { calm: fc.constant('It rained.'), wolf: fc.constant('My social is 219-09-9999.') }
  expect(await measureFalseAlarms(records() as Census, 0.5, 11, { controls: 2000, lookalikes })).toEqual({
    controls: 2000,
    alarms: 1000,
    high: wilson(1000, 2000)[1],
    kinds: { wolf: 1000 },
  })
})

test('the same seed draws the same controls; without records nothing is claimed', async () => {
  const drawn: string[][] = [[], [], []]
  for (const [at, seed] of [3, 3, 4].entries()) {
    const lookalikes = { word: fc.string().map((value) => (drawn[at]!.push(value), value)) }
    await measureFalseAlarms(records() as Census, 0.5, seed, { controls: 50, lookalikes })
  }
  expect(drawn[1]).toEqual(drawn[0])
  expect(drawn[2]).not.toEqual(drawn[0])
  expect(await measureFalseAlarms({ ...records(), population: 0 } as Census, 0.5, 3)).toMatchObject({ controls: 0, alarms: 0, high: 1 })
})
