/**
 * Help lines are safety information and never masked: the contract's list in any format, toll-free numbers that a text
 * introduces as a help line, and national short codes.
 */
import { CRISIS_LINES } from '#contract/pii.ts'
import { after, before, type Scene } from './detector.ts'

const LINES = new Set(CRISIS_LINES)
/** Country codes under which a listed national number may be written. */
const COUNTRY_CODES = [
  '1',
  '44',
  '61',
  '64',
  '353',
  '91',
  '49',
  '33',
  '34',
  '39',
  '41',
  '43',
  '86',
  '81',
  '27',
  '63',
  '65',
  '31',
  '32',
  '46',
  '47',
  '45',
  '48',
  '52',
  '55',
  '60',
  '82',
  '358',
  '852',
  '972',
]

/** True for the digits of a listed line, with or without country code or trunk zero. */
export function isHelpLineDigits(digits: string): boolean {
  if (LINES.has(digits)) return true
  const bare = digits.replace(/^(?:00|011)/, '')
  if (LINES.has(bare) || LINES.has(`0${bare}`) || LINES.has(`1${bare}`)) return true
  return COUNTRY_CODES.some((code) => {
    if (!bare.startsWith(code)) return false
    const national = bare.slice(code.length)
    return national.length > 2 && (LINES.has(national) || LINES.has(`0${national}`) || LINES.has(national.replace(/^0/, '')))
  })
}

/** Numbers that no private person has: toll-free and harmonised social services. */
const TOLL_FREE =
  /^(?:(?:1|001|\+1)?8(?:00|33|44|55|66|77|88)\d{7}|(?:0|44|0044)80[08]\d{6,7}|(?:61)?1800\d{6}|(?:61)?13\d{4}|(?:61)?1300\d{6}|116\d{3}|(?:64)?0?(?:800|508)\d{6}|(?:49)?0?800\d{7}|(?:353)?1800\d{6}|0120\d{6})$/
export const HELP_WORDS =
  /(?:crisis|hot\s?-?line|help\s?-?line|life\s?line|suicid|samaritans?|befrienders|aasra|vandrevala|icall|samhsa|nami|trevor|veterans?|childline|childhelp|rainn|abuse|domestic violence|emergency|poison|prevention|support line|warm\s?-?line|mental health|substance|quitline|talk\s?line|beyond blue|kids help|headspace|mind\.org|sane|pieta|telefonseelsorge|nummer gegen kummer|sos amitié|teléfono de la esperanza|telefono amico|shout|papyrus|switchboard|热线|热線|援助|危机)/i

/** Names of lines that help, and the services behind them. */
const LINE_NAME =
  /\b(?:(?:hot|help|life|warm|quit|text|talk)[\s-]?line|(?:crisis|distress|support|suicide(?: prevention)?|abuse|(?:domestic |sexual )?violence|referral|poison(?: control)?|counsell?ing)(?: (?:support|information|prevention|response|intervention|referral))? (?:line|cent(?:er|re)|service|number)|poison control|samaritans|childline)s?\b/gi
/** Between the name of a line and its number stands nothing but words that lead there: no "my", no end of a sentence. */
const LEADS =
  /^(?:['’]s)?(?:[\s"”'’):,*–—-]|\b(?:number|phone|telephone|tel|toll|free|line|is|are|at|on|call|calling|dial|text|by|via|or|to|in|available|open|the|24\/7|24|hours|a|day|usa?|uk|canada|can|be|reached)\b\.?){0,24}\(?\+?$/i
const NAMED_AFTER =
  /^\)?[\s,(–—-]{1,3}(?:is )?(?:(?:the|a|your|for|local|national|\w+) ){0,2}(?:(?:hot|help|life|warm)[\s-]?line|(?:crisis|distress|suicide|support)(?: \w+)? (?:line|cent(?:er|re))|poison control|samaritans)\b/i

function isIntroduced(head: string, tail: string): boolean {
  if (NAMED_AFTER.test(tail)) return true
  let close = -1
  for (const match of head.matchAll(LINE_NAME)) close = match.index + match[0].length
  return close >= 0 && LEADS.test(head.slice(close))
}

/** True where the number in [start, end) is a help line: listed, toll-free with help words close by, or led to by the name of a line. */
export function isHelpLine(scene: Scene, start: number, end: number): boolean {
  const digits = scene.text.slice(start, end).replace(/\D/g, '')
  if (isHelpLineDigits(digits)) return true
  const head = before(scene, start, 100)
  const tail = after(scene, end, 60)
  return isIntroduced(head, tail) || (TOLL_FREE.test(digits) && (HELP_WORDS.test(head) || HELP_WORDS.test(tail)))
}
