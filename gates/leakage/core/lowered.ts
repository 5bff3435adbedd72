/** Text as the cores take it: lower-cased as the contract says, its words parted by ASCII white space. */
import { isAscii } from 'node:buffer'
import { lower } from '#contract/python-text.ts'
import { words } from '#contract/word-set.ts'

/** UTF-16 units that may be white space beyond ASCII, or of a script without spaces: wider than those, never narrower. */
const NEEDS_CUTTING =
  /[\x85\xa0\u0e00-\u0eff\u1000-\u109f\u1680\u1780-\u17ff\u19e0-\u19ff\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\ua4cf\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff00-\uffff\ud800-\ud83c\ud840-\udbff]/

const spaced = (text: string): string => (NEEDS_CUTTING.test(text) ? words(text).join(' ') : text)

export const lowered = (text: string): string => spaced(lower(text))

/** The same for bytes that are lower-cased already. */
export function spacedBytes(text: Uint8Array): Uint8Array {
  if (isAscii(text)) return text
  const decoded = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')
  const cut = spaced(decoded)
  return cut === decoded ? text : Buffer.from(cut)
}
