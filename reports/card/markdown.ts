/** Names as text in Markdown: nothing of them may be markup, a link, a cell's end or a line of its own. */

/** Control characters, line breaks and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu

/** One line of at most `most` characters. */
export function oneLine(text: string, most = 300): string {
  const line = text.replaceAll(UNSEEN, ' ').replaceAll(/ {2,}/g, ' ').trim()
  return line.length <= most ? line : `${[...line].slice(0, most - 1).join('')}…`
}

/**
 * Backslashes before ASCII punctuation, as CommonMark has them, and entities for what HTML reads. An underscore between letters or digits and a
 * full stop before a space stay, for whoever reads the file itself; "www." would become a link.
 */
export const markdown = (text: string, most?: number): string =>
  oneLine(text, most)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[\\`*[\]{}#+!|~@^$"=]|:(?!\d)|(?<=[wW])\.|^-|(?<=^\d+)[.)](?= )/gu, '\\$&')

export const number = (value: number): string => value.toLocaleString('en-US')

/** A table; cells are Markdown already. Columns whose head ends with `:` are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head.map((name) => name.replace(/:$/, ''))),
    line(head.map((name) => (name.endsWith(':') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}
