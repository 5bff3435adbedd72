/**
 * An external benchmark: a file of texts that the model will be measured on, so that train may not hold them. JSON lines (or one JSON list)
 * where every item is a text, or an object of which all texts are taken in order; otherwise text, an item a line. An item is in train where a
 * record holds half of its 13-grams; one too short for that, where a message is the item, word for word.
 */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { words } from './word-set.ts'
import splits from './splits.json' with { type: 'json' }

export interface Benchmark {
  /** Name of the file: findings cite `<name>#<item>`, 1-based. */
  name: string
  items: string[]
}

/** Fields that say what an item is, not what it asks. */
const ABOUT = new Set(['id', 'uuid', 'role', 'from', 'source', 'split', 'lang', 'language', 'category', 'subject', 'topic', 'type', 'url'])

/** Reads a benchmark. Throws an error that names the file, where it can not be read or holds no item. */
export async function readBenchmark(path: string): Promise<Benchmark> {
  const name = basename(path)
  const wrong = (found: string): Error =>
    new Error(`Benchmark "${name}": found ${found}; expected JSON lines, a JSON list, or text with an item a line; name another file`)
  let items: string[]
  try {
    items = firstCharacter(path) === '[' ? listOf(JSON.parse(await readFile(path, 'utf8'))) : await linesOf(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // The engine's own words quote the text.
    throw wrong(code ?? (error instanceof SyntaxError ? 'JSON that can not be read' : (error as Error).message))
  }
  if (!items.some((item) => words(item).length > 0)) throw wrong('no item')
  return { name, items }
}

function firstCharacter(path: string): string {
  const fd = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4096)
    return (
      head
        .toString('utf8', 0, readSync(fd, head))
        .replace(/^\ufeff/, '')
        .trimStart()[0] ?? ''
    )
  } finally {
    closeSync(fd)
  }
}

const listOf = (value: unknown): string[] => {
  if (!Array.isArray(value)) throw new Error('JSON that is no list')
  return value.map((item) => textsOf(item).join('\n'))
}

async function linesOf(path: string): Promise<string[]> {
  const items: string[] = []
  let number = 0
  let json: boolean | undefined
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number++
    const text = line.replace(/^\ufeff/, '')
    if (text.trim() === '') continue
    json ??= /^\s*[{"[]/.test(text) && isJson(text)
    if (json && !isJson(text)) throw new Error(`a line that is no JSON (line ${number})`)
    items.push(json ? textsOf(JSON.parse(text)).join('\n') : text)
  }
  return items
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** All texts of a value, in order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([field, inner]) => (ABOUT.has(field.toLowerCase()) ? [] : textsOf(inner)))
}

/** Items of fewer words say nothing that could be recognised. */
export const isTooShort = (item: string): boolean => words(item).length < splits.overlap.messageWords
