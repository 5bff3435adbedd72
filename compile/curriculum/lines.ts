/** The lines that a unit becomes in the export of its stage, each with what a trainer will make of it in tokens. */
import type { DatasetRecord, Message } from '#contract/record.ts'
import { blocksOf } from './blocks.ts'
import type { ChatLine, ChatMessage, LabelledLine, Origin, PairLine, StageConfig, TextLine } from './plan.ts'
import { cutsOf, type Entry } from './scan.ts'
import { sidesOf } from './sides.ts'
import { textOf } from './measure.ts'
import type { Tokenizer } from './tokens.ts'
import type { Unit } from './units.ts'

export interface Line {
  value: TextLine | ChatLine | PairLine | LabelledLine
  /** Tokens of the sequences that it makes: both sides of a pair. */
  lengths: number[]
}

export interface LineContext {
  stage: StageConfig
  tokenizer: Tokenizer
  read(entry: Entry): DatasetRecord
  sourceOf(entry: Entry): string
}

export function linesOfUnit(unit: Unit, context: LineContext): Line[] {
  switch (context.stage.objective) {
    case 'causal_lm':
      return textLines(unit, context)
    case 'sft':
      return chatLines(unit.entries[0]!, context)
    case 'preference':
      return pairLines(unit.entries[0]!, context)
  }
}

const chat = (messages: readonly Message[]): ChatMessage[] => messages.map(({ role, content }) => ({ role, content }))

const originOf = (entry: Entry, { sourceOf }: LineContext, session = 0): Origin => ({
  id: entry.id,
  source_family: entry.family,
  source: sourceOf(entry),
  session,
})

function textLines({ id, entries }: Unit, { stage, tokenizer, read, sourceOf }: LineContext): Line[] {
  const pieces = entries.map((entry) => ({ text: textOf(read(entry)), source: sourceOf(entry) }))
  return blocksOf(pieces, stage.context, tokenizer).map(({ text, sources, tokens }, index) => ({
    value: { text, document_id: id, block: index + 1, source_family: entries[0]!.family, sources },
    lengths: [tokens],
  }))
}

function chatLines(entry: Entry, context: LineContext): Line[] {
  const { messages } = context.read(entry)
  const cuts = cutsOf(entry, context.stage)
  const split = context.stage.too_long === 'split' && entry.chat > context.stage.context
  return cuts.map(({ from, to, system, tokens }, index) => ({
    value: {
      messages: chat([...(system ? messages.slice(0, 1) : []), ...messages.slice(from, to)]),
      ...originOf(entry, context, split ? index + 1 : 0),
    },
    lengths: [tokens],
  }))
}

function pairLines(entry: Entry, context: LineContext): Line[] {
  const { prompt, chosen, rejected } = sidesOf(context.read(entry))!
  const origin = originOf(entry, context)
  const [withChosen, withRejected] = entry.sides!
  if (context.stage.alignment?.algorithm !== 'kto')
    return [
      { value: { prompt: chat(prompt), chosen: chat(chosen), rejected: chat(rejected), ...origin }, lengths: [withChosen, withRejected] },
    ]
  return [
    { value: { prompt: chat(prompt), completion: chat(chosen), label: true, ...origin }, lengths: [withChosen] },
    { value: { prompt: chat(prompt), completion: chat(rejected), label: false, ...origin }, lengths: [withRejected] },
  ]
}
