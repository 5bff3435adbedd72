/**
 * Tables with one utterance a row, grouped by the id of their session.
 *
 * Rows of a session need not be neighbours: up to 32 sessions are open at once, and a session is closed when 32 others
 * have had a row since its last. Rows of a session that was closed make a further conversation of the same document, so
 * that nothing is lost, the pieces stay in one split, and memory does not grow with the table. A session of more than
 * 20,000 rows (a column that names no session) is cut into such pieces too. Where every row has a number of its turn, the
 * rows of a session are put in its order.
 */
import type { Position } from '#contract/ledger.ts'
import { hasText } from '#contract/python-text.ts'
import type { ProcessingStep } from '#contract/record.ts'
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { typeName } from './content.ts'
import { finishDialogue } from './dialogue-pieces.ts'
import { fieldKey, isRecord, keyOf, namedKey, type Json } from './fields.ts'
import { unitRejected } from './finish.ts'
import { toMessages, whoSaid, type Utterance } from './speakers.ts'
import { leftOut } from './selection.ts'
import { annotations, share } from './unit.ts'

const OPEN_SESSIONS = 32
const SESSION_ROWS = 20_000

interface Row extends Utterance {
  session: string
  turn: number
  position: Position
}

interface Session {
  first: Unit
  rows: Row[]
}

const isScalar = (value: unknown): value is string | number => (typeof value === 'string' && hasText(value)) || typeof value === 'number'

/** Value of the session column, or of several joined by `+` in the configuration. */
function sessionOf(record: Json, options: ShapeOptions): string | undefined {
  const configured = options.fields?.['session']
  const keys = configured === undefined ? [keyOf(record, 'session')] : configured.split('+').map((name) => namedKey(record, name.trim()))
  const values = keys.map((key) => (key === undefined ? undefined : record[key]))
  return values.every(isScalar) ? values.join('/') : undefined
}

function readRow({ value, position }: Unit, options: ShapeOptions): Row | Piece {
  if (!isRecord(value)) return unitRejected(position, 'wrong_type', `the row is ${typeName(value)}; expected an object by column`)
  const textKey = fieldKey(value, 'text', options.fields)
  if (textKey === undefined) return unitRejected(position, 'unknown_shape', 'no column with the utterance')
  const session = sessionOf(value, options)
  if (session === undefined) return unitRejected(position, 'missing_label', 'no session')
  const text = value[textKey] ?? ''
  if (typeof text !== 'string') return unitRejected(position, 'wrong_type', `the utterance is ${typeName(text)}; expected a string`)
  const speakerKey = fieldKey(value, 'speaker', options.fields)
  const label = speakerKey === undefined ? undefined : value[speakerKey]
  if (speakerKey !== undefined && !isScalar(label)) return unitRejected(position, 'missing_label', 'no speaker')
  const turnKey = fieldKey(value, 'turn', options.fields)
  const turn = turnKey === undefined ? undefined : value[turnKey]
  return { session, speaker: label === undefined ? undefined : String(label), text, turn: isScalar(turn) ? Number(turn) : NaN, position }
}

function* close({ first, rows }: Session, options: ShapeOptions): Generator<Piece> {
  const position = rows[0]!.position
  const joined = rows.length - 1
  const document = rows[0]!.session
  const notSelected = leftOut(first, options)
  if (notSelected?.kind === 'ceded') return void (yield { ...notSelected, document, joined })
  const ordered = rows.every(({ turn }) => Number.isFinite(turn)) ? rows.toSorted((a, b) => a.turn - b.turn) : rows
  const steps: ProcessingStep[] = joined > 0 ? ['session_join'] : []
  let part = 0
  for (const piece of finishDialogue(
    { ...annotations(first.value), ...whoSaid(ordered), messages: toMessages(ordered, options), position, document, steps },
    options,
  ))
    yield part++ === 0 ? { ...piece, joined } : piece
}

const speaks = ({ value }: Unit): boolean =>
  isRecord(value) &&
  keyOf(value, 'session', isScalar) !== undefined &&
  keyOf(value, 'text', (text) => typeof text === 'string') !== undefined

/** Units that repeat the session of the one before, and those that name a speaker, tell rows from records that merely have an id. */
function detect(units: readonly Unit[]): number {
  if (units.some(({ value }) => isRecord(value) && Object.values(value).some((field) => typeof field === 'object' && field !== null)))
    return 0
  const rows = share(units, 1, speaks)
  const speakers = share(units, 1, ({ value }) => isRecord(value) && keyOf(value, 'speaker', isScalar) !== undefined)
  const sessions = new Set(units.map(({ value }) => (isRecord(value) ? sessionOf(value, {}) : undefined)))
  const repeats = units.length > 1 && sessions.size < units.length
  return rows * (repeats ? (speakers > 0.5 ? 0.93 : 0.7) : speakers > 0.5 ? 0.6 : 0)
}

/** Options: `fields.session` (several joined by `+`), `fields.speaker`, `fields.text`, `fields.turn` name columns, `roles` maps speakers; `where` asks the first row. */
export const utteranceRows: Shape = {
  name: 'utterance_rows',
  reads: 'Tables or JSON lines with one utterance a row, grouped by a session id (`transcript_id`, `Dialogue_ID` …).',
  containers: ['csv', 'jsonl', 'json'],
  detect,
  async *convert(units, options) {
    const open = new Map<string, Session>()
    for await (const unit of units) {
      const row = readRow(unit, options)
      if ('kind' in row) {
        yield row
        continue
      }
      const session = open.get(row.session) ?? { first: unit, rows: [] }
      session.rows.push(row)
      // The order of the map is that of the last rows: its first session has waited longest.
      open.delete(row.session)
      if (session.rows.length >= SESSION_ROWS) yield* close(session, options)
      else open.set(row.session, session)
      if (open.size > OPEN_SESSIONS) {
        const [id, oldest] = open.entries().next().value!
        open.delete(id)
        yield* close(oldest, options)
      }
    }
    for (const session of open.values()) yield* close(session, options)
  },
}
