import { describe, expect, test } from 'vitest'
import { drawAll } from '../../charts/all.ts'
import { specimenMaterial } from '../../charts/specimen.ts'
import { ALL_GATES, type GateDetails } from '../../../gates/kit/verification-report.ts'
import type { GateState } from '../../../gates/kit/violation.ts'
import { escape, html, trusted } from './markup.ts'
import { overview, withOverview } from './overview.ts'
import { propertiesOf, type Story } from './story.ts'

const rule = (code: string, state: GateState, violations = 0): GateDetails['rules'][number] => ({
  code,
  says: `Every ${code} holds.`,
  state,
  population: 10,
  examined: 10,
  violations,
  failure: state === 'passed' ? null : `${violations} violations`,
})

const details = (state: GateState, rules: GateDetails['rules'] = [rule('one', 'passed')]): GateDetails => ({
  claim: 'What it claims.',
  state,
  records: 10,
  population: 10,
  examined: 10,
  rules,
  violations: Object.fromEntries(
    rules
      .filter(({ failure }) => failure !== null)
      .map(({ code, says, violations }) => [
        code,
        {
          count: violations,
          says,
          todo: 'Mend it.',
          references: ['train/train_000.jsonl:12'],
          samples: [{ code, subject: 'train/train_000.jsonl:12', found: 'this', expected: 'that' }],
        },
      ]),
  ),
  warnings: [],
  measures: {},
  waivers: [],
  failed_tests: [],
  errors: [],
})

/** Every gate passed, but for what is given. */
function story(given: Partial<Record<(typeof ALL_GATES)[number], GateDetails>>, verdict: GateState): Story {
  const material = specimenMaterial('sarcasm', 'stage1_foundation')
  for (const gate of ALL_GATES) {
    material.verification.verification_details[gate] = given[gate] ?? details('passed')
    material.verification.states[gate] = (given[gate] ?? details('passed')).state
  }
  material.verification.verdict = verdict
  const pages = new Map([
    ['signoff.leakage.near', 'abc'],
    ['signoff.pii.says', 'def'],
  ])
  return { ...material, pictures: [], properties: [], pages, sections: [] }
}

