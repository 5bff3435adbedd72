import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { listInText } from './python-literal.ts'

test.each([
  [`['a', "it's", 'b\\'c']`, ['a', "it's", "b'c"]],
  [`['tab\\t', 'caf\\xe9', '\\u4f60', 'x\\qy']`, ['tab\t', 'café', '你', 'x\\qy']],
  [`[{'role': 'user', 'n': None, 'ok': True, 'w': [1, -2.5]}]`, [{ role: 'user', n: null, ok: true, w: [1, -2.5] }]],
  [`['a'\n 'b']`, ['a', 'b']],
  ['[["a", "b"]]', [['a', 'b']]],
  [`[{'a': 1`, undefined],
  [`['a', b]`, undefined],
  [`['a'] and more`, undefined],
  [`not ['a']`, undefined],
  ['[laughs]', undefined],
  [`['${'['.repeat(50)}`, undefined],
])('%s', (text, expected) => expect(listInText(text)).toEqual(expected))

property.prop([fc.string()])('any text is a list or nothing', (text) => {
  for (const whole of [text, `[${text}`, `['${text}`, `[{'a': '${text}'}]`])
    expect([true, false]).toContain(Array.isArray(listInText(whole) ?? []))
})

property.prop([fc.array(fc.string({ maxLength: 30 }), { minLength: 1 })])('what Python’s repr does to strings is undone', (strings) => {
  const repr = (text: string): string =>
    `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
  expect(listInText(`[${strings.map(repr).join(', ')}]`)).toEqual(strings)
})
