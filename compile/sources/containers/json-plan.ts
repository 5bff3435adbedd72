/**
 * What a JSON object at the start of a file is: one record, a list in a wrapper, or records by their keys. Judged by its
 * head alone, so that the rest can be streamed.
 */
import { scanValue, startScan } from './json-scan.ts'

export type Plan =
  /** One record, or several objects one after another. */
  | { kind: 'single' }
  /** Lists of records stand under these names. */
  | { kind: 'wrapped'; lists: ReadonlySet<string> }
  /** Every member is a record. */
  | { kind: 'records' }

/** Names under which files keep their list of records. */
const WRAPPER =
  /^(?:data|dataset|items?|records?|rows?|conversations?|dialog(?:ue)?s?|dialogs_list|chats?|threads?|sessions?|transcripts?|prompts?|examples?|samples?|entries|results?|documents?|docs|instances?|scenarios?|cases|pairs|interactions|questions|train|training|test|val|valid|validation|dev)$/i
/** Fields of a record: an object that has one of them is a record itself, and not a shelf of records. */
const FIELD =
  /^(?:id|messages?|conversations?|dialog(?:ue)?|log|turns?|utterances?|history|chosen|rejected|prompt|response|completion|question|answer|instruction|input|output|context|content|text|role|from|value|speaker|system|tools?|preferred_output|non_preferred_output|metadata|meta|meeting_transcripts)$/i
const SPEAKER = /^(?:role|from|speaker|author|sender|name|names|user|interlocutor|system)$/i
const SAID = /^(?:content|value|text|utterance|utterances|message|body|input|output)$/i

interface Member {
  key: string
  /** The value, as far as the head goes. */
  text: string
  whole: boolean
}

/** The members of the object that a text begins with, as far as the text goes; null where it is no object. `end`: behind its brace, or -1. */
function membersOfHead(text: string, start = 0): { members: Member[]; end: number } | null {
  const spaces = /[\s\ufeff]*/y
  const skip = (at: number): number => {
    spaces.lastIndex = at
    return at + spaces.exec(text)![0].length
  }
  let at = skip(start)
  if (text[at] !== '{') return null
  const members: Member[] = []
  at = skip(at + 1)
  while (text[at] === '"') {
    const keyEnd = scanValue(startScan(), text, at)
    if (keyEnd === -1) break
    const key = text.slice(at + 1, keyEnd - 1)
    at = skip(keyEnd)
    if (text[at] !== ':') break
    at = skip(at + 1)
    const bare = /[^\s,:[\]{}"]*/y
    bare.lastIndex = at
    const end = '{["'.includes(text[at] ?? 'x') ? scanValue(startScan(), text, at) : at + bare.exec(text)![0].length
    members.push({ key, text: text.slice(at, end === -1 ? undefined : end), whole: end !== -1 })
    if (end === -1) return { members, end: -1 }
    at = skip(end)
    if (text[at] !== ',') break
    at = skip(at + 1)
  }
  return { members, end: text[at] === '}' ? at + 1 : -1 }
}

const keysOf = (text: string): string[] | null => membersOfHead(text)?.members.map(({ key }) => key) ?? null
const firstItem = (list: string): string => list.slice(1).trimStart()
/** A list of turns, which makes the object that holds it a record. */
function holdsTurns(list: string): boolean {
  const keys = keysOf(firstItem(list))
  return (
    keys !== null &&
    keys.some((key) => SPEAKER.test(key)) &&
    keys.some((key) => SAID.test(key)) &&
    keys.length <= 8 &&
    !/^\s*\{[^{}[\]]*\[/.test(firstItem(list))
  )
}
const holdsRecords = (list: string): boolean => /^\[\s*[[{]/.test(list) && !holdsTurns(list)

function alike(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((key) => b.includes(key)).length
  return shared * 2 >= Math.max(1, new Set([...a, ...b]).size)
}

function areRecords(members: readonly Member[]): boolean {
  if (members.some(({ key }) => FIELD.test(key))) return false
  if (members.every(({ text }) => text.startsWith('[')))
    return members.length > 1 && members.every(({ text }) => /^\[\s*([[{"\]]|$)/.test(text))
  if (!members.every(({ text }) => text.startsWith('{'))) return false
  const forms = members.map(({ text }) => keysOf(text) ?? [])
  // The last one may be cut off by the head, and then has fewer fields than it will.
  const compared = members.at(-1)!.whole || forms.length === 1 ? forms : forms.slice(0, -1)
  if (members.length === 1) return forms[0]!.some((key) => FIELD.test(key)) || /\d/.test(members[0]!.key)
  return compared.every((form) => alike(form, compared[0]!)) && (compared.length > 1 || forms[0]!.length > 0)
}

export function planObject(head: string): Plan {
  const read = membersOfHead(head)
  if (read === null || read.members.length === 0) return { kind: 'single' }
  const { members, end } = read
  if (end !== -1 && /[^\s\ufeff]/.test(head.slice(end))) return { kind: 'single' } // one object after another
  if (members.some(({ text }) => text.startsWith('[') && holdsTurns(text) && !WRAPPER.test(''))) {
    const turnKeys = members.filter(({ text }) => text.startsWith('[') && holdsTurns(text))
    // Records by key may each be a bare list of turns; a record has its turns under the name of a field, or something beside them.
    return turnKeys.length === members.length && areRecords(members) ? { kind: 'records' } : { kind: 'single' }
  }
  const lists = members.filter(({ text }) => holdsRecords(text))
  const named = lists.filter(({ key }) => WRAPPER.test(key))
  if (named.length > 0) return { kind: 'wrapped', lists: new Set(named.map(({ key }) => key)) }
  if (areRecords(members)) return { kind: 'records' }
  return lists.length === 1 && members.length === 1 ? { kind: 'wrapped', lists: new Set([lists[0]!.key]) } : { kind: 'single' }
}

/** True where a wrapper's later members, beyond the head, are lists of records too. */
export const isWrapperName = (key: string): boolean => WRAPPER.test(key)
