import { at, type Detector } from '../detector.ts'
import { NO_SECRET } from './credential.ts'

/** A name and its secret given together, as forms and mails give them: "user: rosa / pw: hunter2", "login rosa pass hunter2". */
const USER = /(?:\s?name|\sid)?(\s{0,2}[:=]\s{0,2}|\s{1,2}(?:is\s)?)["'`“]?([^\s"'`“”,;:<>[\]{}]{2,40})["'`”]?/iy
const TO_SECRET =
  /(\s{0,2}[\n,;|/]\s{0,2}|\s{1,2})(?:(?:and|with)\s)?(?:(?:my|the)\s)?(p|pw|pwd|pass|passwd|password|passphrase|passcode|pin)(\s{0,2}[:=]\s{0,2}|\s{1,2}(?:is\s)?)["'`“]?([^\s"'`“”,;<>[\]{}]{3,64})/iy
/** What follows "user" or "login" in prose. */
const NO_USER =
  /^(?:a|an|the|is|are|was|to|on|in|of|for|with|and|or|not|no|will|can|must|should|would|does|has|had|who|that|this|name|names|id|page|screen|experience|interface|again|here|now|first|then|your|my|his|her|its|by|from|at|if|when|error|details?|info\w*|account|did|using|based|needs?|wants?)$/i

export const login: Detector = {
  name: 'login',
  calls: { words: ['user', 'username', 'login', 'usr', 'u', 'userid', 'account', 'acct'] },
  find({ text }, start, end, found) {
    if (/[\p{L}\d_'’./@-]/u.test(text[start - 1] ?? '')) return
    const user = at(USER, text, end)
    if (user === null || NO_USER.test(user[2]!)) return
    const secret = at(TO_SECRET, text, end + user[0].length)
    if (secret === null) return
    const value = secret[4]!.replace(/[.?)]+$/, '')
    const marked = /[:=]/.test(user[1]!) || /[:=]/.test(secret[3]!)
    const apart = /\n/.test(secret[1]!) && /^(?:pw|pwd|pass\w*)$/i.test(secret[2]!)
    // "u" and "p" alone are letters of any text: both want their mark
    if ((end - start === 1 || secret[2]!.length === 1) && !(/[:=]/.test(user[1]!) && /[:=]/.test(secret[3]!))) return
    const odd = /\d|[^\w.]/.test(value) || /\d|_/.test(user[2]!)
    const short = /^login$/i.test(text.slice(start, end)) && /^(?:pass|password|pw|pwd)$/i.test(secret[2]!)
    if (value.length < 3 || NO_SECRET.test(value) || !(marked || apart || odd || short)) return
    const from = end + user[0].lastIndexOf(user[2]!)
    const at2 = end + user[0].length + secret[0].lastIndexOf(secret[4]!)
    found('USERNAME', from, from + user[2]!.length, 0.8)
    found('CREDENTIAL', at2, at2 + value.length, 0.85)
  },
  examples: {
    finds: [
      {
        text: 'u: wrenfield\np: purpletable',
        values: [
          ['USERNAME', 'wrenfield'],
          ['CREDENTIAL', 'purpletable'],
        ],
      },
      {
        text: 'login otterly pass driftwood',
        values: [
          ['USERNAME', 'otterly'],
          ['CREDENTIAL', 'driftwood'],
        ],
      },
      {
        text: 'It was user: rosa pw: hunter2, he said',
        values: [
          ['USERNAME', 'rosa'],
          ['CREDENTIAL', 'hunter2'],
        ],
      },
      {
        text: 'login rosa_92 and password Tr0ub4dor!',
        values: [
          ['USERNAME', 'rosa_92'],
          ['CREDENTIAL', 'Tr0ub4dor!'],
        ],
      },
    ],
    leaves: [
      'Each user will pass the test.',
      'The user pass rate was low',
      'u p',
      'my login page is gone',
      'user id and password are stored',
      'On no account pass this on',
      'login with password',
    ],
  },
}
