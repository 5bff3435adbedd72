/**
 * `npm run bench [-- --config FILE ...]`: times the main commands as a user runs them, with the memory of the whole process tree.
 * Without a configuration it measures the sample; with SIGNOFF_CORPORA set, the real corpora too. Figures are of this machine at this hour:
 * compare within one run.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { minimist } from 'zx'
import { EXIT } from './exit.ts'
import { table } from './tables.ts'

interface Measured {
  seconds: number
  peakMegabytes: number | null
  exitCode: number
}

const SAMPLE_EVERY_MS = 100

export default async function main(args: string[]): Promise<number> {
  const { config } = minimist(args, { string: ['config'] }) as { config?: string }
  const configs =
    config !== undefined
      ? [config].flat()
      : ['signoff.config.ts', ...(process.env['SIGNOFF_CORPORA'] === undefined ? [] : ['examples/real-corpora.config.ts'])]
  const rows: (string | number)[][] = []
  for (const file of configs) {
    for (const job of ['compile', 'gates'] as const) {
      const { seconds, peakMegabytes, exitCode } = await measure(['scripts/run.mjs', job, '--config', file])
      rows.push([file, job, seconds.toFixed(1), peakMegabytes ?? 'unknown', exitCode])
    }
  }
  console.log(table(['configuration', 'job', 'seconds', 'peak MB, all processes', 'exit'], rows))
  return rows.every((row) => row.at(-1) === EXIT.passed) ? EXIT.passed : EXIT.failed
}

function measure(command: string[]): Promise<Measured> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] })
    let peak = 0
    const timer = setInterval(() => {
      peak = Math.max(peak, treeKilobytes(child.pid!))
    }, SAMPLE_EVERY_MS)
    child.on('exit', (code) => {
      clearInterval(timer)
      resolve({
        seconds: (performance.now() - started) / 1000,
        peakMegabytes: peak === 0 ? null : Math.round(peak / 1024),
        exitCode: code ?? EXIT.couldNotRun,
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
