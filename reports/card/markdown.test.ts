import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { markdown, oneLine, table } from './markdown.ts'

/** Text as a reader of CommonMark sees it: escapes and entities undone, by the words of its specification. */
const shown = (text: string): string =>
  text
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('a name in Markdown', () => {
  test.for([
    ['mental_health_datasets', 'mental_health_datasets'],
    ['_secret_ family', '\\_secret\\_ family'],
    ['<img src=x onerror=alert(1)>', '&lt;img src\\=x onerror\\=alert(1)&gt;'],
    ['a | b', 'a \\| b'],
    ['[x](http://evil.example)', '\\[x\\](http\\://evil.example)'],
    ['www.evil.example', 'www\\.evil.example'],
    ['a@evil.example', 'a\\@evil.example'],
    ['`code` **bold** ~~gone~~ $x$', '\\`code\\` \\*\\*bold\\*\\* \\~\\~gone\\~\\~ \\$x\\$'],
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['1.0', '1.0'],
    ['two\r\nlines\u2028and\u0000more', 'two lines and more'],
    ['right\u202Eleft', 'right left'],
    ['&lt;script&gt;', '&amp;lt;script&amp;gt;'],
    ['back\\slash', 'back\\\\slash'],
  ] as const)('%s', ([name, text]) => {
    expect(markdown(name)).toBe(text)
  })

  property.prop([fc.string({ unit: fc.constantFrom(...'<>|`*_[]()#&\\~@:$! \n\ta1.-+'), maxLength: 30 })])(
    'reads as it was, on one line',
    (name) => {
      const text = markdown(name)
      expect(shown(text)).toBe(oneLine(name))
      expect(text).not.toMatch(/\n|(?<!\\)(\\\\)*[<>]|(?<=^|[^\\])(\\\\)*\|/)
    },
  )

  test('is cut at whole characters', () => {
    expect(oneLine('😀'.repeat(5), 3)).toBe('😀😀…')
  })
})

test('a table', () => {
  expect(table(['name', 'count:'], [['a', '1']])).toBe('| name | count |\n| --- | ---: |\n| a | 1 |')
})
