/** The published ledger, read entry by entry. It is under judgement: fields may be missing or of another type. */
import type { Store } from '#contract/store.ts'
import type { Census } from '../dataset/census.ts'
import { repeatsField } from '../dataset/repeated-field.ts'
import { type Fields, fields, readLines } from './untrusted.ts'

export interface LedgerLine {
  /** `ledger/ledger_000.jsonl:3`. */
  ref: string
  /** Null where the line is no JSON object, or one that names a field twice. */
  entry: Fields | null
}

/** Paths of the ledger's files, from the listing. */
export const ledgerFiles = (census: Pick<Census, 'files'>): string[] =>
  [...census.files.keys()].filter((path) => /^ledger\/.*\.jsonl$/.test(path)).sort()

export async function* readLedger(census: Pick<Census, 'files'>, store: Store): AsyncGenerator<LedgerLine> {
  for (const path of ledgerFiles(census)) yield* readObjects(store, path)
}

/** The lines of a JSONL file as objects, with their references. */
export async function* readObjects(store: Store, path: string): AsyncGenerator<LedgerLine> {
  for await (const { line, number } of readLines(store, path)) {
    let entry: Fields | null = null
    try {
      const value: unknown = JSON.parse(line)
      if (value !== null && typeof value === 'object' && !Array.isArray(value) && !repeatsField(line, value)) entry = fields(value)
    } catch {
      // null: the contract gate's ledger_line says so
    }
    yield { ref: `${path}:${number}`, entry }
  }
}
