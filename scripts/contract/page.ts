/** docs/CONTRACT.md from the contract's own data: what a table can say is taken from where the program reads it, so that it can not grow old. */
import curriculum from '#contract/curriculum.json' with { type: 'json' }
import {
  CANONICAL_ROOT,
  COMPILED_PATH,
  COVERAGE_PATH,
  INLINE_PROVENANCE_LIMIT,
  ledgerPath,
  MANIFEST_PATH,
  provenancePath,
  shardPath,
  STATISTICS_PATH,
} from '#contract/layout.ts'
import { KEPT_OUT, LEDGER_KINDS, REASONS } from '#contract/ledger.ts'
import { CONTRACT_VERSION } from '#contract/manifest.ts'
import { PII_TYPES } from '#contract/pii.ts'
import { hardHoldouts, HOLDOUT_SHARE, resolveProfile } from '#contract/profile.ts'
import { LICENSE_TAGS, PII_STATUSES, PROCESSING_STEPS, ROLES, SPLITS } from '#contract/record.ts'
import { recordSchema } from '#contract/schemas/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import type { Fault, Gate } from '../../gates/kit/gate.ts'
import { ALL } from '../../gates/kit/all.ts'

const cell = (value: unknown): string => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (head: string[], rows: unknown[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
const code = (value: string): string => `\`${value}\``
const codes = (values: readonly string[]): string => values.map(code).join(', ')
const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`

const profile = resolveProfile({})

function layout(): string {
  const { conversations, bytes } = splits.shard
  return table(
    ['path', 'what'],
    [
      [code(MANIFEST_PATH), 'written last; all its paths are relative to the root'],
      [code(COMPILED_PATH), 'every conversation once: the shards of train, val and test, concatenated in manifest order'],
      [
        SPLITS.map((split) => code(shardPath(split, 0))).join(', '),
        `the shards: at most ${conversations.toLocaleString('en')} conversations and ${bytes / 1048576} MiB each`,
      ],
      [code(ledgerPath(0)), 'one line per record that was not kept, and per change of family: no text'],
      [
        code(provenancePath(0)),
        `the provenance map, where the dataset has more than ${INLINE_PROVENANCE_LIMIT.toLocaleString('en')} records`,
      ],
      [`${code(COVERAGE_PATH)}, ${code(STATISTICS_PATH)}`, 'what the inventory and the data hold; counts and approximate tokens'],
    ],
  )
}

interface FieldSchema {
  type?: string | readonly string[]
  enum?: readonly unknown[]
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
}

/** A field's schema in words. */
function typeOf(schema: FieldSchema): string {
  if (schema.enum !== undefined)
    return schema.enum.length > 6 ? `one of ${schema.enum.length} names (below)` : `one of ${codes(schema.enum.map(String))}`
  const range =
    schema.minimum === undefined
      ? ''
      : schema.maximum === undefined
        ? `, at least ${schema.minimum}`
        : `, ${schema.minimum} to ${schema.maximum}`
  const form = schema.format ?? (schema.pattern === undefined || schema.pattern === '\\S' ? '' : schema.pattern)
  return `${String(schema.type ?? 'object')}${range}${form === '' ? '' : ` (${code(form)})`}`
}

function fieldRows(schema: { required: readonly string[]; properties: object }): unknown[][] {
  return Object.entries(schema.properties as Record<string, FieldSchema>).map(([name, field]) => [
    code(name),
    schema.required.includes(name) ? 'yes' : '',
    typeOf(field),
  ])
}

function record(): string {
  const { metadata } = recordSchema(profile).properties
  const { provenance } = metadata.properties
  return [
    `One JSON object a line, UTF-8, \`\\n\`. \`messages\` is a list of \`{ role, content }\` with ${codes(ROLES)} as roles and contents that hold something other than white space; a user and an assistant both speak. \`metadata\` holds:`,
    table(['field', 'required', 'type'], fieldRows(metadata)),
    '`metadata.provenance` holds:',
    table(['field', 'required', 'type'], fieldRows(provenance)),
    `Licences: ${codes(LICENSE_TAGS)}; \`custom\` needs \`license_detail\`. PII status: ${codes(PII_STATUSES)}; a record that is \`requires_review\` never enters. Processing steps of this compiler: ${codes(PROCESSING_STEPS)}.`,
    'A field that the contract does not know may hold numbers, flags and marks, and no prose: it would be neither hashed nor scrubbed.',
  ].join('\n\n')
}

function families(): string {
  const hard = hardHoldouts(profile)
  return table(
    ['family', 'what it holds', 'default phase', 'required', 'hard holdout'],
    Object.entries(profile.families).map(([name, { holds, phase, required }]) => [
      code(name),
      holds,
      code(phase),
      required ? 'yes' : '',
      hard.has(name) ? 'yes' : '',
    ]),
  )
}

