/** The contract's own rules, as a gate beside the eight: the others may then rely on the shape of what they read. */
import { KEPT_OUT } from '#contract/ledger.ts'
import { ledgerEntrySchema, provenanceLineSchema } from '#contract/schemas/ledger.ts'
import { validator } from '#contract/validate.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { ledgerFiles, readObjects } from '../kit/ledger.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { fields, own, sidecarEntries, text } from '../kit/untrusted.ts'
import { contractExaminer, type ContractSummary } from './examiner.ts'
import { contractFaults } from './faults.ts'
import { judgeManifest, judgePaths, judgePrevious, judgeShardSizes, judgeStrayFiles } from './manifest-rules.ts'
import { type ContractCode, contractRules } from './rules.ts'
import { explainError, once } from './schema-error.ts'

type Counts = Tally<ContractCode>

const LINE_VALIDATORS = {
  ledger_schema: once(() => validator(ledgerEntrySchema, { allErrors: false })),
  sidecar_schema: once(() => validator(provenanceLineSchema, { allErrors: false })),
}

async function judgeLines(
  { store }: GateContext,
  paths: readonly string[],
  code: 'ledger_schema' | 'sidecar_schema',
  tally: Counts,
): Promise<void> {
  const validate = LINE_VALIDATORS[code]()
  for (const path of paths) {
    for await (const { ref, entry } of readObjects(store, path)) {
      examined(tally[code])
      if (entry === null) violate(tally, { code, subject: ref, expected: 'one JSON object', found: 'a line that is none' })
      else if (!validate(entry)) {
        const { field, expected, found } = explainError(validate.errors![0]!)
        violate(tally, { code, subject: ref, expected: `${field === 'the record' ? 'the entry' : field}: ${expected}`, found })
      }
    }
  }
}

/** How many conversations the accounting says were not kept; null where there is no accounting. */
function notKept(manifest: unknown): number | null {
  const families = own(own(manifest, 'accounting'), 'families')
  if (families === undefined) return null
  let count = 0
  for (const family of Object.values(fields(families))) for (const kind of KEPT_OUT) count += Number(own(family, kind) ?? 0)
  return count
}

function emptiness({ census, previous }: GateContext, tally: Counts): Partial<Record<ContractCode, Remark>> {
  const remarks: Partial<Record<ContractCode, Remark>> = {}
  const nothing = (code: ContractCode, emptyBecause: string): void => {
    if (tally[code].population === 0) remarks[code] = { emptyBecause }
  }
  if (census.population > 0) {
    nothing('session_short', 'there is no record of long_running_therapy')
    nothing('pair_incomplete', 'there is no preference pair')
    nothing('pair_equal', 'there is no preference pair')
  }
  if (previous === undefined) {
    nothing('previous_differs', 'the signer names no previous version')
    if (own(census.manifest, 'previous') != null && remarks.previous_differs !== undefined)
      remarks.previous_differs.warnings = [
        'The manifest continues a version that the signer does not name: whether records moved to train or changed their origin since was not judged. Name it: PREVIOUS=<folder or s3:// root>',
      ]
  }
  if (sidecarEntries(census.manifest).length === 0) nothing('sidecar_schema', 'the provenance map is inline')
  if (tally.ledger_schema.population === 0) {
    const dropped = notKept(census.manifest)
    remarks.ledger_schema =
      dropped === 0 ? { emptyBecause: 'the accounting says that every conversation was kept' } : { notProvable: 'there is no ledger' }
  }
  if (census.manifest === null)
    for (const code of ['manifest_schema', 'profile_differs', 'path_illegal'] as const)
      remarks[code] = { notProvable: 'there is no manifest' }
  return remarks
}

export const contractGate: Gate<ContractCode> = {
  name: 'contract',
  claim: 'Every record, and every file that describes them, has the shape that the contract says.',
  rules: contractRules,
  examiners: [contractExaminer],
  faults: contractFaults,
  async check(context) {
    const { census } = context
    const tally: Counts = {
      ...newTally(Object.keys(contractRules) as ContractCode[]),
      ...(census.summaries[contractExaminer.name] as ContractSummary),
    }
    // A line that is no record can hold none of what the other rules look for: it counts where it was found out.
    judgeManifest(context, tally)
    await judgePrevious(context, tally)
    judgeShardSizes(context, tally)
    judgePaths(context, tally)
    judgeStrayFiles(context, tally)
    await judgeLines(context, ledgerFiles(census), 'ledger_schema', tally)
    const sidecars = sidecarEntries(census.manifest)
      .flatMap((entry) => text(own(entry, 'path')) ?? [])
      .filter((path) => census.files.has(path))
    await judgeLines(context, sidecars, 'sidecar_schema', tally)
    return results(contractRules, tally, emptiness(context, tally))
  },
}
