/** Damage that can not be undone: the bytes are gone. It is counted and reported, never guessed at. */

/** U+FFFD, and question marks where the bytes of a damaged mark stood: "itâ??s", "cafÃ?", "â€?". */
const LOST = /\ufffd+|(?<=[\p{L}\s"'(]|^)â(?:\?\?|€\?|\?€|€\ufffd)|(?<=\p{Ll})[ÃÂ]\?(?=\p{Ll}|\s|$)|â€(?=[\s.,;:!?)\]"']|\p{L}|$)|ï¿½/gu
const MAY_BE = /[\ufffdâÃÂï]/

/** The damaged places of a text. */
export function lossyMarks(text: string): string[] {
  return MAY_BE.test(text) ? (text.match(LOST) ?? []) : []
}
