/**
 * Utterances as they are read aloud: without the marks of whoever transcribed them, and without the nods ("uh-huh", "right") by which a
 * listener lets the other go on. A nod that answers a question, or after which the other side does not go on, is said and stays.
 */
import { hasText } from '#contract/python-text.ts'
import type { Utterance } from '../../compile/conversation.ts'

const MARK =
  /\\?[[{(<](?:(?:inaudible |unintelligible |crosstalk )?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?|laugh(?:ter|s|ing)?|chuckles?|sighs?|coughs?|cheering|(?:non)?vocalsound|disfmarker|gap|pause|applause|music|crosstalk|inaudible|unintelligible|silence)\\?[\]})>]|\{[a-z]+\}/gi
const NOD =
  /^(?:(?:oh|ah|uh|um|hm+|mm+|mhm|uh-?huh|mm-?hmm?|mm-?mm|huh|yeah|yep|yup|yes|right|okay|ok|sure|exactly|true|wow|cool|nice|great|gotcha|i see|got it|of course|absolutely|that['’]s right|嗯|哦|噢|啊|对|是的|好的?)[\s.,!…。，！-]*){1,6}$/iu

/** A line that breaks inside a sentence: subtitles are cut to the width of a screen. */
const WRAPPED = /[^.?!:;…"”'’)\]。！？\n]\n(?=[^\n])/u

/** Paragraphs stay; lines that a screen cut are put together, and so are words that a tokeniser did. */
function spoken(text: string): string {
  const clean = (/[[{(<]/.test(text) ? text.replace(MARK, ' ') : text)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ([.,?!;:])(?=\s|$)/gu, '$1')
    .replace(/(?<=[a-z]) (?=(?:['’](?:s|m|d|t|re|ve|ll)|n['’]t)\b)/giu, '')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return WRAPPED.test(clean) ? clean.replace(/(?<!\n)\n(?!\n)/g, ' ') : clean
}

const isNod = (text: string): boolean => text.length <= 40 && NOD.test(text)

/** Whose utterance it is, of the two sides that a dialogue is about to have. */
export type SideOf = (speaker: string | undefined) => 'voice' | 'other'

/** Utterances with something to say, in order, and how many nods were left out. */
export function asSpoken(said: readonly Utterance[], sideOf: SideOf): { said: Utterance[]; nods: number } {
  const out: Utterance[] = []
  let waiting: Utterance[] = []
  let nods = 0
  for (const { speaker, text } of said) {
    const utterance = { speaker, text: spoken(text) }
    if (!hasText(utterance.text)) continue
    const before = out.at(-1)
    const side = sideOf(speaker)
    const answers = before === undefined || /[?？]["”’]?$/.test(before.text) || sideOf(before.speaker) === side
    if (!answers && isNod(utterance.text)) {
      waiting.push(utterance)
      continue
    }
    if (before !== undefined && sideOf(before.speaker) === side) nods += waiting.length
    else out.push(...waiting)
    waiting = []
    out.push(utterance)
  }
  out.push(...waiting)
  return { said: out, nods }
}
