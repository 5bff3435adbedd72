import { at, type Detector } from '../detector.ts'
import { isFamily, isGiven } from '../names/lists.ts'

/** Addresses of web pages that name a person: profiles, personal documents and meetings, queries that carry an identity. Plain public pages stay. */
const URL_AT =
  /(?:https?:\/\/|www\.)?(?:[\w.~%+-]{1,64}(?::[^\s@/]{0,64})?@)?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}(?::\d{1,5})?(?:[/?#][^\s<>"'`，。）)\]]{0,2000})?/iuy
const PROFILE =
  /(?:^|\.)(?:(?:facebook|fb|instagram|threads|snapchat|tiktok|twitter|x|pinterest|twitch|github|gitlab|soundcloud|venmo|cash|paypal|patreon|onlyfans|last|flickr|vk|weibo|mastodon|bsky|strava|myspace|linktr|about|ask|t|telegram|wa|medium|substack|quora|deviantart|steamcommunity|keybase|ko-fi|gofundme)\.(?:com|me|net|org|social|app|tv|fm|ee|be|cn|ru)\/(?!$)[^/?#]|linkedin\.com\/(?:in|pub)\/.|reddit\.com\/(?:u|user)\/.|youtube\.com\/(?:@|user\/|c\/|channel\/).|(?:docs|drive|photos|calendar)\.google\.com\/.|(?:[\w-]{1,60}\.)?zoom\.us\/(?:j|my|s)\/.|meet\.google\.com\/.|teams\.microsoft\.com\/l\/.|calendly\.com\/.|dropbox\.com\/s|maps\.app\.goo\.gl\/.|goo\.gl\/maps|google\.[a-z.]{2,6}\/maps\/(?:place|@))/i
/** Pages of these sites that are about no person. */
const SITE_PAGE =
  /^(?:about|help|privacy|terms|login|signup|explore|search|hashtag|groups|events|pages|watch|policies|business|legal|support|home|settings|developers|blog|contact|r|topics|tag|questions?|p|reel|share|sharer(?:\.php)?|intent)(?:[/?#]|$)/i
const PERSONAL_SITE =
  /^(?!www\.|blog\.|help\.|support\.|en\.|about\.)[\w-]{2,60}\.(?:tumblr|blogspot|wordpress|livejournal|substack|weebly|wixsite|bandcamp|deviantart|carrd)\.[a-z]{2,4}/i
const PERSONAL_PATH =
  /\/(?:~[\w.-]|(?:users?|profiles?|members?|u|people|patients?|clients?|accounts?)\/(?!all\b|new\b|search\b|index\b|login\b|guide|portal|resources?\b)[\w.@%-]{2,})/i
const PERSONAL_QUERY =
  /[?&#;](?:e-?mail|user(?:name|_?id)?|uid|name|first_?name|last_?name|phone|tel|token|access_token|auth|session(?:_?id)?|sid|ssn|dob|patient(?:_?id)?|client_?id|member(?:_?id)?|account|key|api_?key|password|pwd|invite|code|sig(?:nature)?)=[^&\s]{2,}/i

/** A page whose whole path is written as a first and a last name; endings of files are shorter. */
const NAMED_PATH =
  /^\/(?:[a-z]{2,20}[-_])?([a-z]{2,20})\.(?!html?|php|aspx?|jsp|pdf|xml|json|docx?|txt)([a-z]{2,24})(?:[-_.]?\d{1,4})?\/?(?:[?#]|$)/i
const isNamedPath = (path: string): boolean => {
  const [, first = '', last = ''] = NAMED_PATH.exec(path) ?? []
  return last.length > 5 || (last.length > 2 && isGiven(first) && isFamily(last))
}

/** The address that holds `index`, its start found backwards within 80 characters. */
function identity(text: string, from: number): number | undefined {
  const whole = at(URL_AT, text, from)?.[0].replace(/[.,;:!?]+$/, '')
  if (whole === undefined) return undefined
  const bare = whole.replace(/^https?:\/\//i, '').replace(/^www\./i, '')
  const host = /^[^/?#]*/.exec(bare)![0]
  const path = bare.slice(host.length + 1)
  const personal =
    /@/.test(host) ||
    (PROFILE.test(bare) && !SITE_PAGE.test(path)) ||
    PERSONAL_SITE.test(bare) ||
    PERSONAL_PATH.test(bare) ||
    isNamedPath(bare.slice(host.length)) ||
    PERSONAL_QUERY.test(bare)
  return personal && bare.includes('.') ? from + whole.length : undefined
}

export const url: Detector = {
  name: 'url',
  calls: { words: ['http', 'https', 'www', 'com', 'me', 'net', 'tv', 'us', 'gle', 'ee', 'be', 'social', 'cn', 'org', 'app'] },
  find({ text }, start, end, found) {
    const scheme = /^(?:http|https|www)$/i.test(text.slice(start, end))
    let from = start
    if (scheme) {
      if (!/^(?::\/\/|\.)/.test(text.slice(end, end + 3))) return
      if (text.slice(start, end).toLowerCase() === 'www' && text.slice(Math.max(0, start - 2), start).endsWith('//')) return
    } else {
      if (text[start - 1] !== '.' || text[end] !== '/') return
      while (from > 0 && start - from < 80 && /[\w.-]/.test(text[from - 1]!)) from--
      if (/[/@]$/.test(text.slice(Math.max(0, from - 1), from)) || from >= start) return
    }
    const stop = identity(text, from)
    if (stop !== undefined) found('URL', from, stop, 0.9)
  },
  examples: {
    finds: [
      { text: 'See https://www.facebook.com/rosa.roe.92 for pictures.', values: [['URL', 'https://www.facebook.com/rosa.roe.92']] },
      { text: 'I am on instagram.com/rosa_paints, mostly', values: [['URL', 'instagram.com/rosa_paints']] },
      {
        text: 'https://example.org/intake?email=rosa%40example.org',
        values: [['URL', 'https://example.org/intake?email=rosa%40example.org']],
      },
      { text: 'my blog: http://rosaroe.tumblr.com', values: [['URL', 'http://rosaroe.tumblr.com']] },
      {
        text: 'They are on https://people.example.org/rosa.delgado, all of them.',
        values: [['URL', 'https://people.example.org/rosa.delgado']],
      },
      { text: 'linkedin.com/in/rosa-roe-lcsw', values: [['URL', 'linkedin.com/in/rosa-roe-lcsw']] },
    ],
    leaves: [
      'https://www.nami.org/help',
      'Read it on www.psychologytoday.com/us/therapists',
      'http://harbor.webcam',
      'Vue.js or D3.js',
      'https://twitter.com/search?q=anxiety',
      'README.md and notes.txt',
      'https://example.org/index.html',
      'https://example.org/robots.txt?v=2',
      'https://example.org/terms.xhtml',
      'https://example.org/anxiety.htmlSome of it',
    ],
  },
}
