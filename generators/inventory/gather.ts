/** Objects as they come, made into a listing: every key once, what is odd counted. */
import { compareCodePoints } from '#contract/python-text.ts'
import type { Anomaly, ListedObject, Listing, Notes } from './listing.ts'

/** So many problems are told in words; the rest as their number. */
const MOST_PROBLEMS = 20
/** S3 takes no longer keys. */
const LONGEST_KEY = 1024

export interface Gathering {
  notes: Notes
  add(object: ListedObject): void
  finish(facts: Pick<Listing, 'named' | 'form' | 'root'>): Listing
}

/** Of two entries of one key the later state: the newer, then the one that knows more, then an order that does not depend on who came first. */
function laterOf(a: ListedObject, b: ListedObject): ListedObject {
  const rank = (object: ListedObject): [string, number, string] => [object.lastModified ?? '', object.size ?? -1, object.etag ?? '']
  const [one, other] = [rank(a), rank(b)]
  for (const at of [0, 1, 2] as const) if (one[at] !== other[at]) return one[at]! > other[at]! ? a : b
  return a
}

export function openGathering(): Gathering {
  const objects = new Map<string, ListedObject>()
  const anomalies: Partial<Record<Anomaly, number>> = {}
  const problems: string[] = []
  const buckets = new Set<string>()
  let more = 0
  let listed = 0
  const count = (anomaly: Anomaly, by = 1): void => void (anomalies[anomaly] = (anomalies[anomaly] ?? 0) + by)
  return {
    notes: {
      bucket: (name) => void buckets.add(name),
      problem: (text) => void (problems.length < MOST_PROBLEMS ? problems.push(text) : more++),
      count,
    },
    add(object) {
      listed++
      const known = objects.get(object.key)
      if (known !== undefined) count('duplicate_keys')
      objects.set(object.key, known === undefined ? object : laterOf(known, object))
    },
    finish({ named, form, root }) {
      const sorted = [...objects.values()].sort((a, b) => compareCodePoints(a.key, b.key))
      for (const { size } of sorted) if (size === null) count('sizes_unknown')
      if (more > 0) problems.push(`and ${more} more of this kind`)
      if (buckets.size > 1) problems.push(`it lists ${buckets.size} buckets; expected one: take a listing of each`)
      return {
        named,
        form,
        root,
        bucket: buckets.size === 1 ? [...buckets][0]! : null,
        objects: sorted,
        listed,
        problems,
        anomalies,
      }
    },
  }
}

/** Why a key can not be loaded safely or at all, whatever it is called; null where it can. */
export function keyProblem({ key, size }: ListedObject): Anomaly | null {
  if (key === '') return 'keys_empty'
  if (!key.isWellFormed()) return 'keys_not_utf8'
  if (key.length > LONGEST_KEY / 4 && Buffer.byteLength(key) > LONGEST_KEY) return 'keys_too_long'
  if (/(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(key)) return 'keys_with_dot_segments'
  if (key.endsWith('/')) return 'directory_markers'
  return size === 0 ? 'empty_objects' : null
}
