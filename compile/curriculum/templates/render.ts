/**
 * Renders messages as a trainer does: Jinja with the names that the transformers library gives to a template, in a world without files, network or
 * clock. The engine interprets the template and never makes JavaScript of it; it has no include and no import. What a template may do without end,
 * it does in a thread that is watched (proof.ts).
 */
import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import type { Message } from '#contract/record.ts'
import type { ChatTemplate } from './chat-template.ts'
import { STRIPPERS, stripAsPython } from './strip.ts'

/** The template refuses these messages by raise_exception. The reason is the template's own words, or absent where it may hold a message's. */
export class TemplateRefusal extends Error {
  readonly reason: string | undefined
  constructor(reason: string | undefined) {
    super(reason ?? 'the template refused the messages')
    this.name = 'TemplateRefusal'
    this.reason = reason
  }
}

export interface Rendering {
  /** Byte for byte what apply_chat_template gives. */
  text: string
  /** Parts of the text inside generation tags, as UTF-16 offsets; undefined where the template has none. */
  generated: [start: number, end: number][] | undefined
}

export type Render = (messages: readonly Message[], addGenerationPrompt?: boolean) => Rendering

/** Templates count turns and list months, never this many. */
const RANGE_LIMIT = 100_000

// Marks that stand for the generation tags while rendering. A null character is in no text of a published dataset.
const OPEN = '\u0000<generation>'
const CLOSE = '\u0000</generation>'

/** The tag stands alone on its line in most templates: as a block tag it takes the indent before it and one line break after it along. */
const TAG = /(^[ \t]*)?\{%([-+]?)\s*(end)?generation\s*(-?)%\}(\n?)/gm

const marked = (source: string): string =>
  source.replace(TAG, (_, indent: string | undefined, left: string, end: string | undefined, right: string, line: string) => {
    const mark = end === undefined ? '__generation_opens' : '__generation_closes'
    return `${left === '+' ? (indent ?? '') : ''}{{${left === '-' ? '-' : ''} ${mark} ${right}}}${right === '-' ? line : ''}`
  })

/** Compiles a template. Throws SyntaxError where it is no Jinja. `now` is what strftime_now tells: the same for every record, so that a proof can be repeated. */
export function renderer(template: Pick<ChatTemplate, 'source' | 'bosToken' | 'eosToken'>, now: Date): Render {
  const hasTags = /\{%[-+]?\s*generation\s*-?%\}/.test(template.source)
  const program = parse(tokenize(hasTags ? marked(template.source) : template.source, { lstrip_blocks: true, trim_blocks: true }))
  stripAsPython(program)
  return (messages, addGenerationPrompt = false) => {
    const environment = new Environment()
    const names: Record<string, unknown> = {
      ...globals(template.source, now),
      // As records of their own, so that nothing but roles and texts is seen.
      messages: messages.map(({ role, content }) => ({ role, content })),
      add_generation_prompt: addGenerationPrompt,
      bos_token: template.bosToken,
      eos_token: template.eosToken,
      __generation_opens: OPEN,
      __generation_closes: CLOSE,
    }
    for (const name in names) environment.set(name, names[name])
    const { value } = new Interpreter(environment).run(program) as { value: string }
    return hasTags ? unmark(value) : { text: value, generated: undefined }
  }
}

const globals = (source: string, now: Date): Record<string, unknown> => ({
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  tools: null,
  documents: null,
  raise_exception: (reason: unknown) => {
    // Words that stand in the template tell nothing of the record; anything else may be a message.
    throw new TemplateRefusal(typeof reason === 'string' && reason !== '' && source.includes(reason) ? reason : undefined)
  },
  range: bounded,
  ...STRIPPERS,
  strftime_now: (format: string) => strftime(now, format),
})

function bounded(start: number, stop?: number, step = 1): number[] {
  const [from, to] = stop === undefined ? [0, start] : [start, stop]
  const length = Math.max(0, Math.ceil((to - from) / step))
  if (!(length <= RANGE_LIMIT)) throw new Error(`range of ${length} numbers; expected at most ${RANGE_LIMIT}`)
  return Array.from({ length }, (_, index) => from + index * step)
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const two = (n: number): string => String(n).padStart(2, '0')

/** The fields that published templates ask for, in English and UTC. */
const strftime = (date: Date, format: string): string =>
  format.replace(/%[YmdbBHMS%]/g, (field) => {
    const month = MONTHS[date.getUTCMonth()]!
    const values: Record<string, string> = {
      '%Y': String(date.getUTCFullYear()),
      '%m': two(date.getUTCMonth() + 1),
      '%d': two(date.getUTCDate()),
      '%b': month.slice(0, 3),
      '%B': month,
      '%H': two(date.getUTCHours()),
      '%M': two(date.getUTCMinutes()),
      '%S': two(date.getUTCSeconds()),
      '%%': '%',
    }
    return values[field]!
  })

function unmark(value: string): Rendering {
  const parts: string[] = []
  const generated: [number, number][] = []
  let length = 0
  let opened = 0
  for (let at = 0; ;) {
    const mark = value.indexOf('\u0000<', at)
    const upTo = mark < 0 ? value.length : mark
    parts.push(value.slice(at, upTo))
    length += upTo - at
    if (mark < 0) return { text: parts.join(''), generated }
    if (value.startsWith(OPEN, mark)) {
      opened = length
      at = mark + OPEN.length
    } else if (value.startsWith(CLOSE, mark)) {
      generated.push([opened, length])
      at = mark + CLOSE.length
    } else {
      parts.push('\u0000<')
      length += 2
      at = mark + 2
    }
  }
}
