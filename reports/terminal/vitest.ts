/**
 * The gates on a terminal while they run: a line a gate. What failed, where and what to do stands in the summary that scripts/verdict.ts
 * prints at the end; Vitest's own reporter would print it twice, with frames of the kit's code between.
 */
import { basename } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { openProgress, type Terminal } from '../../gates/kit/progress.ts'
import { readSettings } from '../../gates/kit/settings.ts'
import { readStep } from '../../gates/kit/step-file.ts'

type Write = (line: string) => void

const MOST_ERRORS = 5

/** First lines, which name the error; the rest is a trace or a diff of values. SIGNOFF_DEBUG=1 shows all of it. */
function errorLines(error: { message?: string; stack?: string }, debug: boolean): string[] {
  const message = error.message ?? 'an error without a message'
  return debug ? (error.stack ?? message).split('\n') : [message.split('\n', 1)[0]!]
}

const nameOf = (module: TestModule): string => basename(module.moduleId).replace(/\.gate\.ts$/, '')

export default class TerminalReporter implements Reporter {
  private readonly write: Write
  private readonly debug: boolean

  private readonly out: Terminal
  private readonly live: ReturnType<typeof openProgress>
  private readonly every: number
  private timer: NodeJS.Timeout | undefined

  constructor(
    write: Write = console.log,
    debug: boolean = process.env['SIGNOFF_DEBUG'] === '1',
    { out = process.stderr, every = 500 }: { out?: Terminal; every?: number } = {},
  ) {
    this.write = write
    this.debug = debug
    this.out = out
    this.every = every
    this.live = openProgress(out)
  }

  /** A gate may take a minute: which one, which step of it, and for how long. On a terminal at once, in a log from ten seconds on. */
  onTestModuleStart(module: TestModule): void {
    this.rest()
    const gate = nameOf(module)
    const started = Date.now()
    const { evidence } = readSettings()
    const tick = (): void => {
      const seconds = Math.round((Date.now() - started) / 1000)
      if (this.out.isTTY !== true && seconds < 10) return
      const step = readStep(evidence)
      this.live.show({ phase: `judging ${gate}${step === '' ? '' : `: ${step}`}`, done: seconds, unit: 's' })
    }
    this.timer = setInterval(tick, this.every)
    this.timer.unref()
  }

  private rest(): void {
    clearInterval(this.timer)
    this.live.done()
  }

  onTestModuleEnd(module: TestModule): void {
    this.rest()
    const tests = [...module.children.allTests()]
    const failed = tests.filter((test) => test.result().state === 'failed').length
    const errors = module.errors()
    const gate = nameOf(module).padEnd(12)
    const seconds = `${(module.diagnostic().duration / 1000).toFixed(1)} s`.padStart(7)
    if (errors.length > 0 || tests.length === 0) this.write(`  ! ${gate} ${seconds}  did not run to its end`)
    else if (failed > 0) this.write(`  ✗ ${gate} ${seconds}  ${failed} of ${tests.length} checks failed`)
    else this.write(`  ✓ ${gate} ${seconds}  ${tests.length} checks`)
    this.tell(errors)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { message?: string; stack?: string }[]): void {
    this.tell(errors)
  }

  private tell(errors: readonly { message?: string; stack?: string }[]): void {
    for (const error of errors.slice(0, MOST_ERRORS)) for (const line of errorLines(error, this.debug)) this.write(`    ${line}`)
    if (errors.length > MOST_ERRORS) this.write(`    and ${errors.length - MOST_ERRORS} more errors`)
  }
}
