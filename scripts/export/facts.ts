/** Puts the evidence for card and Croissant together: what was exported, the manifest, the verification report. */
import { RECORD_COLUMNS } from '../../compile/exports/parquet/columns.ts'
import type { Exported } from '../../compile/exports/export-dataset.ts'
import { FORMATS } from '../../compile/exports/formats/index.ts'
import type { ExportSignoff } from '../../compile/exports/manifest.ts'
import { PARQUET } from '../../compile/exports/shard.ts'
import { plainShape, type Shape } from '../../compile/exports/shape.ts'
import type { ExportSource } from '../../compile/exports/source.ts'
import { SPLITS } from '#contract/record.ts'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import type { CardConfig, CardFacts, PlainShape } from '../../reports/card/facts.ts'
import { statedIn, waiversIn } from './stated.ts'

export interface Named {
  name: string
  prettyName: string
  languages: readonly string[]
}

export function cardFacts(given: {
  source: ExportSource
  exported: Exported
  formats: readonly string[]
  signoff: ExportSignoff
  verification: VerificationReport | null
  named: Named
}): CardFacts {
  const { source, exported, formats, signoff, verification, named } = given
  return {
    ...named,
    stated: statedIn(source.manifest),
    digest: source.digest,
    configs: formats.map((format) => configOf(format, exported)),
    tally: exported.tally,
    signoff: {
      state: signoff.state,
      ...(signoff.reason === undefined ? {} : { reason: signoff.reason }),
      gates: Object.entries(verification?.verification_details ?? {}).map(([gate, { state, population, examined }]) => ({
        ...{ gate, state, population, examined },
      })),
      waivers: waiversIn(source.manifest),
    },
  }
}

function configOf(name: string, { files, counts }: Exported): CardConfig {
  const format = FORMATS[name]
  const of = counts.filter((count) => count.format === name)
  const reasons = new Map<string, number>()
  for (const { left_out: left } of of)
    for (const [code, records] of Object.entries(left)) reasons.set(code, (reasons.get(code) ?? 0) + records)
  return {
    name: name === PARQUET ? 'default' : name,
    folder: name,
    says: format?.says ?? 'Whole records with their metadata, for everything that reads Parquet.',
    extension: format === undefined ? 'parquet' : 'jsonl',
    columns: plainColumns(format?.columns ?? RECORD_COLUMNS),
    splits: SPLITS.flatMap((split) => {
      const own = files.filter((file) => file.format === name && file.split === split)
      return own.length === 0 ? [] : [{ split, files: own, rows: own.reduce((sum, { records }) => sum + records, 0) }]
    }),
    leftOut: [...reasons].map(([code, records]) => ({
      reason: format?.reasons.find((reason) => reason.code === code)?.says ?? code,
      records,
    })),
    otherKind: of.reduce((sum, { other_kind: other }) => sum + other, 0),
  }
}

const plainColumns = (columns: Readonly<Record<string, Shape>>): Record<string, PlainShape> =>
  Object.fromEntries(Object.entries(columns).map(([name, shape]) => [name, plainly(shape)]))

function plainly(shape: Shape): PlainShape {
  const plain = plainShape(shape)
  if (typeof plain === 'string') return plain
  return 'list' in plain ? { list: plainly(plain.list) } : { struct: plainColumns(plain.struct) }
}
