/**
 * A text as the taggers read it: lower-case words with contractions written out ("I'm gonna" is `i am going to`), marks reduced to
 * `.` `?` `,` and `"`, Han characters one by one. One pass, linear; every word knows where it stands in the original.
 */

export interface Reading {
  words: readonly string[]
  /** Words joined by single spaces, one at the end; patterns run on it. */
  plain: string
  /** Of each word: its offset in `plain`, and the bounds of what it was in the text (UTF-16 units). */
  at: readonly number[]
  starts: readonly number[]
  ends: readonly number[]
  /** Of each word: index of the first word of its sentence. A `.` or `?` belongs to the sentence that it ends. */
  sentence: readonly number[]
}

const TOKEN = /[[\p{L}\p{M}\p{N}']--\p{Script=Han}]+|\p{Script=Han}|[.!?;:,"\(\)\n…。！？，；：、“”„«»\-]/gv
/** Longest word that is looked at: longer ones are no words. */
const LONGEST = 40

const MARKS = new Map<string, string>()
for (const mark of '.!;\n…。！；') MARKS.set(mark, '.')
for (const mark of '?？') MARKS.set(mark, '?')
for (const mark of '"“”„«»') MARKS.set(mark, '"')
for (const mark of ':,()，：、-') MARKS.set(mark, ',')

const SHORT: Record<string, string> = {
  im: 'i am',
  ive: 'i have',
  ill: 'ill',
  cannot: 'can not',
  cant: 'can not',
  "can't": 'can not',
  wont: 'will not',
  "won't": 'will not',
  "shan't": 'shall not',
  "ain't": 'am not',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  tryna: 'trying to',
  kms: 'kill myself',
  unalive: 'kill',
  myslef: 'myself',
  mself: 'myself',
  sucidal: 'suicidal',
  su1cidal: 'suicidal',
  suic1dal: 'suicidal',
  su1cide: 'suicide',
  suic1de: 'suicide',
  sewerslide: 'suicide',
  unaliving: 'killing',
  thinkin: 'thinking',
  goin: 'going',
  mums: 'moms',
  idc: 'i do not care',
  idk: 'i do not know',
  suicidial: 'suicidal',
  tonite: 'tonight',
  u: 'you',
  ur: 'your',
  bf: 'boyfriend',
  gf: 'girlfriend',
  mum: 'mom',
  mummy: 'mom',
  mam: 'mom',
  daddy: 'dad',
  anymore: 'any more',
}
for (const verb of ['do', 'does', 'did', 'is', 'are', 'was', 'were', 'have', 'has', 'had', 'would', 'should', 'could', 'need', 'must']) {
  SHORT[`${verb}n't`] = `${verb} not`
  if (verb !== 'need' && verb !== 'must') SHORT[`${verb}nt`] = `${verb} not`
}
const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["'m", 'am'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'d", 'would'],
]
const IS = new Set(['he', 'she', 'it', 'that', 'there', 'who', 'what', 'here', 'this', 'everything', 'nobody', 'nothing'])

const known = new Map<string, readonly string[]>(Object.entries(SHORT).map(([short, long]) => [short, long.split(' ')]))

function wordsOf(token: string): readonly string[] {
  const written = known.get(token)
  if (written !== undefined) return written
  const quote = token.indexOf("'")
  if (quote < 0) return [token]
  for (const [ending, word] of ENDINGS)
    if (token.endsWith(ending) && token.length > ending.length) return [token.slice(0, -ending.length), word]
  if (token.endsWith("'s") && IS.has(token.slice(0, -2))) return [token.slice(0, -2), 'is']
  const bare = token.replace(/^'+|'+$/g, '')
  return bare === '' ? [] : bare === token ? [token] : wordsOf(bare)
}

/** Lower case of the same length: the few letters that grow when lowered stay as they are. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  const same = lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  return same.replace(/[‘’ʼ`´]/g, "'")
}

export function read(text: string): Reading {
  const words: string[] = []
  const at: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const sentence: number[] = []
  let offset = 0
  let first = 0
  const put = (word: string, start: number, end: number): void => {
    words.push(word)
    at.push(offset)
    starts.push(start)
    ends.push(end)
    sentence.push(first)
    offset += word.length + 1
  }
  const folded = fold(text)
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(folded); match !== null; match = TOKEN.exec(folded)) {
    const token = match[0]
    const [start, end] = [match.index, TOKEN.lastIndex]
    const mark = token.length === 1 ? MARKS.get(token) : undefined
    if (mark !== undefined) {
      put(mark, start, end)
      if (mark === '.' || mark === '?') first = words.length
    } else if (token.length > LONGEST) put('#', start, end)
    else {
      const written = known.get(token)
      if (written === undefined && !token.includes("'")) put(token, start, end)
      else for (const word of written ?? wordsOf(token)) put(word, start, end)
    }
  }
  return { words, plain: words.length === 0 ? '' : `${words.join(' ')} `, at, starts, ends, sentence }
}
