import { isIPv6 } from 'node:net'
import type { Recogniser } from '../finding.ts'
import { before, matches } from '../window.ts'

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g
/** Nobody's: this host, everybody, documentation's wildcards, masks, and the resolvers that everybody uses. */
const NOBODY = /^(?:0\.|127\.|255\.|22[4-9]\.|23\d\.|8\.8\.(?:8\.8|4\.4)$|1\.1\.1\.1$|1\.0\.0\.1$|9\.9\.9\.9$)/
const CUE = /\b(?:ip|ipv4|address|server|host|ping|ssh|network|subnet|gateway|router)\b[^\n]{0,24}$/
const HEX = /^[0-9a-f:.]+/i
const MAC = /^[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])/i

/** Addresses of machines. */
export const network: Recogniser = {
  name: 'network',
  types: ['IP_ADDRESS', 'MAC_ADDRESS'],
  onNumber(text, phrase, report) {
    if (!phrase.written.includes('.') && !phrase.written.includes('-')) return
    for (const { start, end, match } of matches(IPV4, phrase.written, phrase.start)) {
      const single = /^\d\.\d\.\d{1,2}\.\d{1,2}$/.test(match[0]) // numbered like a section or a version
      const version = /(?:\bv|version|release|section|chapter|§)\s?$/i.test(text.slice(Math.max(0, start - 10), start))
      const cued = CUE.test(before(text, start, 40))
      report('IP_ADDRESS', start, end, NOBODY.test(match[0]) ? 0.3 : version || (single && !cued) ? 0.3 : 0.75)
    }
    macAt(text, phrase.start, report)
  },
  marks: ':',
  onMark(text, at, report) {
    // only the first colon of a run of hex groups is looked at, so that every character is looked at once
    let start = at
    while (start > 0 && at - start < 4 && /[0-9a-f]/i.test(text.charAt(start - 1))) start--
    if (start === at && text[at + 1] !== ':') return
    if (/[\p{L}\p{N}_:]/u.test(text.charAt(start - 1))) return
    const run = HEX.exec(text.slice(start, start + 64))![0]
    const end = start + run.length
    if (macAt(text, start, report)) return start + 17
    const address = run.replace(/[.:]+$/, (tail) => (tail.startsWith('::') ? '::' : ''))
    const groups = address.split(':').filter(Boolean)
    if (
      groups.length >= 3 &&
      groups.some((group) => group.length >= 3) &&
      /\d/.test(address) &&
      isIPv6(address) &&
      !/[\p{L}\p{N}_]/u.test(text.charAt(end))
    )
      report('IP_ADDRESS', start, start + address.length, 0.85)
    else if (/^::ffff:\d/i.test(address) && isIPv6(address)) report('IP_ADDRESS', start, start + address.length, 0.7)
    else if (
      groups.length >= 2 &&
      groups.length < 3 &&
      address.includes('::') &&
      groups[0]!.length === 4 &&
      /\d/.test(groups[0]!) &&
      isIPv6(address) &&
      !/[\p{L}\p{N}_]/u.test(text.charAt(end))
    )
      report('IP_ADDRESS', start, start + address.length, 0.7)
    return Math.max(end, at + 1)
  },
  onMixed(text, start, end, report) {
    if (end - start <= 2 && text[end] === '-') macAt(text, start, report)
  },
  words: [
    'aa',
    'ab',
    'ac',
    'ad',
    'ae',
    'af',
    'ba',
    'bb',
    'bc',
    'bd',
    'be',
    'bf',
    'ca',
    'cb',
    'cc',
    'cd',
    'ce',
    'cf',
    'da',
    'db',
    'dc',
    'dd',
    'de',
    'df',
    'ea',
    'eb',
    'ec',
    'ed',
    'ee',
    'ef',
    'fa',
    'fb',
    'fc',
    'fd',
    'fe',
    'ff',
  ],
  onWord(text, start, end, report) {
    if (text[end] === '-') macAt(text, start, report)
  },
  examples: {
    found: [['IP_ADDRESS', 'I logged in from «114.35.103.54» last night']],
    clean: [
      'see 1.2.3.4 of the guide',

      '127.0.0.1',
      'std::cafe::beef',
      'at 10:30:00, 11:45',
    ],
  },
}

function macAt(text: string, start: number, report: Parameters<NonNullable<Recogniser['onWord']>>[3]): boolean {
  const mac = MAC.exec(text.slice(start, start + 20))?.[0]
  if (mac === undefined || /^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(mac) || /[\p{L}\p{N}:-]/u.test(text.charAt(start - 1))) return false
  report(
    'MAC_ADDRESS',
    start,
    start + mac.length,
    /[a-f]/i.test(mac) || /mac|hardware|device|phone/i.test(text.slice(Math.max(0, start - 32), start)) ? 0.85 : 0.4,
  )
  return true
}
