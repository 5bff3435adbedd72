/** What the Python checks say, a line of JSON each, as a table. */

export interface ConsumerCheck {
  consumer: string
  version: string
  check: string
  /** Records, lines or files that were looked at. */
  count: number
  state: 'ok' | 'wrong' | 'skipped'
  /** By reference, never with a text of a record. */
  problems: string[]
}

/** Null for what is no outcome: libraries print words of their own. A check that looked at nothing has not passed. */
export function readOutcome(line: string): ConsumerCheck | null {
  if (!line.startsWith('{"consumer"')) return null
  const said = JSON.parse(line) as {
    consumer: string
    version?: string
    check?: string
    count?: number
    problems?: string[]
    wrong?: number
    skipped?: string
  }
  const { consumer, version = '', check = '', count = 0, problems = [], wrong } = said
  if (said.skipped !== undefined) return { consumer, version, check: said.skipped, count: 0, state: 'skipped', problems: [] }
  const isOk = wrong === 0 && count > 0
  return {
    consumer,
    version,
    check,
    count,
    state: isOk ? 'ok' : 'wrong',
    problems: wrong === 0 && count === 0 ? ['looked at nothing'] : problems,
  }
}

export function outcomeTable(checks: readonly ConsumerCheck[]): string {
  const rows = [
    ['consumer', 'version', 'check', 'looked at', ''],
    ...checks.map(({ consumer, version, check, count, state }) => [consumer, version, check.slice(0, 70), String(count), state]),
  ]
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 3 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
