/**
 * Characters without width. Joiners, marks of direction and breaking spaces have work to do in some scripts and in
 * emoji; elsewhere they are leavings of editors and web pages, which hide a word from search and from deduplication.
 */
const ANY = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/
const ALL = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g

/** Scripts in which a joiner or non-joiner changes the shape of a word: Arabic, Syriac, Mongolian and those of India and its neighbours. */
const JOINING = /[\u0600-\u07bf\u0860-\u08ff\u0900-\u0df4\u0f00-\u109f\u1780-\u18af\u1b00-\u1bff\ua840-\ua87f\ua8e0-\ua8ff\uaa00-\uaaff\ufb50-\ufdff\ufe70-\ufefc\u{10ac0}-\u{10aff}\u{11000}-\u{1145f}\u{1e900}-\u{1e95f}]/u
/** Scripts written without spaces, in which a zero-width space ends a word. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u0f00-\u0fff]/
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const BEFORE_JOINER = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\u{1f1e6}-\u{1f1ff}])$/u
const AFTER_JOINER = /^(?:\p{Extended_Pictographic}|[\u2640\u2642\u2695\u2696\u2708])/u

function hasWork(mark: string, before: string, after: string, rightToLeft: boolean): boolean {
  if (mark === '\u200d' && BEFORE_JOINER.test(before) && AFTER_JOINER.test(after)) return true
  if (mark === '\u200c' || mark === '\u200d') return JOINING.test(before) || JOINING.test(after)
  if (mark === '\u200b') return UNSPACED.test(before) || UNSPACED.test(after)
  if (mark === '\u180e') return /[\u1800-\u18af]/.test(before + after)
  return rightToLeft && /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(mark)
}

/** The character that ends before, or begins at, an index; clutter of the same kind is looked through. */
function around(text: string, at: number, step: 1 | -1): string {
  let i = at + step
  while (i >= 0 && i < text.length && ANY.test(text[i]!)) i += step
  if (step === 1) return i < text.length ? String.fromCodePoint(text.codePointAt(i)!) : ''
  if (i < 0) return ''
  const low = text.charCodeAt(i)
  return low >= 0xdc00 && low <= 0xdfff && i > 0 ? text.slice(i - 1, i + 1) : text[i]!
}

export function removeZeroWidth(text: string): string {
  if (!ANY.test(text)) return text
  const rightToLeft = RIGHT_TO_LEFT.test(text)
  let previousEnd = -1
  let keptInRun = false
  return text.replace(ALL, (mark, at: number) => {
    if (at !== previousEnd) keptInRun = false
    previousEnd = at + 1
    // Of a pile of the same mark one is enough.
    if (keptInRun && text[at - 1] === mark) return ''
    const keep = hasWork(mark, around(text, at, -1), around(text, at, 1), rightToLeft)
    keptInRun = keep
    return keep ? mark : ''
  })
}
