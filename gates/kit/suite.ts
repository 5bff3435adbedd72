/**
 * The body of a `<gate>.gate.ts`: judges the dataset once, gives every rule its test, and lets the file add properties that are drawn
 * from the dataset's own records. What is asserted is three numbers a rule; violations are counted, not expected one by one.
 */
import * as allure from 'allure-js-commons'
import fc from 'fast-check'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { evidenceOf, writeEvidence } from './evidence.ts'
import type { Gate, GateContext, Rule } from './gate.ts'
import { openHandover } from './handover.ts'
import { failureOf, type RuleResult } from './violation.ts'
import { describeFailure } from './words.ts'
import type { Judgement } from './waivers.ts'

const RUNS = 100

export interface Suite {
  /** The census, the profile, the store: there when tests run, not while they are collected. */
  context(): GateContext
  /** A property over records of this dataset, drawn by reference; holds where the predicate returns true. A counterexample prints as a reference. */
  property(
    says: string,
    holds: (index: number, context: GateContext, more: fc.GeneratorValue) => boolean | Promise<boolean>,
    options?: { runs?: number },
  ): void
}

async function label(gate: Gate, feature: string, story: string): Promise<void> {
  await allure.epic(gate.name)
  await allure.feature(feature)
  await allure.story(story)
  // Titles are for people and may be bettered; history follows these.
  await allure.testCaseId(`signoff.${gate.name}.${story}`)
  await allure.historyId(`signoff.${gate.name}.${story}`)
}

/** Groups of the report within a gate: what the rule looks at. */
const featureOf = (rule: Rule): string => `Contract section ${rule.section}`

async function attach(result: RuleResult): Promise<void> {
  const { samples, measures, warnings } = result
  if (samples.length > 0) await allure.attachment('violations', JSON.stringify(samples, null, 2), 'application/json')
  if (measures !== undefined) await allure.attachment('measures', JSON.stringify(measures, null, 2), 'application/json')
  if (warnings !== undefined && warnings.length > 0) await allure.attachment('warnings', warnings.join('\n'), 'text/plain')
}

export function gateSuite<Code extends string>(gate: Gate<Code>, body?: (suite: Suite) => void): void {
  const handover = inject('signoff')
  let context: GateContext | undefined
  let results: RuleResult<Code>[] = []
  let judgement: Judgement | undefined

  describe(gate.name, () => {
    beforeAll(async () => {
      context = await openHandover(handover)
      fc.configureGlobal({ seed: context.seed, numRuns: RUNS, markInterruptAsFailure: true, includeErrorInReport: false })
      results = await gate.check(context)
      const judged = evidenceOf(gate as unknown as Gate, context, results)
      judgement = judged.judgement
      writeEvidence(handover.evidence, judged.evidence)
    })

    test(`${gate.claim}`, async () => {
      await label(gate as unknown as Gate, 'Claim', 'claim')
      expect(
        context!.census.population,
        'The dataset holds no record; expected at least one: a signoff of nothing is none',
      ).toBeGreaterThan(0)
      expect(
        results.map(({ code }) => code),
        'every rule has its result',
      ).toEqual(Object.keys(gate.rules))
    })

    for (const [code, rule] of Object.entries(gate.rules) as [Code, Rule][]) {
      test(rule.says, async () => {
        await label(gate as unknown as Gate, featureOf(rule), code)
        const result = results.find((candidate) => candidate.code === code)
        if (result === undefined) throw new Error(`${code}: the gate gave no result; expected one`)
        await attach(result)
        const verdict = judgement!.rules.find((candidate) => candidate.code === code)!
        if (verdict.state === 'waived' && !handover.strict) {
          await allure.tag('waived')
          await allure.attachment(
            'waived',
            `${describeFailure(rule, result)}\n${judgement!.waivers
              .filter((waiver) => waiver.rule === code)
              .map(({ owner, reason, expires }) => `Waived by ${owner} until ${expires}: ${reason}`)
              .join('\n')}`,
            'text/plain',
          )
          return
        }
        if (failureOf(result) !== null) throw failing(describeFailure(rule, result))
      })
    }

    test('every waiver for this gate is in force and covers something that failed', async () => {
      await label(gate as unknown as Gate, 'Waivers', 'waivers')
      const wrong = judgement!.waivers.filter(({ problem }) => problem !== undefined)
      expect(wrong.map(({ rule, subject, owner, problem }) => `${rule} for ${subject} by ${owner}: ${problem}`)).toEqual([])
    })

    body?.({
      context: () => context!,
      property(says, holds, options = {}) {
        test(says, async (test) => {
          await label(gate as unknown as Gate, 'Properties', says.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase())
          const { census } = context!
          if (census.population === 0) test.skip('there is no record to draw')
          const drawn = fc.nat(census.population - 1).map((index) => ({ index, [fc.toStringMethod]: () => census.ref(index) }))
          const runs = Math.min(options.runs ?? RUNS, 1000)
          await fc.assert(
            fc.asyncProperty(drawn, fc.gen(), async ({ index }, more) => quietly(() => holds(index, context!, more), census.ref(index))),
            { numRuns: runs },
          )
        })
      },
    })
  })
}

/** An error of a predicate may quote what it read: only its kind goes on. */
async function quietly(run: () => boolean | Promise<boolean>, ref: string): Promise<boolean> {
  try {
    return await run()
  } catch (error) {
    throw failing(`${ref}: the property could not be judged (${error instanceof Error ? error.name : typeof error})`)
  }
}

/** A failure in words: the trace through the kit would tell the reader nothing. */
function failing(message: string): Error {
  const error = new Error(message)
  error.name = 'Violation'
  error.stack = `${error.name}: ${message}`
  return error
}
