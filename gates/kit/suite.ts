/**
 * The body of a `<gate>.gate.ts`: judges the dataset once, gives every rule its test, and lets the file add properties that are drawn
 * from the dataset's own records. What is asserted is three numbers a rule; violations are counted, not expected one by one.
 */
import * as allure from 'allure-js-commons'
import { Status } from 'allure-js-commons'
import fc from 'fast-check'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { evidenceOf, writeEvidence } from './evidence.ts'
import type { Gate, GateContext, Rule } from './gate.ts'
import { type Handover, openHandover } from './handover.ts'
import { writeStep } from './step-file.ts'
import { failureOf, type RuleResult } from './violation.ts'
import { describeFailure } from './words.ts'
import type { Judgement } from './waivers.ts'

const RUNS = 100
/** So many faults of a rule are told on its page. */
const MOST_FAULTS = 4

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

/** `story` groups the gate's tests in the report; `key` is what their history follows, so that titles can be bettered. */
async function label(gate: Gate, story: string, key = story): Promise<void> {
  await allure.epic(gate.name)
  await allure.feature(gate.claim)
  await allure.story(story)
  await allure.testCaseId(`signoff.${gate.name}.${key}`)
  await allure.historyId(`signoff.${gate.name}.${key}`)
}

/** What a rule's page says of it, whatever the verdict: static text of the gate, nothing of the dataset. */
function aboutRule(gate: Gate, code: string, rule: Rule): string {
  const faults = [gate.faults[code] ?? []].flat()
  const shown = faults.slice(0, MOST_FAULTS).map(({ says }) => says.replace(/\.$/, ''))
  const more = faults.length - shown.length
  return [
    `Rule \`${code}\` of the ${gate.name} gate, from section ${rule.section} of the contract.`,
    `**What to do about a violation.** ${rule.todo}`,
    ...(faults.length > 0 ? [`**Shown to fail by** ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`] : []),
  ].join('\n\n')
}

/** What was examined and found, as steps, with what belongs to them. */
async function tell(result: RuleResult): Promise<void> {
  const { population, examined, violations, samples, measures, warnings, emptyBecause, notProvable } = result
  const state = (good: boolean): Status => (good ? Status.PASSED : Status.FAILED)
  if (notProvable !== undefined) await allure.logStep(`Not provable: ${notProvable}`, Status.FAILED)
  else if (population === 0) await allure.logStep(`Nothing to examine: ${emptyBecause ?? 'found none'}`, state(emptyBecause !== undefined))
  else await allure.logStep(`Examined ${count(examined)} of ${count(population)}`, state(examined >= population))
  await allure.logStep(violations === 1 ? '1 violation' : `${count(violations)} violations`, state(violations === 0))
  if (samples.length > 0) {
    const shown = samples.map(({ subject, found, expected, cause }) => [subject, found, expected, cause ?? ''])
    const title = samples.length < violations ? `The first ${samples.length} of ${count(violations)} violations` : 'The violations'
    await allure.attachment(title, csv(['where', 'found', 'expected', 'see also'], shown), 'text/csv')
  }
  if (measures !== undefined) await allure.attachment('Measures', csv(['measure', 'value'], Object.entries(measures)), 'text/csv')
  if (warnings !== undefined && warnings.length > 0)
    await allure.attachment(`Notes (${warnings.length})`, warnings.join('\n'), 'text/plain')
}

const count = (value: number): string => value.toLocaleString('en-US')

const csv = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n')

/** The gates run one after the other in one process: the census that the first one opened serves the others. */
let opened: { of: string; context: Promise<GateContext> } | undefined

function contextOf(handover: Handover): Promise<GateContext> {
  const of = JSON.stringify(handover)
  if (opened?.of !== of) opened = { of, context: openHandover(handover) }
  return opened.context
}

