/** The dataset card, README.md: what the data is and is not for, told from the manifest, the records’ own labels and the verdict. */
import { SPLITS } from '#contract/record.ts'
import type { CardConfig, CardFacts } from './facts.ts'
import { cardHeader } from './header.ts'
import { licenceText } from './licences.ts'
import { loadingSection } from './loading.ts'
import { markdown, number, table } from './markdown.ts'
import { signoffSection } from './signed.ts'
import { usesSection } from './uses.ts'

/** Cards by path: the dataset's, of Parquet where there is any, and one in the folder of each other format. */
export function datasetCards(facts: CardFacts): Record<string, string> {
  const [first, ...others] = facts.configs
  return {
    'README.md': datasetCard(facts, first!),
    ...Object.fromEntries(
      others.filter(({ splits }) => splits.length > 0).map((config) => [`${config.folder}/README.md`, formatCard(facts, config)]),
    ),
  }
}

function formatCard(facts: CardFacts, config: CardConfig): string {
  const what = [
    `# ${markdown(facts.prettyName)}: ${config.name}`,
    config.says,
    `Made from the dataset with digest \`${facts.digest}\`, ${facts.signoff.state === 'unsigned' ? '**not signed off**' : `signed off (${facts.signoff.state})`}. The card above this folder says what the data is and what it is not for; it holds for these files.`,
    formatsTable([config]),
  ]
  return `${cardHeader(facts, config, '')}\n${what.join('\n\n')}\n`
}

function datasetCard(facts: CardFacts, config: CardConfig): string {
  const sections = [
    `# ${markdown(facts.prettyName)}`,
    warning(facts),
    summary(facts),
    splitsSection(facts),
    familiesSection(facts),
    formatsSection(facts),
    loadingSection(facts),
    licencesSection(facts),
    personalDataSection(facts),
    usesSection(facts),
    signoffSection(facts),
  ]
  return `${cardHeader(facts, config, `${config.folder}/`)}\n${sections.filter((text) => text !== '').join('\n\n')}\n`
}

/** First of all where it is not simply passed: what a card says is believed. */
function warning({ signoff }: CardFacts): string {
  if (signoff.state === 'passed') return ''
  if (signoff.state === 'waived') return '> **Signed off with waivers.** Not every gate passed: see Signoff below.'
  return '> **Not signed off.** What this card says of masking, duplicates and splits is what the contract asks for; nobody has proved it of these bytes. Do not train on them.'
}

function summary({ stated, tally, digest }: CardFacts): string {
  const tokens = Object.values(stated.tokens).reduce((sum, of) => sum + of, 0)
  const mean = tally.records === 0 ? 0 : tally.turns.sum / tally.records
  return [
    `${number(tally.records)} conversations, about ${number(tokens)} tokens, from ${number(new Set(tally.licences.map(({ source_group: name }) => name)).size)} sources in ${number(Object.keys(tally.families).length)} families; ${number(tally.pairs)} of them are preference pairs, ${number(tally.generated)} name the generator that wrote them. A conversation has ${mean.toFixed(1)} turns on average and ${number(tally.turns.most)} at most.`,
    `Compiled from its sources by one pipeline: encoding repaired, personal data masked, exact and near-duplicates removed, split by groups that share a document, with holdout families in test alone. Every record names its source, licence and processing steps.`,
    `Dataset digest: \`${digest}\` (contract ${markdown(stated.contractVersion)}, compiled ${markdown(stated.generatedAt)}).`,
  ].join('\n\n')
}

function splitsSection({ stated, tally }: CardFacts): string {
  const rows = SPLITS.map((split) => {
    const records = Object.values(tally.families).reduce((sum, splits) => sum + (splits[split] ?? 0), 0)
    return [split, number(records), number(stated.tokens[split] ?? 0)]
  })
  const holdouts = Object.entries(stated.holdouts).map(([family, rationale]) => `- ${markdown(family)}: ${markdown(rationale)}`)
  const lifted = stated.lifted.map(
    ({ family, share, owner, reason }) =>
      `- **${markdown(family)}**: a share of ${Number.isFinite(share) ? share : 'unknown size'} is trained on, by decision of ${markdown(owner)}: ${markdown(reason)}`,
  )
  return [
    '## Splits',
    table(['split', 'conversations:', 'tokens (approx.):'], rows),
    ...(holdouts.length === 0 ? [] : ['Held out, in test alone:', holdouts.join('\n')]),
    ...(lifted.length === 0 ? [] : ['Holdouts that were lifted, so that test measures them less:', lifted.join('\n')]),
    ...(holdouts.length === 0
      ? []
      : ['Test holds whole families that train has not: figures on it measure transfer, and are to be read by family.']),
  ].join('\n\n')
}

function familiesSection({ stated, tally }: CardFacts): string {
  const rows = Object.entries(tally.families).map(([family, splits]) => [
    markdown(family),
    number(Object.values(splits).reduce((sum, records) => sum + records, 0)),
    ...SPLITS.map((split) => number(splits[split] ?? 0)),
    markdown(Object.hasOwn(stated.holds, family) ? stated.holds[family]! : '', 200),
  ])
  return ['## Families', table(['family', 'conversations:', ...SPLITS.map((split) => `${split}:`), 'holds'], rows)].join('\n\n')
}

function formatsTable(configs: readonly CardConfig[]): string {
  const rows = configs.map(({ folder, says, splits, leftOut, otherKind }) => [
    `\`${folder}/\``,
    says,
    ...SPLITS.map((split) => number(splits.find((of) => of.split === split)?.rows ?? 0)),
    number(otherKind),
    leftOut.length === 0 ? '0' : leftOut.map(({ reason, records }) => `${number(records)}: ${reason}`).join('<br>'),
  ])
  return table(['folder', 'for', ...SPLITS.map((split) => `${split}:`), 'of the other kind:', 'left out'], rows)
}

const formatsSection = ({ configs }: CardFacts): string =>
  [
    '## Formats',
    formatsTable(configs),
    'Formats of conversations hold no preference pairs, and those of pairs nothing else. No text is changed to fit a format: what one can not express is left out of it and listed by reference in `left_out/`. `parquet/train_000.parquet` and its like hold the records of the published shard of that name in its order.',
  ].join('\n\n')

function licencesSection({ tally }: CardFacts): string {
  const rows = tally.licences.map((use) => [
    markdown(use.source_group),
    markdown(use.source_family),
    markdown(licenceText(use)),
    number(use.records),
  ])
  return [
    '## Licences',
    'Each record carries its source’s licence (`license_tag`, `license_detail`). They differ, and some forbid commercial use: the strictest of what you take binds you.',
    table(['source', 'family', 'licence', 'records:'], rows),
  ].join('\n\n')
}

function personalDataSection({ tally }: CardFacts): string {
  const masked = Object.entries(tally.pii_entities).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return [
    '## Personal data',
    `Names, addresses, numbers, accounts and other identifiers were looked for in every text and replaced by placeholders such as \`[NAME_1]\`, the same person by the same placeholder within a conversation. ${Object.entries(
      tally.pii_status,
    )
      .map(([status, records]) => `${number(records)} records are \`${markdown(status).replaceAll('`', '')}\``)
      .join(', ')}. Whatever was uncertain waits for a person and is not in this data.`,
    ...(masked.length === 0
      ? []
      : [
          table(
            ['masked', 'mentions:'],
            masked.map(([type, mentions]) => [markdown(type), number(mentions)]),
          ),
        ]),
    'No detector finds everything: who is described closely enough may be recognised by those who know them. Do not try to identify anybody, and report what you find.',
  ].join('\n\n')
}
