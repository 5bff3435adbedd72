/**
 * Negation by chain: from a hit leftwards over the words that carry a negation to it ("do not think that I want to"), up to one that
 * negates. Any other word breaks the chain: "I do not know why I want to die" negates knowing, "I have never told anyone" telling.
 */
import type { Reading } from './reading.ts'

const NEGATORS = new Set(
  'not never no without neither nor none denies denied deny 没 不 未 別 别 nicht nie keine keinen kein nunca no jamais pas'.split(' '),
)
const CHAIN = new Set(
  `i am is are was were be been being have has had do does did would will shall could can may might to a an any the my me of about that it like
  think thinks thought feel felt feeling want wants wanted wish intend intends plan plans planning planned going mean meant actually really even ever
  seriously thoughts active such real more thought idea ideas intention intentions desire urge urges reason or and currently say saying said you he she they him her them
  hit hits tried trying consider considered considering dealing diagnosed anything feeling experienced experience 有 过 過 想 要 会 會 曾 真 的 从 從 来 來`
    .trim()
    .split(/\s+/),
)
const REACH = 9
/** "not only", "not just": no negation. "no one": a person. */
const OTHERWISE = new Set(['only', 'just', 'one', 'wonder', 'matter', 'doubt', 'sure', 'i'])

export function isNegated({ words, sentence }: Reading, from: number): boolean {
  const first = Math.max(sentence[from]!, from - REACH)
  for (let i = from - 1; i >= first; i--) {
    const word = words[i]!
    if (NEGATORS.has(word)) return !OTHERWISE.has(words[i + 1]!)
    if (!CHAIN.has(word)) return false
  }
  return false
}
