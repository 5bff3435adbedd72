/** A run of faults for people: a table on the terminal, and the same as Markdown. References and codes only, never text of a record. */
import { table } from '../tables.ts'
import type { FaultRow, FaultRun } from './run.ts'

/** What the run was made on, as sentences. */
export type Heading = readonly string[]

const STANDS_IN = '*'
const answer = ({ fired, instead }: FaultRow): string => `${fired ? 'yes' : 'NO'}${instead === undefined ? '' : STANDS_IN}`

/** Right-hand columns of `table` are set right; sentences read better from the left. */
const left = (rows: readonly (readonly string[])[]): string[][] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)))
}

export function summary({ rows, failing }: FaultRun): string {
  const fired = rows.filter((row) => row.fired).length
  const codes = new Set(rows.map(({ gate, code }) => `${gate} ${code}`)).size
  const elsewhere = rows.filter(({ instead }) => instead !== undefined).length
  const gates = new Set(rows.map(({ gate }) => gate)).size
  return [
    `${fired} of ${rows.length} faults fired their code: ${codes} codes of ${gates} ${gates === 1 ? 'gate' : 'gates'}.`,
    ...(elsewhere === 0 ? [] : [`${elsewhere} were planted in the kit's own clean dataset (${STANDS_IN}), which has what this one lacks.`]),
    ...(failing.length === 0 ? [] : [`${failing.length} codes fail on the copy without any fault; they are listed above.`]),
  ].join('\n')
}

function unbroken({ failing }: FaultRun): string {
  if (failing.length === 0) return 'Without a fault the copy passes every rule that is run.'
  return ['Without a fault these codes fail on the copy:', ...failing.map(({ gate, code, why }) => `  ${gate}: ${code} (${why})`)].join(
    '\n',
  )
}

export function terminalTable(run: FaultRun, heading: Heading): string {
  const rows = run.rows.map((row) => [row.gate, row.code, row.fault, answer(row), row.others.join(', ')])
  const [head, ...body] = left([['gate', 'code', 'fault', 'fired', 'other codes of the gate'], ...rows])
  const reasons = [...new Set(run.rows.flatMap(({ instead }) => (instead === undefined ? [] : [instead])))]
  return [
    ...heading,
    unbroken(run),
    '',
    table(head!, body),
    '',
    ...reasons.map((why) => `${STANDS_IN} ${run.rows.filter(({ instead }) => instead === why).length} times: ${why}`),
    summary(run),
  ].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

export function markdown(run: FaultRun, heading: Heading): string {
  const lines = ['# Every gate is shown to fail', '', ...heading, '', unbroken(run).replaceAll('\n  ', '\n- '), '', summary(run), '']
  for (const gate of new Set(run.rows.map((row) => row.gate))) {
    lines.push(`## ${gate}`, '', '| code | holds when it passes | fault | fired | other codes |', '| --- | --- | --- | --- | --- |')
    let code = ''
    for (const row of run.rows.filter((one) => one.gate === gate)) {
      const again = row.code === code
      code = row.code
      const cells = [
        again ? '' : `\`${row.code}\``,
        again ? '' : row.rule,
        row.fault,
        answer(row),
        row.others.map((one) => `\`${one}\``).join(', '),
      ]
      lines.push(`| ${cells.map(cell).join(' | ')} |`)
    }
    lines.push('')
  }
  return lines.join('\n')
}
