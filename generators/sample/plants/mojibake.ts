/** Texts that were decoded wrongly once: two sources throughout, and single records in clean ones. */
import iconv from 'iconv-lite'
import type { Bench, Conversation } from '../bench.ts'
import type { Draft } from '../draft.ts'
import { MARKED } from '../lexicon/marks.ts'
import { pen } from '../pen.ts'
import { ENTRIES } from '../sources.ts'

export type Codec = 'windows-1252' | 'macroman'

/** UTF-8 read as another encoding. Throws where a byte has no character there: such damage loses text and can not be undone. */
export function damaged(text: string, codec: Codec): string {
  const wrong = iconv.decode(Buffer.from(text), codec)
  if (wrong.includes('\ufffd')) throw new Error(`The text has a byte that ${codec} has no character for`)
  return wrong
}

/** Quotes whose last byte windows-1252 has no character for become single ones. */
const survivable = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')

function mark(draft: Draft, bench: Bench): void {
  const writer = pen(bench.random)
  draft.messages = draft.messages.map(({ role, content }) => ({ role, content: survivable(`${content} ${writer.say(MARKED)}`) }))
}

function damage(bench: Bench, item: Conversation, codec: Codec): void {
  mark(item.draft, bench)
  const original = item.draft.messages.map(({ content }) => content)
  item.draft.messages = item.draft.messages.map(({ role, content }) => ({ role, content: damaged(content, codec) }))
  bench.plant((place) => ({ kind: 'mojibake', at: place(item), codec, original, outcome: 'kept' }))
}

export function plantMojibake(bench: Bench): void {
  for (const { name, recipe } of ENTRIES) {
    const codec = recipe?.damage
    if (codec === undefined) continue
    for (const item of bench.items.get(name)!) if (item.draft !== undefined) damage(bench, item, codec)
  }
  for (const source of ['mh_priority', 'cptsd_dialogs', 'addiction_turns', 'edge_chats']) {
    damage(
      bench,
      bench.take(source, ({ crisis, messages }) => crisis === undefined && messages[0]!.role === 'user'),
      'windows-1252',
    )
  }
}
