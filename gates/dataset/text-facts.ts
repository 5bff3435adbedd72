/**
 * What the bytes of a line say of all its texts at once, so that nobody asks each text for it again. A fact is only stated where it is
 * sure; where it is not, the texts themselves are asked.
 */
import { isAscii } from 'node:buffer'

export interface TextFacts {
  /** No text holds anything but ASCII. */
  ascii: boolean
  /** No text holds anything but printable ASCII, tabs, line feeds, form feeds and carriage returns. */
  plain: boolean
  /** No text has a lone surrogate, and JavaScript's lower case of each is Python's. */
  lowersAlike: boolean
  /** Every escape is the one that JSON.stringify writes: a text's bytes in the line are its canonical JSON. */
  canonical: boolean
}

export const NO_FACTS: TextFacts = Object.freeze({ ascii: false, plain: false, lowersAlike: false, canonical: false })

/** UTF-8 beginnings of the capital sigma, and of the letters whose case is younger than Unicode 14 (contract/unicode14.ts). */
const CASED_OTHERWISE = ['cea3', 'e1b2', 'ea9f', 'f090', 'f096'].map((hex) => Buffer.from(hex, 'hex'))

/** `bytes` are valid UTF-8 and valid JSON. */
export function textFacts(bytes: Buffer, ascii: boolean = isAscii(bytes)): TextFacts {
  // An escape may stand for any unit, a lone surrogate among them.
  if (bytes.includes('\\u')) return NO_FACTS
  return {
    ascii,
    // Valid JSON holds no bare control character but DEL, and of the short escapes only \b is none of text.
    plain: ascii && !bytes.includes(0x7f) && !bytes.includes('\\b'),
    lowersAlike: ascii || CASED_OTHERWISE.every((start) => !bytes.includes(start)),
    canonical: !bytes.includes('\\/'),
  }
}
