/** Part of `npm run eval`: damaged texts of ../shared/cases, each judged alone as if it were a file of its own, against what was meant. */
import { existsSync, readFileSync } from 'node:fs'
import { repair } from '../compile/stages/encoding/encoder.ts'
import { profileDamage } from '../compile/stages/encoding/mojibake.ts'
import { DEFAULT_ENCODING } from '../compile/stages/encoding/options.ts'

interface Case {
  label: string
  original: string
  fixed: string
}

export function evaluateEncoding(): void {
  const path = new URL('../../shared/cases/mojibake_dev.json', import.meta.url)
  if (!existsSync(path)) return console.log('mojibake_dev.json: not present')
  const all = JSON.parse(readFileSync(path, 'utf8')) as Case[]
  // the stated normalisations (NFC, spaces, controls) are no part of the repair: what was meant passes them too
  const meant = (text: string): string => repair(text, undefined, { ...DEFAULT_ENCODING, mojibake: false }).text
  const restored = all.filter(({ original, fixed }) => repair(original, profileDamage([original])).text === meant(fixed)).length
  const damaged = all.filter(({ original, fixed }) => meant(original) !== meant(fixed)).length
  const touched = all.filter(({ fixed }) => repair(fixed, profileDamage([fixed])).text !== meant(fixed)).length
  console.log(
    `mojibake_dev.json: ${restored} of ${all.length} as meant (${((100 * restored) / all.length).toFixed(1)}%), ${damaged} of them damaged`,
  )
  console.log(`intended texts changed when repaired themselves: ${touched} of ${all.length}`)
}
