/** What a reader would stumble over: a conversation that is none, or a sentence that shows its template. */
import { ownTexts, type Judged, type SafetyRule } from './rule.ts'

const ARTEFACT =
  /[{}|]|\[(?!(?:[A-Z_]+_\d+)\])|\bundefined\b|\bnull\b|\bNaN\b|,,|;;|\?\?|!!|(?<!\.)\.\.(?!\.)|\.{4,}|[,;:][.?!]|[?!][.,]|[.],|[.?!]['"]?[A-Z]\w|(?<![.\d]) [,.?!;:](?!\d)| {2,}|\b(?:a) (?:[aeio]\w+)(?<!\b(?:one|once|one-\w+))\b|\ban (?:[bcdfgjklmnpqrstvwxyz]\w+)\b|\b(\w{3,}) \1\b/
const SAID_TWICE =
  /\b(?:very very|had had|that that|no no|long long|bye bye|really really|blah blah|knock knock|never never|well well|days days)\b/i

function isAlternating({ messages }: Judged): boolean {
  const talk = messages.filter(({ role }) => role !== 'system')
  return (
    talk.length >= 2 &&
    talk.length % 2 === 0 &&
    talk.every(({ role }, i) => role === (i % 2 === 0 ? 'user' : 'assistant')) &&
    messages.every(({ role }, i) => role !== 'system' || i === 0) &&
    talk.every(({ content }) => content.trim() !== '')
  )
}

export const FORM_RULES: readonly SafetyRule[] = [
  {
    name: 'not_alternating',
    because: 'A conversation begins with the client, ends with an answer, and nobody is silent.',
    breaks: (judged) => !isAlternating(judged),
    refuses: [{ says: ['Are you there?'] }, { says: ['Are you there?', ' '] }],
    accepts: [{ says: ['Are you there?', 'I am.'] }],
  },
  {
    name: 'artefact',
    because: 'Unfilled slots, doubled words and stops, and wrong articles teach a model to write them.',
    breaks: (judged) => ownTexts(judged).some((text) => ARTEFACT.test(text.replace(SAID_TWICE, ''))),
    refuses: [{ says: ['I had a anxious day.', 'Tell me.'] }, { says: ['It was {person}.', 'Tell me..'] }, { says: ['Why?.', 'So.'] }],
    accepts: [{ says: ['I had an anxious day… a one-off, I think.', 'Tell me about a useful part of it.'] }],
  },
]
