/** HTML from templates in which every value is text, unless it was made by a template itself. */
export interface Markup {
  readonly html: string
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Marks that turn the direction of what follows them: a name with one could make a sentence say something else. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g

export const escape = (text: string): string => text.replaceAll(TURNING, '\ufffd').replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter]!)

type Value = Markup | string | number | null | undefined | false | readonly Value[]

function toHtml(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escape(value)
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : value.map(toHtml).join('')
}

export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  html: parts.map((part, at) => part + (at < values.length ? toHtml(values[at]!) : '')).join(''),
})

/** Markup of our own making: drawings, style sheets, what another template wrote. */
export const trusted = (text: string): Markup => ({ html: text })
