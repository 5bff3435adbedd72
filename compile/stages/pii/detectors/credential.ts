import { at, before, type Detector } from '../detector.ts'

/** Secrets with a shape of their own: keys and tokens of services, JSON web tokens. */
const SHAPES = [
  /(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])/y,
  /gh[pousr]_[A-Za-z0-9]{36,255}/y,
  /github_pat_[A-Za-z0-9_]{22,255}/y,
  /glpat-[A-Za-z0-9_-]{20,64}/y,
  /sk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{20,200}/y,
  /(?:sk|pk|rk|whsec)_(?:live|test)_[A-Za-z0-9]{10,200}/y,
  /xox[abposr]-[A-Za-z0-9-]{10,200}/y,
  /AIza[A-Za-z0-9_-]{35}/y,
  /ya29\.[A-Za-z0-9_-]{20,400}/y,
  /eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{4,4000}(?:\.[A-Za-z0-9_-]{0,2000})?/y,
  /npm_[A-Za-z0-9]{36}/y,
  /hf_[A-Za-z0-9]{30,40}/y,
  /SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/y,
  /(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])/y,
]

export const token: Detector = {
  name: 'token',
  calls: { codes: true },
  find({ text }, start, _end, found) {
    for (const shape of SHAPES) {
      const match = at(shape, text, start)
      if (match !== null) return found('CREDENTIAL', start, start + match[0].length, 0.97)
    }
  },
  examples: {
    finds: [
      { text: 'AWS key AKIAIOSFODNN7EXAMPLE here', values: [['CREDENTIAL', 'AKIAIOSFODNN7EXAMPLE']] },
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.abc-1', values: [['CREDENTIAL', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.abc-1']] },
      { text: 'sk-proj-abcdefghijklmnopqrst1234', values: [['CREDENTIAL', 'sk-proj-abcdefghijklmnopqrst1234']] },
    ],
    leaves: ['GAD-7 and PHQ-9', 'an over-the-counter-sleep-aid-with-no-number', 'SKILLS2024'],
  },
}

export const privateKey: Detector = {
  name: 'private-key',
  calls: { words: ['begin'] },
  find({ text }, start, _end, found) {
    const from = start - 5
    const head = from >= 0 ? at(/-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/y, text, from) : null
    if (head === null) return
    const close = at(
      /(?:[A-Za-z0-9+/=\s:,.]|-(?!----)){0,20000}-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/y,
      text,
      from + head[0].length,
    )
    const body = close ?? at(/[A-Za-z0-9+/=\s]{0,20000}/y, text, from + head[0].length)
    found('CREDENTIAL', from, from + head[0].length + (body?.[0].trimEnd().length ?? 0), 0.99)
  },
  examples: {
    finds: [
      {
        text: 'x -----BEGIN RSA PRIVATE KEY-----\nMIIB+/9=\n-----END RSA PRIVATE KEY----- y',
        values: [['CREDENTIAL', '-----BEGIN RSA PRIVATE KEY-----\nMIIB+/9=\n-----END RSA PRIVATE KEY-----']],
      },
    ],
    leaves: ['Let us begin.', '-----BEGIN PUBLIC KEY-----'],
  },
}

