/**
 * Which encoding an object is in. UTF-8 unless the bytes speak clearly against it: a byte-order mark, the zero bytes of
 * UTF-16, or high bytes that are no UTF-8 and make sense together in a legacy encoding. A few wrong bytes among sound
 * UTF-8 are damage to the units that hold them, not another encoding for the whole object.
 */
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { utf8Length } from './utf8.ts'

export interface Encoding {
  /** Name as iconv-lite knows it. */
  name: string
  by: 'bom' | 'declared' | 'default' | 'detected'
  /** Length of the byte-order mark. */
  skip: number
}

const BOMS: readonly [name: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export function bomOf(head: Buffer): Encoding | null {
  const found = BOMS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))
  return found === undefined ? null : { name: found[0], by: 'bom', skip: found[1].length }
}

/** UTF-16 without a mark: the zero bytes of its ASCII characters stand on one side only. */
export function utf16Of(head: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++
  const half = head.length / 2
  const [even, odd] = zeros as [number, number]
  if (Math.max(even, odd) < Math.max(2, half * 0.2) || Math.min(even, odd) > half * 0.02) return null
  return { name: even > odd ? 'utf-16be' : 'utf-16le', by: 'detected', skip: 0 }
}

interface Tally {
  /** Sound characters of more than one byte. */
  sound: number
  /** Bytes that are no part of a character. */
  wrong: number
  /** Stretches of such bytes without another between them: letters of a legacy encoding stand in many words, damage in few places. */
  stretches: number
}

/** Only the whole characters of a sample are counted, so that a cut at its end tells nothing. */
export function tallyUtf8(sample: Buffer): Tally {
  const tally = { sound: 0, wrong: 0, stretches: 0 }
  let last = -2
  for (let at = 0; at < sample.length;) {
    const length = utf8Length(sample, at)
    if (length === -1) break
    if (length > 1) tally.sound++
    else if (length === 0) {
      tally.wrong++
      if (at !== last + 1) tally.stretches++
      last = at
    }
    at += Math.max(1, length)
  }
  return tally
}

/** Chance makes few sound UTF-8 characters in text of single bytes, but some in text of pairs: wrong bytes to one sound character. */
const WRONG_PER_SOUND = { single: 8, multiByte: 1 }
/**
 * JSON is UTF-8 by its standard: it takes wrong bytes in so many places to doubt that. Below, each record that holds some is rejected by
 * itself, which a person sees and can answer by declaring the encoding; a wrong guess would garble records that nobody looks at.
 */
const JSON_STRETCHES = 12
const LETTER = /\p{L}/u

/**
 * How natural a decoded sample is, 0..1: the share of its non-ASCII characters that stand as people write them: letters
 * in words of their script and case, marks and punctuation beside words. Undecodable bytes and control characters are not.
 */
export function naturalness(text: string): number {
  let seen = 0
  let natural = 0
  for (const match of text.matchAll(/[^\0-\x7f]/gu)) {
    seen++
    const char = match[0]
    const before = text[match.index - 1] ?? ' '
    const after = text[match.index + char.length] ?? ' '
    if (/[\ufffd\x80-\x9f\p{Co}\p{Cn}]/u.test(char)) continue
    if (/\p{Lu}/u.test(char)) natural += /\p{Ll}/u.test(before) ? 0 : 1
    else if (/\p{Ll}/u.test(char))
      natural +=
        LETTER.test(before) || LETTER.test(after)
          ? /[A-Z]/.test(before) && /[a-z]/.test(after) && /[ÿþ]/.test(char)
            ? 0
            : 1
          : /[àéèêóòùôáâýœα-ωа-яіў]/u.test(char)
            ? 1
            : 0
    else if (/[\p{L}\p{M}]/u.test(char)) natural++
    else natural += /[\s\p{L}\p{N}\p{P}]/u.test(before) || /[\s\p{L}\p{N}\p{P}]/u.test(after) ? 0.95 : 0
  }
  return seen === 0 ? 0 : natural / seen
}

const NATURAL = 0.85
/** Below these chardet guesses: its floor for a multi-byte encoding is 10, and 10 alone means nothing. */
const SURE = { multiByte: 50, otherScript: 40, latin: 25 }
const MULTI_BYTE = /^(?:shift_jis|gb18030|big5|euc-kr|euc-jp|iso-2022-.*)$/
const LATIN = /^(?:windows-125[02478]|iso-8859-(?:1|2|3|4|9|10|13|14|15|16))$/
/** Read as their supersets, which is what wrote them in practice. */
const SUPERSET: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-8-i': 'windows-1255',
}

/**
 * The legacy encoding of a sample, or null where none makes sense of it. chardet's guesses are put to the test of
 * naturalness. Among encodings of Latin script windows-1252 is the rule, and another one has to be clearly more likely.
 */
function legacyOf(sample: Buffer, { wrong, sound }: Tally): string | null {
  const guesses = chardet
    .analyse(sample)
    .map(({ name, confidence }) => ({ name: SUPERSET[name.toLowerCase()] ?? name.toLowerCase(), confidence }))
  const western = Math.max(0, ...guesses.filter(({ name }) => name === 'windows-1252').map(({ confidence }) => confidence))
  const likely = guesses.filter(({ name, confidence }) => {
    if (MULTI_BYTE.test(name)) return confidence >= SURE.multiByte
    if (LATIN.test(name)) return confidence >= SURE.latin && confidence >= 1.5 * western
    return confidence >= SURE.otherScript
  })
  const isNatural = (name: string): boolean => iconv.encodingExists(name) && naturalness(iconv.decode(sample, name)) >= NATURAL
  const names = [...new Set([...likely.map(({ name }) => name), 'windows-1252', 'macintosh'])]
  return (
    names.find(
      (name) => wrong >= sound * (MULTI_BYTE.test(name) ? WRONG_PER_SOUND.multiByte : WRONG_PER_SOUND.single) && isNatural(name),
    ) ?? null
  )
}

/** Longer stretches of ASCII say nothing of the encoding and blur every guess: a few bytes of either end are enough. */
const STRETCH = 32
const KEPT = 4

function condensed(sample: Buffer): Buffer {
  const parts: Buffer[] = []
  let last = -STRETCH - KEPT
  let start = 0
  let open = false
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < 128) continue
    if (i - last > STRETCH) {
      if (open) parts.push(sample.subarray(start, last + 1 + KEPT))
      start = Math.max(0, i - KEPT)
      open = true
    }
    last = i
  }
  if (open) parts.push(sample.subarray(start, last + 1 + KEPT))
  return Buffer.concat(parts)
}

/** The encoding of an object without a mark, from a sample that reaches beyond its first byte above 127. Null: UTF-8. */
export function legacyEncodingOf(sample: Buffer, isJson: boolean): Encoding | null {
  const tally = tallyUtf8(sample)
  if (tally.wrong === 0 || (isJson && tally.stretches < JSON_STRETCHES)) return null
  const name = legacyOf(condensed(sample), tally)
  return name === null ? null : { name, by: 'detected', skip: 0 }
}
