/**
 * truncated: the chosen answer breaks off inside a sentence, as where the tokens ran out: between a quarter and seven tenths of it, after a
 * word that leads on ("because", "to", "the") where there is one. In any language that parts words by spaces, and in Chinese.
 */
import type { Rule } from '../rule.ts'
import type { Random } from '../../sample/random.ts'

/** Fewer leave no sentence to break off in. */
const LEAST_WORDS = 20
const LEAST_HAN = 30
const LEADS_ON =
  /^(?:and|or|but|because|so|that|which|who|to|of|in|on|at|for|with|from|by|as|if|when|while|the|a|an|your|you|i|is|are|was|were|be|can|may|might|it|this|not|y|de|la|el|que|und|der|die|das|zu|et|le|les)$/i
const ENDS = /[.!?…:;。！？：；]["”’)\]]*$/

const isHan = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 0.3 * Array.from(text).length

function inWords(text: string, random: Random): string | undefined {
  const words = [...text.matchAll(/\S+/g)]
  if (words.length < LEAST_WORDS) return undefined
  const inside = words.flatMap((word, i) => {
    const early = i + 1 < words.length * 0.25 || i + 1 > words.length * 0.7
    const breaks = ENDS.test(word[0]) || ENDS.test(words[i - 1]?.[0] ?? '.') || ENDS.test(words[i + 1]?.[0] ?? '.')
    return early || breaks ? [] : [word]
  })
  const leading = inside.filter(([word]) => LEADS_ON.test(word))
  const from = leading.length > 0 ? leading : inside
  if (from.length === 0) return undefined
  const last = random.pick(from)
  return text.slice(0, last.index + last[0].length).replace(/[,、，\-–—]+$/u, '')
}

function inHan(text: string, random: Random): string | undefined {
  const characters = Array.from(text)
  if (characters.length < LEAST_HAN) return undefined
  const inside = characters.flatMap((_, i) => {
    const whole = [-2, -1, 0, 1].every((d) => /\p{Script=Han}/u.test(characters[i + d] ?? ''))
    return whole && i >= characters.length * 0.25 && i <= characters.length * 0.7 ? [i] : []
  })
  return inside.length === 0 ? undefined : characters.slice(0, random.pick(inside)).join('')
}

export const truncated: Rule = {
  name: 'truncated',
  makes: 'The chosen answer, broken off inside a sentence. Where it is long enough to be.',
  applies: ({ chosen, words }) => (isHan(chosen) ? Array.from(chosen).length >= LEAST_HAN : words >= LEAST_WORDS),
  write: ({ chosen }, random) => (isHan(chosen) ? inHan(chosen, random) : inWords(chosen, random)),
  ofChosen: true,
  examples: [
    {
      user: 'I feel lost since the move.',
      chosen:
        'Leaving a place means leaving the people who knew you there, and that is a loss even if the new place is good. What do you miss most on an ordinary evening?',
      rejected: /^Leaving a place means .*(?<![.?!,])$/,
    },
    {
      user: '搬家以后我很迷茫。',
      chosen: '离开一个熟悉的地方，也就是离开那些了解你的人，这本身就是一种失去，哪怕新的地方很好。你最想念的是什么呢？',
      rejected: /^离开一个.*\p{Script=Han}$/u,
    },
    { user: 'Hi.', chosen: 'Hello, good to see you.', rejected: null },
  ],
}