const LINK =
  /(?:\s{1,2}(?:for|to|on|of)\s(?:my|the|his|her|our|your)?\s?[\w' -]{1,24}?)?\s{0,2}(?:(?:(?:is|was|es|ist|still)\b|=|:|->)\s{0,2}(?:still\s|actually\s|just\s)?){1,2}["'`“]?/iy
/** "my password, Sunfl0wer!22, to prove it": a value in apposition, closed by another comma. */
const APPOSED = /,\s["'`“]?(?=(?=[^\s,]{0,64}\d)(?=[^\s,]{0,64}[A-Za-z])[^\s"'`“”,;<>[\]{}]{6,64}["'`”]?[,.;])/y
/** "the wifi password blue-otter-55": the value follows, and no word looks like it. */
const BARE = /\s["'`“]?(?=(?=\S{0,64}\d)(?=\S{0,64}[A-Za-z])\S{6,64}(?:["'`”.,;!?)]{0,2}(?:\s|$)))/y
const SECRET = /[^\s"'`“”,;<>[\]{}]{3,80}/y
const STRONG_CUE = /^(?:password|passwd|passphrase|pwd|passcode|contraseña|passwort|kennwort|bearer)$/i
/** What follows "password is" in prose. */
export const NO_SECRET =
  /^(?:not|the|a|an|my|your|his|her|our|in|on|so|too|very|always|never|still|now|that|this|what|something|saved|safe|strong|weak|wrong|incorrect|correct|required|expired|changed|reset|secure|stored|lost|gone|hidden|protected|shared|known|different|same|important|needed|being|used|written|how|why|when|hard|easy|good|bad|kept|hashed|encrypted|to|for|missing|invalid|empty|null|none|optional|only|case|sensitive|long|short|set)[.!?]*$/i

export const secret: Detector = {
  name: 'secret',
  calls: {
    words: [
      'password',
      'passwd',
      'passphrase',
      'pwd',
      'passcode',
      'pin',
      'cvv',
      'cvc',
      'secret',
      'key',
      'token',
      'code',
      'contraseña',
      'passwort',
      'kennwort',
      'bearer',
      'combination',
      'otp',
    ],
  },
  find(scene, start, end, found) {
    const { text } = scene
    const cue = text.slice(start, end)
    const strong = STRONG_CUE.test(cue)
    const head = before(scene, start, 24)
    if (
      /^(?:key|token|secret)$/i.test(cue) &&
      !/(?:api|access|secret|private|auth\w*|refresh|bearer|client|security|session)[\s_-]{0,2}$/.test(head)
    )
      return
    const numeric = /^(?:pin|cvv|cvc|code|combination|otp)$/i.test(cue)
    if (
      /^(?:code|combination)$/i.test(cue) &&
      !/(?:verification|security|access|door|gate|alarm|entry|garage|unlock|one-time|2fa|login|lock|safe|locker|buzzer|keypad)\s$/.test(
        head,
      )
    )
      return
    const link =
      at(LINK, text, end) ??
      (/^(?:bearer|cvv|cvc|pin)$/i.test(cue) ? at(/\s{1,2}/y, text, end) : null) ??
      (strong ? (at(APPOSED, text, end) ?? at(BARE, text, end)) : null)
    if (link === null) return
    const from = end + link[0].length
    const raw = at(SECRET, text, from)?.[0].replace(/[.?)]+$/, '')
    if (
      raw === undefined ||
      raw.length < 3 ||
      NO_SECRET.test(raw) ||
      /^(?:your|my|the|new|some|user|db|enter|<|\$|%|process\.|os\.|config|env|settings|request|req\.|this\.|self\.)|password$|^\W+$/i.test(
        raw,
      )
    )
      return
    if (numeric ? !/^(?=.*\d)[\d#*-]{3,10}$/.test(raw) : !/\d|[^\w.]|[a-z][A-Z]/.test(raw) && !(strong && /[:=]/.test(link[0]))) return
    if (!strong && !numeric && raw.length < 8) return
    found('CREDENTIAL', from, from + raw.length, strong || numeric ? 0.85 : 0.8)
  },
  examples: {
    finds: [
      { text: 'the wifi password is Sunfl0wer!22 ok', values: [['CREDENTIAL', 'Sunfl0wer!22']] },
      { text: 'My PIN is 4821.', values: [['CREDENTIAL', '4821']] },
      { text: 'api_key = "a8f5f167f44f4964e6c998dee827110c"', values: [['CREDENTIAL', 'a8f5f167f44f4964e6c998dee827110c']] },
      { text: 'Her password was tarn493X!. I saw', values: [['CREDENTIAL', 'tarn493X!']] },
      { text: 'My password is eskarno936X', values: [['CREDENTIAL', 'eskarno936X']] },
      { text: 'password: hunter2', values: [['CREDENTIAL', 'hunter2']] },
      { text: 'He wanted my password, Sunfl0wer!22, as a proof.', values: [['CREDENTIAL', 'Sunfl0wer!22']] },
      { text: 'wifi password plum-heron-38', values: [['CREDENTIAL', 'plum-heron-38']] },
      { text: 'The gate code is 4471#', values: [['CREDENTIAL', '4471#']] },
    ],
    leaves: [
      'The password is not important.',
      'The key is to breathe 4 times.',
      'my secret is that I cry',
      'ICD code is F41.1',
      'the token is gone',
      'A pin is sharp.',
      'I changed my password, 3 times, and',
      'the password, finally, was found',
      'a password 12 characters long',
    ],
  },
}
