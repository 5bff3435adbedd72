/** Runs a command as a user does and measures time and memory of the whole tree of processes. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { EXIT } from '../exit.ts'

export interface Measured {
  seconds: number
  /** Highest sum of resident memory of all processes; null where there is no /proc. */
  peakMegabytes: number | null
  exitCode: number
  /** What it printed. */
  output: string
}

const SAMPLE_EVERY_MS = 100
/** A chatty command must not fill memory: only the end is kept. */
const KEPT = 2 ** 20

export function measure(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Measured> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env })
    // Whoever stops the bench stops what it started.
    const stop = (): void => void child.kill()
    process.once('exit', stop)
    let output = ''
    let errors = ''
    let peak = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-KEPT)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-KEPT)))
    const timer = setInterval(() => (peak = Math.max(peak, treeKilobytes(child.pid!))), SAMPLE_EVERY_MS)
    child.on('close', (code) => {
      clearInterval(timer)
      process.off('exit', stop)
      resolve({
        seconds: (performance.now() - started) / 1000,
        peakMegabytes: peak === 0 ? null : Math.round(peak / 1024),
        exitCode: code ?? EXIT.couldNotRun,
        output: code === 0 ? output : `${output}\n${errors}`,
      })
    })
  })
}

/** Resident memory of a process and all below it, from /proc; 0 where there is no /proc. Pages that two share are counted twice. */
function treeKilobytes(root: number): number {
  if (!existsSync('/proc/self/stat')) return 0
  const parents = new Map<number, number>()
  const resident = new Map<number, number>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8')
      parents.set(Number(entry), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0))
      resident.set(Number(entry), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0))
    } catch {
      continue // the process ended between the listing and the look
    }
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true
    return false
  }
  return [...resident].reduce((sum, [pid, kilobytes]) => sum + (isBelow(pid) ? kilobytes : 0), 0)
}
