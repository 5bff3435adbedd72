/** The history that trends are drawn from: one line a run. Building the report of a run again must not make it two. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

interface Point {
  testResults: Record<string, { start?: number }>
}

const began = (line: string): number => {
  const { testResults } = JSON.parse(line) as Point
  return Object.values(testResults).reduce((least, { start = Infinity }) => Math.min(least, start), Infinity)
}

/** Takes the run that began at `start` (ms) out of the history, where it is the last one. */
export function withoutRun(path: string, start: number): void {
  if (!existsSync(path)) return
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  if (lines.length === 0 || began(lines.at(-1)!) !== start) return
  writeFileSync(
    path,
    lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join(''),
  )
}
