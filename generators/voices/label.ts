/**
 * What a speaker's label is: the name of one person, a word that anybody could stand under (Therapist, Speaker 2, A), or a crowd.
 * A name means the same person in every document of a source; a general word means another one in each.
 */
import { knownRole } from '../../compile/sources/shapes/roles.ts'

export type LabelKind = 'name' | 'general' | 'crowd'

/** Equal for spellings of one label: `MIRA `, `Mira`. */
export const plainLabel = (label: string): string => label.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

const SEVERAL = /[&+/,;]| (?:and|und|et|y) /u
const CROWDS = new Set(
  'all both everyone everybody audience crowd group many other others several multiple class chorus unknown unidentified break music applause sound silence 大家 众人 全体 所有人'.split(
    ' ',
  ),
)
/** `Speaker 2`, `#Person1#`, `PhD A`, `spk_03`; a number; one letter. */
const NUMBERED = /^#?\p{L}+[ ._-]*#?\d+#?$|^#?\p{L}+[ ._-]+\p{L}$|^[\p{P}\d ]+$|^\p{L}$/u
/** Parts that every session gives to somebody else. */
const PARTS = new Set([
  ...'man woman boy girl male female speaker person participant host guest moderator presenter narrator teacher professor lecturer player'.split(
    ' ',
  ),
  ...['project manager', 'marketing', 'industrial designer', 'user interface', 'game master', 'dungeon master', 'gm', 'dm'],
])

export function labelKind(label: string): LabelKind {
  const plain = plainLabel(label)
  if (!/[\p{L}\p{N}]/u.test(plain) || SEVERAL.test(plain) || CROWDS.has(plain)) return 'crowd'
  return knownRole(label) !== undefined || NUMBERED.test(plain) || PARTS.has(plain) ? 'general' : 'name'
}
