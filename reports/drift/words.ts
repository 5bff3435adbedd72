/** Drift in words: what moved away from the previous version, how far, and what a reader may make of it. Names only, never a word of the data. */
import type { Axis, AxisName, Share } from '../../gates/drift/compare.ts'
import type { Drift, NoDrift } from '../../gates/drift/measure.ts'
import type { Move } from '../../gates/drift/records.ts'

const AXES: Record<AxisName, string> = {
  families: 'families',
  sources: 'sources',
  turns: 'turns of a conversation',
  tokens: 'tokens of a conversation',
  answers: 'length of an answer',
  words: 'vocabulary',
}
const KINDS: Record<Share['kind'], string> = { families: 'family', sources: 'source', masked: 'masked' }

export const number = (value: number): string => value.toLocaleString('en-US')
const plural = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`
const distance = (value: number): string => value.toFixed(3)
const share = (count: number, of: number): string => `${of === 0 ? 0 : ((100 * count) / of).toFixed(2)}%`

/** `sarcasm 240 (5.7%) to 480 (10.8%), x1.89`. */
const shareWords = ({ kind, name, before, after, factor }: Share, { previous, current }: Drift): string =>
  `${KINDS[kind]} ${name} ${number(before)} (${share(before, previous.conversations)}) to ${number(after)} (${share(after, current.conversations)}), ${factor === null ? 'new' : `×${factor.toFixed(2)}`}`

const axisWords = ({ axis, distance: found }: Axis, { thresholds }: Drift): string =>
  `${AXES[axis]} at distance ${distance(found)} (told from ${thresholds.distance} on)`

/** Moves that the leakage gate fails are its own to tell; here they are counted with the rest. */
const isViolation = ({ from, to }: Move): boolean => to === 'train' && from !== 'train'

const movesWords = (moves: readonly Move[], what: string): string[] =>
  moves.map(
    (move) =>
      `${plural(move.records, 'record')} from ${move.from} to ${move.to}${what === 'split' && isViolation(move) ? ' (a violation of leakage.moved_to_train)' : ''}, first ${move.references[0]!.was} now ${move.references[0]!.now}`,
  )

/** Lines for a terminal. */
export function driftLines(drift: Drift | NoDrift): string[] {
  if (drift.from === null) return [`Drift: not measured: ${drift.why}`]
  const { previous, records } = drift
  const told = [
    ...drift.axes.filter(({ drifted }) => drifted).map((axis) => axisWords(axis, drift)),
    ...drift.shares.filter(({ moved }) => moved).map((moved) => shareWords(moved, drift)),
  ]
  const against = `${previous.digest.slice(0, 12) || 'a version without a digest'}${drift.from === 'history' ? ', from the history' : ''}`
  return [
    `Drift against ${against}: ${told.length === 0 ? 'none' : `${told.slice(0, 4).join('; ')}${told.length > 4 ? `; and ${told.length - 4} more` : ''}`}`,
    ...(records === null
      ? []
      : [
          `  records: ${number(records.kept)} kept, ${number(records.added)} added, ${number(records.removed)} removed`,
          ...movesWords(records.splits, 'split').map((line) => `  moved: ${line}`),
          ...movesWords(records.families, 'family')
            .slice(0, 3)
            .map((line) => `  refiled: ${line}`),
        ]),
    ...drift.notes.map((note) => `  note: ${note}`),
  ]
}

/** Names are the signer's or the data's: nothing of them may end a cell or be read as markup. */
const cell = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_ .:/#+-]/gu, ' ').slice(0, 80)

const rows = (header: readonly string[], lines: readonly (readonly string[])[]): string =>
  [
    `| ${header.join(' | ')} |`,
    `| ${header.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')} |`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n')

/** So many shares and moves are rows; the evidence has all. */
const MOST_ROWS = 30
const more = (all: number): string[] => (all > MOST_ROWS ? [`and ${number(all - MOST_ROWS)} more`] : [])

/** Markdown for the report. */
export function driftTable(drift: Drift | NoDrift): string {
  if (drift.from === null) return `**Drift against the previous version.** Not measured: ${cell(drift.why)}.`
  const { previous, current, thresholds, records } = drift
  const moved = drift.shares.filter((each) => each.moved)
  return [
    `**Drift against the previous version** (${cell(previous.digest.slice(0, 16)) || 'no digest'}, ${number(previous.conversations)} conversations${drift.from === 'history' ? '; its counts as the history keeps them' : ''}). ${drift.drifted.length === 0 ? 'Nothing drifted.' : `Drifted: ${drift.drifted.join(', ')}.`} Distance is that of Jensen and Shannon, 0 for equal to 1 for nothing in common; told from ${thresholds.distance} on, and only beyond what chance does to as many. A report, no gate.`,
    rows(
      ['of', 'distance', 'by chance', 'before', 'now', ''],
      drift.axes.map(({ axis, distance: found, chance, drifted, before, after }) => [
        AXES[axis],
        distance(found),
        distance(chance),
        number(before),
        number(after),
        drifted ? '**drifted**' : '',
      ]),
    ),
    ...(moved.length === 0
      ? []
      : [
          rows(
            ['conversations with', 'before', 'now', 'share before', 'share now', 'factor'],
            moved
              .slice(0, MOST_ROWS)
              .map(({ kind, name, before, after, factor }) => [
                `${KINDS[kind]} ${cell(name)}`,
                number(before),
                number(after),
                share(before, previous.conversations),
                share(after, current.conversations),
                factor === null ? 'new' : factor.toFixed(2),
              ]),
          ),
          ...more(moved.length),
        ]),
    ...(records === null
      ? ['Which records were added, removed or moved is not known: only counts of the previous version are there.']
      : [
          `**Records**: ${number(records.kept)} kept, ${number(records.added)} added, ${number(records.removed)} removed${records.unidentified === 0 ? '' : `, ${number(records.unidentified)} without an id`}.`,
          ...movesTable('split', records.splits),
          ...movesTable('family', records.families),
        ]),
    ...drift.notes.map((note) => `Note: ${cell(note)}.`),
  ].join('\n\n')
}

function movesTable(what: string, moves: readonly Move[]): string[] {
  if (moves.length === 0) return []
  return [
    rows(
      [`${what} before`, `${what} now`, 'records', 'for example'],
      moves.slice(0, MOST_ROWS).map((move) => [
        cell(move.from),
        `${cell(move.to)}${what === 'split' && isViolation(move) ? ' (violation)' : ''}`,
        number(move.records),
        move.references
          .slice(0, 3)
          .map(({ now, was }) => `${cell(was)} now ${cell(now)}`)
          .join('; '),
      ]),
    ),
    ...more(moves.length),
  ]
}
