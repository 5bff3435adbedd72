/** Progress of long work: one line that is rewritten on a terminal, a plain line every ten seconds elsewhere. */
import type { Progress as CensusProgress } from '../dataset/progress.ts'

export interface Progress {
  phase: string
  done: number
  total?: number
  /** `bytes` are shown as MB. */
  unit: string
  /** Records so far, beside what is counted. */
  records?: number
}

export interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

const REDRAW = 100
const PLAIN = 10_000

export function openProgress(out: Terminal, clock: () => number = Date.now): { show(progress: Progress): void; done(): void } {
  const isTerminal = out.isTTY === true
  let phase = ''
  let phaseStarted = 0
  let last = 0
  let dirty = false
  return {
    show(progress) {
      const now = clock()
      const fresh = progress.phase !== phase
      if (fresh) {
        phase = progress.phase
        phaseStarted = now
      }
      if (!fresh && now - last < (isTerminal ? REDRAW : PLAIN)) return
      last = now
      const line = words(progress, (now - phaseStarted) / 1000)
      // A line that wraps is not taken back by a carriage return.
      if (isTerminal) out.write(`\r\x1b[K${line.slice(0, Math.max(20, (out.columns ?? 80) - 1))}`)
      else out.write(`${line}\n`)
      dirty = isTerminal
    },
    done() {
      if (dirty) out.write('\r\x1b[K')
      dirty = false
      phase = ''
    },
  }
}

function words({ phase, done, total, unit, records }: Progress, seconds: number): string {
  const amount = (n: number): string => (unit === 'bytes' ? `${(n / 1e6).toFixed(1)} MB` : `${n.toLocaleString('en-US')} ${unit}`)
  const counted = records === undefined || records === 0 ? '' : `, ${records.toLocaleString('en-US')} records`
  if (total === undefined || total === 0) return done === 0 ? phase : `${phase}: ${amount(done)}${counted}`
  const rate = seconds > 0.5 && done > 0 ? `, ${amount(Math.round(done / seconds))}/s` : ''
  const left = seconds > 2 && done > 0 && done < total ? `, ${duration((seconds * (total - done)) / done)} left` : ''
  return `${phase}: ${amount(done)} of ${amount(total)} (${Math.floor((100 * done) / total)}%)${counted}${rate}${left}`
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** The census's progress in words. */
export const told = ({ phase, bytes, totalBytes, records }: CensusProgress): Progress => ({
  phase: phase === 'survey' ? 'hashing every file' : 'examining every record',
  done: bytes,
  total: totalBytes,
  unit: 'bytes',
  records,
})
