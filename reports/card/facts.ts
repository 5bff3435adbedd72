/** What the card and the Croissant description are made of: evidence alone. Names in it are the signer's and the sources', and may hold anything. */
import type { Split } from '#contract/record.ts'

export type PlainShape = 'string' | 'int' | 'double' | 'boolean' | { list: PlainShape } | { struct: Readonly<Record<string, PlainShape>> }

export interface CardFile {
  path: string
  size_bytes: number
  sha256: string
  records: number
}

/** A way to load the data: Parquet, or a trainer format. */
export interface CardConfig {
  name: string
  /** Of its files. */
  folder: string
  /** One sentence. */
  says: string
  extension: 'parquet' | 'jsonl'
  columns: Readonly<Record<string, PlainShape>>
  /** Splits that hold anything. */
  splits: { split: Split; files: CardFile[]; rows: number }[]
  /** What the format can not hold, by reason in words; and how many records are another format's. */
  leftOut: { reason: string; records: number }[]
  otherKind: number
}

export interface LicenceUse {
  source_group: string
  source_family: string
  license_tag: string
  license_detail: string | null
  records: number
}

export interface GateFact {
  gate: string
  state: string
  population: number
  examined: number
}

export interface WaiverFact {
  gate: string
  rule: string
  subject: string
  owner: string
  reason: string
  expires: string
}

export interface CardFacts {
  /** Of the dataset, one line. */
  name: string
  prettyName: string
  /** BCP 47 tags, where whoever exports named them: nothing in the data proves a language. */
  languages: readonly string[]
  digest: string
  /** What the manifest says beside; another program's may say less. */
  stated: {
    contractVersion: string
    /** RFC 3339. */
    generatedAt: string
    /** Approximate tokens by split. */
    tokens: Partial<Record<Split, number>>
    /** Family and why it is held out. */
    holdouts: Record<string, string>
    /** Holdouts that the signer lets train on a share of, with owner and reason. */
    lifted: { family: string; share: number; owner: string; reason: string }[]
    /** Family and what it holds. */
    holds: Record<string, string>
  }
  configs: readonly CardConfig[]
  tally: {
    records: number
    pairs: number
    generated: number
    /** Records by family and split. */
    families: Record<string, Partial<Record<Split, number>>>
    turns: { most: number; sum: number }
    pii_status: Record<string, number>
    pii_entities: Record<string, number>
    licences: readonly LicenceUse[]
  }
  signoff: { state: 'passed' | 'waived' | 'unsigned'; reason?: string; gates: readonly GateFact[]; waivers: readonly WaiverFact[] }
}
