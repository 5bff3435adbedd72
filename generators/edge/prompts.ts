/**
 * Reads scenario prompts: JSON Lines, a JSON list, a list under a name, concatenated JSON, or plain lines; strings, or objects that hold
 * their text under one of `TEXT_FIELDS`. What is malformed is left out, counted and told with its position; no usable prompt is an error.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chooseContainer } from '../../compile/sources/containers/index.ts'
import { openText, type RawObject } from '../../compile/sources/open.ts'
import { DEFAULT_LIMITS } from '../../compile/sources/shape.ts'

export const TEXT_FIELDS = [
  'prompt',
  'text',
  'scenario',
  'input',
  'instructions',
  'instruction',
  'edge_case',
  'content',
  'description',
] as const
const LISTS = ['prompts', 'edge_case_prompts', 'items', 'data', 'records', 'scenarios']
/** A prompt is a scenario and no book. */
export const LONGEST_PROMPT = 4_000

export interface Prompt {
  text: string
  /** `<file>#<record>` or `<file>#<record>.<item>`: where it stands. */
  at: string
}

export interface PromptFile {
  prompts: Prompt[]
  /** Places of what could not be used, with the reason; never its text. */
  malformed: { at: string; reason: string }[]
}

/** Throws where the file can not be read, or holds no usable prompt; the message says what it found and what it wants. */
export async function readPrompts(name: string, folder: string): Promise<PromptFile> {
  const path = resolve(folder, name)
  const size = await stat(path).then(
    (facts) => facts.size,
    () => {
      throw new Error(`prompts: found no file ${name}; expected scenario prompts there; correct "prompts" in the generator's options`)
    },
  )
  return readPromptObject({ key: name, size, read: () => createReadStream(path) })
}

export async function readPromptObject(object: RawObject): Promise<PromptFile> {
  const out: PromptFile = { prompts: [], malformed: [] }
  const { head, text } = await openText(object)
  const container = chooseContainer(head, object.key)
  for await (const read of container.read(text, DEFAULT_LIMITS)) {
    if ('reject' in read) out.malformed.push({ at: `${object.key}#${read.reject.position.record}`, reason: read.reject.reason })
    else take(read.unit.value, `${object.key}#${read.unit.position.record}`, out, container.name === 'text')
  }
  const seen = new Set<string>()
  out.prompts = out.prompts.filter(({ text, at }) => {
    if (!seen.has(text)) return seen.add(text)
    out.malformed.push({ at, reason: 'repeated' })
    return false
  })
  if (out.prompts.length === 0)
    throw new Error(
      `prompts: found ${out.malformed.length} records and no usable prompt in ${object.key}${reasons(out)}; ` +
        `expected strings, or objects with one of ${TEXT_FIELDS.slice(0, 5).join(', ')}; correct the file, or leave "prompts" out for the built-in grammar`,
    )
  return out
}

function reasons({ malformed }: PromptFile): string {
  const first = malformed.slice(0, 3).map(({ at, reason }) => `${at}: ${reason}`)
  return first.length === 0 ? '' : ` (${first.join('; ')})`
}

function take(value: unknown, at: string, out: PromptFile, lines: boolean): void {
  if (typeof value === 'string') {
    if (!lines) return takeText(value, at, out)
    for (const [i, line] of value.split('\n').entries()) if (line.trim() !== '') takeText(line, `${at}.${i + 1}`, out)
    return
  }
  if (typeof value !== 'object' || value === null) return void out.malformed.push({ at, reason: 'neither_text_nor_object' })
  if (Array.isArray(value)) return void takeList(value, at, out)
  const fields = value as Record<string, unknown>
  const list = LISTS.map((name) => fields[name]).find((one) => Array.isArray(one))
  if (list !== undefined) return takeList(list as unknown[], at, out)
  const text = TEXT_FIELDS.map((name) => fields[name]).find((one) => typeof one === 'string' && one.trim() !== '')
  if (text === undefined)
    return void out.malformed.push({ at, reason: TEXT_FIELDS.some((name) => name in fields) ? 'empty' : 'no_text_field' })
  takeText(text as string, at, out)
}

function takeList(list: readonly unknown[], at: string, out: PromptFile): void {
  for (const [i, one] of list.entries()) {
    if (Array.isArray(one)) out.malformed.push({ at: `${at}.${i + 1}`, reason: 'nested_list' })
    else take(one, `${at}.${i + 1}`, out, false)
  }
}

function takeText(raw: string, at: string, out: PromptFile): void {
  const text = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const reason = !raw.isWellFormed()
    ? 'half_a_character'
    : !/\p{L}{2}/u.test(text)
      ? 'empty'
      : text.length > LONGEST_PROMPT
        ? 'too_long'
        : ''
  if (reason === '') out.prompts.push({ text, at })
  else out.malformed.push({ at, reason })
}
