import { isIPv4, isIPv6 } from 'node:net'
import { at, before, type Detector } from '../detector.ts'

/** IP version 4 and 6 addresses, judged by Node's own parser; a version number or an outline is none. */
const V4 = /\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/y
const NO_ADDRESS = /(?:\bversion|\bver\.?|\bv\.?|\bsection|\bchapter|\bfigure|\bclause|§|\brelease|\bv)\s*$/
const V6 = /[\da-f:]{2,45}(?:(?:\.\d{1,3}){3})?/iy

export const ipv4: Detector = {
  name: 'ipv4',
  calls: { digits: 4 },
  find(scene, start, end, found) {
    const { text } = scene
    for (let i = start; i < end; i++) {
      const match = at(V4, text, i)
      if (match === null) continue
      if (/[\d.:]$/.test(text.slice(Math.max(0, i - 1), i)) || !isIPv4(match[0])) return
      if (!NO_ADDRESS.test(before(scene, i, 16))) found('IP_ADDRESS', i, i + match[0].length, 0.9)
      i += match[0].length
    }
  },
  examples: {
    finds: [
      { text: 'the router, 192.168.4.20,', values: [['IP_ADDRESS', '192.168.4.20']] },
      {
        text: '(203.0.113.9), or 198.51.100.7/24',
        values: [
          ['IP_ADDRESS', '203.0.113.9'],
          ['IP_ADDRESS', '198.51.100.7'],
        ],
      },
    ],
    leaves: ['version 1.2.3.4', '256.256.256.256', '192.168.1', 'chapter 1.2.3.4', '1.2.3.4.5'],
  },
}

export const ipv6: Detector = {
  name: 'ipv6',
  calls: { chars: ':' },
  find({ text }, start, _end, found) {
    // the first colon of an address speaks for it
    const next = text.charCodeAt(start + 1)
    if (next === 32 || next === 10 || Number.isNaN(next)) return
    let from = start
    while (from > 0 && start - from < 5 && /[\da-f]/i.test(text[from - 1]!)) from--
    if (/[\p{L}\p{N}:.]/u.test(text[from - 1] ?? '') || !/[:\da-f]/i.test(text[start + 1] ?? '')) return
    const value = at(V6, text, from)?.[0]
    if (value === undefined || value.length < 4 || (value.match(/:/g) ?? []).length < 2) return
    const whole = value.endsWith(':') && !value.endsWith('::') ? value.slice(0, -1) : value
    const stop = from + whole.length
    if (/[\p{L}\p{N}:]/u.test(text[stop] ?? '') && whole === value) return
    if (isIPv6(whole) && /\d/.test(whole)) found('IP_ADDRESS', from, stop, 0.9)
  },
  examples: {
    finds: [
      { text: 'it came from 2001:db8:4f1::77:9c02', values: [['IP_ADDRESS', '2001:db8:4f1::77:9c02']] },
      { text: '[2001:db8::1]:8080', values: [['IP_ADDRESS', '2001:db8::1']] },
      { text: '::ffff:10.20.3.4', values: [['IP_ADDRESS', '::ffff:10.20.3.4']] },
    ],
    leaves: ['at 3:30 pm', '2:41:05 until noon', 'std::cout', 'MyClass::toString', 'mixed 4:3:2:1', 'fe80::1text', '2001::db8::1'],
  },
}

const isHex = (c: number): boolean => (c > 47 && c < 58) || (c > 64 && c < 71) || (c > 96 && c < 103)
const MAC = /[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?![\p{L}\p{N}:-])/iuy
const DOTTED_MAC = /[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\p{L}\p{N}.])/iuy

export const mac: Detector = {
  name: 'mac',
  calls: { chars: ':-.' },
  find({ text }, start, _end, found) {
    if (!isHex(text.charCodeAt(start - 1)) || !isHex(text.charCodeAt(start + 1)) || !isHex(text.charCodeAt(start - 2))) return
    for (const [pattern, width] of [
      [MAC, 2],
      [DOTTED_MAC, 4],
    ] as const) {
      const from = start - width
      if (from < 0 || /[\p{L}\p{N}:.-]/u.test(text[from - 1] ?? '')) continue
      const value = at(pattern, text, from)?.[0]
      // twelve plain digits with dashes or dots are a date or a score; with colons they are an address
      if (value !== undefined && (/[a-f]/i.test(value) || value.includes(':'))) found('MAC_ADDRESS', from, from + value.length, 0.9)
    }
  },
  examples: {
    finds: [
      { text: 'his tablet has 5e:10:c4:88:0b:d3', values: [['MAC_ADDRESS', '5e:10:c4:88:0b:d3']] },
      { text: '0A-1C-2E-3F-4B-5D', values: [['MAC_ADDRESS', '0A-1C-2E-3F-4B-5D']] },
    ],
    leaves: ['0C:4D:5E:6F:70', '20:5A:44-BC-30-D1', 'well - or so', '12-12-12-12-12-12'],
  },
}
