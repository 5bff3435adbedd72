/** The coverage gate: nothing that the dataset should be made of is absent, and nothing is in it that came from nowhere. */
import { COVERAGE_PATH } from '#contract/layout.ts'
import { coverageStatus } from '#contract/matching.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { type Fields, fields, list, named, own, readJson, text, token } from '../kit/untrusted.ts'
import { type CoverageSummary, coverageExaminer } from './examiner.ts'
import { coverageFaults } from './faults.ts'
import { inventoryEvidence, inventoryProblem, judgeInventory, judgeSourcesListed } from './inventory.ts'
import { type CoverageCode, coverageRules } from './rules.ts'

type Counts = Tally<CoverageCode>

function countFamilies({ census }: GateContext): Map<string, number> {
  const counts = new Map<string, number>()
  for (const index of census.columns.family)
    if (index >= 0) counts.set(census.families[index]!, (counts.get(census.families[index]!) ?? 0) + 1)
  return counts
}

/** Object keys are paths of the signer's own bucket: they may be named. */
const keyOf = (entry: unknown): string | undefined => text(own(entry, 'source_key')) ?? text(own(entry, 'key'))

const isGenerated = (entry: unknown): boolean => own(entry, 'generator') !== undefined

function judgeFamilies(context: GateContext, counts: Map<string, number>, sources: Fields[], report: unknown, tally: Counts): void {
  const { profile } = context
  for (const [family, { required, minimum }] of Object.entries(profile.families)) {
    const here = counts.get(family) ?? 0
    const least = Math.max(required ? 1 : 0, minimum)
    if (required) {
      examined(tally.family_missing)
      if (here < least)
        violate(tally, { code: 'family_missing', subject: family, expected: `at least ${least} conversations`, found: String(here) })
    }
    const read = sources.filter((source) => source['source_family'] === family).length
    const listed = inventoryEvidence(context, report, family) ?? 0
    if (read === 0 && listed === 0) continue
    examined(tally.evidence_without_data)
    if (here > 0) continue
    const expected = `conversations from ${read > 0 ? `${read} sources` : `the ${listed} objects that the inventory has for it`}`
    violate(tally, { code: 'evidence_without_data', subject: family, expected, found: 'none' })
  }
}

function judgeSources({ census, profile }: GateContext, sources: Fields[], tally: Counts): void {
  for (const [at, source] of sources.entries()) {
    examined(tally.source_undescribed)
    const missing = isGenerated(source) ? missingOfGenerator(source) : missingOfObject(source)
    if (!Object.hasOwn(profile.families, text(source['source_family']) ?? '')) missing.push('a source_family of the profile')
    if (missing.length === 0) continue
    violate(tally, {
      code: 'source_undescribed',
      subject: `manifest.json#sources[${at}]`,
      expected: missing.join(', '),
      found: 'nothing of that',
      names: [token(source['name']), token(source['source_family'])],
    })
  }
  const { sources: seen, nameless } = census.summaries[coverageExaminer.name] as CoverageSummary
  const known = new Set(sources.map(keyOf))
  for (const [key, { first, records }] of seen) {
    examined(tally.source_unlisted, records)
    if (known.has(key)) continue
    violate(tally, {
      code: 'source_unlisted',
      subject: first,
      expected: 'a source_key that the manifest lists',
      found: `one that it does not, in ${records} records`,
    })
    tally.source_unlisted.violations += records - 1
  }
  if (nameless === null) return
  examined(tally.source_unlisted, nameless.records)
  violate(tally, {
    code: 'source_unlisted',
    subject: nameless.first,
    expected: 'a source_key',
    found: `none, in ${nameless.records} records`,
  })
  tally.source_unlisted.violations += nameless.records - 1
}

function missingOfObject(source: Fields): string[] {
  const size = source['size_bytes'] ?? source['size']
  return [
    ...(keyOf(source) === undefined ? ['source_key'] : []),
    ...(Number.isInteger(size) && (size as number) >= 0 ? [] : ['size_bytes']),
    ...(/^[0-9a-f]{64}$/.test(text(source['sha256']) ?? '') ? [] : ['sha256']),
  ]
}

function missingOfGenerator(source: Fields): string[] {
  const generator = source['generator']
  const of = typeof generator === 'string' ? { name: generator, version: source['version'], seed: source['seed'] } : fields(generator)
  return ['name', 'version', 'seed']
    .filter((field) => own(of, field) === undefined || own(of, field) === '')
    .map((field) => `generator.${field}`)
}

/** Keys of a family's evidence that are named again, or that the manifest reads from an object where the report calls it generated. */
function evidenceProblem(evidence: readonly unknown[], objects: ReadonlySet<string>): [expected: string, found: string] | undefined {
  const seen = new Set<string>()
  for (const entry of evidence) {
    const key = text(entry) ?? keyOf(entry)
    if (key === undefined) continue
    if (seen.has(key)) return ['every object once', 'one for the second time']
    seen.add(key)
    if (own(entry, 'generated') === true && objects.has(key)) return ['an object of the inventory', 'one that is said to be generated']
  }
  return undefined
}

