import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GateName } from '../../gates/kit/gate.ts'
import { ALL_GATES, notRunReport, type VerificationReport } from '../../gates/kit/verification-report.ts'
import type { GateState } from '../../gates/kit/violation.ts'
import { AT, judgedOf, reportOf, specimenFiles, WAIVER } from '../certificate/specimen.ts'
import { annotations } from './annotations.ts'
import { junit } from './junit.ts'
import { markdown, plain } from './markdown.ts'
import { daysLeft } from './waivers.ts'

const judged = judgedOf(specimenFiles([WAIVER]), [WAIVER])
const clean = judgedOf(specimenFiles())
const passed = reportOf(clean)
const failed = reportOf(clean, { hash: 'failed' })
const waived = reportOf(judged, { pii: 'waived' })
const unrun = reportOf(clean, { split: 'not run' })
const none = notRunReport(AT, 'data', 7, 'the gates did not start')

/** Every test case by its suite and name, with what is in it: a reader of our own, for XML that we write ourselves. */
function cases(xml: string): { suite: string; name: string; outcome: string }[] {
  return [...xml.matchAll(/<testsuite name="([^"]*)"[^]*?<\/testsuite>/g)].flatMap(([suite, of]) =>
    [...suite.matchAll(/<testcase classname="[^"]*" name="([^"]*)"(\/>|>\s*<(\w+))/g)].map(([, name, end, tag]) => ({
      suite: of!,
      name: name!,
      outcome: end === '/>' ? 'passed' : tag!,
    })),
  )
}

