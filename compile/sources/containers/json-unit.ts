/** One JSON text becomes a unit, or the reason why not. */
import type { Position } from '#contract/ledger.ts'
import { isDecodable } from '../open/utf8.ts'
import type { Limits, Read } from '../shape.ts'
import { scanWhole, type Scan } from './json-scan.ts'

/** True where a text is longer than the limit in UTF-8 bytes; the bytes are counted only where the length leaves it open. */
export function isTooLarge(text: string, limits: Limits): boolean {
  return text.length > limits.recordBytes || (text.length * 3 > limits.recordBytes && Buffer.byteLength(text) > limits.recordBytes)
}

export const tooLarge = (position: Position, limits: Limits): Read => ({
  reject: { position, reason: 'record_too_large', detail: `longer than ${limits.recordBytes} bytes` },
})
export const tooDeep = (position: Position, limits: Limits): Read => ({
  reject: { position, reason: 'nesting_too_deep', detail: `nested deeper than ${limits.nesting} levels` },
})
export const undecodable = (position: Position): Read => ({
  reject: { position, reason: 'invalid_encoding', detail: 'holds bytes that are not text in the encoding of the object' },
})

/** Fields of all objects of a value. */
function countFields(value: unknown): number {
  let count = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (one === null || typeof one !== 'object') continue
    const values: unknown[] = Array.isArray(one) ? one : Object.values(one)
    if (values !== one) count += values.length
    for (const item of values) if (item !== null && typeof item === 'object') open.push(item)
  }
  return count
}

/**
 * True where one object names a field twice with different values. JSON.parse keeps the last and says
 * nothing, so which answer a person gave would depend on the parser. Written again with the same value, nothing is lost.
 */
function changesByDuplicate(text: string): boolean {
  let changed = false
  const first = new Map<string, string>()
  const spans = objectMembers(text)
  for (const { object, key, value } of spans) {
    const name = `${object}\u0000${key}`
    const known = first.get(name)
    if (known === undefined) first.set(name, value)
    else if (known !== value) changed = true
  }
  return changed
}

/** Every member of every object of a well-formed JSON text: the object's number, the key as it reads, the value as compact JSON. */
function objectMembers(text: string): { object: number; key: string; value: string }[] {
  const members: { object: number; key: string; value: string }[] = []
  const stack: { object: number; key: string | null; start: number }[] = []
  let objects = 0
  const close = (end: number): void => {
    const top = stack.at(-1)
    if (top === undefined || top.object === 0 || top.key === null) return
    members.push({ object: top.object, key: top.key, value: JSON.stringify(JSON.parse(text.slice(top.start, end))) })
    top.key = null
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (char === '"') {
      const from = i++
      for (; text[i] !== '"'; i++) if (text[i] === '\\') i++
      const top = stack.at(-1)
      if (top !== undefined && top.object > 0 && top.key === null) {
        top.key = JSON.parse(text.slice(from, i + 1)) as string
        while (text[++i] !== ':');
        top.start = i + 1
      }
    } else if (char === '{') stack.push({ object: ++objects, key: null, start: 0 })
    else if (char === '[') stack.push({ object: 0, key: null, start: 0 })
    else if (char === ',') close(i)
    else if (char === '}' || char === ']') {
      close(i)
      stack.pop()
    }
  }
  return members
}

/** Reads one JSON text. `scan` is what is known of it; `last` tells that nothing follows, so that an open end is a cut. */
export function readJson(
  text: string,
  position: Position,
  limits: Limits,
  last: boolean,
  scan: Scan & { open: boolean } = scanWhole(text),
): Read {
  if (!isDecodable(text)) return undecodable(position)
  if (scan.deepest > limits.nesting) return tooDeep(position, limits)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const reason = last && scan.open ? 'truncated_json' : 'malformed_json'
    return { reject: { position, reason, ...(reason === 'truncated_json' && { detail: 'the object ends within the record' }) } }
  }
  if (scan.fields > 0 && scan.fields !== countFields(value) && changesByDuplicate(text))
    return { reject: { position, reason: 'duplicate_key' } }
  return { unit: { position, value } }
}
