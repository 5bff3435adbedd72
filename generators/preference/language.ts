/** Which language a text is in, as far as the rules need to know: an English answer to a Chinese question would tell by its script which side it is. */

export type Language = 'en' | 'zh' | 'other'

const COMMON = new Set(
  'the a an and or but i you he she it we they my your me is am are was were be been to of in on at for with that this have has had do does did not so what how can could would will just like about when if because there'.split(
    ' ',
  ),
)
const letters = (text: string, script: RegExp): number => text.match(script)?.length ?? 0

/** Chinese by its share of Han without kana, English by how many of its words are English joints; anything else is `other`. Looks at the first 2,000 characters. */
export function languageOf(whole: string): Language {
  const text = whole.slice(0, 2000)
  const all = letters(text, /\p{L}/gu)
  if (all === 0) return 'other'
  const han = letters(text, /\p{Script=Han}/gu)
  if (han > 0.3 * all) return letters(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1 * all ? 'other' : 'zh'
  if (letters(text, /[a-z]/gi) < 0.95 * all) return 'other'
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const common = words.filter((word) => COMMON.has(word)).length
  return words.length > 0 && common >= 0.2 * words.length ? 'en' : 'other'
}
