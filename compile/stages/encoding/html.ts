/**
 * HTML in a text that should be prose. Tags go only where the text is clearly HTML: elements of prose, in pairs or void,
 * and no code anywhere. "<3", "a < b", "<name>" and an answer that teaches HTML stay as they are.
 */
import { unescape_html } from 'ftfy-js/fixes'

const BLOCK =
  'address|article|aside|blockquote|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|li|main|ol|p|section|table|tbody|thead|tfoot|tr|ul|pre'
const INLINE = 'a|abbr|b|big|cite|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|u|td|th'
const VOID = 'br|hr|img|wbr'
const TAG = new RegExp(
  `<(/?)(${BLOCK}|${INLINE}|${VOID})((?:\\s+[a-z_:@][\\w:.-]*(?:\\s*=\\s*(?:"[^"<>]*"|'[^'<>]*'|[^\\s"'<>=]+))?)*)\\s*(/?)>`,
  'gi',
)
const IS_BLOCK = new RegExp(`^(?:${BLOCK})$`, 'i')
const IS_VOID = new RegExp(`^(?:${VOID})$`, 'i')
/** Signs that the tags are the subject: fenced or quoted code, a document, a form, a script, a style. */
const CODE =
  /```|`[^`\n]*<|<!doctype|<\/?(?:html|head|body|script|style|form|input|button|select|option|textarea|label|canvas|svg|template|code|link|meta|nav|video|audio|iframe)\b|\bHTML\b/i

/** Names of the elements that a text really uses: void ones, and those with both ends or with attributes. */
function usedElements(text: string): Set<string> {
  const opened = new Set<string>()
  const used = new Set<string>()
  for (const [, slash, name, attributes] of text.matchAll(TAG)) {
    const element = name!.toLowerCase()
    if (IS_VOID.test(element) || /=/.test(attributes!)) used.add(element)
    else if (slash === '') opened.add(element)
    else if (opened.has(element)) used.add(element)
  }
  // A paragraph need not be closed, but one tag alone may be a placeholder.
  if (opened.has('p') && (text.match(/<p>/gi)?.length ?? 0) > 1) used.add('p')
  if (opened.has('li') && (used.has('ul') || used.has('ol'))) used.add('li')
  return used
}

export function removeTags(text: string): string {
  if (!text.includes('<') || !text.includes('>') || CODE.test(text)) return text
  const used = usedElements(text)
  if (used.size === 0) return text
  let changed = false
  const out = text.replace(TAG, (tag, slash: string, name: string) => {
    const element = name.toLowerCase()
    if (!used.has(element)) return tag
    changed = true
    if (element === 'br' || element === 'hr') return '\n'
    if (element === 'td' || element === 'th') return slash === '' ? '' : '\t'
    if (!IS_BLOCK.test(element)) return ''
    return element === 'li' && slash === '' ? '\n- ' : element === 'p' && slash !== '' ? '\n\n' : '\n'
  })
  return changed ? tidy(out) : text
}

/** Line breaks that only separated tags pile up; at most one blank line stays, and none at the ends. */
const tidy = (text: string): string => {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\dA-Za-z]{1,31});/

export function decodeEntities(text: string): string {
  if (!text.includes('&') || !ENTITY.test(text) || text.includes('```') || /`[^`\n]*&/.test(text)) return text
  return unescape_html(text)
}
