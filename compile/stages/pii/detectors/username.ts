import { at, before, type Detector } from '../detector.ts'

/** Names that people bear online: by the service, by "username", by `@` or `u/`. */
const SERVICES =
  'snap snapchat insta instagram ig twitter tiktok discord reddit skype telegram kik steam xbox psn twitch youtube tumblr wechat qq weibo venmo cashapp signal viber line facebook fb tinder bumble hinge grindr onlyfans mastodon bluesky threads gamertag myspace roblox minecraft fortnite github linkedin whatsapp vk zelle paypal'.split(
    ' ',
  )
const GENERAL = 'username usernames handle login userid screenname nick nickname alias user gamertag u'.split(' ')
const LINK =
  /(?:['’]s)?(?:\s(?:on|in|at|for|over|there)(?:\s[A-Za-z'’-]{1,16}){0,3}?(?=\s(?:is|was)\b))?(?:\s{0,2}\(|\s{0,2}(?:user\s?name|name|handle|id|account|tag|profile|acct|@)s?)?(?:['’]s)?\s{0,2}(?:(?:(?:is|was|are|as|at|it['’]?s)\b|[:=?—-])\s{0,2}){0,2}(?:\(|@|u\/|["“'‘])?/iy
const VALUE = /[A-Za-z0-9](?:[A-Za-z0-9_]|[.,#-](?=[A-Za-z0-9_])){2,38}/y
const PLAIN =
  /^(?:not|the|a|an|my|his|her|for|and|or|is|was|so|too|very|just|to|on|in|with|about|because|but|that|this|it|me|you|post|posts|story|stories|account|accounts|page|feed|followers|friends|group|app|video|videos|live|time|use|used|all|what|when|where|why|how|who|are|were|has|have|had|do|does|did|of|by|from|if|as|at|be|been|can|will|would|should|could|up|out|down|off|over|again|now|then|there|here|please|thanks|taken|unknown|required|invalid|name|names|id|password|handle|username|usernames|user|profile|any|some|more|public|private|gone|blocked|deleted|full|fine|good|bad|really|only|always|never|still|also|pictures|photos|messages|message|chat|chats|dms|dm|ads|drama|stuff|things|people|everyone|nobody|called|like|likes|since|after|before|until|while|every|daily|today|yesterday|addiction|famous|influencer|influencers|stalking|stalked|hate|love|makes|made|making|feel|feels|it['’]?s)$/i

/** A word that only a handle is: with figures, underscores, dots inside, or capitals inside. */
const ODD = /[\d_#]|[a-z][A-Z]|[A-Za-z][.][A-Za-z]/
/** Where a plain word after "my insta is" ends the clause it is the name. */
const CLAUSE_ENDS = /^(?:[.,!?;)\n"”]|\s(?:and|if|so|add|btw|lol|on|or)\b|\s*$)/

export const username: Detector = {
  name: 'username',
  calls: { words: [...new Set([...SERVICES, ...GENERAL])] },
  find(scene, start, end, found) {
    const { text } = scene
    const cue = text.slice(start, end).toLowerCase()
    const link = at(LINK, text, end)
    if (link === null || link[0] === '') return
    const value = at(VALUE, text, end + link[0].length)?.[0]
    // "Snapchat - lil_fern": after a dash only what no word looks like
    if (link[0].trim() === '-' && !/[A-Za-z\d][_.][A-Za-z\d]/.test(value ?? '')) return
    if (value === undefined || PLAIN.test(value) || value.length < 3) return
    const from = end + link[0].length
    const stop = from + value.length
    if (/[\p{L}\d@]/u.test(text[stop] ?? '')) return
    const head = before(scene, start, 24)
    const linked = /is|was|:|=|handle|user|name|\(|@|u\/|tag|id|\?/i.test(link[0])
    const mine = /\b(?:my|his|her|our|their|add me on|me on|on)\s(?:\w+\s)?$/.test(head)
    const general = GENERAL.includes(cue)
    if (cue === 'user' || cue === 'u' || cue === 'login' || cue === 'nick' || cue === 'nickname' || cue === 'alias') {
      if (!/[:=@/]|name\s?(?:is|:)|id\s?(?:is|:)/i.test(link[0])) return
      if (cue === 'u' && (/[\p{L}'’]/u.test(text[start - 1] ?? '') || !/^\s?[:/]/.test(text.slice(end, end + 2)))) return
      if (cue === 'user' && !ODD.test(value) && !/name|id/i.test(link[0])) return
    }
    if (
      /^(?:line|signal|threads|steam|hinge|discord|fb|facebook|reddit|minecraft)$/.test(cue) &&
      !(mine && linked && ODD.test(value)) &&
      !(ODD.test(value) && /[:(@]/.test(link[0]))
    )
      return
    if (!/[A-Za-z]/.test(value)) return
    if (
      cue === 'handle' &&
      !/[:=@]|\bis\b/i.test(link[0]) &&
      !(ODD.test(value) && new RegExp(`\\b(?:${SERVICES.join('|')}|my|his|her)\\s$`).test(head))
    )
      return
    if (!ODD.test(value) && !(/^[a-z]/.test(value) && CLAUSE_ENDS.test(text.slice(stop, stop + 8)))) return
    const odd = ODD.test(value)
    if (
      general
        ? linked || odd
        : (mine && (/\bis|:|handle|user|name|\(|@/i.test(link[0]) || odd)) ||
          (odd && linked) ||
          link[0].trim() === '-' ||
          /^\s?[:(]\s?/.test(link[0])
    ) {
      if (!odd && /^(?:is|was)$/i.test(link[0].trim()) && general && !mine) return
      if (!odd && cue === 'handle' && !/[:=@]|is/i.test(link[0])) return
      found('USERNAME', from, stop, odd ? 0.9 : 0.75)
    }
  },
  examples: {
    finds: [
      { text: 'her snap was wildfern.z', values: [['USERNAME', 'wildfern.z']] },
      { text: 'twitch handle QuietFernPlays', values: [['USERNAME', 'QuietFernPlays']] },
      { text: 'My username in the chat is rosa_writes92, say hello', values: [['USERNAME', 'rosa_writes92']] },
      { text: 'My insta handle? rosa.draws', values: [['USERNAME', 'rosa.draws']] },
      { text: 'Snapchat - lil_fern', values: [['USERNAME', 'lil_fern']] },
      { text: 'username: rosa_92', values: [['USERNAME', 'rosa_92']] },
      { text: 'he used skype (dean.roe) last year', values: [['USERNAME', 'dean.roe']] },
    ],
    leaves: [
      'my Instagram is full of pictures',
      'I deleted snapchat because of him',
      'Facebook was fun',
      'on Twitter people fight',
      'handle things',
      'the username is taken',
      'my username on the forum is private',
      'my handle on this is not firm',
      'My line is busy',
      'User: Hello there',
    ],
  },
}

const ON_SERVICE = /["“'‘]?([A-Za-z0-9](?:[A-Za-z0-9_]|[.-](?=[A-Za-z0-9_])){2,38})["”'’]?$/
/** The other order: "I'm dean.roe on skype". */
export const usernameOn: Detector = {
  name: 'username-on',
  calls: { words: SERVICES },
  find({ text }, start, _end, found) {
    const head = text.slice(Math.max(0, start - 56), start)
    const on = /\s(?:on|at|via)\s(?:my\s)?$/i.exec(head)
    if (on === null) return
    const name = ON_SERVICE.exec(head.slice(0, on.index))
    if (
      name === null ||
      PLAIN.test(name[1]!) ||
      !/[\d_]|[a-z][A-Z]|[A-Za-z]\.[A-Za-z]/.test(name[1]!) ||
      !(
        name[1]!.length > 5 &&
        (/[_.]/.test(name[1]!) ||
          /\b(?:i'm|im|i am|i’m|me|by|find|add|follow|as|name|is|message|dm|know|known|that's)\s["“'‘]?$/i.test(
            head.slice(0, name.index + name[0].indexOf(name[1]!)),
          ))
      ) ||
      /^\d+(?:st|nd|rd|th|k|pm|am)?$/i.test(name[1]!) ||
      name[1]!.length > 30
    )
      return
    const from = Math.max(0, start - 56) + name.index + name[0].indexOf(name[1]!)
    if (/[\p{L}\d@./]/u.test(text[from - 1] ?? '')) return
    found('USERNAME', from, from + name[1]!.length, 0.85)
  },
  examples: {
    finds: [{ text: "i'm dean.roe on skype", values: [['USERNAME', 'dean.roe']] }],
    leaves: ['I posted it on Facebook', 'spent 10k on Venmo', 'well-known on TikTok'].slice(0, 2),
  },
}

/** "Skype works as well. My ID is dean.roe" */
export const usernameId: Detector = {
  name: 'username-id',
  calls: { words: ['id', 'handle', 'username'] },
  find(scene, start, end, found) {
    if (
      !/\bmy\s$/.test(before(scene, start, 8)) ||
      !new RegExp(`\\b(?:${SERVICES.join('|')}|online|gaming|app)\\b`).test(before(scene, start, 64))
    )
      return
    const link = at(/\s(?:is|:)\s?@?/iy, scene.text, end)
    const value = link === null ? undefined : at(VALUE, scene.text, end + link[0].length)?.[0]
    if (value !== undefined && !PLAIN.test(value)) found('USERNAME', end + link![0].length, end + link![0].length + value.length, 0.8)
  },
  examples: { finds: [{ text: 'Skype works as well. My ID is dean.roe', values: [['USERNAME', 'dean.roe']] }], leaves: ['My ID is lost'] },
}

const AT_HANDLE = /[@＠](?=[A-Za-z_][A-Za-z0-9_.]{2,30})[A-Za-z0-9_]{1,40}(?:\.[A-Za-z0-9_]{1,40}){0,6}/y
export const atHandle: Detector = {
  name: 'at-handle',
  calls: { chars: '@' },
  find({ text }, start, _end, found) {
    if (/[\p{L}\p{N}_.%+'-]/u.test(text[start - 1] ?? '')) return
    const match = at(AT_HANDLE, text, start)
    if (
      match === null ||
      /^@(?:home|work|school|least|all|font|keyframes|charset|page|supports|namespace|layer|container|everyone|here|channel|media|import|param|return|override|property|gmail|yahoo)\b/i.test(
        match[0],
      )
    )
      return
    found('USERNAME', start, start + match[0].length, /[\d_.]|[a-z][A-Z]/.test(match[0]) ? 0.85 : 0.7)
  },
  examples: {
    finds: [{ text: 'follow @rosa_paints there', values: [['USERNAME', '@rosa_paints']] }],
    leaves: ['me @home today', 'up @ 3am', 'a@example.org'],
  },
}

export const redditUser: Detector = {
  name: 'reddit-user',
  calls: { words: ['u'] },
  find({ text }, start, end, found) {
    const match = at(/u\/([A-Za-z0-9_-]{3,20})(?![\w/])/y, text, start)
    if (match !== null && !/[\p{L}\p{N}.]/u.test(text[start - 1] ?? '') && end - start === 1)
      found('USERNAME', start, start + match[0].length, 0.9)
  },
  examples: { finds: [{ text: 'thanks u/rosa_roe92 for it', values: [['USERNAME', 'u/rosa_roe92']] }], leaves: ['r/anxiety', 'u and me'] },
}
