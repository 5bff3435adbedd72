import type { Recogniser } from '../finding.ts'

const END = /^[^\s<>"'`)\]}|\\^,;，。！？]{1,2000}/
/** Pages of persons on services where a path names one. The first group is the name. */
const PROFILE =
  /^(?:www\.|m\.|mobile\.|[a-z]{2}-[a-z]{2}\.)?(?:facebook\.com\/(?:people\/)?|fb\.com\/|instagram\.com\/|twitter\.com\/|x\.com\/|tiktok\.com\/@|snapchat\.com\/add\/|linkedin\.com\/in\/|t\.me\/|reddit\.com\/u(?:ser)?\/|pinterest\.com\/|venmo\.com\/(?:u\/)?|cash\.app\/\$|paypal\.me\/|onlyfans\.com\/|vk\.com\/|weibo\.com\/u\/|medium\.com\/@|youtube\.com\/@|twitch\.tv\/|threads\.net\/@|flickr\.com\/people\/|soundcloud\.com\/|last\.fm\/user\/|goodreads\.com\/user\/show\/|wa\.me\/)([\w.@%-]{3,60})\/?(?:[?#].*)?$/i
const NO_PERSON =
  /^(?:share|sharer(?:\.php)?|intent|home|login|signup|about|pages?|groups?|events?|watch|hashtag|explore|search|help|legal|privacy|terms|policies|settings|p|reel|reels|stories|tv|i|dialog|plugins|profile\.php|directory|jobs|company|school|business|developers?|status|tr|feed)$/i
const PERSONAL_QUERY =
  /[?&#](?:e-?mail|user(?:name|id|_id)?|name|first_?name|last_?name|phone|tel|ssn|dob|patient(?:_?id)?|client(?:_?id)?|member(?:_?id)?|session(?:_?id)?|token|auth|password|pwd|api_?key|access_token)=(?!(?:$|[&{<[%]))[^&\s]{3,}/i

/** Addresses on the web that name a person: profiles, home folders, and what a form put into a query. Others are no personal data. */
export const url: Recogniser = {
  name: 'url',
  types: ['URL'],
  marks: ':/',
  onMark(text, at, report) {
    if (text[at] === '/') {
      if (text[at - 1] === '/' || text[at + 1] === '/' || text[at - 1] === ':') return
      // a bare host: instagram.com/jane.roe
      const host = /(?:^|[\s("'<[])((?:[\w-]{1,40}\.){1,3}[a-z]{2,4})$/i.exec(text.slice(Math.max(0, at - 60), at))?.[1]
      if (host === undefined) return
      const rest = END.exec(text.slice(at, at + 400))?.[0] ?? '/'
      return judge(host + rest, at - host.length, report)
    }
    if (text[at + 1] !== '/' || text[at + 2] !== '/') return
    const scheme = /[a-z][a-z0-9+.-]{1,9}$/i.exec(text.slice(Math.max(0, at - 10), at))?.[0]
    if (scheme === undefined) return at + 3
    const rest = END.exec(text.slice(at + 3, at + 2003))?.[0]
    if (rest === undefined) return at + 3
    const userInfo = /^[^/?#\s]{1,80}:[^/?#\s@]{1,80}@/.exec(rest)
    if (userInfo !== null) report('URL', at - scheme.length, at + 3 + rest.length, 0.85)
    return judge(rest, at + 3, report, at - scheme.length)
  },
  examples: {
    found: [
      ['URL', 'I am on «https://www.facebook.com/jane.roe.92» there'],
      ['URL', 'see «instagram.com/jane_roe_x» for more'],
      ['URL', '«https://portal.example.org/form?email=jane%40example.org&x=1»'],
      ['URL', '«https://jane:s3cret@example.org/x»'],
      ['URL', '«https://www.linkedin.com/in/jane-roe-1a2b3c»'],
    ],
    clean: [
      'https://www.facebook.com/groups/anxiety',
      'https://example.org/?page=2',
      'https://www.nimh.nih.gov/health/topics',
      'and/or he/she 6/10',
      'https://twitter.com/share?url=x',
      'https://en.wikipedia.org/wiki/Grief_(2019)',
      'see google.com/maps',
    ],
  },
}

function judge(address: string, at: number, report: Parameters<NonNullable<Recogniser['onWord']>>[3], start = at): number {
  const end = at + address.replace(/[.!?:]+$/, '').length
  const written = address.replace(/[.!?:]+$/, '')
  const profile = PROFILE.exec(written)
  if (profile !== null && !NO_PERSON.test(profile[1]!)) report('URL', start, end, 0.7)
  else if (PERSONAL_QUERY.test(written)) report('URL', start, end, 0.65)
  else if (/^[^/]{3,80}\/~[a-z][\w.-]{2,}/i.test(written)) report('URL', start, end, 0.6)
  // on to its end, so that digits and at-signs inside are no findings of their own
  return end
}
