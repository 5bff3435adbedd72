import { describe, expect, test } from 'vitest'
import { chooseContainer } from '../containers/index.ts'
import { isLabelled, parseLabelled } from './labels.ts'
import { labelledText } from './labelled-text.ts'
import { briefly } from './shape-trial.ts'

test.each([
  ['Therapist: How are you?\nClient: Tired.\n', 'a:How are you?|u:Tired.'],
  ['**Adam:** Why?\n\n**Mia Lee:** Because.\n\nAnd more.\n\n**Adam:** Ah.\n', 'u:Why?|a:Because.\n\nAnd more.|u:Ah.'],
  ['来访者：我很累。\n\n心理咨询师：多久了？', 'u:我很累。|a:多久了？'],
  ['#Person1#: Hi.\n#Person2#: Hello.', 'u:Hi.|a:Hello.'],
  ['User 1: Hi: there\nUser 2: Hello.\nUser 1: Bye.', 'u:Hi: there|a:Hello.|u:Bye.'],
  ['A|Okay,|fo\nA|well,|%\nB|Yes.|aa\n\nA|Good.|b', 'u:Okay, well,|a:Yes.|u:Good.'],
  ['来访者：好。\n心理咨询师（扮演丈夫）：说吧。', 'u:好。|a:说吧。'],
  ['Coach (00:01): Go.\nRunner (00:05): Ok.', 'a:Go.|u:Ok.'],
  ['Doctor: What?\r\nPatient: My head.\r\nDoctor: Since when?', 'a:What?|u:My head.|a:Since when?'],
  ['[00:01] Coach: Go.\n[00:05] Runner: Ok.', 'a:Go.|u:Ok.'],
  ['### Human: Hi ### Assistant: Hello', 'u:Hi|a:Hello'],
  ['Human:\nline one\nline two\nAssistant:\nanswer', 'u:line one\nline two|a:answer'],
  ['Two people in a room.\nDoctor: Hi.\nPatient: Hi.', 's:Two people in a room.|a:Hi.|u:Hi.'],
  ['\n\nHuman: a\n\nAssistant: b', 'u:a|a:b'],
])('%j', async (text, expected) => {
  expect(await briefly(labelledText, [text])).toEqual([expected])
})

test('a colon inside a turn is no label: notes, links, words that stand once', async () => {
  const text = 'Client: Listen:\nNote: this is part of it\nhttps://example.org is a link\nOnce: said\nTherapist: Yes.\nClient: Ok.'
  expect(await briefly(labelledText, [text])).toEqual([
    'u:Listen:\nNote: this is part of it\nhttps://example.org is a link\nOnce: said|a:Yes.|u:Ok.',
  ])
})

test('in a field: the configured one, one named like a dialogue, or the first that is one', async () => {
  const said = 'User 1: a\nUser 2: b'
  expect(
    await briefly(labelledText, [
      { id: 1, 'Best Generated Conversation': said },
      { note: 'x', dialogue: said, summary: 'Speaker: none' },
      { note: 'x', any: said },
    ]),
  ).toEqual(['u:a|a:b', 'u:a|a:b', 'u:a|a:b'])
  expect(await briefly(labelledText, [{ chosen: said, rejected: 'x' }], { fields: { text: 'chosen' } })).toEqual(['u:a|a:b'])
})

test('rows of labels and texts are no table: their first row is no header', () => {
  expect(chooseContainer('A|Okay,|fo\nA|well,|%\nB|Yes.|aa\nB|Good.|b\n', 'talk.txt').name).toBe('text')
  expect(chooseContainer('speaker|text|tag\nA|well,|%\nB|Yes.|aa\n', 'talk.txt').name).toBe('csv')
})

test('no labels, no text, one speaker', async () => {
  expect(await briefly(labelledText, ['Just prose.', { id: 1 }, 5, 'Mia: a\nMia: b'])).toEqual([
    'unit_rejected missing_label',
    'unit_rejected unknown_shape',
    'unit_rejected unknown_shape',
    'conversation_rejected one_sided',
  ])
})

describe('what is a dialogue', () => {
  test.each([
    ['Steps: first\nthen this\nthen that\nand more\nThe end: it works', false],
    ['A monologue without any label at all.', false],
    ['Mia: a\nBen: b', true],
    ['Mia: a\nMia: b', false],
  ])('%j', (text, expected) => expect(isLabelled(text)).toBe(expected))

  test('a hostile text of colons is read in one pass', () => {
    expect(parseLabelled(`${'a:'.repeat(200_000)}\n${'A b c d '.repeat(100_000)}`, {})).toBeUndefined()
    expect(parseLabelled(' '.repeat(500_000), {})).toBeUndefined()
  })
})
