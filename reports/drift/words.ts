/** Drift in words: what moved away from the previous version, how far, and what a reader may make of it. Names only, never a word of the data. */
import type { Axis, AxisName, Share } from '../../gates/drift/compare.ts'
import type { Drift, NoDrift } from '../../gates/drift/measure.ts'
import type { Move } from '../../gates/drift/records.ts'

export const AXES: Record<AxisName, string> = {
  families: 'families',
  sources: 'sources',
  turns: 'turns of a conversation',
  tokens: 'tokens of a conversation',
  answers: 'length of an answer',
  words: 'vocabulary',
}
export const KINDS: Record<Share['kind'], string> = { families: 'family', sources: 'source', masked: 'masked' }

export const number = (value: number): string => value.toLocaleString('en-US')
export const plural = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`
export const distance = (value: number): string => value.toFixed(3)
export const share = (count: number, of: number): string => `${of === 0 ? 0 : ((100 * count) / of).toFixed(2)}%`

/** What a share became: `×1.89`, or that it was not there before or is not there now. */
export const factorWords = (factor: number | null): string => (factor === null ? 'new' : factor === 0 ? 'gone' : `×${factor.toFixed(2)}`)

/** `sarcasm 240 (5.7%) to 480 (10.8%), x1.89`. */
const shareWords = ({ kind, name, before, after, factor }: Share, { previous, current }: Drift): string =>
  `${KINDS[kind]} ${name} ${number(before)} (${share(before, previous.conversations)}) to ${number(after)} (${share(after, current.conversations)}), ${factorWords(factor)}`

const axisWords = ({ axis, distance: found }: Axis, { thresholds }: Drift): string =>
  `${AXES[axis]} at distance ${distance(found)} (told from ${thresholds.distance} on)`

/** Moves that the leakage gate fails are its own to tell; here they are counted with the rest. */
export const isViolation = ({ from, to }: Move): boolean => to === 'train' && from !== 'train'

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
          `  records: ${number(records.kept)} kept, ${number(records.added)} added, ${number(records.removed)} removed${records.unidentified === 0 ? '' : `; ${number(records.unidentified)} without an id`}`,
          ...movesWords(records.splits, 'split').map((line) => `  moved: ${line}`),
          ...movesWords(records.families, 'family')
            .slice(0, 3)
            .map((line) => `  refiled: ${line}`),
        ]),
    ...drift.notes.map((note) => `  note: ${note}`),
  ]
}
