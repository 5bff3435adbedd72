import { expect, test } from 'vitest'
import { utteranceRows } from './utterance-rows.ts'
import { accounted, brief, briefly, convertAll } from './shape-trial.ts'

const row = (session: unknown, speaker: unknown, text: unknown, turn?: unknown): object => ({
  session_id: session,
  speaker,
  utterance: text,
  ...(turn !== undefined && { turn_id: turn }),
})

test('rows of a session are one conversation; the others joined it', async () => {
  const rows = [
    row('s1', 'client', 'a'),
    row('s1', 'therapist', 'b'),
    row('s1', 'therapist', 'c'),
    row('s2', 'client', 'd'),
    row('s2', 'therapist', 'e'),
  ]
  const pieces = await convertAll(utteranceRows, rows)
  expect(pieces.map(brief)).toEqual(['u:a|a:b\nc', 'u:d|a:e'])
  expect(pieces.map(({ joined }) => joined)).toEqual([2, 1])
  expect(pieces[0]).toMatchObject({ conversation: { document: 's1', steps: ['session_join'], position: { record: 1 } } })
})

test('interleaved sessions are told apart, and rows stand in the order of their turns', async () => {
  const rows = [
    row('s', 'A', 'third', '10'),
    row('t', 'A', 'x', '1'),
    row('s', 'A', 'first', '2'),
    row('s', 'B', 'second', '9'),
    row('t', 'B', 'y', '2'),
  ]
  expect(await briefly(utteranceRows, rows)).toEqual(['u:first|a:second|u:third', 'u:x|a:y'])
})

test('a session that comes back after it was closed goes on as a piece of the same document: no row is lost', async () => {
  const others = Array.from({ length: 40 }, (_, i) => [row(`o${i}`, 'client', 'x'), row(`o${i}`, 'therapist', 'y')]).flat()
  const rows = [row('s', 'client', 'a'), row('s', 'therapist', 'b'), ...others, row('s', 'client', 'c'), row('s', 'therapist', 'd')]
  const pieces = await convertAll(utteranceRows, rows)
  const own = pieces.filter((piece) => piece.kind === 'conversation' && piece.conversation.document === 's')
  expect(own.map(brief)).toEqual(['u:a|a:b', 'u:c|a:d'])
  expect(pieces).toHaveLength(42)
  expect(accounted(pieces)).toBe(rows.length)
})

test('a column that names no session does not gather the whole table', async () => {
  const rows = Array.from({ length: 45_000 }, (_, i) => row('all', i % 2 === 0 ? 'client' : 'therapist', `m${i}`))
  const pieces = await convertAll(utteranceRows, rows)
  expect(pieces.map(({ joined }) => joined)).toEqual([19_999, 19_999, 4_999])
})

test('rows without session or speaker, with other types, without the column', async () => {
  expect(
    await briefly(utteranceRows, [
      row('', 'client', 'a'),
      row('s', '', 'a'),
      row('s', 'client', 5),
      { session_id: 's', speaker: 'x' },
      'a',
      null,
    ]),
  ).toEqual([
    'unit_rejected missing_label',
    'unit_rejected missing_label',
    'unit_rejected wrong_type',
    'unit_rejected unknown_shape',
    'unit_rejected wrong_type',
    'unit_rejected wrong_type',
  ])
})

test('empty utterances are dropped, "None" is an answer, and a session of one side is rejected whole', async () => {
  const rows = [
    row('s', 'client', 'Any pain?'),
    row('s', 'doctor', ''),
    row('s', 'doctor', 'None'),
    row('t', 'client', 'a'),
    row('t', 'client', 'b'),
  ]
  const pieces = await convertAll(utteranceRows, rows)
  expect(pieces.map(brief)).toEqual(['u:Any pain?|a:None', 'conversation_rejected one_sided'])
  expect(pieces.map(({ joined }) => joined)).toEqual([2, 1])
})

test('where asks the first row and cedes the session whole; columns can be named, several for one session', async () => {
  const rows = [
    { season: 1, no: 1, topic: 'x', who: 'A', said: 'a' },
    { season: 1, no: 1, topic: 'x', who: 'B', said: 'b' },
    { season: 2, no: 1, topic: 'y', who: 'A', said: 'c' },
    { season: 2, no: 1, topic: 'y', who: 'B', said: 'd' },
  ]
  const options = { fields: { session: 'season+no', speaker: 'who', text: 'said' }, where: { topic: ['y'] } }
  const pieces = await convertAll(utteranceRows, rows, options)
  expect(pieces.map(brief)).toEqual(['ceded not_selected', 'u:c|a:d'])
  expect(
    pieces.map((piece) => [
      piece.joined,
      piece.kind === 'conversation' ? piece.conversation.document : piece.kind === 'ceded' && piece.document,
    ]),
  ).toEqual([
    [1, '1/1'],
    [1, '2/1'],
  ])
})
