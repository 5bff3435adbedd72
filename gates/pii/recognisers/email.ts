import type { Recogniser, Report } from '../finding.ts'
import { after, before } from '../window.ts'

const TLD =
  'com|net|org|edu|gov|mil|info|biz|io|co|me|ai|app|dev|us|uk|ca|au|nz|ie|de|fr|es|it|pt|nl|be|ch|at|se|no|dk|fi|pl|cz|gr|ru|ua|tr|in|pk|cn|jp|kr|tw|hk|sg|my|ph|id|za|ng|ke|br|mx|ar|cl|eu'
const LOCAL_END = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,40})(?![\p{L}\p{N}-])/u

const AT = String.raw`\s{0,2}(?:[([{<]\s{0,2}at\s{0,2}[)\]}>]|\bat\b|@)\s{0,2}`
const DOT = String.raw`\s{0,2}(?:[([{<]\s{0,2}(?:dot|\.)\s{0,2}[)\]}>]|\bdot\b|\.)\s{0,2}`
const SPELT_LOCAL = /(?:[a-z0-9_+-]{1,40}(?:\s(?:dot|underscore|dash)\s|[._-])){0,4}[a-z0-9_+-]{1,40}$/i
const SPELT_DOMAIN = new RegExp(`^${AT}((?:[a-z0-9-]{2,40}${DOT}){1,4}(?:${TLD}))(?![a-z0-9-])`, 'i')
const PROVIDER = /^(?:gmail|hotmail|yahoo|outlook|icloud|protonmail|aol)$/
const CUE = /\b(?:e-?mail|mail|reach|write|contact|address|send|gmail)\b/

/** Everyday sentences with "at ... dot com" in them: only a subject that could be a mailbox counts. */
const NO_LOCAL =
  /^(?:it|them|us|me|look|looking|available|online|is|are|be|was|were|sites?|page|here|there|work|works|worked|working|him|her|you|more|visit|found|shop|book|sign|one|up)$/i

/** E-mail addresses, as they are written and as they are spelt to get past filters. */
export const email: Recogniser = {
  name: 'email',
  types: ['EMAIL'],
  marks: '@',
  onMark(text, at, report) {
    const local = LOCAL_END.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'`*_=/|~{}?!#$%&^-]+/, '')
    const domain = DOMAIN.exec(after(text, at + 1, 256))?.[0]
    if (local === undefined && /\s/.test(text.charAt(at - 1))) return apart(text, at, report)
    if (domain === undefined || local === undefined || local === '' || local.endsWith('.')) return
    report('EMAIL', at - local.length, at + 1 + domain.length, 0.95)
    return at + 1 + domain.length
  },
  words: ['at', 'gmail', 'hotmail', 'yahoo', 'outlook', 'icloud', 'protonmail', 'aol'],
  onWord(text, start, end, report) {
    const word = text.slice(start, end).toLowerCase()
    if (word === 'at') {
      const open = text.slice(Math.max(0, start - 3), start).trimEnd().length
      const from = /[([{<]\s{0,2}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0
      const window = after(text, start - from, 140)
      // cheap refusal: nearly every "at" has no dot, spelt or bracketed, near it
      if (open === 0 || (from === 0 && !/^at\s{1,2}[a-z0-9-]{2,40}(?:\s{1,2}dot\b|\s{0,2}[([{<])/i.test(window))) return
      const domain = SPELT_DOMAIN.exec(window)
      const head = text.slice(Math.max(0, start - from - 120), start - from).trimEnd()
      const local = SPELT_LOCAL.exec(head)
      if (domain === null || local === null || NO_LOCAL.test(local[0].split(/\s/).at(-1)!)) return
      const gap = start - from - Math.max(0, start - from - 120) - head.length
      const begin = start - from - gap - local[0].length
      const mailboxLike =
        from > 0 ||
        /[\d._]|\s(?:dot|underscore|dash)\s/i.test(local[0]) ||
        text.slice(start, end) === 'AT' ||
        CUE.test(before(text, begin, 40))
      report('EMAIL', begin, start - from + domain[0].length, mailboxLike ? 0.85 : 0.4)
    } else if (PROVIDER.test(word)) {
      const head = text.slice(Math.max(0, start - 120), start)
      const at = /\s{1,2}at\s{1,2}$/i.exec(head)
      if (at === null) return
      const local = SPELT_LOCAL.exec(head.slice(0, at.index))
      if (local === null) return
      const cued = CUE.test(before(text, start - at[0].length - local[0].length, 32))
      if (!/\sdot\s|\sunderscore\s|[\d._]/i.test(local[0]) && !(cued && !NO_LOCAL.test(local[0]))) return
      report('EMAIL', start - at[0].length - local[0].length, end, 0.75)
    }
  },
  examples: {
    found: [
      ['EMAIL', 'my email is «ana_b92@example.org» thanks'],

      ['EMAIL', 'it is «tz＠example.com» with a wide sign'],
      ['EMAIL', '«mia dot oaks at gmail dot com», mostly'],

      ['EMAIL', 'the mail is «noor [at] example.org», I think'],

      ['EMAIL', 'write to «jane.roe @ example.org» please'],
      ['EMAIL', 'send it to «jane dot roe at gmail»'],
      ['EMAIL', 'zero\u200b width «ho\u200bme@exam\u200bple.com»'],
    ],
    clean: [
      'I work at Google and look at gmail all day.',
      'you can find it at amazon dot com',
      'info@localhost and user@ nothing',
      'I was there @ example.com was down',
    ],
  },
}

/** "jane.roe @ example.org": only where the part before it is no everyday word. */
function apart(text: string, at: number, report: Report): void {
  const local = /[a-z0-9][a-z0-9_+-]{0,40}(?:[._][a-z0-9_+-]{1,40}|\d)[a-z0-9._-]{0,20}\s{1,2}$/i.exec(
    text.slice(Math.max(0, at - 100), at),
  )?.[0]
  const domain = new RegExp(`^\\s{0,2}(?:[a-z0-9-]{2,40}\\.){1,4}(?:${TLD})(?![a-z0-9-])`, 'i').exec(after(text, at + 1, 120))?.[0]
  if (local !== undefined && domain !== undefined) report('EMAIL', at - local.length, at + 1 + domain.length, 0.75)
}
