/**
 * The history of one dataset: `<work>/history/<dataset>.metrics.jsonl`, one line a judgement, oldest first. A line that can not be read is
 * told with its number and stays in the file: a trend over fewer points than there were would be a quiet lie.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { validator } from '#contract/validate.ts'
import type { DatasetMetrics } from './metrics.ts'
import { metricsSchema } from './schema.ts'

export interface History {
  /** In the order in which they were kept. */
  entries: DatasetMetrics[]
  /** What is wrong with lines that are not among the entries: `line 3: …`. */
  problems: string[]
}

/** A history of fifty judgements is about 100 KB; a larger file than this is none of ours. */
export const MOST_BYTES = 64_000_000

const isMetrics = validator(metricsSchema, { allErrors: false })

export interface ReadLine {
  /** As it stands in the file, without its line feed. */
  text: string
  metrics: DatasetMetrics | null
  /** Empty where there is none. */
  problem: string
}

/** Every line that is not empty. A file that can not be read as a whole is one line that is wrong. */
export function readLines(path: string, dataset: string): ReadLine[] {
  if (!existsSync(path)) return []
  const unread = (problem: string): ReadLine[] => [{ text: '', metrics: null, problem }]
  let bytes: Buffer
  try {
    if (statSync(path).size > MOST_BYTES) return unread(`the file is larger than ${MOST_BYTES} bytes, which no history is: move it away`)
    bytes = readFileSync(path)
  } catch (error) {
    return unread(`the file can not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
  const lines = bytes.toString('utf8').split('\n')
  const cut = lines.at(-1) !== ''
  return lines.flatMap((text, at) => (text === '' ? [] : [readLine(text, at + 1, dataset, cut && at === lines.length - 1)]))
}

function readLine(text: string, number: number, dataset: string, cut: boolean): ReadLine {
  const wrong = (why: string): ReadLine => ({ text, metrics: null, problem: `line ${number}: ${why}` })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return wrong(cut ? 'it is cut off' : 'it is not JSON')
  }
  if (!isMetrics(value)) {
    const error = isMetrics.errors?.[0]
    return wrong(`it is no line of a history (${error?.instancePath.split('/')[1] ?? 'the line'} ${error?.message ?? 'does not fit'})`)
  }
  const metrics = value as DatasetMetrics
  if (metrics.dataset !== dataset) return wrong('it is of another dataset')
  return { text, metrics, problem: '' }
}

/** No entries and no problems where there is no history yet. */
export function readHistory(path: string, dataset: string): History {
  const lines = readLines(path, dataset)
  return { entries: lines.flatMap(({ metrics }) => metrics ?? []), problems: lines.map(({ problem }) => problem).filter(Boolean) }
}

/** The last judgement of every version, in the order of these: what is drawn over releases. */
export function releases(entries: readonly DatasetMetrics[]): DatasetMetrics[] {
  const last = new Map<string, DatasetMetrics>()
  for (const entry of entries) {
    last.delete(entry.dataset_digest)
    last.set(entry.dataset_digest, entry)
  }
  return [...last.values()]
}
