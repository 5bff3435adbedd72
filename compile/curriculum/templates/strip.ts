/**
 * Python's `strip`, `lstrip` and `rstrip` take the characters to strip; the engine's take none and strip white space, which renders Qwen's templates
 * otherwise than Python does. Calls with an argument are turned into calls of functions of our own before a template is run.
 */

interface Node {
  type: string
  [field: string]: unknown
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && 'type' in value

const METHODS: Record<string, string> = { strip: '__strip', lstrip: '__lstrip', rstrip: '__rstrip' }

/** Rewrites `text.lstrip(characters)` to `__lstrip(text, characters)`, everywhere in a parsed template. */
export function stripAsPython(node: unknown): void {
  if (Array.isArray(node)) return node.forEach(stripAsPython)
  if (node instanceof Map) return [...node].flat().forEach(stripAsPython)
  if (!isNode(node)) return
  Object.values(node).forEach(stripAsPython)
  const { callee, args } = node
  if (node.type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression' || callee['computed'] === true) return
  const property = callee['property'] as Node
  const name = METHODS[String(property['value'])]
  if (name === undefined || !Array.isArray(args) || args.length === 0) return
  node['args'] = [callee['object'], ...(args as unknown[])]
  node['callee'] = Object.assign(property, { value: name })
}

const SPACE = (character: string): boolean => /\s/.test(character)

const stripper =
  (left: boolean, right: boolean) =>
  (text: unknown, characters: unknown): string => {
    if (typeof text !== 'string') throw new TypeError('strip of something that is no text')
    const wanted = typeof characters === 'string' ? new Set(characters) : undefined
    const drops = (character: string): boolean => (wanted === undefined ? SPACE(character) : wanted.has(character))
    const all = [...text]
    let start = 0
    let end = all.length
    while (left && start < end && drops(all[start]!)) start++
    while (right && end > start && drops(all[end - 1]!)) end--
    return all.slice(start, end).join('')
  }

export const STRIPPERS = { __strip: stripper(true, true), __lstrip: stripper(true, false), __rstrip: stripper(false, true) }
