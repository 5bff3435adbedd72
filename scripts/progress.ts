/** Progress of long work: one line that is rewritten on a terminal, a plain line every ten seconds elsewhere. */
import type { Progress } from '../compile/effects.ts'

export function openProgress(out: NodeJS.WriteStream): { show(progress: Progress): void; done(): void } {
  const started = Date.now()
  let phase = ''
  let phaseStarted = started
  let last = 0
  let dirty = false
  return {
    show(progress) {
      const now = Date.now()
      const fresh = progress.phase !== phase
      if (fresh) {
        phase = progress.phase
        phaseStarted = now
      }
      if (!fresh && now - last < (out.isTTY ? 100 : 10_000)) return
      last = now
      const line = words(progress, (now - phaseStarted) / 1000)
      if (out.isTTY) out.write(`\r\x1b[K${line}`)
      else out.write(`${line}\n`)
      dirty = out.isTTY
    },
    done() {
      if (dirty) out.write('\r\x1b[K')
      dirty = false
    },
  }
}

function words({ phase, done, total, unit }: Progress, seconds: number): string {
  const amount = (n: number): string => (unit === 'bytes' ? `${(n / 1e6).toFixed(1)} MB` : `${n} ${unit}`)
  if (total === undefined || total === 0) return done === 0 ? phase : `${phase}: ${amount(done)}`
  const rate = seconds > 0.5 ? `, ${amount(Math.round(done / seconds))}/s` : ''
  const left = seconds > 2 && done > 0 && done < total ? `, ${Math.ceil((seconds * (total - done)) / done)} s left` : ''
  return `${phase}: ${amount(done)} of ${amount(total)} (${Math.floor((100 * done) / total)}%)${rate}${left}`
}
