/** For drills: runs one of our own jobs, killed (SIGKILL) after a while where asked for. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const RUN = fileURLToPath(new URL('./run.mjs', import.meta.url))

export interface Ended {
  how: 'finished' | 'killed'
  /** What it told on its error stream. */
  said: string
}

/** `what` names the job in the error that is thrown where it failed by itself. `killAfter`: milliseconds. */
export function runJob(what: string, args: readonly string[], env: Record<string, string>, killAfter?: number): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [RUN, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) done({ how: 'finished', said })
      else if (signal === 'SIGKILL' && killAfter !== undefined) done({ how: 'killed', said })
      else fail(new Error(`${what} failed by itself (exit ${code}): ${said.slice(-2000)}`))
    })
  })
}
