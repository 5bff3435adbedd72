/**
 * What was kept out of a dataset and why, a line a source and reason, with examples by reference: read from the published ledger, which is
 * under judgement itself. Bounded however long the ledger is and whatever its fields hold.
 */
import { LEDGER_KINDS, REASONS } from '#contract/ledger.ts'
import type { Store } from '#contract/store.ts'
import { type Fields, fields, readLines, text } from '../kit/untrusted.ts'

/** Among the evidence of a run. */
export const QUARANTINE = 'quarantine.json'

export interface LedgerExample {
  /** `ledger/ledger_000.jsonl:3`. */
  ref: string
  family: string
  /** Path of the object that it was read from. */
  key: string
  /** `record 8, line 8, part 2`. */
  at: string
  /** The record that is kept instead: where it lies, where that is known, else the beginning of its id. */
  survivor?: string
  similarity?: number
  /** For a change of family: the other one. */
  other?: string
}

export interface LedgerCell {
  source: string
  kind: string
  reason: string
  lines: number
  /** The first of them. */
  examples: LedgerExample[]
}

export interface Quarantine {
  lines: number
  /** Lines that are no entry. */
  unreadable: number
  /** The largest first. */
  cells: LedgerCell[]
}

/** So many sources and reasons are told apart; a broken ledger may name one a line. */
const MOST_CELLS = 2000
export const OTHERS = '(others)'
const UNKNOWN = '(unknown)'
/** Examples of all cells together: what keeps a page of them small enough to be searched as it is typed. */
const MOST_EXAMPLES = 20_000
const LONGEST = 160

/** A name of the ledger as a reader sees it: any text, but no endless one. */
const shown = (value: unknown): string => {
  const name = text(value) ?? UNKNOWN
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : name
}

const known = (value: unknown, names: readonly string[]): string => (names.includes(value as string) ? (value as string) : UNKNOWN)
const REASON_NAMES = Object.keys(REASONS)

function placeOf(position: Fields): string {
  return (['record', 'line', 'part'] as const)
    .flatMap((name) => (Number.isSafeInteger(position[name]) ? [`${name} ${String(position[name])}`] : []))
    .join(', ')
}

function exampleOf(ref: string, entry: Fields): LedgerExample {
  const { similarity } = entry
  const survivor = text(entry['survivor'])
  const other = text(entry['other_family'])
  return {
    ref,
    family: shown(entry['source_family']),
    key: shown(entry['source_key']),
    at: placeOf(fields(entry['position'])),
    ...(survivor === undefined ? {} : { survivor: survivor.slice(0, 64) }),
    ...(typeof similarity === 'number' && similarity >= 0 && similarity <= 1 ? { similarity } : {}),
    ...(other === undefined ? {} : { other: shown(other) }),
  }
}

function parsed(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? fields(value) : null
  } catch {
    return null // counted as unreadable; the contract gate says which
  }
}

/** `perCell`: examples of each. */
export async function readQuarantine(store: Store, perCell = 200): Promise<Quarantine> {
  const cells = new Map<string, LedgerCell>()
  let [lines, unreadable, examples] = [0, 0, 0]
  const cellOf = (source: string, kind: string, reason: string): LedgerCell => {
    const key = JSON.stringify([source, kind, reason])
    const found = cells.get(key)
    if (found !== undefined) return found
    if (cells.size >= MOST_CELLS && source !== OTHERS) return cellOf(OTHERS, kind, reason)
    const cell: LedgerCell = { source, kind, reason, lines: 0, examples: [] }
    cells.set(key, cell)
    return cell
  }
  const paths: string[] = []
  for await (const { key } of store.list('ledger/')) if (key.endsWith('.jsonl')) paths.push(key)
  for (const path of paths) {
    for await (const { line, number } of readLines(store, path)) {
      lines++
      const entry = parsed(line)
      if (entry === null) {
        unreadable++
        continue
      }
      const cell = cellOf(shown(entry['source']), known(entry['kind'], LEDGER_KINDS), known(entry['reason'], REASON_NAMES))
      cell.lines++
      // The first three of every cell are worth more than the fiftieth of one.
      if (cell.examples.length < 3 || (cell.examples.length < perCell && examples < MOST_EXAMPLES)) {
        cell.examples.push(exampleOf(`${path}:${number}`, entry))
        examples++
      }
    }
  }
  const ordered = [...cells.values()].sort((a, b) => b.lines - a.lines || (a.source < b.source ? -1 : 1))
  return { lines, unreadable, cells: ordered }
}

/** Puts the place of every survivor that is in `places` (by id) instead of its id; ids that are not are cut to their beginnings. */
export function withPlaces(quarantine: Quarantine, places: ReadonlyMap<string, string>): Quarantine {
  const placed = (example: LedgerExample): LedgerExample =>
    example.survivor === undefined ? example : { ...example, survivor: places.get(example.survivor) ?? `${example.survivor.slice(0, 12)}…` }
  return { ...quarantine, cells: quarantine.cells.map((cell) => ({ ...cell, examples: cell.examples.map(placed) })) }
}

/** Ids of the survivors that the examples name. */
export const survivorsOf = ({ cells }: Quarantine): Set<string> =>
  new Set(cells.flatMap(({ examples }) => examples.flatMap(({ survivor }) => survivor ?? [])))
