/**
 * Characters without width. Joiners, marks of direction and breaking spaces have work to do in some scripts and in
 * emoji; elsewhere they are leavings of editors and web pages, which hide a word from search and from deduplication.
 */
const ANY = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/
const PILE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+/g

/** Scripts in which a joiner or non-joiner changes the shape of a word: Arabic, Syriac, Mongolian and those of India and its neighbours. */
const JOINING =
  /[\u0600-\u07bf\u0860-\u08ff\u0900-\u0df4\u0f00-\u109f\u1780-\u18af\u1b00-\u1bff\ua840-\ua87f\ua8e0-\ua8ff\uaa00-\uaaff\ufb50-\ufdff\ufe70-\ufefc\u{10ac0}-\u{10aff}\u{11000}-\u{1145f}\u{1e900}-\u{1e95f}]/u
/** Scripts written without spaces, in which a zero-width space ends a word. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u0f00-\u0fff]/
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const BEFORE_JOINER = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\u{1f1e6}-\u{1f1ff}])$/u
const AFTER_JOINER = /^(?:\p{Extended_Pictographic}|[\u2640\u2642\u2695\u2696\u2708])/u

function hasWork(mark: string, left: string, right: string, rightToLeft: boolean): boolean {
  if (mark === '\u200d' && BEFORE_JOINER.test(left) && AFTER_JOINER.test(right)) return true
  if (mark === '\u200c' || mark === '\u200d') return JOINING.test(left) || JOINING.test(right)
  if (mark === '\u200b') return UNSPACED.test(left) || UNSPACED.test(right)
  if (mark === '\u180e') return /[\u1800-\u18af]/.test(left + right)
  return rightToLeft && /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(mark)
}

/** The character that ends at an index. */
function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(Math.max(0, at - 2), at) : text.slice(Math.max(0, at - 1), at)
}

export function removeZeroWidth(text: string): string {
  if (!ANY.test(text)) return text
  const rightToLeft = RIGHT_TO_LEFT.test(text)
  return text.replace(PILE, (pile, at: number) => {
    const left = before(text, at)
    const code = text.codePointAt(at + pile.length)
    const right = code === undefined ? '' : String.fromCodePoint(code)
    // Of each mark in a pile one is enough.
    return [...new Set(pile)].filter((mark) => hasWork(mark, left, right, rightToLeft)).join('')
  })
}
