/**
 * What a record says of the scene that its dialogue is played in, beside the dialogue: a setting (`scenario`, `situation` …), and
 * the parts of its speakers (`user 1 personas`, `client_profile`). A field that holds a mark or an id and no text says nothing.
 */
import type { Scene } from '../../conversation.ts'
import { plainName, type Json } from './fields.ts'

const SETTINGS = ['scenario', 'scene', 'setting', 'situation', 'background']
const PART = /^(.+?)(?:personas?|profile|character)$/

/** Text of a field: words, or a list of sentences a line each. */
function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('\n') : value
  return typeof text === 'string' && /\S\s+\S/.test(text) ? text.trim() : undefined
}

export function sceneOf(record: Json): { scene?: Scene } {
  let setting: string | undefined
  const parts: [label: string, text: string][] = []
  for (const name of Object.keys(record)) {
    const plain = plainName(name)
    const label = PART.exec(plain)?.[1]
    if (label === undefined && !SETTINGS.includes(plain)) continue
    const text = textOf(record[name])
    if (text === undefined) continue
    if (label === undefined) setting ??= text
    else parts.push([label, text])
  }
  if (setting === undefined && parts.length === 0) return {}
  return { scene: { ...(setting !== undefined && { setting }), ...(parts.length > 0 && { parts: Object.fromEntries(parts) }) } }
}
