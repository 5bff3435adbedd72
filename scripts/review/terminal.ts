/** The screen on a terminal: raw keys in, whole frames out, on the terminal's second screen so that no text stays in its history. */
import { emitKeypressEvents } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import type { Screen } from './screen.ts'

const ENTER = '\u001b[?1049h\u001b[?25l'
const LEAVE = '\u001b[?25h\u001b[?1049l'
const HOME = '\u001b[H'
const REST_OF_LINE = '\u001b[K'
const REST_OF_SCREEN = '\u001b[J'

interface Key {
  name?: string
  sequence?: string
  ctrl?: boolean
}

/** Resolves when the reviewer is done, or ends it with Ctrl-C or Ctrl-D. Rejects with what a key press threw; the terminal is as before by then. */
export async function runScreen(screen: Screen, input: ReadStream, output: WriteStream): Promise<void> {
  const draw = (): void => {
    const lines = screen.draw(Math.max(20, output.columns - 1), Math.max(10, output.rows))
    output.write(`${HOME}${lines.map((line) => `${line}${REST_OF_LINE}`).join('\r\n')}${REST_OF_SCREEN}`)
  }
  emitKeypressEvents(input)
  input.setRawMode(true)
  input.resume()
  output.write(ENTER)
  const restore = (): void => {
    output.write(LEAVE)
    input.setRawMode(false)
    input.pause()
  }
  const ended = Promise.withResolvers<void>()
  /** What goes wrong ends the review by way of the promise, so that the terminal is put right first. */
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      ended.reject(error)
    }
  }
  const onKey = (_: string | undefined, { name, sequence, ctrl }: Key): void =>
    guarded(() => {
      if (ctrl === true && (name === 'c' || name === 'd')) ended.resolve()
      else if (screen.press(name ?? sequence ?? '')) draw()
      else ended.resolve()
    })
  const onResize = (): void => guarded(draw)
  const onSignal = (): void => ended.resolve()
  input.on('keypress', onKey)
  input.once('end', onSignal)
  output.on('resize', onResize)
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal)
  try {
    draw()
    await ended.promise
  } finally {
    input.off('keypress', onKey)
    input.off('end', onSignal)
    output.off('resize', onResize)
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal)
    restore()
  }
}
