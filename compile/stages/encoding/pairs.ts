/**
 * Encoding pairs: UTF-8 that was read as one of these single-byte encodings. For each, what a UTF-8 character looks
 * like when it was read so, as a regular expression: a lead of 2, 3 or 4 bytes and its continuations.
 */
import { decodeBytes } from 'ftfy-js/bad-codecs'
import iconv from 'iconv-lite'

export interface Pair {
  name: string
  /** Byte of each character that is not ASCII. */
  bytes: ReadonlyMap<string, number>
  /** Runs of whole characters; global. */
  runs: RegExp
  /**
   * Leads of this encoding are letters of living languages (é, Ã, в), so its two-byte marks look like clean text and
   * are left to ftfy's judgement of the whole line. In the others they are box lines and mathematical signs.
   */
  letterLeads: boolean
}

const FTFY_NAMES = [
  'sloppy-windows-1252',
  'latin-1',
  'macroman',
  'cp437',
  'sloppy-windows-1251',
  'sloppy-windows-1250',
  'sloppy-windows-1253',
  'sloppy-windows-1254',
  'sloppy-windows-1257',
  'iso-8859-2',
]
/** Encodings that ftfy has no table for. */
const ICONV_NAMES = ['cp850']
const SIGN_LEADS = new Set(['macroman', 'cp437', 'cp850'])

const escaped = (chars: string): string => chars.replace(/[\\\]^-]/g, '\\$&')

function makePair(name: string, table: (byte: number) => string): Pair {
  const bytes = new Map<string, number>()
  const chars = (from: number, to: number): string => {
    let all = ''
    for (let byte = from; byte <= to; byte++) if (bytes.get(table(byte)) === byte) all += table(byte)
    return escaped(all)
  }
  for (let byte = 0x80; byte < 0x100; byte++) {
    const char = table(byte)
    if (char !== '\ufffd' && char !== '' && char > '\x7f' && !bytes.has(char)) bytes.set(char, byte)
  }
  const next = `[${chars(0x80, 0xbf)}]`
  const runs = new RegExp(`(?:[${chars(0xc2, 0xdf)}]${next}|[${chars(0xe0, 0xef)}]${next}{2}|[${chars(0xf0, 0xf4)}]${next}{3})+`, 'g')
  return { name, bytes, runs, letterLeads: !SIGN_LEADS.has(name) }
}

export const PAIRS: readonly Pair[] = [
  ...FTFY_NAMES.map((name) => makePair(name, (byte) => decodeBytes(Uint8Array.of(byte), name, 'replace'))),
  ...ICONV_NAMES.map((name) => makePair(name, (byte) => iconv.decode(Buffer.of(byte), name))),
]

/** A lead of some pair before a continuation of some pair: quick, and enough to pass nearly all English text. */
const NEAR = ((): RegExp => {
  const leads = new Set<string>()
  const nexts = new Set<string>()
  for (const { bytes } of PAIRS)
    for (const [char, byte] of bytes) (byte >= 0xc2 && byte <= 0xf4 ? leads : byte < 0xc0 ? nexts : new Set()).add(char)
  // A byte A0 is often a plain space by now: "Ã " was "à".
  return new RegExp(`[${escaped([...leads].join(''))}][${escaped([...nexts].join(''))}]|[\\x80-\\x9f]|[ÃÂâ] `)
})()

/** A whole mark of one pair; asked after NEAR, since letters of Russian or Greek are leads of one pair and continuations of another. */
const EXACT = new RegExp(
  [
    ...new Set(PAIRS.map(({ runs }) => runs.source.slice(0, -1))),
    '[\\x80-\\x9f]',
    '[ÃÂâ] ',
    '[à-ã] [^\\0-\\x7f]',
    '[à-ã][^\\0-\\x7f] ',
    'ð[^\\0-\\x1f!-\\x7f]{3}',
  ].join('|'),
)

/** False where a text holds no damage of any pair: the prefilter of everything here. */
export const mayBeDamaged = (text: string): boolean => NEAR.test(text) && EXACT.test(text)
