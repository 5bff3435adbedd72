/** JSON in its ways: lines, an array, records by key, one object after another; ChatML, ShareGPT, turns, prompts, pairs. */
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { Draft } from '../draft.ts'
import type { Item } from '../item.ts'
import { type Format, units } from './format.ts'

type ToJson = (draft: Draft, index: number) => unknown

/** Level 6 and no name or time in the header; the byte that names the system is set to "unknown", since it differs by machine. */
function gzip(text: string): Uint8Array {
  const bytes = gzipSync(text)
  bytes[9] = 255
  return bytes
}

const textOf = (item: Item, index: number, toJson: ToJson, indent?: number): string =>
  item.broken?.text ?? JSON.stringify(toJson(item.draft!, index), null, indent)

const lines =
  (toJson: ToJson, finish: (text: string) => string | Uint8Array = (text) => text): Format =>
  (items, path) =>
    units(
      items,
      path,
      items.map((item, i) => textOf(item, i, toJson)),
      (texts) => finish(texts.map((text, i) => text + (items[i]!.broken?.last ? '' : '\n')).join('')),
    )

const notes = ({ crisis, quality }: Draft): { metadata?: object } => {
  const metadata = { ...(crisis && { crisis: true }), ...(quality !== undefined && { quality_score: quality }) }
  return Object.keys(metadata).length === 0 ? {} : { metadata }
}

const messages: ToJson = (draft) => ({ messages: draft.messages, ...notes(draft) })
const FROM = { system: 'system', user: 'human', assistant: 'gpt', tool: 'tool' } as const
const sharegpt: ToJson = (draft, index) => ({
  id: `conv_${index + 1}`,
  conversations: draft.messages.map(({ role, content }) => ({ from: FROM[role], value: content })),
  ...(draft.crisis && { crisis_level: 'crisis' }),
})
const SPEAKER = { system: 'system', user: 'client', assistant: 'therapist', tool: 'tool' } as const
const dialog: ToJson = (draft) => ({ dialog: draft.messages.map(({ role, content }) => ({ speaker: SPEAKER[role], text: content })) })
const turns: ToJson = (draft) => ({ turns: draft.messages.map(({ role, content }) => ({ author: SPEAKER[role], utterance: content })) })
const last = ({ messages: said }: Draft): string => said.at(-1)!.content
const completion =
  (prompt: string, answer: string): ToJson =>
  (draft) => ({ [prompt]: draft.messages.at(-2)!.content, [answer]: last(draft), ...(draft.crisis && { is_crisis: true }) })
const instruction: ToJson = (draft) => {
  const [task, ...input] = draft.messages.at(-2)!.content.split('\n')
  return { instruction: task, input: input.join('\n'), output: last(draft) }
}
const pair: ToJson = (draft) => ({ chosen: draft.messages, rejected: [...draft.messages.slice(0, -1), ...draft.rejected!] })
const tagged = (said: Draft['messages']): string =>
  said.map(({ role, content }) => `\n\n${role === 'user' ? 'Human' : 'Assistant'}: ${content}`).join('')
const taggedPair: ToJson = (draft) => ({
  chosen: tagged(draft.messages),
  rejected: tagged([...draft.messages.slice(0, -1), ...draft.rejected!]),
})

const array =
  (toJson: ToJson): Format =>
  (items, path) =>
    units(
      items,
      path,
      items.map((item, i) => textOf(item, i, toJson)),
      (texts) => `[\n${texts.join(',\n')}\n]\n`,
    )

const records =
  (toJson: ToJson): Format =>
  (items, path) => {
    const keys = items.map((_, i) => `dlg-${String(i + 1).padStart(4, '0')}`)
    return units(
      items,
      path,
      items.map((item, i) => textOf(item, i, toJson)),
      (texts) => `{\n${texts.map((text, i) => `${JSON.stringify(keys[i])}: ${text}`).join(',\n')}\n}\n`,
      keys,
    )
  }

const concatenated =
  (toJson: ToJson): Format =>
  (items, path) =>
    units(
      items,
      path,
      items.map((item, i) => textOf(item, i, toJson, 2)),
      (texts) => `${texts.join('\n')}\n`,
    )

export const JSON_FORMATS = {
  messages_jsonl: lines(messages),
  messages_jsonl_gz: lines(messages, gzip),
  messages_bom_crlf: lines(messages, (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`),
  messages_unended: lines(messages, (text) => text.replace(/\n$/, '')),
  sharegpt_array: array(sharegpt),
  sharegpt_jsonl_zst: lines(sharegpt, (text) => zstdCompressSync(text)),
  dialog_jsonl: lines(dialog),
  dialog_records: records(dialog),
  turns_jsonl: lines(turns),
  prompt_completion_jsonl: lines(completion('prompt', 'completion')),
  completion_concatenated: concatenated(completion('prompt', 'response')),
  instruction_json: array(instruction),
  pair_messages_jsonl: lines(pair),
  pair_tagged_jsonl: lines(taggedPair),
} satisfies Record<string, Format>
