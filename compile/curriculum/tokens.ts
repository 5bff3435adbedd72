/**
 * Tokens as a trainer's tokenizer counts them: o200k (default) and cl100k are built in, the base model's own is read from its tokenizer.json.
 * A message costs its content and FRAME more: what ChatML puts around it.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigError } from '../config-error.ts'
import { counterOf, ranksOf } from './byte-pairs.ts'

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

/** Counts a rendered text: each token of control is one, as the trainer's tokenizer will have it, though this one may not know it. */
export function withControls(count: (text: string) => number, controls: readonly string[]): (text: string) => number {
  if (controls.length === 0) return count
  const pattern = new RegExp(controls.map((token) => RegExp.escape(token)).join('|'), 'u')
  return (text) => {
    const between = text.split(pattern)
    return between.reduce((all, part) => all + count(part), between.length - 1)
  }
}

/** Throws ConfigError where the file is missing or is no tokenizer. */
export async function openTokenizer(name: string): Promise<Tokenizer> {
  const built = await builtIn(name)
  if (built !== null) return { name, sha256: null, count: built }
  return openHuggingFace(name)
}

const opened = new Map<string, (text: string) => number>()

/** Loaded once: the ranks of 200,000 tokens. */
async function builtIn(name: string): Promise<((text: string) => number) | null> {
  if (!(BUILT_IN as readonly string[]).includes(name)) return null
  const known = opened.get(name)
  if (known !== undefined) return known
  const [{ CL100K_TOKEN_SPLIT_REGEX: cl100k, O200K_TOKEN_SPLIT_REGEX: o200k }, { default: tokens }] = await Promise.all([
    import('gpt-tokenizer/encodingParams/constants'),
    name === 'o200k_base' ? import('gpt-tokenizer/bpeRanks/o200k_base') : import('gpt-tokenizer/bpeRanks/cl100k_base'),
  ])
  const count = counterOf(ranksOf(tokens), name === 'o200k_base' ? o200k : cl100k)
  opened.set(name, count)
  return count
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
  return { name: file, sha256: hash('sha256', bytes), count }
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
