/**
 * What a rendered record must be, so that a trainer learns from it what it should: something of the assistant's is trained on, the template accepts the
 * roles, no content holds a token of control, and the context does not end before the last assistant turn does.
 */
import type { Message } from '#contract/record.ts'
import type { ChatTemplate } from './chat-template.ts'
import { renderer, TemplateRefusal, type Render, type Rendering } from './render.ts'
import { specialTokenFinder, type SpecialTokenFinder } from './special-tokens.ts'

export const TEMPLATE_CODES = [
  'template_refused',
  'template_failed',
  'no_trainable_token',
  'special_token_in_content',
  'truncated_before_last_assistant',
] as const
export type TemplateCode = (typeof TEMPLATE_CODES)[number]

/** What is wrong with a record: numbers, roles, names of tokens and a template's own words; never text of the record. */
export interface Finding {
  code: TemplateCode
  detail: string
}

export interface Examiner {
  /** A chat record, or one side of a pair. */
  chat(messages: readonly Message[], context: number): Finding[]
  /** A text that is trained on as it is. */
  text(text: string): Finding[]
}

/** Tokens of a text, no special ones added. */
export type CountTokens = (text: string) => number

/** Throws SyntaxError where the template is no Jinja. */
export function examiner(template: ChatTemplate, countTokens: CountTokens, now: Date): Examiner {
  const render = renderer(template, now)
  const special = specialTokenFinder(template)
  return {
    chat: (messages, context) => [...specials(messages, special), ...rendered(messages, context, render, countTokens)],
    text: (text) => {
      const token = special(text)
      return token === undefined ? [] : [inContent(token, 'the text')]
    },
  }
}

const inContent = (token: string, where: string): Finding => ({
  code: 'special_token_in_content',
  detail: `${JSON.stringify(token)} in ${where}`,
})

function specials(messages: readonly Message[], special: SpecialTokenFinder): Finding[] {
  for (const [index, { role, content }] of messages.entries()) {
    const token = special(content)
    if (token !== undefined) return [inContent(token, `message ${index} (${role})`)]
  }
  return []
}

function rendered(messages: readonly Message[], context: number, render: Render, countTokens: CountTokens): Finding[] {
  let rendering: Rendering
  try {
    rendering = render(messages)
  } catch (error) {
    const roles = shortRoles(messages)
    if (error instanceof TemplateRefusal)
      return [{ code: 'template_refused', detail: `${error.reason ?? 'without words of its own'}; roles ${roles}` }]
    // The engine's words may quote what it was working on.
    return [{ code: 'template_failed', detail: `${error instanceof Error ? error.name : 'error'}; roles ${roles}` }]
  }
  const { trained, lastEnd } = trainedPart(messages, rendering)
  if (!trained) return [{ code: 'no_trainable_token', detail: `roles ${shortRoles(messages)}` }]
  const needed = rendering.text.slice(0, lastEnd)
  // A token is at least one byte, so that most records need no count.
  if (Buffer.byteLength(needed) <= context) return []
  const tokens = countTokens(needed)
  return tokens <= context
    ? []
    : [{ code: 'truncated_before_last_assistant', detail: `${tokens} tokens to the end of the last assistant turn, context ${context}` }]
}

/** `system user assistant x3`: enough to see what a template objected to. */
function shortRoles(messages: readonly Message[]): string {
  const roles = messages.map(({ role }) => role)
  return roles.length <= 8 ? roles.join(' ') : `${roles.slice(0, 5).join(' ')} ... (${roles.length} messages)`
}

/**
 * Whether anything of the assistant's is trained on, and where the last such part ends. Generation tags say it; without them trainers look for the
 * assistant's words in the rendering, turn after turn, and so do we.
 */
function trainedPart(messages: readonly Message[], { text, generated }: Rendering): { trained: boolean; lastEnd: number } {
  if (generated !== undefined) {
    const full = generated.filter(([start, end]) => text.slice(start, end).trim() !== '')
    return { trained: full.length > 0 && hasWords(messages), lastEnd: full.at(-1)?.[1] ?? 0 }
  }
  let at = 0
  let lastEnd = 0
  for (const { role, content } of messages) {
    const words = content.trim() // many templates trim
    const found = text.indexOf(words, at)
    if (found < 0 || words === '') continue
    at = found + words.length
    if (role === 'assistant') lastEnd = at
  }
  return { trained: lastEnd > 0, lastEnd }
}

/** An end-of-turn mark alone teaches silence. */
const hasWords = (messages: readonly Message[]): boolean =>
  messages.some(({ role, content }) => role === 'assistant' && content.trim() !== '')