function judgeReport(report: unknown, { census, profile }: GateContext, counts: Map<string, number>, tally: Counts): void {
  const wrong = (subject: string, expected: string, found: string): void =>
    violate(tally, { code: 'coverage_report_wrong', subject, expected, found })
  // The inventory knows required families; whether derived ones are counted with them the contract leaves open.
  const required: Record<string, number> = { present: 0, partial: 0, missing: 0 }
  const all = { ...required }
  const sources = list(own(census.manifest, 'sources'))
  const objects = new Set(sources.filter((source) => !isGenerated(source)).flatMap((source) => keyOf(source) ?? []))
  for (const [family, rule] of Object.entries(profile.families)) {
    examined(tally.coverage_report_wrong)
    const entry = own(own(report, 'families'), family)
    const at = `${COVERAGE_PATH}#families.${family}`
    const status = text(own(entry, 'status')) ?? ''
    if (Object.hasOwn(all, status)) {
      all[status]!++
      if (rule.required) required[status]!++
    }
    if (entry === undefined) wrong(at, 'an entry', 'none')
    else {
      const here = counts.get(family) ?? 0
      const evidence = list(own(entry, 'evidence'))
      if (own(entry, 'conversations') !== here) wrong(`${at}.conversations`, String(here), named(own(entry, 'conversations')))
      if (own(entry, 'evidence_count') !== evidence.length)
        wrong(`${at}.evidence_count`, String(evidence.length), named(own(entry, 'evidence_count')))
      const problem = evidenceProblem(evidence, objects)
      if (problem !== undefined) wrong(`${at}.evidence`, ...problem)
      const listed = inventoryProblem(own(entry, 'inventory'))
      if (listed !== undefined) wrong(`${at}.inventory`, ...listed)
      // A derived or generated family is not in the inventory: its status is no matter of how many objects there are.
      const inventoried = rule.required && !evidence.some((object) => own(object, 'generated') === true)
      if (inventoried && status !== coverageStatus(evidence.length)) wrong(`${at}.status`, coverageStatus(evidence.length), token(status))
    }
  }
  const stated = own(report, 'summary')
  const counted = Object.keys(all).every((status) => own(stated, status) === all[status]) ? all : required
  for (const [status, families] of Object.entries(counted)) {
    examined(tally.coverage_report_wrong)
    const found = own(stated, status)
    if (found !== families) wrong(`${COVERAGE_PATH}#summary.${status}`, String(families), named(found))
  }
}

/** One or two objects are thin evidence: the family passes, and the reader is told. */
function partialFamilies(context: GateContext, sources: Fields[], report: unknown): string[] {
  return Object.entries(context.profile.families).flatMap(([family, { required }]) => {
    const own = sources.filter((source) => source['source_family'] === family)
    const read = own.filter((source) => !isGenerated(source)).length
    const objects = inventoryEvidence(context, report, family) ?? read
    if (!required || objects >= 3) return []
    const generated = own.length > read ? ', generated besides' : ''
    return [`${family} is ${coverageStatus(objects)} in the inventory: ${objects} objects${generated}; three or more are expected`]
  })
}

export const coverageGate: Gate<CoverageCode> = {
  name: 'coverage',
  claim: 'Every family that the dataset must hold is in it, and every record comes from a source that is known.',
  rules: coverageRules,
  examiners: [coverageExaminer],
  faults: coverageFaults,
  async check(context) {
    const { census, store } = context
    const tally: Counts = newTally(Object.keys(coverageRules) as CoverageCode[])
    const remarks: Partial<Record<CoverageCode, Remark>> = {}
    const counts = countFamilies(context)
    const sources = list(own(census.manifest, 'sources')).map(fields)
    const report = await readJson(store, COVERAGE_PATH)
    judgeFamilies(context, counts, sources, report.value, tally)
    judgeSources(context, sources, tally)
    remarks.source_not_in_inventory = judgeSourcesListed(context, sources, tally)
    remarks.family_missing = {
      measures: Object.fromEntries(Object.keys(context.profile.families).map((family) => [family, counts.get(family) ?? 0])),
      ...(sources.length === 0 ? {} : { warnings: partialFamilies(context, sources, report.value) }),
    }
    if (tally.family_missing.population === 0) remarks.family_missing.emptyBecause = 'the profile requires no family'
    if (sources.length === 0) {
      const notProvable = `manifest.json#sources: ${census.manifest === null ? (census.manifestProblem ?? 'not readable') : 'none'}`
      for (const code of ['evidence_without_data', 'source_unlisted', 'source_undescribed'] as const) remarks[code] = { notProvable }
      if (context.inventory !== undefined) remarks.source_not_in_inventory = { notProvable }
    }
    if (report.problem === undefined) {
      judgeReport(report.value, context, counts, tally)
      remarks.inventory_differs = judgeInventory(report.value, context, tally)
    } else {
      remarks.coverage_report_wrong = { notProvable: `${COVERAGE_PATH}: ${report.problem}` }
      remarks.inventory_differs =
        context.inventory === undefined
          ? { emptyBecause: 'no inventory was handed over' }
          : { notProvable: `${COVERAGE_PATH}: ${report.problem}` }
    }
    return results(coverageRules, tally, remarks)
  },
}