describe('JUnit', () => {
  test('has a suite for the verdict and for every gate, whatever ran', () => {
    for (const report of [passed, failed, waived, unrun, none])
      expect([...junit(report).matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['signoff', ...ALL_GATES])
  })

  test('a failed rule is a failure, with what to do and where', () => {
    const xml = junit(failed)
    expect(cases(xml).filter(({ outcome }) => outcome !== 'passed')).toEqual([
      { suite: 'signoff', name: 'The verdict over all gates', outcome: 'failure' },
      { suite: 'hash', name: 'hash gate: hash holds.', outcome: 'failure' },
      { suite: 'hash', name: 'hash.rule: hash is well.', outcome: 'failure' },
    ])
    expect(xml).toMatch(/1 violation; first at train\/train_000\.jsonl:2&#10;Expected: hash is well\.&#10;What to do: Mend it\./)
  })

  test('a waived rule is skipped, with its waiver, and the suite says that it is no pass', () => {
    const xml = junit(waived)
    expect(
      cases(xml)
        .filter(({ outcome }) => outcome !== 'passed')
        .map(({ outcome }) => outcome),
    ).toEqual(['skipped', 'skipped', 'skipped'])
    expect(xml).toMatch(/message="WAIVED, not passed: waived for train\/train_000\.jsonl:2 by A\. Signer until 2026-03-31: a house number/)
    expect(xml).toMatch(/<property name="state" value="WAIVED"\/>/)
    expect(xml).toMatch(/<system-out>WAIVED: this is no pass/)
  })

  test('a gate that did not run is an error', () => {
    expect(cases(junit(unrun)).filter(({ outcome }) => outcome !== 'passed')).toEqual([
      { suite: 'signoff', name: 'The verdict over all gates', outcome: 'error' },
      { suite: 'split', name: 'split gate: no evidence was left', outcome: 'error' },
    ])
    expect(cases(junit(none)).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => 'error'))
  })

  test('counts what it holds', () => {
    for (const report of [passed, failed, waived, unrun, none]) {
      const xml = junit(report)
      const found = cases(xml)
      const of = (outcome: string): number => found.filter((one) => one.outcome === outcome).length
      expect(xml).toContain(`<testsuites name="signoff" tests="${found.length}" failures="${of('failure')}" errors="${of('error')}">`)
    }
  })
})

describe('the summary', () => {
  test('begins with the verdict', () => {
    expect([passed, waived, failed, unrun].map((report) => markdown(report).split('\n', 1)[0])).toEqual([
      '# ✅ Signed off',
      '# ⚠️ Waived, not passed',
      '# ❌ Not signed off',
      '# ⛔ Not signed off: the gates did not run',
    ])
  })

  test('has a row for each gate, and the digest and manifest whole', () => {
    const text = markdown(unrun)
    for (const gate of ALL_GATES) expect(text).toContain(`\n| ${gate} | ${gate === 'split' ? '⛔ NOT RUN' : '✅ passed'} |`)
    expect(text).toContain(clean.dataset_digest)
    expect(text).toContain(clean.manifest_sha256)
  })

  test('tells waivers before the gates: owner, reason, expiry and days left', () => {
    const text = markdown(waived)
    expect(text).toContain(
      '| pii/pii.residual | train/train\\_000.jsonl:2 | A. Signer | a house number that belongs to a clinic | 2026-03-31 (29 days left) | covers 1 |'.replace(
        '\\_',
        '&#95;',
      ),
    )
    expect(text.indexOf('1 waiver')).toBeLessThan(text.indexOf('## Gates'))
  })

  test('tells lifted holdouts', () => {
    expect(markdown(passed, { lifted: { sarcasm: { share: 0.5, owner: 'A. Signer', reason: 'a trial' } } })).toContain(
      '| sarcasm | 0.5 | A. Signer | a trial |',
    )
  })

  test('says what to do about what failed, and about what did not run', () => {
    expect(markdown(failed)).toContain(
      '**hash: FAILED.** hash holds.\n- hash.rule: 1 violation. Expected: hash is well. First at train/train&#95;000.jsonl:2. **Mend it.**',
    )
    expect(markdown(unrun)).toContain('**split: NOT RUN.** \n- No verdict of this gate was found.')
    expect(markdown(none)).toContain('the gates did not start')
  })

  test('stays small, however much failed', () => {
    const many = structuredClone(failed)
    const rule = many.verification_details.hash.rules[0]!
    many.verification_details.hash.rules = Array.from({ length: 2000 }, (_, at) => ({
      ...rule,
      code: `rule.${at}`,
      says: 'x'.repeat(5000),
    }))
    many.verification_details.hash.errors = Array.from({ length: 20 }, () => 'e'.repeat(100_000))
    expect(markdown(many).length).toBeLessThan(100_000)
  })
})

describe('annotations', () => {
  test('are one a gate that is not passed, and the verdict', () => {
    expect(annotations(passed)).toEqual(['::notice title=Signoff%3A passed::SIGNED OFF: every gate passed.'])
    expect(annotations(failed)).toEqual([
      '::error file=gates/hash.gate.ts,line=1,title=hash%3A FAILED::hash.rule: 1 violation (first at train/train_000.jsonl:2). Expected: hash is well. What to do: Mend it.',
      '::error title=Signoff%3A FAILED::NOT SIGNED OFF: failed: hash.',
    ])
    expect(annotations(unrun)[0]).toMatch(/^::error file=gates\/split\.gate\.ts,line=1,title=split%3A NOT RUN::No verdict/)
    expect(annotations(waived)[0]).toMatch(
      /^::warning file=gates\/pii\.gate\.ts,line=1,title=pii%3A WAIVED::pii\.residual: waived by A\. Signer until 2026-03-31 \(29 days left\)/,
    )
  })

  test('where no gate ran there is one, and not ten of the same', () => {
    expect(annotations(none)).toEqual([
      '::error title=Signoff%3A NOT RUN::NOT SIGNED OFF: the gates did not run to their end (the gates did not start). No gate ran.',
    ])
  })
})

/** Every string of a report replaced by one that is hostile to all formats. */
const hostile = (report: VerificationReport, text: string): VerificationReport => {
  const copy = structuredClone(report)
  for (const details of Object.values(copy.verification_details)) {
    details.claim = details.claim === '' ? '' : text
    details.errors = [text]
    details.failed_tests = [text]
    for (const rule of details.rules) rule.says = text
    for (const violation of Object.values(details.violations)) Object.assign(violation, { todo: text, says: text, references: [text] })
    for (const waiver of details.waivers) Object.assign(waiver, { owner: text, reason: text, subject: text, problem: text })
  }
  return { ...copy, dataset: text, note: text }
}

describe('text that wants to be more', () => {
  const EVIL =
    '</failure>]]>"\'&<script>alert(1)</script>\u0000\u001b[31m\ud800\n::error::owned\r\n| cell | `code` [x](http://evil.example) ![i](http://evil.example/i.png) @team #1 $x$ **b** \u202e'
  const reports: VerificationReport[] = [failed, waived, unrun]

  test('is text in JUnit: nothing of it is markup or no XML', () => {
    for (const report of reports) {
      const xml = junit(hostile(report, EVIL))
      expect(xml).not.toContain('<script')
      expect(xml).not.toContain(']]>"')
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u001b]/)
      expect(xml.isWellFormed()).toBe(true)
      expect(xml.match(/<testsuite /g)).toHaveLength(10)
    }
  })

  test('begins no command of its own among the annotations', () => {
    for (const report of reports)
      for (const line of annotations(hostile(report, EVIL))) {
        expect(line).toMatch(/^::(?:error|warning|notice) (?:file=gates\/[a-z]+\.gate\.ts,line=1,)?title=[A-Za-z]+%3A [A-Za-z ]+::/)
        expect(line).not.toMatch(/[\r\n\u202e]/)
      }
  })

  test('is text in Markdown', () => {
    for (const report of reports) {
      const text = markdown(hostile(report, EVIL))
      expect(text).not.toMatch(/<script|!\[|\]\(|@team|http:\/\/|`|\u202e|\u001b/)
      for (const line of text.split('\n')) expect(line).not.toMatch(/^::/)
      for (const row of text.split('\n').filter((line) => line.startsWith('| '))) expect([4, 6, 7, 8]).toContain(row.split('|').length)
    }
  })

  test('of any kind stays on its line, and is no markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(plain(text)).not.toMatch(/[\n\r|`<>*[\]\\@]/)
      }),
    )
  })
})

