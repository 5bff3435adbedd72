/** The one form of a rule, and of what it finds. A rule file is its own specification: its examples are its tests. */

export interface Rule<Category extends string = string> {
  /** Unique among the rules of a tagger: what an explanation names. */
  name: string
  category: Category
  /** What one hit adds to the score. */
  weight: number
  /** pattern.ts */
  says: readonly string[]
  /** What it is known to be about, where the words themselves do not tell the speaker from others. */
  person?: 'self' | 'other'
  /** Contexts that do not change its meaning: a plan for tonight is one after "if you ever read this" too. */
  despite?: readonly Discount[]
  examples: {
    /** Each has a hit of this rule that counts. */
    hits: readonly string[]
    /** Each has none that counts. */
    leaves: readonly string[]
  }
}

/** Why a hit does not count. */
export const DISCOUNTS = ['negated', 'other_person', 'past', 'hypothetical', 'mention', 'idiom'] as const
export type Discount = (typeof DISCOUNTS)[number]

/** Offsets are in UTF-16 units of the text; the text itself is never part of a hit. */
export interface Hit<Category extends string = string> {
  rule: string
  category: Category
  weight: number
  start: number
  end: number
  person: 'self' | 'other'
  /** The hit counts where there is none. */
  discount?: Discount
}

/** Words around a hit that take its meaning away. */
export interface Context {
  discount: Exclude<Discount, 'negated' | 'other_person'>
  /** span: hits that overlap it. clause: hits in its clause. sentence: hits in its sentence. before: hits after it in the sentence. */
  reach: 'span' | 'clause' | 'sentence' | 'before'
  says: readonly string[]
}
