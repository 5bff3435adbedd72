/**
 * Tokens as a trainer's tokenizer counts them: o200k (default) and cl100k are built in, the base model's own is read from its tokenizer.json.
 * A message costs its content and FRAME more: what ChatML puts around it.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigError } from '../config-error.ts'

export interface Tokenizer {
  name: string
  /** Of the tokenizer.json; null for one that is built in. */
  sha256: string | null
  /** Tokens of a text without special ones; what reads like a special token is text. */
  count(text: string): number
}

/** `<|im_start|>`, the role, a line feed, `<|im_end|>`, a line feed. */
export const FRAME = 5

export const BUILT_IN = ['o200k_base', 'cl100k_base'] as const

/**
 * Merging the pairs of one run of letters takes time with the square of its length: 200,000 letters a minute. Longer runs than this are
 * counted in pieces, each of which may cost a token more than it would within the run. Words are shorter, and so are sentences of scripts
 * without spaces.
 */
const LONGEST_RUN = 256
const LONG_RUN = new RegExp(
  `[\\p{L}\\p{M}]{${LONGEST_RUN + 1},}|\\s{${LONGEST_RUN + 1},}|[^\\s\\p{L}\\p{M}\\p{N}]{${LONGEST_RUN + 1},}`,
  'u',
)
const LONG_RUNS = new RegExp(LONG_RUN.source, 'gu')

/** A count that takes time with the length of the text, whatever stands in it. */
export function bounded(count: (text: string) => number): (text: string) => number {
  return (text) => {
    if (!LONG_RUN.test(text)) return count(text)
    let tokens = 0
    let at = 0
    for (const { 0: run, index } of text.matchAll(LONG_RUNS)) {
      if (index > at) tokens += count(text.slice(at, index))
      for (const piece of pieces(run)) tokens += count(piece)
      at = index + run.length
    }
    return at < text.length ? tokens + count(text.slice(at)) : tokens
  }
}

function* pieces(run: string): Generator<string> {
  const points = Array.from(run)
  for (let at = 0; at < points.length; at += LONGEST_RUN) yield points.slice(at, at + LONGEST_RUN).join('')
}

/** Throws ConfigError where the file is missing or is no tokenizer. */
export async function openTokenizer(name: string): Promise<Tokenizer> {
  if (name === 'o200k_base' || name === 'cl100k_base') {
    const { countTokens } =
      name === 'o200k_base' ? await import('gpt-tokenizer/encoding/o200k_base') : await import('gpt-tokenizer/encoding/cl100k_base')
    const options = { disallowedSpecial: new Set<string>() }
    return { name, sha256: null, count: bounded((text) => countTokens(text, options)) }
  }
  return openHuggingFace(name)
}

async function openHuggingFace(file: string): Promise<Tokenizer> {
  const wrong = (found: string): ConfigError =>
    new ConfigError(`  curriculum.tokenizer: "${file}" ${found}; expected ${BUILT_IN.join(', ')} or the path of a tokenizer.json`)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw wrong(`can not be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`)
  }
  const content = parsed(bytes)
  if (!isTokenizer(content)) throw wrong('is no tokenizer: it has no "model" with a "vocab"')
  const { Tokenizer } = await import('@huggingface/tokenizers')
  let count: (text: string) => number
  try {
    const tokenizer = new Tokenizer(content, settingsBeside(file))
    count = (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length
    if (!(count('One two three.') > 0)) throw new Error('it makes no tokens of a sentence')
  } catch (error) {
    throw wrong(`is a tokenizer that can not be used (${(error as Error).message.slice(0, 120)})`)
  }
  return { name: file, sha256: hash('sha256', bytes), count: bounded(count) }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

function isTokenizer(content: unknown): content is object {
  const model = (content as { model?: { vocab?: unknown } | null } | null)?.model
  return typeof model === 'object' && model !== null && typeof model.vocab === 'object' && model.vocab !== null
}

/** The tokenizer_config.json that lies with it, as in a model's folder; it decides on little that counts. */
function settingsBeside(file: string): object {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(dirname(file), 'tokenizer_config.json'), 'utf8'))
    return typeof settings === 'object' && settings !== null ? settings : {}
  } catch {
    return {}
  }
}