test.each([
  ['2026-03-31', '29 days left'],
  ['2026-03-03', '1 day left'],
  ['2026-03-02', 'its last day'],
  ['2026-03-01', 'expired a day ago'],
  ['2026-02-20', 'expired 10 days ago'],
  ['never', 'no date'],
])('a waiver until %s on the second of March: %s', (expires, words) => {
  expect(daysLeft(expires, new Date('2026-03-02T23:59:00Z'))).toBe(words)
})

test('no output of a run with one gate in any state but passed looks as that of one that passed', () => {
  const pass = { junit: cases(junit(passed)), summary: markdown(passed), annotations: annotations(passed) }
  expect(pass.junit.every(({ outcome }) => outcome === 'passed')).toBe(true)
  for (const gate of ALL_GATES)
    for (const state of ['failed', 'waived', 'not run'] as GateState[]) {
      const report = reportOf(clean, { [gate]: state } as Partial<Record<GateName, GateState>>)
      expect(cases(junit(report)).some(({ suite, outcome }) => suite === gate && outcome !== 'passed')).toBe(true)
      expect(cases(junit(report)).find(({ suite }) => suite === 'signoff')!.outcome).not.toBe('passed')
      expect(markdown(report)).not.toMatch(/^# ✅|SIGNED OFF: every gate passed/m)
      expect(annotations(report).join('\n')).toMatch(new RegExp(`gates/${gate}\\.gate\\.ts`))
      expect(annotations(report).join('\n')).not.toContain('::notice')
    }
})
