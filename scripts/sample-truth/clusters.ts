/** What was planted as alike, for an answer of its own to the question which of them a strategy keeps. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { recordId } from '#contract/identity.ts'
import { wordSet } from '#contract/word-set.ts'
import type { Place } from '../../generators/sample/index.ts'
import { readBack } from '../../generators/sample/read-back.ts'
import { placeKey, type Sample } from './compiled.ts'

/** A planted record as a reader finds it: none of them is damaged or holds personal data. */
export interface Known {
  id: string
  words: ReadonlySet<string>
  /** UTF-16 units of all contents. */
  length: number
  /** Below every stated one where none is stated. */
  quality: number
}

export async function readPlanted({ folder }: Sample): Promise<(place: Place) => Known> {
  const root = join(folder, 'sample')
  const paths = (readdirSync(root, { recursive: true }) as string[]).filter((path) => statSync(join(root, path)).isFile())
  const read = await readBack(new Map(paths.map((path) => [path, readFileSync(join(root, path))])))
  const known = new Map<string, Known>()
  for (const { source, conversations } of read.values()) {
    for (const { path, position, messages, rejected, quality } of conversations) {
      known.set(placeKey({ source, path, record: position.record }), {
        id: recordId(messages, rejected),
        words: wordSet(messages, rejected),
        length: [...messages, ...(rejected ?? [])].reduce((sum, { content }) => sum + content.length, 0),
        quality: quality ?? -1,
      })
    }
  }
  return (place) => known.get(placeKey(place))!
}

/** Places that copies tie together, their first survivor first; clusters of a holdout and the pool are left out. */
export function clusters({ plants }: Sample): Place[][] {
  const tied: Place[][] = []
  const join = (one: Place, other: Place): void => {
    const found = tied.find((places) => places.some((place) => placeKey(place) === placeKey(one)))
    if (found === undefined) tied.push([one, other])
    else found.push(other)
  }
  for (const { at, survivor } of [...plants('near_duplicate'), ...plants('exact_duplicate')]) join(survivor, at)
  for (const { at, near, why } of plants('near_control')) if (why === 'chain') join(near, at)
  return tied
}
