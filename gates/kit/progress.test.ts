import { expect, test } from 'vitest'
import { openProgress, told } from './progress.ts'

/** What was written, by a clock that is set by hand. */
function terminal(isTTY: boolean, columns = 200) {
  const written: string[] = []
  const clock = { now: 0 }
  const progress = openProgress({ isTTY, columns, write: (text: string) => written.push(text) }, () => clock.now)
  return { written, clock, progress }
}
const scan = (bytes: number, records: number) => told({ phase: 'scan', bytes, totalBytes: 400e6, records })

test('a terminal is told the phase, how much of how much, records, rate and the time left, in one line', () => {
  const { written, clock, progress } = terminal(true)
  progress.show(scan(0, 0))
  clock.now = 50
  progress.show(scan(1e6, 10)) // too soon to draw again
  clock.now = 10_000
  progress.show(scan(100e6, 25_000))
  progress.done()
  expect(written).toEqual([
    '\r\u001b[Kexamining every record: 0.0 MB of 400.0 MB (0%)',
    '\r\u001b[Kexamining every record: 100.0 MB of 400.0 MB (25%), 25,000 records, 10.0 MB/s, 30 s left',
    '\r\u001b[K',
  ])
})

test('a log is told in plain lines, one a phase and one every ten seconds', () => {
  const { written, clock, progress } = terminal(false)
  progress.show(told({ phase: 'survey', bytes: 0, totalBytes: 10e6, records: 0 }))
  for (clock.now = 1000; clock.now <= 21_000; clock.now += 1000) progress.show(scan(clock.now * 1000, clock.now))
  progress.done()
  expect(written.map((line) => line.split(':')[0])).toEqual([
    'hashing every file',
    'examining every record',
    'examining every record',
    'examining every record',
  ])
  expect(written.join('')).not.toMatch(/[\r\u001b]/)
  expect(written.at(-1)).toBe('examining every record: 21.0 MB of 400.0 MB (5%), 21,000 records, 1.1 MB/s, 6 min 1 s left\n')
})

test('a line never wraps: what wraps is not taken back', () => {
  const { written, progress } = terminal(true, 30)
  progress.show(scan(100e6, 25_000))
  expect(written[0]!.replace('\r\u001b[K', '')).toHaveLength(29)
})
