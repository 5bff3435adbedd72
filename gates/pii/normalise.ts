/**
 * The one copy of a text that is scanned: full-width and styled letters and digits folded to ASCII, typographic quotes, dashes and spaces
 * to plain ones, invisible characters removed, so that an identifier in disguise is the identifier. Text without any of them is
 * scanned as it stands. The fold is one character wide or narrower, and the way back to the original offsets is kept.
 */
export interface Normalised {
  text: string
  /** Original offset of every position of `text` and of its end; absent where nothing was changed. */
  offsets?: Uint32Array
}

/** Anything that the fold would change. Digits of other scripts are folded too; superscripts are not: "10²" is no 102. */
const DISGUISED =
  /[\u00a0\u00ad\u034f\u061c\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2010-\u2015\u2018-\u201f\u2024\u2028-\u202f\u205f-\u2064\u2066-\u206f\u2212\u2215\u2236\u2460-\u2468\u24b6-\u24e9\u3000-\u3002\u3164\ufe00-\ufe0f\ufe50-\ufe6b\ufeff\uff01-\uff5e\uffa0]|\ud835[\udc00-\udfff]|\ud83c[\udd30-\udd69]|\udb40[\udc00-\uddef]/

/** Code unit -> its fold; 0: dropped; 1: unchanged. */
export const FOLD = new Uint16Array(65536).fill(1)
const drop = (...ranges: [number, number][]): void => ranges.forEach(([a, b]) => FOLD.fill(0, a, b + 1))
const fold = (to: string, ...units: number[]): void => units.forEach((unit) => (FOLD[unit] = to.charCodeAt(0)))
const run = (from: number, to: number, first: string): void => {
  for (let unit = from; unit <= to; unit++) FOLD[unit] = first.charCodeAt(0) + unit - from
}
drop([0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180e, 0x180e], [0x200b, 0x200f], [0x202a, 0x202e])
drop([0x2060, 0x2064], [0x2066, 0x206f], [0x3164, 0x3164], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xffa0, 0xffa0])
fold(' ', 0xa0, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i), 0x202f, 0x205f, 0x3000)
fold('\n', 0x2028, 0x2029)
fold('-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63)
fold("'", 0x2018, 0x2019, 0x201a, 0x201b)
fold('"', 0x201c, 0x201d, 0x201e, 0x201f)
fold('.', 0x2024, 0x3002, 0xfe52)
fold('/', 0x2215)
fold(':', 0x2236, 0xfe55)
fold(',', 0x3001, 0xfe50)
fold('@', 0xfe6b)
run(0xff01, 0xff5e, '!')
for (const zero of [0x660, 0x6f0, 0x966]) run(zero, zero + 9, '0')
run(0x2460, 0x2468, '1')
run(0x24b6, 0x24cf, 'A')
run(0x24d0, 0x24e9, 'a')

/** Mathematical letters and digits, squared capitals, tag characters: beyond the BMP, two units become one or none. -1: left as they are. */
function foldPair(point: number): number {
  if (point >= 0x1d400 && point <= 0x1d7ff) {
    const plain = String.fromCodePoint(point).normalize('NFKC')
    return plain.length === 1 ? plain.charCodeAt(0) : -1
  }
  if (point >= 0x1f130 && point <= 0x1f149) return 65 + point - 0x1f130
  if (point >= 0x1f150 && point <= 0x1f169) return 65 + point - 0x1f150
  return point >= 0xe0000 && point <= 0xe01ef ? 0 : -1
}

export function normalise(text: string): Normalised {
  if (!DISGUISED.test(text)) return { text }
  const units = new Uint16Array(text.length)
  const offsets = new Uint32Array(text.length + 1)
  let length = 0
  const put = (unit: number, at: number): void => {
    offsets[length] = at
    units[length++] = unit
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const folded = foldPair(text.codePointAt(i)!)
      if (folded > 0) put(folded, i)
      if (folded >= 0) {
        i++
        continue
      }
    }
    const to = FOLD[unit]!
    if (to !== 0) put(to === 1 ? unit : to, i)
  }
  offsets[length] = text.length
  return { text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'), offsets: offsets.subarray(0, length + 1) }
}
