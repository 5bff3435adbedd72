/**
 * Special tokens inside content. A tokenizer turns `<|im_end|>` into a token of control wherever it stands: a user's message that holds one ends
 * its own turn and begins another in the training data. What counts: the tokenizer's own, the marks that the template writes, and the marks of the
 * well-known families, because a checkpoint is often trained on with another template than it was judged with.
 */

/** `<|name|>` of ChatML, GPT, Llama 3, Phi, Qwen; `<｜name｜>` of DeepSeek; Llama 2, Mistral and Gemma by name. No prose looks like these. */
const FAMILIES = [
  String.raw`<\|[A-Za-z0-9_][A-Za-z0-9_ .:/-]{0,62}\|>`,
  String.raw`<｜[^<>｜]{1,64}｜>`,
  String.raw`\[/?INST\]`,
  String.raw`<</?SYS>>`,
  String.raw`</?(?:start|end)_of_turn>`,
]

/** Marks in a template's own text: what it wraps messages in. */
const IN_TEMPLATE = new RegExp([...FAMILIES, String.raw`</?s>`, String.raw`<(?:bos|eos|pad|unk)>`].join('|'), 'g')

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

export type SpecialTokenFinder = (content: string) => string | undefined

/** The tokenizer's special tokens and the marks that the template writes, longest first: of two that begin alike the whole one is found. */
export function controlTokens(template: { source: string; specialTokens: readonly string[] }): string[] {
  const named = new Set([...template.specialTokens, ...(template.source.match(IN_TEMPLATE) ?? [])])
  return [...named].filter((token) => token.trim() !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** A function that gives the first special token inside a content. Every one begins with a character of a small set, which is looked for first. */
export function specialTokenFinder(template: { source: string; specialTokens: readonly string[] }): SpecialTokenFinder {
  const alternatives = controlTokens(template)
  const pattern = new RegExp([...alternatives.map(escaped), ...FAMILIES].join('|'))
  const first = [...new Set([...alternatives.map((token) => token[0]!), '<', '['])]
  return (content) => (first.some((character) => content.includes(character)) ? pattern.exec(content)?.[0] : undefined)
}
