import type { Recogniser } from '../finding.ts'
import { after } from '../window.ts'

/** Keys that say whose they are by their first letters. Entropy below stands for "made by a machine". */
const KEYS =
  /^(?:AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[\w-]{18,}|xox[abprs]-[\w-]{12,}|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}|[sr]k_live_[A-Za-z0-9]{16,}|AIza[\w-]{35}|hf_[A-Za-z0-9]{30,}|npm_[A-Za-z0-9]{36}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}|SG\.[\w-]{16,}\.[\w-]{16,})/
const VALUE = /^(?:\s?(?:is|was|=|:|->|=>)+\s{0,2}|\s(?:is|was)\s(?:still\s)?)["'`]?([^\s"'`<>[\]{}(),;]{6,80})/i
/** Looks made up to be secret: letters with digits or signs inside, not a word, a placeholder or a path. */
const secretive = (value: string): boolean =>
  /[A-Za-z]/.test(value) &&
  /\d/.test(value) &&
  !/^(?:your|my|the|xxx|\*|\.|https?:|process\.|os\.|env\.|config|self\.|this\.|\$|%)/i.test(value) &&
  !/^\w+\(|^[a-z]\w*\.[a-z]\w+/i.test(value) &&
  !/^\d+(?:\.\d+)?[a-z]{0,8}[.!?]?$/i.test(value)

/** Passwords by cue, keys and tokens by their makers' prefixes, private key blocks. */
export const credential: Recogniser = {
  name: 'credential',
  types: ['CREDENTIAL'],
  words: [
    'password',
    'passwd',
    'pwd',
    'passcode',
    'passphrase',
    'secret',
    'token',
    'key',
    'apikey',
    'bearer',
    'begin',
    'gh',
    'ghp',
    'gho',
    'ghs',
    'ghu',
    'github',
    'glpat',
    'xoxb',
    'xoxp',
    'sk',
    'hf',
    'npm',
    'eyj',
    'sg',
    'rk',
    'pin',
  ],
  onWord(text, start, end, report) {
    const known = KEYS.exec(text.slice(start, start + 400))
    if (known !== null && /\d/.test(known[0])) return report('CREDENTIAL', start, start + known[0].length, 0.95)
    const word = text.slice(start, end).toLowerCase()
    if (word === 'begin') {
      if (/^BEGIN (?:RSA |EC |OPENSSH |DSA |PGP |ENCRYPTED )?PRIVATE KEY/.test(after(text, start, 60)))
        report('CREDENTIAL', start, start + 5, 0.95)
      return
    }
    const window = after(text, end, 110)
    if (word === 'pin') {
      const pin = /^(?: (?:code|number))?\s?(?:is|:)\s?(\d{4,6})(?!\d)/i.exec(window)
      if (pin !== null) report('CREDENTIAL', end + pin[0].length - pin[1]!.length, end + pin[0].length, 0.6)
      return
    }
    const value = word === 'bearer' ? /^\s([A-Za-z0-9._~+/-]{20,80}=*)/.exec(window) : VALUE.exec(window)
    if (value === null || !secretive(value[1]!)) return
    const secret = value[1]!.replace(/[.!?]+$/, '')
    const from = end + value[0].length - value[1]!.length
    const personal = /\bmy\b|\bour\b|\bher\b|\bhis\b/i.test(text.slice(Math.max(0, start - 24), start))
    report(
      'CREDENTIAL',
      from,
      from + secret.length,
      /^(?:key|token|secret)$/.test(word) && secret.length < 16 ? 0.4 : personal || word === 'bearer' || secret.length >= 16 ? 0.8 : 0.6,
    )
  },
  onMixed(text, start, _end, report) {
    const known = KEYS.exec(text.slice(start, start + 400))
    if (known !== null) report('CREDENTIAL', start, start + known[0].length, 0.95)
  },
  examples: {
    found: [
      ['CREDENTIAL', 'my password is «hunter2xy9»'],
      ['CREDENTIAL', 'aws key «AKIAIOSFODNN7EXAMPLE» leaked'],
      ['CREDENTIAL', 'use «ghp_16C7e42F292c6912E7710c838347Ae178B4a»'],
      ['CREDENTIAL', 'api key: «9f86d081884c7d659a2feaa0c55ad015»'],
      ['CREDENTIAL', '-----«BEGIN» RSA PRIVATE KEY-----'],
      ['CREDENTIAL', 'the pin is «4821»'],
    ],
    clean: [
      'The key is to breathe for 4seconds.',
      'My secret is that I cry.',
      'password = os.environ["PW1"]',
      'The token is 12 characters',
      'password: your_password1',
      'a secret: 7minutes',
      'encoded_key = base64.b64encode(x)',
    ],
  },
}
