import { at, type Detector } from '../detector.ts'

/** Mail that is written out: `mia dot oaks at gmail dot com`, `noor(at)example(dot)org`, `lou AT example DOT net`. */
const PROVIDERS = 'gmail|googlemail|hotmail|outlook|icloud|protonmail|proton|yahoo|aol|gmx|hushmail|fastmail|zoho|yandex|qq|web'
const TOP =
  '(?:com|net|org|edu|gov|info|biz|io|me|us|uk|ca|au|nz|ie|de|fr|es|it|nl|se|no|dk|fi|pl|pt|br|in|za|ng|mx|ar|ch|at|be|eu|jp|cn|kr|tr|co)'
const DOT = '(?:\\s{0,2}[([{<]\\s?(?:dot|punkt|punto|point)\\s?[)\\]}>]\\s{0,2}|\\s{1,2}(?:dot|punkt|punto)\\s{1,2}|\\s?\\.\\s?)'
const DOMAIN = new RegExp(`\\s{0,2}(?:[\\p{L}\\p{N}-]{2,40}${DOT}){1,3}${TOP}(?![\\p{L}\\p{N}])`, 'iuy')
const BARE_PROVIDER = new RegExp(`\\s{1,2}(?:${PROVIDERS})(?![\\p{L}\\p{N}])`, 'iuy')
/** The local part, read backwards from the sign: words joined by dot, underscore, dash, plus. */
const LOCAL =
  /(?:[\p{L}\p{N}_+.-]{1,30}(?:\s{1,2}(?:dot|underscore|under score|dash|hyphen|plus)\s{1,2}|\s?[([{](?:dot|underscore|dash)[)\]}]\s?)){0,4}[\p{L}\p{N}_+.-]{1,40}$/iu
const JOINED = /\b(?:dot|underscore|dash|hyphen|plus)\b|[\d_.]/i
const MAIL_CUE = /\b(?:e-?mail|mail|reach|write|contact|send|address|inbox|correo|adresse)\b/i
/** Words before "at x dot com" that speak of a site, not of a mailbox. */
const NO_LOCAL =
  /^(?:i|is|are|was|were|be|me|us|it|them|him|her|you|look|looked|looking|looks|shop|shopped|shopping|buy|bought|order|ordered|work|worked|works|working|available|found|find|online|here|there|sold|read|people|job|up|out|site|website|page|dot)$/i

export const spokenEmail: Detector = {
  name: 'spoken-email',
  calls: { words: ['at', 'arroba'] },
  find({ text }, start, end, found) {
    let [signStart, signEnd] = [start, end]
    const bracketed =
      /[([{<]/.test(text[start - 1] ?? '') || (text[start - 2] !== undefined && /[([{<]\s/.test(text.slice(start - 2, start)))
    if (bracketed) {
      const close = at(/\s?[)\]}>]/y, text, end)
      if (close === null) return
      signStart = start - (/\s/.test(text[start - 1]!) ? 2 : 1)
      signEnd = end + close[0].length
    }
    const domain = at(DOMAIN, text, signEnd)
    const bare = domain === null ? at(BARE_PROVIDER, text, signEnd) : null
    if (domain === null && bare === null) return
    const head = text.slice(Math.max(0, signStart - 120), signStart)
    const trimmed = head.trimEnd()
    const local = LOCAL.exec(trimmed)?.[0]
    if (local === undefined || head.length - trimmed.length > 3) return
    const spelled = local.replace(/^(?:is|at|me|it's|its|my|address|email|e-mail|mail|i'm|to)\s+/i, '')
    if (NO_LOCAL.test(spelled) || !/[\p{L}\p{N}]/u.test(spelled)) return
    const plainDot = domain !== null && !/dot|punkt|punto/i.test(domain[0]) && !bracketed
    const provided = plainDot && JOINED.test(spelled) && new RegExp(`^\\s{0,2}(?:${PROVIDERS})\\b`, 'i').test(domain[0])
    if (plainDot && !provided && !(MAIL_CUE.test(head) && (JOINED.test(spelled) || text.slice(start, end) === 'AT'))) return
    if (/^\s{0,2}www\b/i.test(domain?.[0] ?? '')) return
    if (bare !== null && !bracketed && !JOINED.test(spelled) && !MAIL_CUE.test(head)) return
    const from = signStart - (head.length - trimmed.length) - spelled.length
    found('EMAIL', from, signEnd + (domain ?? bare)![0].length, 0.9)
  },
  examples: {
    finds: [
      { text: 'ana dot roe at gmail dot com works best', values: [['EMAIL', 'ana dot roe at gmail dot com']] },
      { text: 'it is ana dot roe at gmail', values: [['EMAIL', 'ana dot roe at gmail']] },
      { text: 'mails reach noor(at)example(dot)org', values: [['EMAIL', 'noor(at)example(dot)org']] },
      { text: 'that is lou AT example DOT net', values: [['EMAIL', 'lou AT example DOT net']] },
      { text: 'rosa_roe AT yahoo.com is mine', values: [['EMAIL', 'rosa_roe AT yahoo.com']] },
      { text: 'lee [at] example [dot] co [dot] uk', values: [['EMAIL', 'lee [at] example [dot] co [dot] uk']] },
      { text: 'my email is sam underscore 9 at yahoo dot com', values: [['EMAIL', 'sam underscore 9 at yahoo dot com']] },
    ],
    leaves: [
      'The dot com years were loud, and I was at my best.',
      'There is a dot at the end of a line.',
      'I bought it at amazon dot com',
      'I worked at yahoo for years.',
      'We met at noon. Me too.',
    ],
  },
}
