/** The coverage of a dataset as a Markdown table: a family a line. Names of families are the signer's; everything else is numbers and words of ours. */
import type { CoverageRow } from '../../gates/coverage/rows.ts'

const number = (value: number): string => value.toLocaleString('en-US')

/** A family of a profile may be called anything: nothing of it may end a cell or be read as markup. */
const cell = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_ .-]/gu, ' ').slice(0, 60)

const plain = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) ? value : 0)

/** Empty where there is no row. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  if (!Array.isArray(rows) || rows.length === 0) return ''
  const lines = rows.map(
    ({ family, required, status, objects, conversations, from }) =>
      `| ${cell(family)}${required ? '' : ' (derived)'} | ${required ? cell(status) : '-'} | ${number(plain(objects))} | ${number(plain(conversations))} | ${from.length === 0 ? '**missing**' : from.map(cell).join(' + ')} |`,
  )
  return [
    '**Coverage by family.** Status and objects are of the inventory, or of what was read where there is none; conversations are counted in the data.',
    ['| family | status | objects | conversations | where from |', '| --- | --- | ---: | ---: | --- |', ...lines].join('\n'),
  ].join('\n\n')
}
