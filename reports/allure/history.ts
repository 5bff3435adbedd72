/** The history that trends of tests are drawn from: one line a run, all of which Allure packs into the page. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

interface Point {
  testResults: Record<string, { start?: number; message?: string; labels?: { name: string }[] }>
}

/** A run before this one is told by its first line and no more: fifty failures in full would be most of the page. */
const LONGEST_MESSAGE = 160

const began = ({ testResults }: Point): number =>
  Object.values(testResults).reduce((least, { start = Infinity }) => Math.min(least, start), Infinity)

/** What Allure needs to know a test again, and what a reader looks for in an earlier run. */
function slim(point: Point): Point {
  for (const result of Object.values(point.testResults)) {
    if (result.message !== undefined) result.message = result.message.split('\n', 1)[0]!.slice(0, LONGEST_MESSAGE)
    if (result.labels !== undefined) result.labels = result.labels.filter(({ name }) => name === 'epic')
  }
  return point
}

function pointOf(line: string, number: number): Point | null {
  try {
    const value = JSON.parse(line) as Point | null
    if (typeof value?.testResults === 'object' && value.testResults !== null) return value
  } catch {
    // said below
  }
  console.warn(`The history of tests has no run in line ${number}: the line was taken out, and trends are drawn over the others`)
  return null
}

/** Makes the history ready for the run that began at `start` (ms): building its report again must not make it two. */
export function withoutRun(path: string, start: number): void {
  if (!existsSync(path)) return
  const points = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line === '' ? [] : (pointOf(line, at + 1) ?? [])))
  const last = points.at(-1)
  if (last !== undefined && began(last) === start) points.pop()
  writeFileSync(path, points.map((point) => `${JSON.stringify(slim(point))}\n`).join(''))
}