/** Text without markup, spaces made one. */
const read = (page: string): string =>
  page
    .replaceAll(/<style[^]*?<\/style>|<svg[^]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const gateCard = (page: string, gate: string): string => page.slice(page.indexOf(`id="so-gate-${gate}"`)).split('</details>')[0]!

describe('the overview', () => {
  test('of a signoff says so, and names no failure', () => {
    const page = overview(story({}, 'passed'))
    expect(read(page)).toContain(
      'Signed off specimen Every gate examined what it judges over all 100 conversations, and found no violation.',
    )
    expect(read(page)).toContain('Waivers none: nothing is waived')
    expect(page).not.toMatch(/so-failures|so-failed|so-not-run|so-waivers/)
    expect(ALL_GATES.filter((gate) => !page.includes(`id="so-gate-${gate}"`))).toEqual([])
  })

  test('tells a violation in words: what holds, what was found, where, and what to do; with a link to its page', () => {
    const page = overview(story({ leakage: details('failed', [rule('near', 'failed', 7)]) }, 'failed'))
    expect(read(page)).toContain(
      '1 gate failed over all 100 conversations: this dataset is not fit to train on as it is. 8 of 9 passed; failed: leakage.',
    )
    expect(read(page)).toContain('near 7 violations Expected. Every near holds. What to do. Mend it.')
    expect(read(page)).toContain('train/train_000.jsonl:12 this that and 6 more')
    expect(page).toContain('<a href="#abc">near</a>')
  })

  test('a waived failure is never green: it says who answers for it until when, and a waiver of no use is told as a failure', () => {
    const waiver = {
      gate: 'leakage',
      rule: 'near',
      subject: '*',
      owner: 'A. Owner',
      reason: 'Because.',
      expires: '2030-01-31',
      dataset: '*',
      covers: 1,
    }
    const gate = {
      ...details('waived', [rule('near', 'waived', 1)]),
      waivers: [waiver, { ...waiver, rule: 'old', owner: 'B. Owner', covers: 0, problem: 'expired on 2024-01-01' }],
    }
    const page = overview(story({ leakage: gate }, 'waived'))
    expect(read(page)).toContain('Waived, not passed')
    expect(read(page)).toContain('leakage: near everything that the rule found A. Owner Because. 2030-01-31 1 failure')
    expect(read(page)).toContain('B. Owner Because. 2030-01-31 expired on 2024-01-01')
    expect(read(page)).toContain('1 waiver is itself a failure')
    expect(gateCard(page, 'leakage')).not.toContain('so-passed')
    expect(page.indexOf('so-waivers')).toBeLessThan(page.indexOf('so-gates'))
  })

  test('a gate that did not run looks like no pass', () => {
    const page = overview(story({ pii: { ...details('not run', []), errors: ['the file timed out'] } }, 'not run'))
    expect(read(page)).toContain('There is no verdict: a gate that did not run has not passed. 8 of 9 passed; not run: pii.')
    expect(read(page)).toContain('The gate did not run. It judges every record')
    expect(read(page)).toContain('the file timed out')
    expect(read(gateCard(page, 'pii'))).toMatch(/not run pii .* no rule judged nothing examined/)
    expect(gateCard(page, 'pii')).not.toContain('so-passed')
  })

  test('a property that failed is told beside the rules, with seed and number of runs', () => {
    const gate = { ...details('failed'), failed_tests: ['What is planted is found', 'Every one holds.'] }
    const property = { gate: 'pii', says: 'What is planted is found', passed: false, runs: '100', seed: '7', key: 'signoff.pii.says' }
    const page = overview({ ...story({ pii: gate }, 'failed'), properties: [property] })
    expect(read(page)).toMatch(/Failed besides its rules: What is planted is found (?!Every)/)
    expect(read(page)).toContain('What is planted is found 100 runs, seed 7')
  })

  test('what a rule is shown to fail by stands with the rule', () => {
    const given = story({}, 'passed')
    given.evidence.hash = { rules: [{ code: 'one', faults: ['a byte is changed.', 'a file is gone'] }] } as never
    expect(read(overview(given))).toContain('2 planted faults that they are shown to fail by')
    expect(read(overview(given))).toContain('a byte is changed a file is gone')
  })

  test('every picture has its words and its numbers; one that can not be drawn says why', async () => {
    const pictures = await drawAll(specimenMaterial('sarcasm', 'stage1_foundation'))
    const page = overview({ ...story({}, 'passed'), pictures: [...pictures, { chart: pictures[0]!.chart, drawn: null }] })
    expect(page.match(/<svg /g)).toHaveLength(9)
    for (const { drawn } of pictures) expect(page).toContain(`<figcaption>${escape(drawn!.alt)}</figcaption>`)
    expect(read(page)).toContain('The same in numbers : Coverage by family')
    expect(page).toContain('The run left no coverage: the census was not taken.')
  })
})

test('values are text, whatever they hold; what turns the direction of text is taken out', () => {
  expect(html`<b title="${'"><script>'}">${['a&b', "it's", 3, null, false]}${trusted('<i></i>')}</b>`.html).toBe(
    '<b title="&quot;&gt;&lt;script&gt;">a&amp;bit&#39;s3<i></i></b>',
  )
  expect(escape('safe\u202eexe.txt\u2066')).toBe('safe\ufffdexe.txt\ufffd')
})

test('a page without the place for it is refused', () => {
  expect(() => withOverview('<html><head></head><body></body></html>', story({}, 'passed'))).toThrow(/no <div id="app">/)
})

test('runs and seed of a property are read from its result', () => {
  const labels = [
    { name: 'epic', value: 'pii' },
    { name: 'story', value: 'properties' },
  ]
  const parameters = [
    { name: 'runs', value: '50' },
    { name: 'seed', value: '9' },
  ]
  const result = { name: 'It holds', status: 'passed', labels, parameters, testCaseId: 'signoff.pii.it_holds' }
  expect(propertiesOf([result, { ...result, labels: [labels[0]!] }] as never)).toEqual([
    { gate: 'pii', says: 'It holds', passed: true, runs: '50', seed: '9', key: 'signoff.pii.it_holds' },
  ])
})