export function gateSuite<Code extends string>(gate: Gate<Code>, body?: (suite: Suite) => void): void {
  const handover = inject('signoff')
  let context: GateContext | undefined
  let results: RuleResult<Code>[] = []
  let judgement: Judgement | undefined

  describe(gate.name, () => {
    beforeAll(async () => {
      writeStep(handover.evidence, '')
      context = { ...(await contextOf(handover)), progress: (step) => writeStep(handover.evidence, step) }
      fc.configureGlobal({ seed: context.seed, numRuns: RUNS, markInterruptAsFailure: true, includeErrorInReport: false })
      results = await gate.check(context)
      const judged = evidenceOf(gate as unknown as Gate, context, results)
      judgement = judged.judgement
      writeEvidence(handover.evidence, judged.evidence)
    })

    test(`${gate.claim}`, async () => {
      await label(gate as unknown as Gate, 'claim')
      await allure.displayName(`Claim: every rule was judged, over all ${count(context!.census.population)} records`)
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
        await label(gate as unknown as Gate, code)
        await allure.description(aboutRule(gate as unknown as Gate, code, rule))
        const result = results.find((candidate) => candidate.code === code)
        if (result === undefined) throw new Error(`${code}: the gate gave no result; expected one`)
        await tell(result)
        const verdict = judgement!.rules.find((candidate) => candidate.code === code)!
        if (verdict.state === 'waived' && !handover.strict) {
          await allure.tag('waived')
          await allure.attachment(
            'Waived',
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

    test('Every waiver for this gate is in force and covers something that failed.', async () => {
      await label(gate as unknown as Gate, 'waivers')
      const { waivers } = judgement!
      await allure.logStep(waivers.length === 0 ? 'The profile waives nothing of this gate' : `Waivers of this gate: ${waivers.length}`)
      const wrong = waivers.filter(({ problem }) => problem !== undefined)
      if (wrong.length > 0) throw failing(describeWaivers(wrong))
    })

    body?.({
      context: () => context!,
      property(says, holds, options = {}) {
        test(says, async (test) => {
          await label(gate as unknown as Gate, 'properties', says.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase())
          const { census } = context!
          if (census.population === 0) test.skip('there is no record to draw')
          const drawn = fc.nat(census.population - 1).map((index) => ({ index, [fc.toStringMethod]: () => census.ref(index) }))
          const runs = Math.min(options.runs ?? RUNS, 1000)
          await allure.description(`Property of this dataset: ${runs} records drawn by reference, seed ${context!.seed}.`)
          // Excluded: Allure takes a changed parameter for another test.
          await allure.parameter('runs', String(runs), { excluded: true })
          await allure.parameter('seed', String(context!.seed), { excluded: true })
          const ran = await fc.check(
            fc.asyncProperty(drawn, fc.gen(), async ({ index }, more) => quietly(() => holds(index, context!, more), census.ref(index))),
            { numRuns: runs },
          )
          if (ran.failed) throw failing(describeCounterexample(ran, runs, (index) => census.ref(index)))
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

type Counterexample = Pick<fc.RunDetails<unknown>, 'numRuns' | 'seed' | 'counterexamplePath' | 'errorInstance'> & {
  counterexample: readonly [{ index: number }, ...unknown[]] | null
}

/** The record that a property does not hold for, and how to draw it again. What else was drawn may be a planted identifier: it is not shown. */
function describeCounterexample(
  { counterexample, numRuns, seed, counterexamplePath, errorInstance }: Counterexample,
  runs: number,
  ref: (index: number) => string,
): string {
  const found =
    counterexample === null ? `only ${numRuns} of ${runs} draws were made` : `${ref(counterexample[0].index)}, draw ${numRuns} of ${runs}`
  return [
    `Found a record for which this does not hold: ${found}. Expected: it holds for every record`,
    ...(errorInstance instanceof Error ? [`  ${errorInstance.message}`] : []),
    `  What to do: draw it again with seed ${seed}${counterexamplePath === null ? '' : `, path ${counterexamplePath}`}; the gate or the dataset is wrong about it`,
  ].join('\n')
}

function describeWaivers(wrong: Judgement['waivers']): string {
  return [
    `Found ${wrong.length} of no use. Expected: every waiver is in force and covers something that failed`,
    ...wrong.map(({ rule, subject, owner, problem }) => `  ${rule} for ${subject}, by ${owner}: ${problem}`),
    '  What to do: take the waiver out of the profile, or renew it with its owner',
  ].join('\n')
}

/** A failure in words: the trace through the kit would tell the reader nothing. */
function failing(message: string): Error {
  const error = new Error(message)
  error.name = 'Violation'
  error.stack = `${error.name}: ${message}`
  return error
}
