/** First look at every file: its SHA-256, and for a shard how many lines begin in each chunk, so that line numbers are known. */
import { createHash } from 'node:crypto'
import { openBytes, type Origin } from './origin.ts'

export interface SurveyTask {
  path: string
  isShard: boolean
}

export interface FileSurvey {
  size: number
  sha256: string
  fingerprint: string
  /** Lines that begin in each chunk of `chunkBytes`; empty for files that are no shards. */
  lines: number[]
  /** False where the last byte is no line feed. */
  terminated: boolean
}

export function surveyFile(origin: Origin, { path, isShard }: SurveyTask, chunkBytes: number): FileSurvey {
  const source = openBytes(origin, path)
  try {
    const digest = createHash('sha256')
    const lines = Array.from({ length: isShard ? Math.ceil(source.size / chunkBytes) : 0 }, () => 0)
    if (lines.length > 0) lines[0] = 1
    const block = Buffer.allocUnsafeSlow(Math.max(1, Math.min(4_194_304, source.size)))
    let position = 0
    let last = 10
    for (;;) {
      const got = source.read(block, 0, block.length, position)
      if (got === 0) break
      const view = block.subarray(0, got)
      digest.update(view)
      for (let feed = isShard ? view.indexOf(10) : -1; feed !== -1; feed = view.indexOf(10, feed + 1)) {
        const next = position + feed + 1
        if (next < source.size) lines[Math.floor(next / chunkBytes)]!++
      }
      last = view[got - 1]!
      position += got
    }
    return { size: position, sha256: digest.digest('hex'), fingerprint: source.fingerprint, lines, terminated: last === 10 }
  } finally {
    source.close()
  }
}
