import { at, type Detector } from '../detector.ts'

/** An unquoted local part and a domain of labels with a top level of letters (RFC 5321 lengths; `＠` is the full-width sign). */
const LOCAL = /[\p{L}\p{N}_%+'.-]/u
/** A mailbox at a provider whose top level everybody leaves out: "ana.roe@gmail". */
const PROVIDER = /(?:gmail|googlemail|hotmail|outlook|icloud|protonmail|yahoo|aol|gmx)(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])/iuy
const DOMAIN = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61})\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/uy

export const email: Detector = {
  name: 'email',
  calls: { chars: '@＠' },
  find({ text }, start, end, found) {
    let from = start
    while (from > 0 && start - from < 64 && LOCAL.test(text[from - 1]!)) from--
    if (from > 0 && start - from === 64 && LOCAL.test(text[from - 1]!)) return
    const local = text.slice(from, start)
    from += Math.max(local.search(/[^.'-]/), local.lastIndexOf('..') + 2 > 1 && local.includes('..') ? local.lastIndexOf('..') + 2 : 0, 0)
    if (local === '' || from >= start || /^[.'-]+$/.test(local)) return
    const domain = at(DOMAIN, text, end)
    if (domain !== null) found('EMAIL', from, end + domain[0].length, 0.98)
    const provider = domain === null ? at(PROVIDER, text, end) : null
    if (provider !== null) found('EMAIL', from, end + provider[0].length, 0.9)
  },
  examples: {
    finds: [
      {
        text: 'Mail rosa_92@example.org, or a+b@mail.example.co.uk.',
        values: [
          ['EMAIL', 'rosa_92@example.org'],
          ['EMAIL', 'a+b@mail.example.co.uk'],
        ],
      },
      { text: 'tz＠example.com', values: [['EMAIL', 'tz＠example.com']] },
      { text: 'mailto:vera@example.pt', values: [['EMAIL', 'vera@example.pt']] },
      { text: 'my gmail is ana.k.92@gmail, ok?', values: [['EMAIL', 'ana.k.92@gmail']] },
      { text: '.email@example.com', values: [['EMAIL', 'email@example.com']] },
      { text: 'email..email@example.com', values: [['EMAIL', 'email@example.com']] },
    ],
    leaves: ['I was up @ 3am', 'email@example', 'me @home today', 'info@example.', '@someone said so', 'a@example..com'],
  },
}
