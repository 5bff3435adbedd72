/**
 * The chat template that a model will be trained with: ChatML, or the base model's own, read from what its repository holds (tokenizer_config.json,
 * chat_template.jinja, or their folder). Nothing is downloaded and nothing but these files is read.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ConfigError } from '../../config-error.ts'
import { CHATML, CHATML_END } from './chatml.ts'

export interface ChatTemplate {
  /** `chatml`, or the name of the file. */
  name: string
  /** Jinja. */
  source: string
  bosToken: string
  eosToken: string
  /** What the tokenizer turns into one token of control, wherever it stands. */
  specialTokens: string[]
}

export const chatml: ChatTemplate = {
  name: 'chatml',
  source: CHATML,
  bosToken: '',
  eosToken: CHATML_END,
  specialTokens: ['<|im_start|>', '<|im_end|>'],
}

/** Published templates are below 40 KB; a tokenizer's configuration below 3 MB. */
const TEMPLATE_LIMIT = 256 * 1024
const CONFIG_LIMIT = 32 * 1024 * 1024

const wrong = (path: string, found: string, expected: string): ConfigError =>
  new ConfigError(`  chat template "${path}": found ${found}; expected ${expected}`)

/** Reads a template. Throws ConfigError, which names the path, what was found and what is expected. */
export async function readChatTemplate(named: string): Promise<ChatTemplate> {
  if (named === 'chatml') return chatml
  const kind = await stat(named).catch((error: NodeJS.ErrnoException) => {
    throw wrong(named, error.code ?? 'an error', '"chatml", a .jinja file, a tokenizer_config.json, or the folder of one')
  })
  const folder = kind.isDirectory() ? named : dirname(named)
  const isJinja = kind.isFile() && /\.(jinja2?|j2)$/.test(named)
  const config = kind.isFile() && !isJinja ? await configAt(named) : await configAt(join(folder, 'tokenizer_config.json'), true)
  const source = isJinja ? await textAt(named, TEMPLATE_LIMIT) : (inConfig(named, config) ?? (await beside(folder)))
  if (source === undefined)
    throw wrong(
      named,
      'a tokenizer without a chat template (no "chat_template" in tokenizer_config.json, no chat_template.jinja beside it)',
      'one of them; name "chatml", or a .jinja file',
    )
  if (source.length > TEMPLATE_LIMIT) throw wrong(named, `a template of ${source.length} characters`, `at most ${TEMPLATE_LIMIT}`)
  return {
    name: basename(named),
    source,
    bosToken: tokenText(config['bos_token']) ?? '',
    eosToken: tokenText(config['eos_token']) ?? '',
    specialTokens: specialsOf(config),
  }
}

async function textAt(path: string, limit: number): Promise<string> {
  const { size } = await stat(path)
  if (size > limit) throw wrong(path, `${size} bytes`, `at most ${limit}`)
  return readFile(path, 'utf8')
}

async function configAt(path: string, optional = false): Promise<Record<string, unknown>> {
  let text: string
  try {
    text = await textAt(path, CONFIG_LIMIT)
  } catch (error) {
    if (optional && (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error instanceof ConfigError ? error : wrong(path, (error as NodeJS.ErrnoException).code ?? 'an error', 'a file that can be read')
  }
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    throw wrong(path, 'text that is no JSON', 'a tokenizer_config.json or a .jinja file')
  }
  throw wrong(path, 'JSON that is no object', 'a tokenizer_config.json or a .jinja file')
}

/** A configuration holds one template, or several by name, of which the default is for chats. */
function inConfig(path: string, config: Record<string, unknown>): string | undefined {
  const value = config['chat_template']
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  const named = Array.isArray(value) ? (value as { name?: unknown; template?: unknown }[]) : []
  const found = named.find((entry) => entry?.name === 'default')?.template
  if (typeof found === 'string') return found
  throw wrong(path, 'a "chat_template" without a text or an entry named "default"', 'one of them')
}

async function beside(folder: string): Promise<string | undefined> {
  const path = join(folder, 'chat_template.jinja')
  const there = await stat(path).catch(() => undefined)
  return there?.isFile() === true ? textAt(path, TEMPLATE_LIMIT) : undefined
}

const tokenText = (value: unknown): string | undefined => {
  const text = value !== null && typeof value === 'object' ? (value as { content?: unknown }).content : value
  return typeof text === 'string' && text !== '' ? text : undefined
}

const NAMED = ['bos_token', 'eos_token', 'unk_token', 'pad_token', 'sep_token', 'cls_token', 'mask_token'] as const

function specialsOf(config: Record<string, unknown>): string[] {
  const added = Object.values((config['added_tokens_decoder'] ?? {}) as Record<string, { content?: unknown; special?: unknown }>)
  const extra = config['additional_special_tokens'] ?? config['extra_special_tokens']
  const texts = [
    ...NAMED.map((name) => tokenText(config[name])),
    ...added.filter((entry) => entry?.special === true).map(tokenText),
    ...Object.values(extra !== null && typeof extra === 'object' ? extra : {}).map(tokenText),
  ]
  return [...new Set(texts.filter((text) => text !== undefined))]
}
