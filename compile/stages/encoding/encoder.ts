/** Repair of one text: the stated rules in their order, and the names of those that changed it. */
import { decodeEntities, removeTags } from './html.ts'
import { lossyMarks } from './lossy.ts'
import { CLEAN_PROFILE, undoMojibake, type EncodingProfile } from './mojibake.ts'
import { DEFAULT_ENCODING, type EncodingOptions, type Fix } from './options.ts'
import { removeZeroWidth } from './zero-width.ts'

export interface Repaired {
  text: string
  fixes: Fix[]
  /** Characters were lost before the text reached us. */
  lossy: boolean
}

/**
 * What no rule could touch: printable ASCII, tab and LF, without a tag or an entity, and single typographic marks, which alone are no
 * damage of any pair. Most texts end here, so it is one regular expression.
 */
const TOUCHABLE = /[^\t\n\x20-\x25\x27-\x3b\x3d-\x7e‘’“”–—…]|[‘’“”–—…]{2}/
const CONTROLS = /[\0-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]/g

const STEPS: readonly [Fix, keyof EncodingOptions, (text: string, profile: EncodingProfile) => string][] = [
  ['html_tags', 'htmlTags', removeTags],
  ['html_entities', 'htmlEntities', decodeEntities],
  ['mojibake', 'mojibake', undoMojibake],
  ['line_endings', 'lineEndings', (text) => text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, '\n')],
  ['control_characters', 'controls', (text) => text.replace(CONTROLS, '')],
  ['nbsp', 'nbsp', (text) => text.replaceAll('\xa0', ' ')],
  ['zero_width', 'zeroWidth', removeZeroWidth],
  // A lone surrogate is left for the stage to report; normalize passes it through.
  ['nfc', 'nfc', (text) => text.normalize('NFC')],
]

const UNTOUCHED: readonly Fix[] = []

/** `profile` is what a sample of the same file shows (profileDamage); without one each text stands alone. */
export function repair(text: string, profile: EncodingProfile = CLEAN_PROFILE, options: EncodingOptions = DEFAULT_ENCODING): Repaired {
  if (!TOUCHABLE.test(text)) return { text, fixes: UNTOUCHED as Fix[], lossy: false }
  let current = text
  const fixes: Fix[] = []
  for (const [fix, option, apply] of STEPS) {
    if (options[option] !== true) continue
    const next = apply(current, profile)
    if (next !== current) {
      fixes.push(fix)
      current = next
    }
  }
  return { text: current, fixes, lossy: lossyMarks(current).length > 0 }
}
