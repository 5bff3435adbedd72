/**
 * Whose: the nearest subject before a hit that names none itself ("my sister has suicidal thoughts"). A subject of the first person, or none,
 * leaves it with the speaker.
 */
import type { Reading } from './reading.ts'

const SELF = new Set(['我', 'i', 'me', 'my', 'myself', 'we', 'mine', 'but', 'so', 'because', '"'])
const OTHERS = new Set(
  `he she they his her their sister brother son daughter friend wife husband mom dad mother father boyfriend girlfriend partner roommate ex
  cousin uncle aunt colleague neighbour neighbor student client patient person people teenager kid child someone somebody
  anyone men women girl boy teen teens 他 她 们 patients clients friends students`
    .trim()
    .split(/\s+/),
)
/** Verbs and little words that may stand between a subject and what is said of it. */
const REACH = 6

export function isOfAnother({ words, sentence }: Reading, from: number): boolean {
  // A hit that begins with its own subject is about that one.
  if (SELF.has(words[from]!) || OTHERS.has(words[from]!)) return false
  const first = Math.max(sentence[from]!, from - REACH)
  for (let i = from - 1; i >= first; i--) {
    if (SELF.has(words[i]!)) return false
    if (OTHERS.has(words[i]!)) return true
  }
  return false
}