function splitRules(): string {
  const { ratios, tolerance, familyBounds, sharedPrefix, holdoutText, nearDuplicate } = splits
  return [
    table(
      ['split', 'share', 'tolerance over the pool'],
      SPLITS.map((split) => [split, percent(ratios[split]), tolerance[split].map((share) => percent(share!)).join(' to ')]),
    ),
    `The unit is a group: records joined by a shared document, a duplicate cluster, a shared prefix (at least ${sharedPrefix.messages} equal leading non-system messages with at least ${sharedPrefix.words} words together), or a conversation and the preference pairs made from it. A group lies in one split. Every family of at least ${familyBounds.minimumGroups} groups lies within the binomial ${percent(familyBounds.confidence)} bounds over its groups; groups that a holdout forces to test are counted apart.`,
    `Hard holdouts, test only:`,
    table(
      ['family', 'why'],
      Object.entries(profile.holdouts).map(([name, { rationale }]) => [code(name), rationale]),
    ),
    `No leakage between splits: *exact* (same content hash), *near* (similarity at least ${nearDuplicate}), *group*, *holdout text* (at least ${percent(holdoutText.share)} of the ${holdoutText.gram}-grams of a holdout record inside a train or val record). A holdout family's default share of a contested source is ${percent(HOLDOUT_SHARE)}.`,
    `Claims, who takes a document that two families could use, scarce before general: ${codes(profile.claims.order)}.`,
  ].join('\n\n')
}

const HASH = `What Python 3.11 (Unicode 14) computes, to the bit:

\`\`\`python
'sha256:' + hashlib.sha256(' '.join(sorted(m['content'].strip().lower() for m in messages)).encode()).hexdigest()
\`\`\`

It ignores roles and order by definition. Identity is \`metadata.id\`: SHA-256 of the canonical JSON of \`[[role, content], ...]\`, followed by that of the rejected side where there is one.
A text with half a surrogate pair has no UTF-8 and no hash; such a record is rejected. \`total_tokens\` is approximate: a quarter of the UTF-8 bytes of all contents, both sides of a pair, rounded up.`

function phases(): string {
  return table(
    ['phase', 'objective', 'mix', 'context', 'learning rate', 'epochs'],
    Object.entries(curriculum.phases).map(([name, { objective, mix, context, learning_rate: rate, epochs }]) => [
      code(name),
      objective,
      Object.entries(mix)
        .map(([part, weight]) => `${part} ${weight}`)
        .join(', '),
      context,
      rate.toExponential(),
      [...new Set(epochs)].join('-'),
    ]),
  )
}

function ledger(): string {
  return [
    `Per source, in conversations after conversion: in = kept + ${KEPT_OUT.map((kind) => kind.replaceAll('_', ' ')).join(' + ')}. Per family the same with refiled in and out. Raw units: read = rejected + ceded + joined + (in − cut). Kinds of ledger line: ${codes(LEDGER_KINDS)}.`,
    table(
      ['reason', 'of a', 'says'],
      Object.entries(REASONS).map(([name, { of, says }]) => [code(name), of, says]),
    ),
  ].join('\n\n')
}

const faultsOf = (gate: Gate, name: string): string => ([gate.faults[name]].flat() as Fault[]).map(({ says }) => says).join('; ')

function gate(of: Gate): string {
  const rows = Object.entries(of.rules).map(([name, { says, section }]) => [code(name), says, section, faultsOf(of, name)])
  return `### ${of.name}\n\n${of.claim}\n\n${table(['code', 'rule', 'section', 'shown to fail when'], rows)}`
}

export function contractPage(): string {
  const gates = Object.values(ALL)
  return `${[
    `# The dataset contract, version ${CONTRACT_VERSION}`,
    '<!-- Written by `npm run contract` from gates/contract and the gates. Edit those; drift fails the lint step. -->',
    `What a final training dataset is. The compiler must produce it, the gates must prove it. Values are defaults; the signer's profile may add families, phases and thresholds, lift a holdout, or waive a rule. JSON Schemas: [docs/schemas](schemas).`,
    '## 1. Layout',
    `One root, on disk or \`${CANONICAL_ROOT}\`.`,
    layout(),
    'The dataset digest is the SHA-256 over the sorted lines `<sha256>  <path>` of all files but the manifest and what is signed or written after it. The review queue holds private text and never lies under the root.',
    '## 2. Conversation record',
    record(),
    '## 3. Families',
    families(),
    '## 4. Splits and leakage',
    splitRules(),
    '## 5. Content hash and identity',
    HASH,
    '## 6. Duplicates',
    `Words: all contents, lower-cased, split at Python's white space; runs of scripts without spaces are cut into character bigrams. Similarity: Jaccard of the word sets; near-duplicate at ${splits.nearDuplicate} and above. Every dropped record names a survivor that is itself kept.`,
    '## 7. Curriculum phases',
    phases(),
    'Stages that train on hard holdouts are starved, reported, and no violation: the holdouts win.',
    '## 8. Preference pairs',
    'Messages end in the chosen answer; `metadata.preference.rejected` are the messages that replace it, never equal to it after normalisation.',
    '## 9. Manifest',
    'See [docs/schemas/manifest.json](schemas/manifest.json).',
    '## 10. Nothing lost',
    ledger(),
    '## 11. The gates',
    `Exhaustive: every record. A gate that could not run, found nothing to examine, or examined less than the population has failed; what can not be proven is not passed. PII types: ${codes(PII_TYPES)}.`,
    ...gates.map(gate),
  ].join('\n\n')}\n`
}
