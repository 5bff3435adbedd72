/** Which objects of a family's evidence are worth loading, best first, and why the others are not. */
import type { InventoryEvidence } from '#contract/coverage-report.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import { keyParts } from '../inventory/match/key-parts.ts'
import { tokensOf } from '../inventory/match/tokens.ts'

export interface Choice {
  chosen: InventoryEvidence[]
  leftOut: { key: string; why: string }[]
}

/** What holds structure comes first: it says who speaks. */
const FORMATS = ['jsonl', 'ndjson', 'json', 'csv', 'tsv']

const UNREADABLE: Record<string, string> = {
  parquet: 'Parquet',
  arrow: 'Arrow',
  feather: 'Feather',
  zip: 'a ZIP archive',
  tar: 'a tar archive',
  tgz: 'a tar archive',
  '7z': 'a 7z archive',
  rar: 'a RAR archive',
  xlsx: 'a spreadsheet',
  xls: 'a spreadsheet',
  ods: 'a spreadsheet',
  db: 'a database',
  sqlite: 'a database',
  sqlite3: 'a database',
  duckdb: 'a database',
}
const UNPACKED = new Set(['', 'gz', 'gzip', 'zst', 'zstd'])

/** Made ready before raw: the same conversations are often in both. */
const READY = new Set(['final', 'complete', 'consolidated', 'merged', 'unified', 'fixed'])
const WORKED = new Set(['processed', 'filtered', 'cleaned', 'converted', 'chatml', 'sharegpt'])
const RAW = new Set(['raw', 'original', 'downloaded'])

function stage(key: string): number {
  const words = new Set(tokensOf(key).map(({ word }) => word))
  const holds = (some: ReadonlySet<string>): boolean => [...some].some((word) => words.has(word))
  return holds(READY) ? 0 : holds(WORKED) ? 1 : holds(RAW) ? 3 : 2
}

/** Why no reader takes it, or null. */
function unreadable(key: string): string | null {
  const { extension, compression } = keyParts(key)
  if (!UNPACKED.has(compression)) return `packed as ${compression}; unpack it, or pack it as gzip or zstd`
  const what = Object.hasOwn(UNREADABLE, extension) ? UNREADABLE[extension] : undefined
  return what === undefined ? null : `${what}, which no reader takes; convert it to JSON lines`
}

interface Ranked {
  object: InventoryEvidence
  rank: [packed: number, stage: number, format: number, size: number]
}

function ranked(object: InventoryEvidence): Ranked {
  const { extension, compression } = keyParts(object.key)
  const format = FORMATS.indexOf(extension)
  return {
    object,
    rank: [compression === '' ? 0 : 1, stage(object.key), format === -1 ? FORMATS.length : format, -(object.size_bytes ?? 0)],
  }
}

function better(a: Ranked, b: Ranked): number {
  for (const at of [1, 2, 3, 0] as const) if (a.rank[at] !== b.rank[at]) return a.rank[at] - b.rank[at]
  return compareCodePoints(a.object.key, b.object.key)
}

/**
 * What makes two objects one: the same bytes (tag and size), the same name and size in two folders, or one name in one folder plain and packed.
 * Objects of unknown size in two folders are both kept: the compile finds what is the same in them.
 */
function identities({ key, size_bytes, etag }: InventoryEvidence): string[] {
  const { name, nameStart, compression, extension, stemEnd } = keyParts(key)
  const unpacked = key.slice(0, stemEnd) + (extension === '' ? '' : `.${extension}`)
  return [
    ...(etag === undefined ? [] : [`etag ${etag} ${size_bytes ?? ''}`]),
    ...(size_bytes === undefined || compression !== '' ? [] : [`name ${name} ${size_bytes}`]),
    `plain ${unpacked.slice(0, nameStart)}${unpacked.slice(nameStart)}`,
  ]
}

export function chooseObjects(evidence: readonly InventoryEvidence[], isLocal: boolean): Choice {
  const leftOut: Choice['leftOut'] = []
  const chosen: InventoryEvidence[] = []
  const seen = new Map<string, string>()
  const plainFirst = evidence.map(ranked).sort((a, b) => a.rank[0] - b.rank[0] || better(a, b))
  const kept: Ranked[] = []
  for (const item of plainFirst) {
    const { key } = item.object
    const why = unreadable(key) ?? (isLocal && key.startsWith('/') ? 'its key begins with a slash and would lead out of the folder' : null)
    const own = identities(item.object)
    const twin = own.map((identity) => seen.get(identity)).find((other) => other !== undefined)
    if (why !== null) leftOut.push({ key, why })
    else if (twin !== undefined) leftOut.push({ key, why: `a copy of ${twin}` })
    else {
      for (const identity of own) seen.set(identity, key)
      kept.push(item)
    }
  }
  for (const { object } of kept.sort(better)) chosen.push(object)
  return { chosen, leftOut: leftOut.sort((a, b) => compareCodePoints(a.key, b.key)) }
}
