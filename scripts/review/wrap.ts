/** Styled text in lines of a terminal. Text of a source never reaches the terminal as it is: it could hold commands for it. */

export interface Piece {
  text: string
  /** Opens and closes the style; nothing for plain text. */
  style?: readonly [string, string]
}

/** Control characters, and those that reorder or hide text, become a visible dot; a tab is a space. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Co}|\p{Cs}/gu, '·')

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u

const widthOf = (character: string): number => (/\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1)

/** Breaks at spaces, and inside of words that are longer than a line. `width` in columns, at least 1. */
export function wrap(pieces: readonly Piece[], width: number): string[] {
  const lines: string[] = []
  let [line, column] = ['', 0]
  const feed = (): void => {
    lines.push(line.trimEnd())
    ;[line, column] = ['', 0]
  }
  for (const { text, style = ['', ''] } of pieces) {
    for (const [word] of visible(text).matchAll(/\n|[^\S\n]+|\S+/g)) {
      if (word === '\n') {
        feed()
        continue
      }
      const characters = [...word]
      const long = characters.reduce((sum, character) => sum + widthOf(character), 0)
      if (column > 0 && column + long > width) feed()
      if (column === 0 && word.trim() === '' && lines.length > 0) continue
      // one style over a whole stretch, not over each of its words
      if (style[1] !== '' && line.endsWith(style[1])) line = line.slice(0, -style[1].length)
      else line += style[0]
      for (const character of characters) {
        if (column + widthOf(character) > width && column > 0) {
          line += style[1]
          feed()
          line = style[0]
        }
        line += character
        column += widthOf(character)
      }
      line += style[1]
    }
  }
  feed()
  return lines
}
